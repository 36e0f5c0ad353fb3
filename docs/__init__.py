"""What explains the project."""

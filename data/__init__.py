"""What is known: tables with their provenance, and the one way to read them."""

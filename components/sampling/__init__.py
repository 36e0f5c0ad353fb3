"""The sampling page: how many inspections, where, when, and what they would show."""

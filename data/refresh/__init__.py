"""`python -m data refresh`: fetch newer vintages from their publishers, check them, and swap them in whole."""

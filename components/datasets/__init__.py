"""What the data pages are made of: the catalog's cards, and one data set's figures, coverage, rows and columns."""

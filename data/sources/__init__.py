"""One module per source: parse the publisher's file, return tidy tables."""

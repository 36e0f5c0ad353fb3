"""The colors of traces, text and grid; those of traces are readable on a light and on a dark ground, and on paper."""

SERIES = ("#2b87b8", "#d08235", "#459c78", "#9a70b4", "#82909b", "#c26a7c")
INK = "#5d6a75"
GRID = "#dfe5e9"

"""The colors of traces, text and grid; those of traces are readable on a light and on a dark ground, and on paper."""

SERIES = ("#2b87b8", "#d08235", "#459c78", "#9a70b4", "#82909b", "#c26a7c")
INK = "#5d6a75"
DARK = "#17222b"
GRID = "#dfe5e9"
# seven steps even in lightness, so that order shows without hue (assets/css/tokens.css, light)
MAP_STEPS = ("#d1eef4", "#9cd1e3", "#6eb2d1", "#4c92ba", "#38719d", "#2f5279", "#253650")
LAND = "#dfe4e8"
STATE_LINE = "#66747f"
PORT = "#8d62a8"

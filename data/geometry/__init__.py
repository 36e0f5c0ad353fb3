"""Shapes: made once from the Census and Natural Earth files, drawn by the map component from `assets/geo/`."""

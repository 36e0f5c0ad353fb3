"""Shapes as compact SVG path strings: whole numbers, each point relative to the one before."""

import numpy as np
import shapely

from data.geometry.counties import GRID

UNITS = round(1 / GRID)  # path units to one frame unit


def path(shape: shapely.Geometry) -> str:
    """The `d` attribute of a (multi)polygon in frame units; rings that collapse on the grid are left out."""
    rings = (ring for polygon in shapely.get_parts(shape) for ring in (polygon.exterior, *polygon.interiors))
    return "".join(_ring(ring) for ring in rings)


def box(shape: shapely.Geometry) -> list[int]:
    """Left, top, right, bottom of a shape, in path units."""
    return [int(edge) for edge in np.rint(np.array(shapely.bounds(shape)) * UNITS)]


def _ring(ring: shapely.LinearRing) -> str:
    points = np.rint(shapely.get_coordinates(ring) * UNITS).astype(int)
    steps = np.diff(points, axis=0)[:-1]  # z draws the last step
    steps = steps[(steps != 0).any(axis=1)]
    if len(steps) < 2:
        return ""
    start = f"M{points[0][0]} {points[0][1]}l"
    return start + " ".join(str(number) for number in steps.ravel()).replace(" -", "-") + "z"

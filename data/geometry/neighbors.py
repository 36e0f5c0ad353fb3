"""Which counties touch, read off the shapes that the maps draw (assets/geo/counties.json)."""

import json
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

SHAPES = Path(__file__).resolve().parents[2] / "assets" / "geo" / "counties.json"
_SHARED = 2  # points in common: one alone is a corner
_NUMBER = re.compile(r"-?\d+")
Point = tuple[int, int]


def neighbors(fips: str) -> tuple[str, ...]:
    """Counties with a border in common with this one, by FIPS, in order; empty for one that is not drawn.

    The shapes lie on one grid and share the points of their borders. Codes are those that the maps draw.
    """
    return _all().get(fips, ())


@lru_cache(maxsize=1)
def _all() -> dict[str, tuple[str, ...]]:
    document = json.loads(SHAPES.read_text(encoding="utf-8"))
    at: dict[Point, set[str]] = defaultdict(set)
    for fips, drawn in zip(document["ids"], document["d"], strict=True):
        for point in _points(drawn):
            at[point].add(fips)
    common: dict[tuple[str, str], int] = defaultdict(int)
    for here in at.values():
        for one in here:
            for other in here - {one}:
                common[one, other] += 1
    found: dict[str, list[str]] = defaultdict(list)
    for (one, other), points in sorted(common.items()):
        if points >= _SHARED:
            found[one].append(other)
    return {fips: tuple(others) for fips, others in found.items()}


def _points(drawn: str) -> set[Point]:
    """The corners of a path as data.geometry.paths writes it: each ring from an absolute start by relative steps."""
    points: set[Point] = set()
    for ring in drawn.replace("z", "").split("M"):
        x = y = 0
        numbers = [int(number) for number in _NUMBER.findall(ring)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.add((x, y))
    return points

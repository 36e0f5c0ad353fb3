"""Which counties border on each other, told from the map's shapes: simplified as one, so that borders are alike."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

SHAPES = Path(__file__).resolve().parents[2] / "assets" / "geo" / "counties.json"
_NUMBER = re.compile(r"-?\d+")
_Point = tuple[int, int]


def with_neighbors(counties: Iterable[str]) -> frozenset[str]:
    """The counties (FIPS as the death series have them) and those that share a border with one of them."""
    own = frozenset(counties)
    return own.union(*(neighbors().get(fips, frozenset()) for fips in own))


@cache
def neighbors() -> dict[str, frozenset[str]]:
    """The neighbors of each county; islands have no entry."""
    shapes = json.loads(SHAPES.read_text())
    sides: dict[frozenset[_Point], set[str]] = defaultdict(set)
    for fips, path in zip(shapes["ids"], shapes["d"], strict=True):
        for side in _sides(path):
            sides[side].add(fips)
    found: dict[str, set[str]] = defaultdict(set)
    for owners in sides.values():
        for fips in owners:
            found[fips] |= owners - {fips}
    return {fips: frozenset(others) for fips, others in found.items() if others}


def _sides(path: str) -> Iterator[frozenset[_Point]]:
    """The sides of a shape's rings; the path has one absolute point a ring, the others relative to the one before."""
    for ring in path.split("M")[1:]:
        steps = [int(number) for number in _NUMBER.findall(ring)]
        points: list[_Point] = []
        x = y = 0
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        for start, end in zip(points, points[1:] + points[:1], strict=True):
            if start != end:
                yield frozenset((start, end))

"""The map's own shapes (assets/geo) as matplotlib paths, in their frame: x to the right, y down."""

import json
from functools import lru_cache
from pathlib import Path as File
from typing import Any

import numpy as np
from matplotlib.path import Path

GEO = File(__file__).resolve().parent.parent / "assets" / "geo"


@lru_cache(maxsize=8)
def shapes(level: str) -> dict[str, Path]:
    """Outline by id (FIPS, postal code number, slug) of counties, states or hidtas."""
    document = _document(level)
    return {key: _path(drawn) for key, drawn in zip(document["ids"], document["d"], strict=True) if drawn}


@lru_cache(maxsize=1)
def port_points() -> dict[str, tuple[int, int]]:
    """Place of each port by code."""
    document = _document("ports")
    return {key: (x, y) for key, x, y in zip(document["ids"], document["x"], document["y"], strict=True)}


@lru_cache(maxsize=8)
def _document(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((GEO / f"{name}.json").read_text(encoding="utf-8"))
    return document


def _path(drawn: str) -> Path:
    """The path of an SVG `d` as data.geometry.paths writes it: rings of an absolute start and relative steps."""
    rings = [_ring(ring) for ring in drawn.replace("z", "").split("M") if ring]
    return Path.make_compound_path(*rings)


def _ring(text: str) -> Path:
    start, _, steps = text.partition("l")
    numbers = np.array(f"{start} {steps}".replace("-", " -").split(), dtype=float).reshape(-1, 2)
    points = np.cumsum(numbers, axis=0)
    return Path(np.vstack([points, points[:1]]), closed=True)

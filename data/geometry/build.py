"""Build `assets/geo/`: the same files, byte for byte, from the same shapes and tables."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from data import store
from data.geometry import outlines
from data.geometry.counties import county_shapes
from data.geometry.members import hidta_by_county
from data.geometry.paths import UNITS, box, path
from data.geometry.ports import placed_ports
from data.geometry.projection import HEIGHT, INSETS, WIDTH
from data.states import STATES

GEOMETRY = Path(__file__).resolve().parents[2] / "assets" / "geo"
FILES = ("context", "counties", "hidtas", "ports", "states")

Document = dict[str, Any]


def build(raw: Path, out: Path = GEOMETRY) -> None:
    """Write the shape files of the map. Names and HIDTAs come from the tables, so build those first.

    Raises TableUnavailable when a table is missing.
    """
    counties = county_shapes(raw)
    documents = {
        "context": _context(raw),
        "counties": _counties(counties),
        "hidtas": _hidtas(counties),
        "ports": _ports(),
        "states": _states(counties),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, document in documents.items():
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _context(raw: Path) -> Document:
    countries = outlines.neighbors(raw)
    return {
        "width": int(WIDTH * UNITS),
        "height": int(HEIGHT * UNITS),
        "names": list(countries.index),
        "d": [path(shape) for shape in countries],
        "insets": [[int(edge * UNITS) for edge in inset.window] for inset in INSETS],
        "insetNames": [inset.name for inset in INSETS],
    }


def _counties(counties: gpd.GeoSeries) -> Document:
    names = store.load("counties").set_index("fips")["name"].astype("str")
    return {
        "ids": list(counties.index),
        "names": names.loc[counties.index].tolist(),
        "d": [path(shape) for shape in counties],
    }


def _states(counties: gpd.GeoSeries) -> Document:
    shapes = outlines.states(counties)
    return {
        "ids": list(shapes.index),
        "postal": [STATES[code][0] for code in shapes.index],
        "names": [STATES[code][1] for code in shapes.index],
        "box": [box(shape) for shape in shapes],
        "d": [path(shape) for shape in shapes],
    }


def _hidtas(counties: gpd.GeoSeries) -> Document:
    table = store.load("hidta_counties")
    slugs = hidta_by_county(table, store.load("county_code_changes"))
    shapes = outlines.dissolve(counties, slugs)
    names = table.drop_duplicates("hidta_slug").set_index("hidta_slug")["hidta"].astype("str")
    position = pd.Series(range(len(counties)), index=counties.index)
    return {
        "ids": list(shapes.index),
        "names": names.loc[shapes.index].tolist(),
        "counties": [sorted(position[slugs.index[slugs == slug]].tolist()) for slug in shapes.index],
        "box": [box(shape) for shape in shapes],
        "d": [path(shape) for shape in shapes],
    }


def _ports() -> Document:
    ports = store.load("ports")
    points = placed_ports(ports)
    known = ports.set_index("port_code").loc[points.index]
    return {
        "ids": list(points.index),
        "names": known["name"].astype("str").tolist(),
        "states": known["state"].astype("str").tolist(),
        "x": [round(point.x * UNITS) for point in points],
        "y": [round(point.y * UNITS) for point in points],
    }

"""County shapes in frame units: one coverage a part, so that neighbors share every vertex of their border."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.geometry.projection import LONGITUDE_LATITUDE, LOWER_48, NOT_DRAWN, Part, part_of
from data.geometry.published import as_published
from data.sources import county_code_changes

COUNTY_FILE = "geo/us-atlas-2023_counties-10m.json"
GRID = 0.05  # frame units between two drawable points: about 250 m on the ground in the lower 48
TOLERANCE = 0.5  # frame units; Visvalingam–Whyatt: drops corners of triangles smaller than its square
_COLLAPSED_SIDE = 0.47  # frame units: the side of Falls Church city, 5.2 km², the one county the file holds as a line

Shapes = NDArray[np.object_]


def county_shapes(raw: Path) -> gpd.GeoSeries:
    """One simplified shape per county or equivalent, indexed by FIPS and sorted by it, in frame units.

    Covers the 50 states, the District of Columbia, Puerto Rico and the U.S. Virgin Islands, in the counties that deaths
    are published for: Connecticut in its eight old ones, Alaska's Chugach and Copper River as Valdez-Cordova.
    Source: Census cartographic boundaries 2023, and 2017 for the borders inside Connecticut.
    """
    counties = gpd.read_file(raw / COUNTY_FILE, layer="counties").set_crs(LONGITUDE_LATITUDE).set_index("id")
    counties = counties[~counties.index.str[:2].isin(NOT_DRAWN)].sort_index()
    shapes = counties.geometry.where(~counties.is_empty, _collapsed(raw, counties.index[counties.is_empty]))
    shapes = as_published(shapes, county_code_changes.parse(raw), raw)
    parts = pd.Series([part_of(fips[:2]) for fips in shapes.index], index=shapes.index)
    placed = [_part_shapes(part, shapes[parts == part]) for part in dict.fromkeys(parts)]
    return pd.concat(placed).sort_index()


def _part_shapes(part: Part, shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    placed = shapely.make_valid(part.place(shapes))  # valid only after projection: the Aleutians cross 180°
    placed = _widen_lines(placed)
    if part != LOWER_48:
        placed = shapely.intersection(placed, shapely.box(*part.window))
    return gpd.GeoSeries(shapely.coverage_simplify(coverage(placed), TOLERANCE), index=shapes.index)


def coverage(shapes: Shapes) -> Shapes:
    """The same areas on the grid, without overlaps or gaps between neighbors, one (multi)polygon each.

    All borders are noded together and every face goes to the shape that holds it; a face that several hold goes to
    the smallest of them (a city inside a county).
    """
    polygons = np.array([shapely.multipolygons(_polygons(shape)) for shape in shapes], dtype=object)
    borders = shapely.union_all(shapely.boundary(polygons), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(borders)))
    face, owner = shapely.STRtree(polygons).query(shapely.point_on_surface(faces), predicate="within")
    held = pd.DataFrame({"face": face, "owner": owner, "size": shapely.area(polygons)[owner]})
    held = held.sort_values(["size", "owner", "face"]).drop_duplicates("face")
    joined = {number: shapely.union_all(faces[rows["face"]]) for number, rows in held.groupby("owner")}
    return np.array([joined[number] for number in range(len(polygons))], dtype=object)


def _polygons(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]


def _widen_lines(shapes: Shapes) -> Shapes:
    """A county the file has collapsed to a line becomes a square of its true area around the line's middle."""
    middles = shapely.centroid(shapes)
    squares = shapely.buffer(middles, _COLLAPSED_SIDE / 2, cap_style="square")
    return np.where(shapely.area(shapes) > 0, shapes, squares)


def _collapsed(raw: Path, ids: pd.Index) -> gpd.GeoSeries:
    """Counties whose ring has too few points to be read, as the line of their arcs in longitude and latitude."""
    topology = json.loads((raw / COUNTY_FILE).read_text())
    rings = {shape["id"]: shape["arcs"][0] for shape in topology["objects"]["counties"]["geometries"]}
    lines = [shapely.LineString(np.concatenate([_arc(topology, arc) for arc in rings[fips]])) for fips in ids]
    return gpd.GeoSeries(lines, index=ids, crs=LONGITUDE_LATITUDE)


def _arc(topology: dict[str, Any], number: int) -> NDArray[np.float64]:
    """Points (n, 2) of one arc of a TopoJSON file; ~number means the same arc, as the format has it."""
    points = np.cumsum(topology["arcs"][number if number >= 0 else ~number], axis=0)
    transform = topology["transform"]
    return np.asarray(points * transform["scale"] + transform["translate"], dtype=np.float64)

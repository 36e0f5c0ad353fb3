"""Shapes of the counties that deaths are published for, where those are not the counties of 2023."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.county_codes import joined_codes
from data.geometry.projection import LONGITUDE_LATITUDE

OLD_COUNTY_FILE = "geo/us-atlas-2017_counties-10m.json"
_SPACING = 0.002  # degrees between points of old borders: the banks of the Connecticut River lie 0.01 apart
_GRID = 1e-6  # degrees, 0.1 m: rounding to it keeps the overlays free of slivers

Shapes = NDArray[np.object_]


def as_published(shapes: gpd.GeoSeries, changes: pd.DataFrame, raw: Path) -> gpd.GeoSeries:
    """`shapes` of 2023 (longitude and latitude, by FIPS) under the codes of the death series, sorted by them.

    New counties that are wholly parts of an old one are joined to it. Where borders cross, the ground of the new ones
    is divided along the borders of 2017. Either way the outline stays that of 2023, so that neighbors still fit.
    `changes` needs old_fips, new_fips and area_share_of_new.
    """
    joined = joined_codes(changes)
    crossing = changes[~changes["new_fips"].isin(joined)]
    kept = shapes[~shapes.index.isin(changes["new_fips"])]
    ground = shapely.union_all(shapes.loc[sorted(set(crossing["new_fips"]))].to_numpy())
    old = _old_shapes(raw).loc[sorted(set(crossing["old_fips"]))]
    return pd.concat([kept, _join(shapes, joined), divide(ground, old)]).sort_index()


def divide(ground: shapely.Geometry, counties: gpd.GeoSeries) -> gpd.GeoSeries:
    """`ground` cut into `counties`; what none of them holds (a river, a finer coast) goes to the nearest."""
    shapes = counties.to_numpy()
    rest = shapely.difference(ground, shapely.union_all(shapes), grid_size=_GRID)
    pieces, owners = _nearest_pieces(rest, shapes)
    own = shapely.intersection(shapes, ground, grid_size=_GRID)
    grown = [shapely.union_all([shape, *pieces[owners == number]], grid_size=_GRID) for number, shape in enumerate(own)]
    return gpd.GeoSeries(grown, index=counties.index, crs=counties.crs)


def _nearest_pieces(rest: shapely.Geometry, shapes: Shapes) -> tuple[Shapes, NDArray[np.intp]]:
    """`rest` cut at the middle between `shapes`, and the position of the nearest shape of each piece.

    The pieces come from the Voronoi cells of points along the borders.
    """
    borders = shapely.set_precision(shapely.segmentize(shapes, _SPACING), _GRID)
    points, owners = shapely.get_coordinates(borders, return_index=True)
    points, first = np.unique(points, axis=0, return_index=True)
    cells = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=rest, ordered=True)
    pieces = shapely.intersection(shapely.get_parts(cells), rest, grid_size=_GRID)
    used = ~shapely.is_empty(pieces)
    return pieces[used], owners[first][used]


def _join(shapes: gpd.GeoSeries, old_codes: dict[str, str]) -> gpd.GeoSeries:
    parts = shapes.loc[sorted(old_codes)]
    joined = {code: shapely.union_all(group.to_numpy()) for code, group in parts.groupby(old_codes)}
    return gpd.GeoSeries(joined, crs=shapes.crs)


def _old_shapes(raw: Path) -> gpd.GeoSeries:
    return gpd.read_file(raw / OLD_COUNTY_FILE, layer="counties").set_crs(LONGITUDE_LATITUDE).set_index("id").geometry

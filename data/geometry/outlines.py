"""What is drawn around the counties: states and HIDTAs dissolved from them, and the neighboring countries."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from data.geometry.counties import GRID
from data.geometry.projection import HEIGHT, INSETS, LONGITUDE_LATITUDE, LOWER_48, WIDTH

COUNTRY_FILE = "geo/world-atlas_countries-50m.json"
UNITED_STATES = "840"
_AROUND = (-150.0, 10.0, -50.0, 65.0)  # longitude and latitude: farther shapes would fold over in this projection
_BORDER_OVERLAP = 3.0  # frame units a neighbor reaches under the United States, whose shapes are finer
_TOLERANCE = 0.5


def dissolve(counties: gpd.GeoSeries, groups: pd.Series) -> gpd.GeoSeries:
    """Counties joined by group; `groups` is indexed by FIPS and may leave counties out. Sorted by group."""
    members = counties.reindex(groups.index)
    joined = {name: shapely.union_all(shapes.to_numpy()) for name, shapes in members.groupby(groups.astype(str))}
    return gpd.GeoSeries(joined).sort_index()


def states(counties: gpd.GeoSeries) -> gpd.GeoSeries:
    """One shape per state, indexed by state FIPS code."""
    return dissolve(counties, pd.Series(counties.index.str[:2], index=counties.index))


def neighbors(raw: Path) -> gpd.GeoSeries:
    """Countries around the United States, cut to the frame and away from the insets, indexed by name.

    Source: Natural Earth, 1:50 million.
    """
    world = gpd.read_file(raw / COUNTRY_FILE, layer="countries").set_crs(LONGITUDE_LATITUDE)
    world["geometry"] = shapely.intersection(shapely.make_valid(world.geometry.to_numpy()), shapely.box(*_AROUND))
    world = world[~world.is_empty].sort_values("name")
    placed = shapely.make_valid(LOWER_48.place(world.geometry))
    home = shapely.union_all(placed[world["id"] == UNITED_STATES])
    abroad = gpd.GeoSeries(placed, index=world["name"])[(world["id"] != UNITED_STATES).to_numpy()]
    return _cut(gpd.GeoSeries(_reach_under(abroad, home), index=abroad.index))


def _reach_under(abroad: gpd.GeoSeries, home: shapely.Geometry) -> list[shapely.Geometry]:
    return [shape.union(shape.buffer(_BORDER_OVERLAP).intersection(home)) for shape in abroad]


def _cut(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    frame = shapely.box(0, 0, WIDTH, HEIGHT).difference(shapely.union_all([shapely.box(*i.window) for i in INSETS]))
    simple = shapes.simplify(_TOLERANCE).intersection(frame)
    on_grid = shapely.set_precision(simple.to_numpy(), GRID)
    kept = [shapely.multipolygons([p for p in shapely.get_parts(s) if p.geom_type == "Polygon"]) for s in on_grid]
    drawn = gpd.GeoSeries(kept, index=shapes.index)
    return drawn[~drawn.is_empty]

"""The page the map is measured on: ours and a Plotly choropleth of the same shapes and values, one shown at a time."""

import json
import re
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import plotly.graph_objects as go
import shapely
from dash import Dash, dcc, html

from components.map import map_data, map_view
from data.geometry.paths import UNITS
from data.geometry.projection import INSETS, LONGITUDE_LATITUDE, LOWER_48, METRES_PER_UNIT, Part, part_of

ROOT = Path(__file__).resolve().parent.parent
BREAKS = (15.0, 30.0, 45.0, 60.0, 75.0)
COUNTIES = json.loads((ROOT / "assets" / "geo" / "counties.json").read_text(encoding="utf-8"))


def values(seed: int) -> list[float]:
    """One value a county, 0 to 90, from a fixed seed."""
    return np.random.default_rng(seed).uniform(0, 90, len(COUNTIES["ids"])).round(1).tolist()


def payload(seed: int) -> dict[str, Any]:
    """The same values as our map takes them."""
    numbers = pd.Series(values(seed), index=COUNTIES["ids"])
    status = pd.Series("final", index=numbers.index)
    return map_data(numbers, status, measure="Measure", unit="units", breaks=BREAKS, decimals=1, period="", source="")


def _shape(d: str) -> shapely.MultiPolygon:
    """A path in frame units, each ring a polygon of its own."""
    rings = []
    for ring in d.strip("z").split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        rings.append(shapely.Polygon(np.cumsum(np.reshape(numbers, (-1, 2)), axis=0) / UNITS))
    return shapely.MultiPolygon(rings)


def _on_earth(part: Part, shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes of one part of the frame back in longitude and latitude, rings clockwise, as Plotly wants them."""
    factor = part.scale / METRES_PER_UNIT
    metres = shapely.transform(shapes.to_numpy(), lambda xy: (xy - part.origin) / (factor, -factor))
    degrees = gpd.GeoSeries(metres, index=shapes.index, crs=part.crs).to_crs(LONGITUDE_LATITUDE)
    return gpd.GeoSeries(shapely.orient_polygons(degrees.to_numpy(), exterior_cw=True), index=shapes.index)


def _shapes() -> dict[str, Any]:
    """The counties our map draws, as GeoJSON; Plotly's Albers has no place for Puerto Rico, so it draws 81 fewer."""
    drawn = gpd.GeoSeries([_shape(d) for d in COUNTIES["d"]], index=COUNTIES["ids"])
    parts = pd.Series([part_of(fips[:2]) for fips in drawn.index], index=drawn.index)
    placed = pd.concat([_on_earth(part, drawn[parts == part]) for part in (LOWER_48, *INSETS[:2])])
    return dict(placed.__geo_interface__)


def choropleth() -> go.Figure:
    """Plotly's map of the same counties in the same projection, with nothing else on it."""
    line = {"width": 0.4, "color": "white"}
    trace = go.Choropleth(
        geojson=_shapes(), locations=COUNTIES["ids"], z=values(1), zmin=0, zmax=90, marker={"line": line}
    )
    figure = go.Figure(trace)
    figure.update_geos(visible=False, fitbounds=False, scope="usa", projection_type="albers usa")
    return figure.update_layout(width=975, height=610, margin={"l": 0, "r": 0, "t": 0, "b": 0})


app = Dash("map_pages", assets_folder=str(ROOT / "assets"))
app.layout = html.Div(
    [
        html.Div(map_view("m", title="Measure by county", data=payload(1)), id="ours", style={"width": "975px"}),
        html.Div(
            dcc.Graph(id="plotly", figure=choropleth(), config={"topojsonURL": "/no-world/", "displayModeBar": False}),
            id="theirs",
        ),
    ]
)
server = app.server


@server.get("/no-world/<name>")
def no_world(name: str) -> dict[str, Any]:
    """Plotly asks for a map of the world even where it shows none of it: an empty one serves."""
    layers = ("coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits")
    empty = {layer: {"type": "GeometryCollection", "geometries": []} for layer in layers}
    return {"type": "Topology", "objects": empty, "arcs": []}

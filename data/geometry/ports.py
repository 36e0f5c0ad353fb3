"""Ports placed in the frame and assigned to the county that holds them."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.geometry.projection import INSETS, LONGITUDE_LATITUDE, LOWER_48, METRES_PER_UNIT, Part, part_of
from data.states import STATES

FARTHEST_COUNTY_KM = 20.0  # a bridge or pier beyond the drawn coast is still the county's; farther is no county's
_KM_PER_UNIT = METRES_PER_UNIT / 1000
_STATE_FIPS = {postal: fips for fips, (postal, _) in STATES.items()}


def placed_ports(ports: pd.DataFrame) -> gpd.GeoSeries:
    """Points in frame units, indexed by port code: ports with coordinates in a drawn state.

    `ports` has the columns port_code, state (postal code), lat, lon (degrees, NAD83).
    """
    known = ports.dropna(subset=["lat", "lon", "state"])
    known = known.assign(fips=known["state"].astype(str).map(_STATE_FIPS)).dropna(subset=["fips"])
    points = gpd.GeoSeries(gpd.points_from_xy(known["lon"], known["lat"]), known["port_code"], crs=LONGITUDE_LATITUDE)
    parts = pd.Series([part_of(fips) for fips in known["fips"]], index=points.index)
    placed = [_place(part, points[parts == part]) for part in (LOWER_48, *INSETS)]
    return pd.concat(placed).sort_index()


def counties_of(points: gpd.GeoSeries, counties: gpd.GeoSeries, state_of_port: pd.Series) -> pd.Series:
    """FIPS of each port's county: that of its own state which holds it, else the nearest within 20 km, else missing.

    The port's state decides before the shapes do: coordinates of a border crossing often lie on the far bank.
    """
    found = [_county(point, counties, _STATE_FIPS[state_of_port[code]]) for code, point in points.items()]
    return pd.Series(found, index=points.index, dtype="str")


def _county(point: shapely.Point, counties: gpd.GeoSeries, state_fips: str) -> str | None:
    candidates = counties[counties.index.str[:2] == state_fips]
    distances = shapely.distance(candidates.to_numpy(), point)
    nearest = int(np.argmin(distances))
    kilometers = distances[nearest] * _KM_PER_UNIT / part_of(state_fips).scale
    return str(candidates.index[nearest]) if kilometers <= FARTHEST_COUNTY_KM else None


def _place(part: Part, points: gpd.GeoSeries) -> gpd.GeoSeries:
    return gpd.GeoSeries(part.place(points), index=points.index)

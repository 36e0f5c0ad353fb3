"""The frame every shape is drawn in: the lower 48 states in Albers, with Alaska, Hawaii and Puerto Rico as insets.

Frame units are those of the drawing: 975 wide, 610 high, x to the right, y down. Distances are equal-area within
one part; the insets have their own scale, so areas do not compare across parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

WIDTH = 975.0
HEIGHT = 610.0
LONGITUDE_LATITUDE = "EPSG:4326"
METRES_PER_UNIT = 6_378_137 / 1300  # 1300 units to an Earth radius: the lower 48 then fill the frame
_ALBERS = "+proj=aea +lat_1={} +lat_2={} +lat_0={} +lon_0={} +datum=NAD83 +units=m"


@dataclass(frozen=True)
class Part:
    """One part of the frame: which states it holds, how they are projected, and where they are put.

    `scale` is relative to the lower 48. `origin` is the frame point of the projection's center. `window` is the
    part's rectangle (left, top, right, bottom) in frame units; what lies outside of it is not drawn.
    """

    name: str
    states: tuple[str, ...]
    crs: str
    scale: float
    origin: tuple[float, float]
    window: tuple[float, float, float, float]

    def place(self, shapes: gpd.GeoSeries) -> NDArray[np.object_]:
        """Shapes in longitude and latitude as an array of shapes in frame units."""
        factor = self.scale / METRES_PER_UNIT
        projected = shapes.to_crs(self.crs).to_numpy()
        moved = shapely.transform(projected, lambda xy: xy * (factor, -factor) + self.origin)
        return np.asarray(moved, dtype=object)


LOWER_48 = Part("Lower 48", (), _ALBERS.format(29.5, 45.5, 37.5, -96), 1.0, (497.5, 325.0), (0.0, 0.0, WIDTH, HEIGHT))
INSETS = (
    Part("Alaska", ("02",), _ALBERS.format(55, 65, 50, -154), 0.32, (155.0, 629.0), (8.0, 470.0, 258.0, 606.0)),
    Part("Hawaii", ("15",), _ALBERS.format(8, 18, 20.6, -157.3), 0.9, (328.0, 568.5), (268.0, 530.0, 380.0, 606.0)),
    Part(
        "Puerto Rico and U.S. Virgin Islands",
        ("72", "78"),
        _ALBERS.format(8, 18, 18.1, -66.2),
        1.55,
        (909.0, 577.0),
        (846.0, 548.0, 971.0, 606.0),
    ),
)
NOT_DRAWN = ("60", "66", "69")  # American Samoa, Guam, Northern Marianas: no HIDTA and no county series covers them


def part_of(state_fips: str) -> Part:
    """The part of the frame a state is drawn in. Raises ValueError for a territory that is not drawn."""
    if state_fips in NOT_DRAWN:
        raise ValueError(f"state {state_fips} is not drawn on the map")
    return next((inset for inset in INSETS if state_fips in inset.states), LOWER_48)


def parts_of(state_fips: Iterable[str]) -> list[Part]:
    """The part of each state, in order."""
    return [part_of(code) for code in state_fips]

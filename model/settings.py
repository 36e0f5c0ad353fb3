"""Numbers of a run that are no parameters of the model: how often, from which seed, how long."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import Field

from model.parameter import Bounds

SETTINGS: Mapping[str, Bounds] = MappingProxyType(
    {
        "draws": Bounds(1.0, 1e7),
        "seed": Bounds(0.0, 2.0**32 - 1.0),
        "reviews": Bounds(1.0, 80.0),
        "reviews_per_year": Bounds(1.0, 12.0),
    }
)
LENS_WEIGHT = Bounds(0.0, 1e6, low_allowed=False)


def setting(name: str, default: int) -> Any:
    """A schema field for a whole number within its bounds."""
    bounds = SETTINGS[name]
    return Field(default=default, ge=bounds.low, le=bounds.high)

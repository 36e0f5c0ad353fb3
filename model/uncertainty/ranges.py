"""Ranges: what a parameter may be, as a distribution with two ends.

Every distribution has ends, so that a range can be held against what the parameter allows before anything is drawn.
The lognormal has none of its own: it is cut where one in a thousand lies beyond, and its two points hold after the
cut ◇.
"""

import math
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from scipy.special import ndtri

from model.scenario import Part

# the part of a lognormal that is cut off at each end
CUT = 0.001
TAIL = 0.05


def _disorder(message: str) -> PydanticCustomError:
    return PydanticCustomError("disagrees", "{problem}", {"problem": message})


class Uniform(Part):
    """Any value from low to high is as likely as another."""

    distribution: Literal["uniform"]
    low: float
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise _disorder(f"low must not be above high, got {self.low:.10g} and {self.high:.10g}")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value."""
        return self.low, self.high


class _Peaked(Part):
    """A range with a most likely value."""

    low: float
    mode: float
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.mode <= self.high:
            found = f"{self.low:.10g}, {self.mode:.10g}, {self.high:.10g}"
            raise _disorder(f"low, mode and high must be in order, got {found}")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value."""
        return self.low, self.high


class Triangular(_Peaked):
    """Straight up from low to the mode, straight down to high."""

    distribution: Literal["triangular"]


class Pert(_Peaked):
    """The beta distribution between low and high whose mean weighs the mode four times (Malcolm et al. 1959)."""

    distribution: Literal["pert"]


class Lognormal(Part):
    """A value whose logarithm is normal: `low` is its 5% point and `high` its 95% point, both of one sign."""

    distribution: Literal["lognormal"]
    low: float
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise _disorder(f"low must not be above high, got {self.low:.10g} and {self.high:.10g}")
        if self.low == 0 or self.high == 0 or (self.low < 0) != (self.high < 0):
            found = f"{self.low:.10g} and {self.high:.10g}"
            raise _disorder(f"low and high must both be above 0, or both below, got {found}")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value: the points where the distribution is cut."""
        beyond = 0.5 * (float(ndtri(1.0 - CUT)) / TAIL_DEVIATE - 1.0)
        return self.low * math.exp(-beyond * self.log_width), self.high * math.exp(beyond * self.log_width)

    @property
    def log_width(self) -> float:
        """The logarithm of high over low; negative where the values are, so that more is still a higher quantile."""
        return math.log(abs(self.high)) - math.log(abs(self.low))


# the normal deviate at the 95% point of what the cut leaves
TAIL_DEVIATE = float(ndtri(CUT + (1.0 - 2.0 * CUT) * (1.0 - TAIL)))

Range = Annotated[Uniform | Triangular | Pert | Lognormal, Field(discriminator="distribution")]
AnyRange = Uniform | Triangular | Pert | Lognormal

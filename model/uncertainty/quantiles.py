"""Quantiles of many ranges at once: from numbers in 0–1 to values in their own unit.

Shapes: everything is (parameter, draw); the values of a parameter lie next to each other in memory.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import betainc, ndtri

from model.arrays import Floats
from model.uncertainty.ranges import CUT, TAIL_DEVIATE, AnyRange, Lognormal, Pert, Triangular, Uniform

PERT_NODES = 4097


@dataclass(frozen=True)
class Quantiles:
    """The ranges of a study, sorted into groups of one distribution."""

    size: int
    groups: tuple[tuple[list[int], Callable[[Floats], Floats]], ...]

    def at(self, levels: Floats) -> Floats:
        """The value of each range at each level 0–1; both (parameter, draw)."""
        values = np.empty((self.size, levels.shape[1]))
        for rows, quantile in self.groups:
            values[rows] = quantile(levels[rows])
        return values


def quantiles_of(ranges: Sequence[AnyRange]) -> Quantiles:
    """The quantile functions of some ranges, in their order."""
    kinds: tuple[tuple[type, Callable[..., Callable[[Floats], Floats]]], ...] = (
        (Uniform, _uniform),
        (Triangular, _triangular),
        (Pert, _pert),
        (Lognormal, _lognormal),
    )
    groups = []
    for kind, make in kinds:
        rows = [row for row, each in enumerate(ranges) if isinstance(each, kind)]
        if rows:
            groups.append((rows, make([ranges[row] for row in rows])))
    return Quantiles(len(ranges), tuple(groups))


def _column(values: Sequence[float]) -> Floats:
    return np.array(values, dtype=float)[:, None]


def _uniform(ranges: Sequence[Uniform]) -> Callable[[Floats], Floats]:
    low = _column([each.low for each in ranges])
    width = _column([each.high for each in ranges]) - low
    return lambda levels: low + width * levels


def _triangular(ranges: Sequence[Triangular]) -> Callable[[Floats], Floats]:
    low = _column([each.low for each in ranges])
    high = _column([each.high for each in ranges])
    mode = _column([each.mode for each in ranges])
    width = high - low
    below = np.where(width > 0.0, (mode - low) / np.where(width > 0.0, width, 1.0), 0.0)
    above = 1.0 - below

    def quantile(levels: Floats) -> Floats:
        """The part of the width below the mode that is climbed, and of that above it all but what is left to climb.

        Choosing a side for each level would be shorter, but branches on random numbers cost more than both roots.
        """
        place = np.sqrt(below * np.minimum(levels, below))
        place -= np.sqrt(above * np.minimum(1.0 - levels, above))
        place += above
        place *= width
        place += low
        # rounding must not lead out of the range
        return np.asarray(np.clip(place, low, high, out=place))

    return quantile


def _pert(ranges: Sequence[Pert]) -> Callable[[Floats], Floats]:
    def quantile(levels: Floats) -> Floats:
        return np.stack([_pert_quantile(each, row) for each, row in zip(ranges, levels, strict=True)])

    return quantile


def _pert_quantile(each: Pert, levels: Floats) -> Floats:
    width = each.high - each.low
    if width == 0.0:
        return np.full_like(levels, each.low)
    places, below = _pert_table((each.mode - each.low) / width)
    return each.low + width * np.interp(levels, below, places)


@lru_cache(maxsize=1024)
def _pert_table(mode: float) -> tuple[Floats, Floats]:
    """Places in 0–1 and the part of the distribution below each.

    Reading the table backwards is a hundred times quicker than inverting the beta function for every draw, and
    differs from it by less than a millionth of the range.
    """
    places = np.linspace(0.0, 1.0, PERT_NODES)
    return places, betainc(1.0 + 4.0 * mode, 5.0 - 4.0 * mode, places)


def _lognormal(ranges: Sequence[Lognormal]) -> Callable[[Floats], Floats]:
    low = _column([each.low for each in ranges])
    log_width = _column([each.log_width for each in ranges])

    def quantile(levels: Floats) -> Floats:
        """The 5% point times a power of high over low: where the two are one, exactly that."""
        deviate = ndtri(CUT + (1.0 - 2.0 * CUT) * levels)
        return low * np.exp(log_width * 0.5 * (1.0 + deviate / TAIL_DEVIATE))

    return quantile

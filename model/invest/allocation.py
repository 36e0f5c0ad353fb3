"""Revenue to regions by a published formula, with a floor per region (model.md §5).

Need of a region = Σ w·z / Σ w over the measures it has, where z is its figure divided by the mean of the regions that
have one. A region gets θ·need, or its floor if that is more, with θ such that all of the money is given out. ◇ The
paper names no formula.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np

from model.invest.plan import MEASURES, Plan, Region, Weights
from model.proportional import Floats, scaled_within

# beyond this, whole dollars are no longer exact in floating point
MOST_DOLLARS = 2.0**53


class Infeasible(ValueError):
    """What is asked for cannot be had: the place in the plan and the reason."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")


@dataclass(frozen=True)
class Allocation:
    """Whole dollars by region: they sum to `revenue` exactly.

    need: 1 is the average region, None where it has no measure. missing: the measures with weight that the region has
    no figure for; its need is then weighed over the others. at_floor: regions that get their floor, not their need.
    """

    revenue: int
    amounts: dict[str, int]
    need: dict[str, float | None]
    missing: dict[str, tuple[str, ...]]
    at_floor: tuple[str, ...]


def allocation_of(plan: Plan) -> Allocation:
    """The regions' share of the plan's revenue, divided among them. Raises Infeasible."""
    revenue = plan.revenue * plan.hidta_share
    equal = revenue / len(plan.regions)
    floors = {
        key: plan.floor_share * equal if region.floor is None else region.floor for key, region in plan.regions.items()
    }
    return allocate(revenue, plan.regions, plan.weights, floors)


def allocate(
    revenue: float, regions: Mapping[str, Region], weights: Weights, floors: Mapping[str, float]
) -> Allocation:
    """`revenue` (USD, rounded to whole dollars) among the regions by need, none below its floor (USD).

    Raises Infeasible where the floors exceed the revenue, or where no region has a need to divide it by.
    """
    if not isfinite(revenue) or not 0 <= revenue <= MOST_DOLLARS:
        raise Infeasible("revenue", f"allowed 0 to {MOST_DOLLARS:,.0f}, got {revenue:g}")
    whole = round(revenue)
    low = np.array([np.floor(floors.get(key, 0.0)) for key in regions])
    if not np.isfinite(low).all() or (low < 0).any():
        raise Infeasible("floors", "allowed 0 or more")
    if low.sum() > whole:
        raise Infeasible("floors", f"allowed up to the revenue ({whole:,} USD) together; they sum to {low.sum():,.0f}")
    need = needs(regions, weights)
    known = np.nan_to_num(need)
    if whole > low.sum() and not known.any():
        raise Infeasible("regions", "at least one needs a figure above 0 for a measure with weight")
    shares = scaled_within(known, low, np.full(len(low), np.inf), np.ones(len(low)), float(whole))
    amounts = _whole_dollars(shares, low, whole)
    return Allocation(
        revenue=whole,
        amounts=dict(zip(regions, amounts, strict=True)),
        need={key: None if np.isnan(value) else float(value) for key, value in zip(regions, need, strict=True)},
        missing={key: _missing(region, weights) for key, region in regions.items()},
        at_floor=tuple(key for key, share, floor in zip(regions, shares, low, strict=True) if share <= floor),
    )


def needs(regions: Mapping[str, Region], weights: Weights) -> Floats:
    """Need of each region relative to the average one, shape (region,); NaN where it has no weighted measure."""
    figures = np.array([[_figure(region, name) for name in MEASURES] for region in regions.values()])
    weight = np.array([getattr(weights, name) for name in MEASURES])
    has = np.isfinite(figures)
    mean = np.where(has, figures, 0.0).sum(axis=0) / np.maximum(has.sum(axis=0), 1)
    relative = np.where(has, figures, 0.0) / np.where(mean > 0, mean, 1.0)
    carried = has @ weight
    return np.where(carried > 0, relative @ weight / np.where(carried > 0, carried, 1.0), np.nan)


def _figure(region: Region, measure: str) -> float:
    value: float | None = getattr(region, measure)
    return np.nan if value is None else value


def _missing(region: Region, weights: Weights) -> tuple[str, ...]:
    return tuple(name for name in MEASURES if getattr(weights, name) > 0 and getattr(region, name) is None)


def _whole_dollars(shares: Floats, low: Floats, total: int) -> list[int]:
    """The shares cut to dollars, and the dollars left over to the largest remainders, first come first."""
    whole = np.maximum(np.floor(shares), low)
    left = total - int(whole.sum())
    order = np.argsort(-(shares - whole), kind="stable")
    # rounding can leave a few dollars too many as well as too few: those come off the largest amounts
    for place in order[:left] if left >= 0 else np.argsort(-(whole - low), kind="stable")[:-left]:
        whole[place] += 1 if left >= 0 else -1
    return [int(value) for value in whole]

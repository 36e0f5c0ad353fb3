"""A budget divided among ports and modes: Neyman's allocation with cost.

`n ∝ N·√(p(1−p)·deff) / √c`, N arrivals of the round, c the cost of an inspection, between the least and all arrivals:
the prevalence over all ports is then known best for the money. Cochran, Sampling Techniques, section 5.5; the limits
are ours ◇.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from model.proportional import scaled_within
from model.sampling.plan import SamplingPlan

Floats = NDArray[np.float64]


class Unaffordable(ValueError):
    """The least inspections of every port and mode cost more than the budget."""


@dataclass(frozen=True)
class Spread:
    """Inspections of a round by stratum, what they cost (USD), and what they show over all strata together.

    prevalence: of all arrivals, as assumed. standard_error and half_width (normal, at the plan's confidence) of its
    estimate; proportional_half_width: the same if the money went by arrivals alone. None where a stratum has none.
    """

    inspections: dict[str, int]
    cost: float
    prevalence: float
    standard_error: float | None
    half_width: float | None
    proportional_half_width: float | None


def spread(plan: SamplingPlan) -> Spread:
    """The plan's budget by Neyman's allocation. Raises Unaffordable."""
    strata = list(plan.strata.values())
    arrivals = np.array([plan.arrivals(name) for name in plan.strata])
    cost = np.array([stratum.cost for stratum in strata])
    variance = np.array([s.prevalence * (1 - s.prevalence) * s.design_effect for s in strata])
    most = np.floor(arrivals)
    least = np.minimum(plan.least, most)
    if (least @ cost) > plan.budget:
        need = f"the least inspections of every port and mode cost {least @ cost:,.0f} USD"
        raise Unaffordable(f"budget: allowed {least @ cost:,.0f} or more ({need}), got {plan.budget:,.0f}")
    best = _whole(scaled_within(arrivals * np.sqrt(variance / cost), least, most, cost, plan.budget), most, cost, plan)
    even = _whole(scaled_within(arrivals, least, most, cost, plan.budget), most, cost, plan)
    weights = arrivals / arrivals.sum()
    error = _standard_error(weights, variance, best)
    z = float(norm.ppf((1 + plan.confidence) / 2))
    even_error = _standard_error(weights, variance, even)
    return Spread(
        inspections={name: int(count) for name, count in zip(plan.strata, best, strict=True)},
        cost=float(best @ cost),
        prevalence=float(weights @ [stratum.prevalence for stratum in strata]),
        standard_error=error,
        half_width=None if error is None else z * error,
        proportional_half_width=None if even_error is None else z * even_error,
    )


def _whole(amounts: Floats, most: Floats, cost: Floats, plan: SamplingPlan) -> Floats:
    """Whole inspections within the budget: cut down, then one more where most was cut, while the money lasts."""
    whole = np.floor(amounts + 1e-9)
    left = plan.budget - float(whole @ cost)
    for place in np.argsort(whole - amounts, kind="stable"):
        if whole[place] < most[place] and cost[place] <= left:
            whole[place] += 1
            left -= float(cost[place])
    return whole


def _standard_error(weights: Floats, variance: Floats, inspections: Floats) -> float | None:
    """Of the stratified estimate; None where a stratum with arrivals has no inspection."""
    if (inspections < 1).any():
        return None
    return sqrt(float((weights**2 * variance / inspections).sum()))

"""Deaths that money averts, with diminishing returns (model.md §5).

With spending b on an intervention in a region of D opioid deaths a year, the share of deaths it averts is
`s(b) = m·(1 − exp(−b/k))`, m = reach·effect, k = unit_cost·units_per_death·reach·D: the first death costs k/(m·D), and
each further e-fold of money reaches the same part of those not yet reached. ◇ Interventions meet the same deaths
independently, so that a death is averted once: what remains is `D·Π(1 − s)`. Its logarithm is convex in b.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.invest.plan import Plan

Floats = NDArray[np.float64]

# a billionth of a death is none: fewer would need a part of a cent
NO_DEATHS = 1e-9


@dataclass(frozen=True)
class Returns:
    """What money does. deaths: (region,), opioid deaths a year, 0 where the region has no figure.

    most: (intervention,), the greatest share of deaths an intervention averts. scale: (region, intervention), USD by
    which all but 1/e of the reachable are reached; 1 where no life is claimed.
    """

    deaths: Floats
    most: Floats
    scale: Floats


def returns_of(plan: Plan, effect: str = "effect") -> Returns:
    """The returns of a plan's interventions. effect: which of effect, effect_low, effect_high is read."""
    deaths = np.array([(region.deaths or 0.0) * plan.opioid_share for region in plan.regions.values()])
    deaths = np.where(deaths > NO_DEATHS, deaths, 0.0)
    interventions = list(plan.interventions.values())
    most = np.array([item.reach * getattr(item, effect) for item in interventions])
    per_death = np.array([item.unit_cost * (item.units_per_death or 0.0) * item.reach for item in interventions])
    scale = deaths[:, None] * per_death
    return Returns(deaths, most, np.where(scale > 0, scale, 1.0))


def log_remaining(returns: Returns, spending: Floats) -> Floats:
    """log(1 − s) of each intervention in each region, (region, intervention); spending in USD a year."""
    return np.asarray(np.log1p(returns.most * np.expm1(-spending / returns.scale)))


def averted(returns: Returns, spending: Floats) -> Floats:
    """Deaths averted a year, (region,); spending in USD a year, (region, intervention)."""
    # + 0.0 turns the -0.0 of a region without deaths into 0.0
    return np.asarray(-returns.deaths * np.expm1(log_remaining(returns, spending).sum(axis=1)) + 0.0)


def averted_by(returns: Returns, spending: Floats) -> Floats:
    """`averted` divided among the interventions in proportion to −log(1 − s), (region, intervention). ◇"""
    logs = log_remaining(returns, spending)
    total = logs.sum(axis=1, keepdims=True)
    parts = np.divide(logs, total, out=np.zeros_like(logs), where=total < 0)
    return np.asarray(parts * averted(returns, spending)[:, None])


def marginal(returns: Returns, spending: Floats) -> Floats:
    """Deaths that the next dollar averts, (region, intervention), per USD: the derivative of `averted`."""
    logs = log_remaining(returns, spending)
    remaining = returns.deaths * np.exp(logs.sum(axis=1))
    slope = returns.most * np.exp(-spending / returns.scale) / returns.scale
    return np.asarray(remaining[:, None] * slope / np.exp(logs))

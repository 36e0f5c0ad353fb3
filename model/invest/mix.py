"""The proposed mix: what each region spends on what, what it averts, and which limits hold it back."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.invest.allocation import Allocation, Infeasible, allocation_of
from model.invest.constraints import Constraints, constraints_of
from model.invest.effects import averted, averted_by, marginal, returns_of
from model.invest.kkt import Prices, prices_of
from model.invest.optimize import best_spending
from model.invest.plan import Plan

Floats = NDArray[np.float64]

# prices below this part of the largest slope are numerical dust
DUST = 1e-6


@dataclass(frozen=True)
class Binding:
    """A limit that binds. kind: budget, floor, cap, override, total_floor or total_cap; region or intervention is
    None where the limit is not of one. lives_per_million: deaths that one more million USD of it would avert; for a
    floor, deaths that each of its millions gives up.
    """

    kind: str
    region: str | None
    intervention: str | None
    lives_per_million: float


@dataclass(frozen=True)
class Mix:
    """Arrays are (region, intervention) or (region,), in the order of the plan; money in USD a year.

    averted: deaths averted a year, with averted_low and averted_high at the ends of the effects' ranges. averted_by:
    the same by intervention. next_million: deaths averted by another million USD. units: what the money buys.
    unspent: what no intervention within its limits could use. residual: how nearly the optimum is met (kkt.py).
    """

    spending: Floats
    units: Floats
    unspent: Floats
    averted: Floats
    averted_low: Floats
    averted_high: Floats
    averted_by: Floats
    next_million: Floats
    binding: tuple[Binding, ...]
    residual: float


@dataclass(frozen=True)
class Investment:
    """The plan, the regions' parts of the revenue, and the mix."""

    plan: Plan
    allocation: Allocation
    mix: Mix


@dataclass(frozen=True)
class FailsWell:
    """What the revenue averts if the border measures change nothing abroad: the paper's "fails well".

    revenue and spent in USD a year; opioid_deaths of the regions with a figure, and deaths averted a year, with the
    range of the effects; cost_per_death in USD, None where no death is averted.
    """

    revenue: float
    spent: float
    opioid_deaths: float
    averted: float
    averted_low: float
    averted_high: float
    cost_per_death: float | None


def invest(plan: Plan) -> Investment:
    """The allocation of a plan's revenue and the mix that averts most deaths. Raises Infeasible."""
    allocation = allocation_of(plan)
    budget = np.array([float(amount) for amount in allocation.amounts.values()])
    return Investment(plan, allocation, mix_of(plan, budget))


def mix_of(plan: Plan, budget: Floats) -> Mix:
    """The best mix where regions have `budget` (region,), USD a year. Raises Infeasible."""
    if budget.shape != (len(plan.regions),) or not np.isfinite(budget).all() or (budget < 0).any():
        raise Infeasible("budget", "allowed 0 or more for each region")
    constraints = constraints_of(plan, budget)
    returns = returns_of(plan)
    spending = best_spending(returns, constraints)
    prices = prices_of(returns, constraints, spending)
    cost = np.array([item.unit_cost for item in plan.interventions.values()])
    return Mix(
        spending=spending,
        units=spending / cost,
        unspent=np.maximum(budget - spending.sum(axis=1), 0.0),
        averted=averted(returns, spending),
        averted_low=averted(returns_of(plan, "effect_low"), spending),
        averted_high=averted(returns_of(plan, "effect_high"), spending),
        averted_by=averted_by(returns, spending),
        next_million=marginal(returns, spending) * 1e6,
        binding=tuple(_bindings(plan, constraints, prices)),
        residual=prices.residual,
    )


def fails_well(investment: Investment) -> FailsWell:
    """The paper's "fails well" as a number: deaths are as now, and the revenue is spent on the mix."""
    mix = investment.mix
    spent, deaths = float(mix.spending.sum()), float(mix.averted.sum())
    return FailsWell(
        revenue=investment.plan.revenue,
        spent=spent,
        opioid_deaths=float(returns_of(investment.plan).deaths.sum()),
        averted=deaths,
        averted_low=float(mix.averted_low.sum()),
        averted_high=float(mix.averted_high.sum()),
        cost_per_death=spent / deaths if deaths > 0 else None,
    )


def _bindings(plan: Plan, constraints: Constraints, prices: Prices) -> Iterator[Binding]:
    regions, interventions = list(plan.regions), list(plan.interventions)
    dust = DUST * max(float(prices.budget.max(initial=0.0)), 1e-300)
    for place in np.nonzero(prices.budget > dust)[0]:
        yield Binding("budget", regions[place], None, float(prices.budget[place]) * 1e6)
    floors = np.where(constraints.low > 0, prices.floor, 0.0)
    caps = np.where(constraints.high < constraints.budget[:, None], prices.cap, 0.0)
    for kind, table in (("floor", floors), ("cap", caps)):
        for place, column in zip(*np.nonzero(table > dust), strict=True):
            fixed = constraints.low[place, column] == constraints.high[place, column]
            price = float(table[place, column]) * 1e6
            yield Binding("override" if fixed else kind, regions[place], interventions[column], price)
    for kind, totals in (("total_floor", prices.total_floor), ("total_cap", prices.total_cap)):
        for column in np.nonzero(totals > dust)[0]:
            yield Binding(kind, None, interventions[column], float(totals[column]) * 1e6)

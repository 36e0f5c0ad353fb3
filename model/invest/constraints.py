"""The limits of a plan as arrays, and whether any spending can meet them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from model.invest.allocation import Infeasible
from model.invest.plan import Limit, Plan

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Constraints:
    """budget: (region,). low, high: (region, intervention). total_low, total_high: (intervention,). USD a year."""

    budget: Floats
    low: Floats
    high: Floats
    total_low: Floats
    total_high: Floats


def constraints_of(plan: Plan, budget: Floats) -> Constraints:
    """The limits of a plan whose regions have `budget` (USD). An override sets both limits. Raises Infeasible."""
    limits = [plan.limits.get(name, Limit()) for name in plan.interventions]
    low = budget[:, None] * np.array([limit.region_floor for limit in limits])
    high = budget[:, None] * np.array([limit.region_cap for limit in limits])
    for place, region in enumerate(plan.regions):
        for column, name in enumerate(plan.interventions):
            fixed = plan.overrides.get(region, {}).get(name)
            if fixed is not None:
                low[place, column] = high[place, column] = fixed
    total_low = np.array([limit.total_floor for limit in limits])
    total_high = np.array([np.inf if limit.total_cap is None else limit.total_cap for limit in limits])
    found = Constraints(budget, low, high, total_low, total_high)
    _check(plan, found)
    return found


def feasible_spending(constraints: Constraints) -> Floats | None:
    """The least spending within the limits, (region, intervention), by linear program; None if there is none."""
    regions, interventions = constraints.low.shape
    rows = np.kron(np.eye(regions), np.ones(interventions))
    columns = np.tile(np.eye(interventions), regions)
    capped = np.isfinite(constraints.total_high)
    unit = max(float(constraints.budget.max(initial=0.0)), 1.0)
    bounds = list(zip((constraints.low / unit).ravel(), (constraints.high / unit).ravel(), strict=True))
    found = linprog(
        np.ones(rows.shape[1]),
        A_ub=np.vstack([rows, -columns, columns[capped]]),
        b_ub=np.concatenate([constraints.budget, -constraints.total_low, constraints.total_high[capped]]) / unit,
        bounds=bounds,
    )
    if found.x is None:
        return None
    return np.clip(np.asarray(found.x).reshape(regions, interventions) * unit, constraints.low, constraints.high)


def _check(plan: Plan, constraints: Constraints) -> None:
    """Name the first limit that cannot be met."""
    for region, budget, low in zip(plan.regions, constraints.budget, constraints.low.sum(axis=1), strict=True):
        if low > budget * (1 + 1e-12):
            message = f"floors and overrides: allowed up to its budget ({budget:,.0f} USD), they sum to {low:,.0f}"
            raise Infeasible(f"regions.{region}", message)
    for column, name in enumerate(plan.interventions):
        least, most = constraints.low[:, column].sum(), constraints.high[:, column].sum()
        if constraints.total_high[column] < least * (1 - 1e-12):
            raise Infeasible(f"limits.{name}.total_cap", f"allowed from its regional floors ({least:,.0f} USD) up")
        if constraints.total_low[column] > most:
            raise Infeasible(f"limits.{name}.total_floor", f"allowed up to its regional caps ({most:,.0f} USD)")

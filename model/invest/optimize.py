"""The mix that averts most deaths within the limits: a convex program, solved by SciPy and checked by its conditions.

Maximized is Σ D·(1 − Π(1 − s)), concave in spending (effects.py), over linear constraints: a point that meets the
Karush–Kuhn–Tucker conditions is the best there is; `kkt.py` measures how nearly they are met. Where no limit binds the
regions together, each is solved on its own.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, minimize

from model.invest.allocation import Infeasible
from model.invest.constraints import Constraints, feasible_spending
from model.invest.effects import Returns, averted, marginal

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PRECISION = 1e-12
STEPS = 1000


@dataclass(frozen=True)
class _Block:
    """Regions that are solved together. free: the places of the spending table that may move; unit: USD, (free,)."""

    returns: Returns
    constraints: Constraints
    start: Floats
    free: Flags
    unit: Floats


def best_spending(returns: Returns, constraints: Constraints) -> Floats:
    """USD a year by (region, intervention). Raises Infeasible where no spending meets the limits together.

    Where nothing claims a life, the least that the limits ask for is spent; the rest is left to the region.
    """
    start = feasible_spending(constraints)
    if start is None:
        raise Infeasible("limits", "no spending meets the floors, caps and overrides together")
    regions = np.arange(len(constraints.budget))
    groups = [regions] if _joined(constraints) else [regions[i : i + 1] for i in range(len(regions))]
    return np.concatenate([_solved(_block(returns, constraints, start, group)) for group in groups])


def _joined(constraints: Constraints) -> bool:
    """Whether some limit holds over all regions together."""
    return bool((constraints.total_low > 0).any() or np.isfinite(constraints.total_high).any())


def _block(returns: Returns, constraints: Constraints, start: Floats, rows: NDArray[np.intp]) -> _Block:
    part = Returns(returns.deaths[rows], returns.most, returns.scale[rows])
    low, high, budget = constraints.low[rows], constraints.high[rows], constraints.budget[rows]
    limits = Constraints(budget, low, high, constraints.total_low, constraints.total_high)
    claims = part.deaths[:, None] * part.most > 0
    needed = limits.total_low > low.sum(axis=0)
    free = (claims | needed) & (high > low)
    return _Block(part, limits, start[rows], free, np.broadcast_to(budget[:, None], free.shape)[free])


def _solved(block: _Block) -> Floats:
    """The spending of a block, (region, intervention)."""
    if not block.free.any():
        return block.start
    matrix, left = _rows(block)
    low, high = block.constraints.low, block.constraints.high
    found = minimize(
        _objective(block),
        block.start[block.free] / block.unit,
        jac=True,
        method="SLSQP",
        bounds=Bounds(low[block.free] / block.unit, high[block.free] / block.unit),
        constraints=LinearConstraint(matrix, -np.inf, left),
        options={"ftol": PRECISION, "maxiter": STEPS},
    )
    return np.clip(_table(block, found.x), low, high)


def _table(block: _Block, free: Floats) -> Floats:
    """The spending table with its free places set, in USD."""
    spending = block.start.copy()
    spending[block.free] = free * block.unit
    return spending


def _objective(block: _Block) -> Callable[[Floats], tuple[float, Floats]]:
    """Minus the part of deaths that is averted, and its slope."""
    whole = max(float(block.returns.deaths.sum()), 1.0)

    def value(free: Floats) -> tuple[float, Floats]:
        spending = _table(block, free)
        slope = marginal(block.returns, spending)[block.free] * block.unit
        return -float(averted(block.returns, spending).sum()) / whole, -slope / whole

    return value


def _rows(block: _Block) -> tuple[Floats, Floats]:
    """Budgets by region and totals by intervention as `matrix @ free ≤ left`, each row in units of its own limit."""
    limits = block.constraints
    region, intervention = np.nonzero(block.free)
    fixed = np.where(block.free, 0.0, block.start)
    rows, left = [], []
    for place in np.unique(region):
        rows.append((region == place) * block.unit / limits.budget[place])
        left.append(1.0 - fixed[place].sum() / limits.budget[place])
    for sign, totals in ((1.0, limits.total_high), (-1.0, limits.total_low)):
        for column in np.unique(intervention[np.isfinite(totals[intervention]) & (totals[intervention] > 0)]):
            rows.append(sign * (intervention == column) * block.unit / totals[column])
            left.append(sign * (1.0 - fixed[:, column].sum() / totals[column]))
    return np.array(rows), np.array(left)

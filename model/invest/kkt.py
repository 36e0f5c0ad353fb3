"""Which limits bind, what each costs in lives, and how nearly the best mix is the best.

At the best mix the deaths that the next dollar averts equal the prices of the limits that hold it back:
`∂averted/∂b = λ(budget) + cap − floor + total cap − total floor`, prices ≥ 0, and 0 where a limit does not bind
(Karush–Kuhn–Tucker). The prices are found by non-negative least squares; what is left over is the residual.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from model.invest.constraints import Constraints
from model.invest.effects import Returns, marginal

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# a limit binds where spending is this near to it, as a part of the region's budget
NEAR = 1e-6


@dataclass(frozen=True)
class Prices:
    """What one more dollar of each limit would avert, in deaths per USD; 0 where it does not bind.

    budget: (region,). floor, cap: (region, intervention). total_floor, total_cap: (intervention,). A floor's price is
    what each of its dollars gives up. residual: the largest gap in the conditions, as a part of what the first dollar
    averts.
    """

    budget: Floats
    floor: Floats
    cap: Floats
    total_floor: Floats
    total_cap: Floats
    residual: float


def prices_of(returns: Returns, constraints: Constraints, spending: Floats) -> Prices:
    """The prices of the limits at `spending` (USD a year, (region, intervention))."""
    slope = marginal(returns, spending)
    largest = float(slope.max(initial=0.0))
    first = float(marginal(returns, np.zeros_like(spending)).max(initial=0.0))
    columns, sizes = _columns(constraints, spending)
    if largest <= 0 or columns.shape[1] == 0:
        found, residual = np.zeros(columns.shape[1]), 0.0
    else:
        found, _ = nnls(columns, slope.ravel() / largest)
        residual = float(np.abs(columns @ found * largest - slope.ravel()).max()) / first
    parts = np.split(found * largest, np.cumsum(sizes)[:-1])
    active = _active(constraints, spending)
    full = [_filled(where, part) for where, part in zip(active, parts, strict=True)]
    return Prices(full[0], full[1], full[2], full[3], full[4], residual)


def _columns(constraints: Constraints, spending: Floats) -> tuple[Floats, list[int]]:
    """A column for each limit that binds, with a row for each place of the table; and how many of each kind."""
    regions, interventions = spending.shape
    by_region = np.kron(np.eye(regions), np.ones((interventions, 1)))
    by_place = np.eye(regions * interventions)
    by_intervention = np.tile(np.eye(interventions), (regions, 1))
    signed = [by_region, -by_place, by_place, -by_intervention, by_intervention]
    chosen = [kind[:, where.ravel()] for kind, where in zip(signed, _active(constraints, spending), strict=True)]
    return np.concatenate(chosen, axis=1), [kind.shape[1] for kind in chosen]


def _active(constraints: Constraints, spending: Floats) -> tuple[Flags, ...]:
    """Where budgets, floors, caps, total floors and total caps bind."""
    near = NEAR * constraints.budget
    totals = spending.sum(axis=0)
    whole = NEAR * max(float(constraints.budget.sum()), 1.0)
    return (
        spending.sum(axis=1) >= constraints.budget - near,
        spending <= constraints.low + near[:, None],
        spending >= constraints.high - near[:, None],
        (constraints.total_low > 0) & (totals <= constraints.total_low + whole),
        totals >= constraints.total_high - whole,
    )


def _filled(where: Flags, values: Floats) -> Floats:
    full = np.zeros(where.shape)
    full[where] = values
    return full

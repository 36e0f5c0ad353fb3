"""From a charge to a price: the smallest x ≥ 0 with x · Q₀ · (1 + x/s)^ε = charge (model.md §4).

Written with y = x/s and k = charge/(Q₀·s), the equation is y·(1 + y)^ε = k. On the rising side of its peak the left
hand is concave for every ε ≤ 0, and y = k lies left of the root: Newton's steps from there climb to the root and
never pass it. So no bracket is needed, and a step that meets the limit proves that the charge cannot be met.
"""

from dataclasses import dataclass

import numpy as np

from model.arrays import Flags, Floats

MAX_STEPS = 200
LEAST_STEPS = 3  # before that few prices have converged
FEW = 0.2  # part of the prices still open that is solved apart: picking out more costs as much as another step
CONVERGED = 1e-10  # of a step; Newton squares it in the next
MET = 1e-12  # a shortfall smaller than this part of the charge is none
HUGE = 1e200
TINY = 1e-280


@dataclass(frozen=True)
class Prices:
    """Shape (draw, country). `price` per unit of base; `revenue`, `uncollected` in USD per year.

    `remaining` is the part of the base that is left after the response, (1 + x/s)^ε.
    """

    price: Floats
    capped: Flags
    revenue: Floats
    uncollected: Floats
    remaining: Floats


def price(charge: Floats, base: Floats, inverse_scale: Floats, elasticity: Floats, cap: Floats) -> Prices:
    """The price that collects a charge, or the highest allowed one.

    `charge` USD and `base` Q₀ are (draw, country); `inverse_scale` 1/s, `elasticity` ε ≤ 0 and `cap` are (draw, 1).
    Where the cap or the revenue peak is reached first, the price stops there and the rest is uncollected.
    """
    limit = np.minimum(cap, _peak(elasticity, inverse_scale))
    # a base that does not respond, or too little for a number to hold, never meets its bound: the price alone does
    scaled = limit * inverse_scale
    bound = np.where((scaled > 0.0) | (limit <= 0.0), scaled, np.inf)
    has_base = base > 0.0
    with np.errstate(over="ignore"):
        unanswered = np.minimum(charge / np.where(has_base, base, np.inf), HUGE)  # the price if nobody responded
    target = unanswered * inverse_scale
    root = _root(target, bound, elasticity)
    markup = np.maximum((root + TINY) / (target + TINY), TINY)
    reached = (unanswered > limit) | (root >= bound)
    remaining_at_limit = np.power(1.0 + limit * inverse_scale, elasticity)
    most = np.minimum(limit * remaining_at_limit * base, charge)
    revenue = np.where(reached, most, charge * has_base)
    return Prices(
        price=np.where(reached, limit, unanswered * markup),
        capped=reached & (revenue < charge * (1.0 - MET)),
        revenue=revenue,
        uncollected=charge - revenue,
        remaining=np.where(reached, remaining_at_limit, 1.0 / markup),
    )


def _peak(elasticity: Floats, inverse_scale: Floats) -> Floats:
    """The price of highest revenue, s/(−ε − 1); infinite where ε ≥ −1 or the base does not respond."""
    excess = (-elasticity - 1.0) * inverse_scale
    with np.errstate(over="ignore"):  # a peak beyond all numbers is none
        return np.where(excess > 0.0, 1.0 / np.where(excess > 0.0, excess, 1.0), np.inf)


def _root(target: Floats, bound: Floats, elasticity: Floats) -> Floats:
    """The smallest y with y·(1 + y)^ε = target, or `bound` where there is none below it."""
    root = np.minimum(target, bound)
    open_ = np.ones(root.shape, dtype=bool)
    for taken in range(1, MAX_STEPS + 1):
        step = _step(root, target, bound, elasticity)
        root += step
        if taken < LEAST_STEPS:
            continue
        open_ = step > CONVERGED * root
        if np.count_nonzero(open_) <= FEW * open_.size:
            break
    if open_.any():
        shape = root.shape
        root[open_] = _slow_root(
            root[open_],
            target[open_],
            np.broadcast_to(bound, shape)[open_],
            np.broadcast_to(elasticity, shape)[open_],
        )
    return root


def _slow_root(root: Floats, target: Floats, bound: Floats, elasticity: Floats) -> Floats:
    """Newton's steps until none moves: needed near the revenue peak, where the slope vanishes."""
    for _ in range(MAX_STEPS):
        step = _step(root, target, bound, elasticity)
        root = root + step
        if not (step > CONVERGED * root).any():
            break
    return root


def _step(root: Floats, target: Floats, bound: Floats, elasticity: Floats) -> Floats:
    """One step of Newton up to the root, never back and never over the bound."""
    grown = 1.0 + root
    step = np.power(grown, -elasticity)
    step *= target
    step -= root
    step *= grown
    slope = (1.0 + elasticity) * root
    slope += 1.0
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        step /= slope
    # at the peak the slope is 0: fmin and fmax read a 0/0 there as "stay at the bound"
    np.fmin(step, bound - root, out=step)
    return np.fmax(step, 0.0, out=step)

"""Sharing a total in proportion to weights, between lower and upper limits."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# weights below this part of the largest are taken as none: their share would not be a dollar
NEGLIGIBLE = 1e-12


def scaled_within(weights: Floats, low: Floats, high: Floats, price: Floats, total: float) -> Floats:
    """`clip(θ·weights, low, high)`, with θ such that it costs `total` at `price` a unit; all of shape (item,).

    The cost is piecewise linear in θ, so θ is found exactly, between two of its kinks. Where even the upper limits
    cost less than `total`, they are returned; where the lower limits cost more, those are.
    """
    weights = np.where(weights > NEGLIGIBLE * weights.max(initial=0.0), weights, 0.0)
    kinks = _kinks(weights, low, high)
    costs = (price * np.clip(kinks[:, None] * weights, low, high)).sum(axis=1)
    theta = float(np.interp(total, costs, kinks))
    if total > costs[-1]:
        slope = float((price * weights)[np.isinf(high)].sum())
        theta += (total - float(costs[-1])) / slope if slope > 0 else 0.0
    return np.asarray(np.clip(theta * weights, low, high))


def _kinks(weights: Floats, low: Floats, high: Floats) -> Floats:
    weighted = weights > 0
    ends = np.concatenate([low[weighted] / weights[weighted], high[weighted] / weights[weighted], [0.0]])
    return np.unique(ends[np.isfinite(ends)])

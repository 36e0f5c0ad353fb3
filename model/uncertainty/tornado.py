"""A tornado: each parameter alone moved to its 5% and its 95% point, the others as in the scenario."""

from typing import NamedTuple

import numpy as np

from model.uncertainty.columns import one_column
from model.uncertainty.plan import LENS, Plan, block_of, plan_of
from model.uncertainty.spread import LEVELS
from model.uncertainty.study import UncertaintyStudy


class Swing(NamedTuple):
    """What one parameter does to a result: its two values, and the result at each.

    For the lens there are no values: `at_low` and `at_high` are then the least and the most that any lens gives.
    """

    name: str
    low: float | None
    high: float | None
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far the result moves between the two."""
        return abs(self.at_high - self.at_low)


def tornado(study: UncertaintyStudy, result: str = "revenue") -> list[Swing]:
    """The swings of a result ("revenue", "countries.MEX.toll"), widest first. Raises KeyError for an unknown result."""
    plan = plan_of(study)
    count = len(plan.paths)
    ends = plan.quantiles.at(np.broadcast_to([LEVELS[0], LEVELS[-1]], (count, 2)))
    # draws 2p and 2p + 1 move parameter p; a last one is the point, so that a study without ranges has a draw
    values = np.repeat(plan.point[:, None], 2 * count + 1, axis=1)
    for side in (0, 1):
        values[np.arange(count), 2 * np.arange(count) + side] = ends[:, side]
    results = one_column(block_of(plan, values).inputs, result, 2 * count + 1).tolist()
    pairs = zip(plan.paths, ends.tolist(), results[0:-1:2], results[1::2], strict=True)
    swings = [Swing(path, low, high, at_low, at_high) for path, (low, high), at_low, at_high in pairs]
    return sorted([*swings, *_lens_swing(plan, result)], key=lambda swing: (-swing.size, swing.name))


def _lens_swing(plan: Plan, result: str) -> list[Swing]:
    if plan.lenses is None:
        return []
    count = len(plan.lenses.names)
    values = np.repeat(plan.point[:, None], count, axis=1)
    results = one_column(block_of(plan, values, np.arange(count)).inputs, result, count)
    return [Swing(LENS, None, None, float(results.min()), float(results.max()))]

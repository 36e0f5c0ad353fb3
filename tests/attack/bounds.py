"""What facts leave of a hidden cell: the least and the most it can be, by integer programming."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Cell = tuple[str, str]  # place, period
Box = tuple[int, int]  # the least and the most a cell can be
_INFEASIBLE = 2


@dataclass(frozen=True)
class Fact:
    """low ≤ Σ weight · cell ≤ high, and where it was read."""

    weights: Mapping[Cell, float]
    low: float
    high: float
    read: str = ""


class Contradiction(Exception):
    """No world fits the facts: at least one of them was misread."""


def tightest(boxes: Mapping[Cell, Box], facts: Sequence[Fact]) -> dict[Cell, Box]:
    """The least and the most of every cell over all whole-number worlds that fit its box and the facts.

    Cells that no fact joins are worked on apart. Raises Contradiction where no world fits.
    """
    found = dict(boxes)
    graph = nx.Graph((f"fact {number}", cell) for number, fact in enumerate(facts) for cell in fact.weights)
    for part in nx.connected_components(graph):
        mine = [fact for number, fact in enumerate(facts) if f"fact {number}" in part]
        found |= _tightest_together(boxes, mine)
    return found


def _tightest_together(boxes: Mapping[Cell, Box], facts: Sequence[Fact]) -> dict[Cell, Box]:
    cells = sorted({cell for fact in facts for cell in fact.weights})
    rows = csr_array([[fact.weights.get(cell, 0.0) for cell in cells] for fact in facts])
    limits = LinearConstraint(rows, [fact.low for fact in facts], [fact.high for fact in facts])
    low, high = np.array([boxes[cell] for cell in cells], dtype=float).T
    hidden = [place for place in range(len(cells)) if low[place] < high[place]]
    found = {cell: boxes[cell] for cell in cells}
    for place in hidden or [0]:
        ends = [_extreme(place, sign, low, high, limits) for sign in (1, -1)]
        found[cells[place]] = (ends[0], ends[1])
    return found


def _extreme(place: int, sign: int, low: np.ndarray, high: np.ndarray, limits: LinearConstraint) -> int:
    aim = np.zeros(len(low))
    aim[place] = sign
    answer = milp(aim, integrality=np.ones(len(low)), bounds=Bounds(low, high), constraints=limits)
    if answer.status == _INFEASIBLE:
        raise Contradiction
    return sign * round(answer.fun)

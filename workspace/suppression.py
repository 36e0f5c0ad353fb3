"""Which cells of a table of counts are hidden before it leaves the region, so that no small count can be worked out.

A count of 1 to 9 is hidden (zero is shown, as CDC shows it). That is not enough: a hidden cell may be the difference of
a total and the cells shown. So further cells are hidden until this holds, whatever the sums between cells:

    Among the tables that agree with every figure shown, have no negative count and keep every sum and every
    "at most", there is one where a hidden small count is 1 or less, and one where it is 9 or more.

So a reader with linear programming learns no more of it than that it is small. Each step finds, by linear
programming, the cheapest movement of the table that takes a small count to the end of its range, and hides what moves
(the linear relaxation of the cell suppression problem: Fischetti and Salazar-González, Management Science 47(7), 2001).
The moved table is one that agrees with what stays shown, so the rule holds by construction; `bounds` audits it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

THRESHOLD = 10
RULE = (
    f"Counts below {THRESHOLD} are hidden, and as many others as it takes that none of them can be worked out from "
    "totals. Zero is shown."
)
_MOVED = 1e-6
_TOTAL_COST = 4.0  # hiding a total costs a reader more than hiding one of its parts
Numbers = NDArray[np.float64]
Matrix = Any  # a sparse array: scipy's types do not know that linprog takes one


@dataclass(frozen=True)
class Sums:
    """What a reader knows of a table's cells, by position.

    totals: (total, its parts). at_most: (lesser, greater): one drug's deaths are at most those of all drugs.
    """

    totals: tuple[tuple[int, tuple[int, ...]], ...] = ()
    at_most: tuple[tuple[int, int], ...] = ()


def hidden_cells(values: Sequence[int], sums: Sums, threshold: int = THRESHOLD) -> frozenset[int]:
    """Positions of the cells to hide. values: the true counts, of which `sums` must hold (ValueError if not)."""
    counts = np.asarray(values, dtype=np.float64)
    _check(counts, sums)
    small = [at for at, count in enumerate(values) if 0 < count < threshold]
    hidden = np.zeros(len(counts), dtype=bool)
    hidden[small] = True
    search = _Search(counts, sums, hidden)
    for at in sorted(small, key=lambda at: values[at]):
        search.reach(at, threshold - 1)
        search.reach(at, 1)
    return frozenset(int(at) for at in np.flatnonzero(hidden))


def bounds(values: Sequence[int], sums: Sums, hidden: frozenset[int], at: int) -> tuple[float, float]:
    """What a reader can work out of a hidden cell from all that is shown: its least and its greatest value.

    The greatest is infinite where nothing bounds it.
    """
    counts = np.asarray(values, dtype=np.float64)
    equal, less = _matrices(len(counts), sums)
    limits = [(0.0, None) if i in hidden else (count, count) for i, count in enumerate(counts)]
    ends = []
    for sign in (1.0, -1.0):
        cost = np.zeros(len(counts))
        cost[at] = sign
        found: Any = linprog(cost, A_eq=equal, b_eq=_zeros(equal), A_ub=less, b_ub=_zeros(less), bounds=limits)
        ends.append(sign * found.fun if found.status == 0 else float("inf"))
    return ends[0], ends[1]


class _Search:
    """Moves small counts to the ends of their range, hiding what must move with them."""

    def __init__(self, counts: Numbers, sums: Sums, hidden: NDArray[np.bool_]) -> None:
        self._counts, self._hidden = counts, hidden
        self._low, self._high = counts.copy(), counts.copy()  # what is reached already, by cell
        equal, less = _matrices(len(counts), sums)
        self._equal = sparse.hstack([equal, -equal]).tocsr() if equal is not None else None
        self._less = sparse.hstack([less, -less]).tocsr() if less is not None else None
        self._room = -(less @ counts) if less is not None else None
        totals = [total for total, _ in sums.totals]
        self._cost = np.log(2.0 + counts)
        self._cost[totals] *= _TOTAL_COST

    def reach(self, at: int, value: int) -> None:
        """Let the cell be `value` or beyond it in some table that agrees with what is shown."""
        move = value - self._counts[at]
        if self._low[at] <= value <= self._counts[at] or self._counts[at] <= value <= self._high[at]:
            return
        up, down = max(move, 0.0), max(-move, 0.0)
        count = len(self._counts)
        cost = np.where(self._hidden, 0.0, self._cost)
        limits: Any = np.column_stack([np.zeros(2 * count), np.concatenate([np.full(count, np.inf), self._counts])])
        limits[at], limits[count + at] = (up, up), (down, down)
        found: Any = linprog(
            np.concatenate([cost, cost]) + _MOVED,  # no movement that is not needed
            A_eq=self._equal,
            b_eq=_zeros(self._equal),
            A_ub=self._less,
            b_ub=self._room,
            bounds=limits,
        )
        if found.status != 0:  # raising or lowering the cell with all its totals is always possible
            raise RuntimeError(f"the search for what to hide ended without an answer: {found.message}")
        moved = found.x[:count] - found.x[count:]
        self._hidden |= np.abs(moved) > _MOVED
        self._low = np.minimum(self._low, self._counts + moved)
        self._high = np.maximum(self._high, self._counts + moved)


def _matrices(count: int, sums: Sums) -> tuple[Matrix | None, Matrix | None]:
    """Rows that are zero for every table that keeps the totals, and rows that are at most zero."""
    equal = [[(total, 1.0), *((part, -1.0) for part in parts)] for total, parts in sums.totals]
    less = [[(lesser, 1.0), (greater, -1.0)] for lesser, greater in sums.at_most]
    return _rows(equal, count), _rows(less, count)


def _rows(rows: list[list[tuple[int, float]]], count: int) -> Matrix | None:
    if not rows:
        return None
    entries = [(number, at, value) for number, row in enumerate(rows) for at, value in row]
    where, at, value = zip(*entries, strict=True)
    return sparse.csr_array((value, (where, at)), shape=(len(rows), count))


def _zeros(matrix: Matrix | None) -> Numbers | None:
    return None if matrix is None else np.zeros(matrix.shape[0])


def _check(counts: Numbers, sums: Sums) -> None:
    if (counts < 0).any():
        raise ValueError("a count is negative")
    equal, less = _matrices(len(counts), sums)
    if (equal is not None and np.any(equal @ counts != 0)) or (less is not None and np.any(less @ counts > 0)):
        raise ValueError("the counts do not keep the sums")

"""Sobol indices: which parameters drive the spread of a result, alone (first) and with all others (total).

Samples are Saltelli's radial design over a scrambled Sobol sequence, made and assessed a few rows at a time, since the
whole design of many parameters would not fit in memory; SALib computes the indices (Saltelli et al. 2010, Jansen).
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.stats import qmc

from model.arrays import Floats
from model.uncertainty.columns import one_column
from model.uncertainty.plan import Plan, block_at, plan_of
from model.uncertainty.run import OnProgress, unheard
from model.uncertainty.study import UncertaintyStudy

BASE = 1024  # rows of the sequence; a power of 2 keeps it balanced
ASSESSED_AT_ONCE = 8192
CONFIDENCE = 0.95
# a spread so small beside the result is rounding
NO_SPREAD = 1e-12


class Index(NamedTuple):
    """One parameter: its part of the variance alone and with all its interactions, each ± its 95% confidence."""

    name: str
    first: float
    first_confidence: float
    total: float
    total_confidence: float


def sobol_indices(
    study: UncertaintyStudy, result: str = "revenue", base: int = BASE, on_progress: OnProgress = unheard
) -> list[Index]:
    """The indices of a result ("revenue", "countries.MEX.toll"), largest total first.

    `base` is a power of 2; the model is run base · (parameters + 2) times. All indices are 0 where nothing moves the
    result. `on_progress` is told the runs done, and may raise Cancelled. Raises KeyError for an unknown result.
    """
    plan = plan_of(study)
    if not plan.names:
        one_column(plan.inputs, result, 1)
        return []
    results = _results(plan, _base_levels(len(plan.names), base, study.seed), result, on_progress)
    if np.ptp(results) <= NO_SPREAD * np.abs(results).max():
        return [Index(name, 0.0, 0.0, 0.0, 0.0) for name in plan.names]
    problem = {"num_vars": len(plan.names), "names": list(plan.names), "bounds": [[0.0, 1.0]] * len(plan.names)}
    # loading SALib takes longer than most commands run
    from SALib.analyze import sobol as salib

    found = salib.analyze(
        problem,
        results,
        calc_second_order=False,
        conf_level=CONFIDENCE,
        seed=study.seed + 1,  # SALib reads 0 as no seed
    )
    columns = (found[key].tolist() for key in ("S1", "S1_conf", "ST", "ST_conf"))
    indices = [Index(*row) for row in zip(plan.names, *columns, strict=True)]
    return sorted(indices, key=lambda index: (-index.total, index.name))


def radial(first: Floats, second: Floats) -> Floats:
    """The design of some rows, (row · (factor + 2), factor): a row of A, A with one column of B at a time, that of B.

    `first` A and `second` B are (row, factor). The order is the one that SALib analyzes.
    """
    rows, factors = first.shape
    design = np.repeat(first[:, None, :], factors + 2, axis=1)
    place = np.arange(factors)
    design[:, place + 1, place] = second
    design[:, -1] = second
    return design.reshape(rows * (factors + 2), factors)


def _base_levels(factors: int, base: int, seed: int) -> Floats:
    return qmc.Sobol(2 * factors, scramble=True, rng=np.random.default_rng(seed)).random(base)


def _results(plan: Plan, levels: Floats, result: str, on_progress: OnProgress) -> Floats:
    parts = []
    done, total = 0, len(levels) * (len(plan.names) + 2)
    for rows in _rows_at_once(levels, len(plan.names)):
        design = radial(*np.split(rows, 2, axis=1))
        parts.append(one_column(block_at(plan, np.ascontiguousarray(design.T)).inputs, result, len(design)))
        done += len(design)
        on_progress(done, total)
    return np.concatenate(parts)


def _rows_at_once(levels: Floats, factors: int) -> Iterator[Floats]:
    step = max(ASSESSED_AT_ONCE // (factors + 2), 1)
    return (levels[start : start + step] for start in range(0, len(levels), step))

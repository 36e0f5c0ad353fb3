"""What the draws say: median, interval and mean of each result, and how likely each rank of a country is."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.arrays import inputs_of
from model.uncertainty.columns import fill_columns
from model.uncertainty.run import Columns, OnProgress, draw_columns, unheard
from model.uncertainty.study import UncertaintyStudy

LEVELS = (0.05, 0.5, 0.95)
RANKED_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Spread:
    """One result over the draws, in its own unit. `low` and `high` hold 90% of the draws between them.

    `point` is the result of the scenario itself, which need not be the median.
    """

    point: float
    median: float
    low: float
    high: float
    mean: float


@dataclass(frozen=True)
class Uncertainty:
    """What a study found.

    `spreads` by place in the assessment ("revenue", "countries.MEX.toll"). `ranks` by country: the probability of
    being first, second and so on by `rank_by`; equals share the better rank. `shares_scaled` and `evidence_scaled`:
    the parts of the draws in which shares, or evidence weights, were scaled down because they summed to more than 1.
    """

    draws: int
    seed: int
    varied: tuple[str, ...]
    lenses: tuple[str, ...]
    spreads: Mapping[str, Spread]
    rank_by: str
    ranks: Mapping[str, tuple[float, ...]]
    shares_scaled: float
    evidence_scaled: float


def run(study: UncertaintyStudy, on_progress: OnProgress = unheard, workers: int = 1) -> Uncertainty:
    """Draw a study and sum it up; see `draw_columns` for progress and cancelling."""
    return summarize(study, draw_columns(study, on_progress, workers))


def summarize(study: UncertaintyStudy, columns: Columns) -> Uncertainty:
    """Sum up the drawn columns of a study."""
    points = _points(study)
    rows = zip(columns.names, columns.values, points, strict=True)
    return Uncertainty(
        draws=study.draws,
        seed=study.seed,
        varied=tuple(sorted(study.ranges)),
        lenses=tuple(sorted(study.lenses)),
        spreads={name: spread_of(values, point) for name, values, point in rows},
        rank_by=study.rank_by,
        ranks=_ranks(study, columns),
        shares_scaled=columns.shares_scaled,
        evidence_scaled=columns.evidence_scaled,
    )


def spread_of(values: NDArray[np.floating], point: float) -> Spread:
    """The spread of one result, (draw,)."""
    exact = values.astype(np.float64)
    low, median, high = np.quantile(exact, LEVELS).tolist()
    return Spread(point=point, median=median, low=low, high=high, mean=float(exact.mean()))


def rank_counts(values: NDArray[np.floating]) -> NDArray[np.intp]:
    """How often each country has each rank, (country, rank), in values of shape (draw, country), highest first.

    Equals share the better rank.
    """
    countries = values.shape[1]
    order = np.argsort(-values, axis=1, kind="stable")
    ordered = np.take_along_axis(values, order, axis=1)
    lower = np.ones(values.shape, dtype=bool)
    lower[:, 1:] = ordered[:, 1:] < ordered[:, :-1]
    rank = np.maximum.accumulate(np.where(lower, np.arange(countries), 0), axis=1)
    counts = np.bincount((order * countries + rank).ravel(), minlength=countries**2)
    return counts.reshape(countries, countries)


def _points(study: UncertaintyStudy) -> list[float]:
    points = np.empty((study.columns, 1))
    fill_columns(inputs_of(study.scenario), study.kept, points)
    found: list[float] = points[:, 0].tolist()
    return found


def _ranks(study: UncertaintyStudy, columns: Columns) -> dict[str, tuple[float, ...]]:
    codes = tuple(study.scenario.countries)
    if not codes:
        return {}
    first = columns.names.index(f"countries.{codes[0]}.{study.rank_by}")
    values = columns.values[first : first + len(codes)]
    starts = range(0, study.draws, RANKED_AT_ONCE)
    counts = np.sum([rank_counts(np.ascontiguousarray(values[:, at : at + RANKED_AT_ONCE].T)) for at in starts], axis=0)
    return {code: tuple(row) for code, row in zip(codes, (counts / study.draws).tolist(), strict=True)}

"""What the draws say: median, interval and mean of each result, and how likely each rank of a country is."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.arrays import inputs_of
from model.assess import CHUNK
from model.uncertainty.columns import fill_columns
from model.uncertainty.run import Columns, OnProgress, draw_columns, unheard
from model.uncertainty.study import UncertaintyStudy

LEVELS = (0.05, 0.5, 0.95)


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
    low, median, high = quantiles(values).tolist()
    mean = float(values.mean(dtype=np.float64))
    return Spread(point=point, median=median, low=low, high=high, mean=mean)


def rank_counts(values: NDArray[np.floating]) -> NDArray[np.intp]:
    """How often each country has each rank, (country, rank), in values of shape (country, draw), highest first.

    Equals share the better rank: one more than the number of countries above.
    """
    countries = len(values)
    above = np.zeros(values.shape, dtype=np.uint8 if countries <= 256 else np.uint16)
    for other in values:
        above += values < other
    place = above + countries * np.arange(countries)[:, None]
    return np.bincount(place.ravel(), minlength=countries**2).reshape(countries, countries)


def quantiles(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """The values at LEVELS, (level, …), of draws (…, draw): interpolated between neighbors as np.quantile does.

    A whole sort takes a quarter of the time of np.quantile, which seeks out single places.
    """
    places = np.array(LEVELS) * (values.shape[-1] - 1)
    below = np.floor(places).astype(np.intp)
    above = np.minimum(below + 1, values.shape[-1] - 1)
    ordered = np.sort(values)
    low, high = ordered[..., below].astype(np.float64), ordered[..., above].astype(np.float64)
    return np.moveaxis(low + (high - low) * (places - below), -1, 0)


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
    starts = range(0, study.draws, CHUNK)
    counts = np.sum([rank_counts(values[:, at : at + CHUNK]) for at in starts], axis=0)
    return {code: tuple(row) for code, row in zip(codes, (counts / study.draws).tolist(), strict=True)}

"""Simulated series: months of counts with season and extra variation, an outbreak laid over them, and 12-month sums."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
YEAR = 12


def monthly(
    generator: np.random.Generator,
    mean: float,
    months: int,
    series: int = 1,
    dispersion: float = 1.0,
    season: float = 0.0,
    trend: float = 0.0,
    rises: Floats | None = None,
) -> Floats:
    """Counts of `series` independent places over `months`: shape (series, months).

    mean: events a month at the start. dispersion: variance over mean (1 Poisson, above it negative binomial).
    season: height of a yearly wave, as a share of the mean. trend: change a year of the logarithm of the mean.
    rises: factor on each month's mean, from `rise`.
    """
    time = np.arange(months)
    level = mean * np.exp(trend * time / YEAR) * (1 + season * np.sin(2 * np.pi * time / YEAR))
    level = level if rises is None else level * rises
    shape = (series, months)
    if dispersion <= 1:
        return generator.poisson(level, shape).astype(float)
    size = level / (dispersion - 1)
    return generator.negative_binomial(size, 1 / dispersion, shape).astype(float)


def drifting_windows(
    generator: np.random.Generator, mean: float, series: int, drift: float, factor: float = 1.0
) -> tuple[Floats, Floats]:
    """Counts of two successive 12-month windows of places whose rates drift by chance: each of shape (series,).

    mean: events a window. drift: standard deviation of the logarithm of the ratio of the two rates, log-normal here,
    not the beta that the test assumes. factor: the true rise of the second window's rate.
    """
    wobble = generator.normal(0.0, drift / np.sqrt(2), (2, series))
    first, second = mean * np.exp(wobble)
    return generator.poisson(first).astype(float), generator.poisson(second * factor).astype(float)


def rise(months: int, start: int, factor: float, ramp: int = 0) -> Floats:
    """Factor on each month's mean: 1 before month `start`, then `factor`, reached in equal steps over `ramp` months."""
    time = np.arange(months)
    share = np.clip((time - start + 1) / (ramp + 1), 0.0, 1.0)
    return 1 + (factor - 1) * share


def rolled(counts: Floats) -> Floats:
    """12-months-ending sums along the last axis: eleven shorter than `counts`."""
    start = np.zeros((*counts.shape[:-1], 1))
    sums = np.concatenate([start, np.cumsum(counts, axis=-1)], axis=-1)
    rolling: Floats = sums[..., YEAR:] - sums[..., :-YEAR]
    return rolling

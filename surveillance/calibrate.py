"""How the methods do on simulated series: false alarms when nothing changed, detection when something did."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveillance import cusum, outbreak
from surveillance.farrington import judge_month
from surveillance.result import ALARM_RATE, FELL, ROSE, Series
from surveillance.tails import greatest_by_chance, least_by_chance
from surveillance.thresholds import EXCEEDED, threshold

SEED = 20261124
FACTORS = (1.0, 1.25, 1.5, 2.0)  # of the mean; 1 is no rise
YEAR = 12
Floats = NDArray[np.float64]
SIMULATED = Series("simulated", "county", "", "simulated", "events", "events", "this year", "the year before", "")


@dataclass(frozen=True)
class Rate:
    """A share measured on simulations: hits of `trials`, with the standard error of a binomial share."""

    hits: int
    trials: int

    @property
    def share(self) -> float:
        """Hits over trials."""
        return self.hits / self.trials

    def agrees_with(self, stated: float, errors: float = 3.0) -> bool:
        """Whether it exceeds the stated rate by no more than `errors` standard errors of the stated rate."""
        return self.share <= stated + errors * float(np.sqrt(stated * (1 - stated) / self.trials))


@dataclass(frozen=True)
class Power:
    """How rises are found, by factor on the mean; for factor 1, warnings without a rise.

    found: share with a warning in any of the twelve monthly readings from the start of the rise. at_end: share with
    one in the twelfth reading. delay: median months from the start to the first warning, of those found; None where
    none is found.
    """

    found: dict[float, Rate]
    at_end: dict[float, Rate]
    delay: dict[float, float | None]


@dataclass(frozen=True)
class Performance:
    """One method on series of one size.

    size: events a year. rose, fell: false alarms of one reading under no change, by direction.
    """

    method: str
    size: int
    rose: Rate
    fell: Rate
    power: Power


def windows(size: int, drift: float, series: int = 4000, seed: int = SEED) -> Performance:
    """The two-window test on places of `size` events a year whose rates drift, monthly windows for the delay."""
    generator = np.random.default_rng(seed + size)
    first, second = outbreak.drifting_windows(generator, size, series, drift)
    rose = sum(b > greatest_by_chance(int(a), ALARM_RATE, drift) for a, b in zip(first, second, strict=True))
    fell = sum(b < least_by_chance(int(a), ALARM_RATE, drift) for a, b in zip(first, second, strict=True))

    def alarms(counts: Floats) -> NDArray[np.bool_]:
        sums = outbreak.rolled(counts)
        pairs = zip(sums[:, :-YEAR].astype(int), sums[:, YEAR:].astype(int), strict=True)
        return np.array([[b > greatest_by_chance(int(a), ALARM_RATE, drift) for a, b in zip(*pair, strict=True)]
                         for pair in pairs])  # fmt: skip

    power = _power(lambda factor: _drifted(generator, size, series // 8, drift, factor), alarms)
    return Performance("two windows", size, Rate(int(rose), series), Rate(int(fell), series), power)


def rolling(size: int, dispersion: float, series: int = 2000, seed: int = SEED) -> Performance:
    """The CUSUM on 12-months-ending counts of eleven years, monthly counts with season and `dispersion`."""
    generator = np.random.default_rng(seed + size)
    limit = threshold(ALARM_RATE)
    up, down = ends(generator, size / YEAR, dispersion, series)

    def alarms(counts: Floats) -> NDArray[np.bool_]:
        sums = outbreak.rolled(counts)
        columns = range(sums.shape[1] - YEAR, sums.shape[1])
        return np.column_stack([_cusum_ends(sums[:, : column + 1])[0] > limit for column in columns])

    power = _power(
        lambda factor: outbreak.monthly(
            generator, size / YEAR, 144, series // 8, dispersion, 0.1, rises=outbreak.rise(144, 132, factor)
        ),
        alarms,
    )
    rose, fell = Rate(int((up > limit).sum()), series), Rate(int((down > limit).sum()), series)
    return Performance("CUSUM", size, rose, fell, power)


def monthly(size: int, dispersion: float, series: int = 2000, seed: int = SEED) -> Performance:
    """Farrington's regression on monthly counts of five and a half years and a year, with trend and season."""
    generator = np.random.default_rng(seed + size)

    def simulate(number: int, factor: float) -> Floats:
        rises = outbreak.rise(78, 66, factor)
        return outbreak.monthly(generator, size / YEAR, 78, number, dispersion, 0.2, 0.1, rises)

    return _judged_monthly("Farrington", size, series, simulate)


def short(size: int, dispersion: float, series: int = 2000, seed: int = SEED) -> Performance:
    """EARS C2 on monthly counts of a year, without trend and season, and the year after."""
    generator = np.random.default_rng(seed + size)

    def simulate(number: int, factor: float) -> Floats:
        return outbreak.monthly(generator, size / YEAR, 24, number, dispersion, rises=outbreak.rise(24, 12, factor))

    return _judged_monthly("EARS C2", size, series, simulate)


def _judged_monthly(name: str, size: int, series: int, simulate: Callable[[int, float], Floats]) -> Performance:
    """One method of judge_month: false alarms of the last month, and warnings in the last twelve readings."""

    def alarms(counts: Floats) -> NDArray[np.bool_]:
        ends = range(counts.shape[1] - YEAR + 1, counts.shape[1] + 1)
        return np.array([[judge_month(SIMULATED, row[:end], counts=True).alarming for end in ends] for row in counts])

    statuses = [judge_month(SIMULATED, row, counts=True).status for row in simulate(series, 1.0)]
    power = _power(lambda factor: simulate(series // 20, factor), alarms)
    rose, fell = Rate(statuses.count(ROSE), series), Rate(statuses.count(FELL), series)
    return Performance(name, size, rose, fell, power)


def ends(generator: np.random.Generator, mean: float, dispersion: float, series: int) -> tuple[Floats, Floats]:
    """The CUSUM's upward and downward value after twelve steps of unchanged series: each of shape (series,)."""
    return _cusum_ends(outbreak.rolled(outbreak.monthly(generator, mean, 144, series, dispersion, 0.1)))


def limits(series: int = 40_000, seed: int = SEED) -> tuple[float, ...]:
    """What S exceeds at each rate of thresholds.EXCEEDED, the worst over sizes of 5 to 200 a month and φ of 1 and 3."""
    generator = np.random.default_rng(seed)
    worst = np.zeros(len(EXCEEDED))
    for mean in (5.0, 20.0, 200.0):
        for dispersion in (1.0, 3.0):
            values = np.concatenate(ends(generator, mean, dispersion, series))
            worst = np.maximum(worst, np.quantile(values, 1 - np.array(EXCEEDED)))
    return tuple(float(np.round(value, 2)) for value in worst)


def _cusum_ends(sums: Floats) -> tuple[Floats, Floats]:
    dispersion = np.array([cusum.dispersion(row) for row in sums])
    z = cusum.standardized(sums[:, -YEAR - 1 :], dispersion)
    return cusum.path(z)[:, -1], cusum.path(-z)[:, -1]


def _drifted(generator: np.random.Generator, size: int, series: int, drift: float, factor: float) -> Floats:
    """36 months of places whose yearly rates drift; the rise starts with the third year. Shape (series, 36)."""
    rates = np.exp(generator.normal(0.0, drift / np.sqrt(2), (series, 3))).repeat(YEAR, axis=1)
    return generator.poisson(size / YEAR * rates * outbreak.rise(36, 24, factor)).astype(float)


def _power(simulate: Callable[[float], Floats], alarms: Callable[[Floats], NDArray[np.bool_]]) -> Power:
    """Rises found in their first twelve months, and the median month of the first warning."""
    power = Power({}, {}, {})
    for factor in FACTORS:
        raised = alarms(simulate(factor))[:, -YEAR:]
        first = raised.argmax(axis=1)[raised.any(axis=1)] + 1
        power.found[factor] = Rate(len(first), len(raised))
        power.at_end[factor] = Rate(int(raised[:, -1].sum()), len(raised))
        power.delay[factor] = float(np.median(first)) if len(first) else None
    return power

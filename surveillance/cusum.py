"""CUSUM of a series of 12-months-ending counts: a turn is seen before the year is over.

Successive values share eleven months; their difference is this month's count less the same month's a year ago, free
of season. Twelve differences rest on 24 different months, so under no change they are independent, with mean 0 and
variance φ (Rₜ + Rₜ₋₁₂) / 12, φ the dispersion of monthly counts. Page's CUSUM (1954) is run over these twelve:
S = max(0, S + z − k), as Rogerson and Yamada (2009) for health surveillance. The threshold is the quantile of S after
twelve steps from simulated months rolled into 12-month sums (`surveillance.calibrate`).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from surveillance.result import ALARM_RATE, FELL, NONE, ROSE, Series, Warning, cannot, sentence
from surveillance.thresholds import probability, threshold

METHOD = "CUSUM of monthly differences"
YEAR = 12
ALLOWANCE = 0.5  # k: half of the shift to find, one standard deviation of a month
FEWEST_EVENTS = 120  # in the two windows together: below it a month's difference is far from normal
HISTORY = 37  # values needed: twelve differences to judge and two years to learn the dispersion from
Floats = NDArray[np.float64]


def judge_rolling(series: Series, values: Floats, rate: float = ALARM_RATE) -> Warning:
    """The latest of a series of 12-months-ending counts, in order of months, NaN where hidden or missing.

    Reads the last 13 values and learns the dispersion from all before them. observed and the bounds are 12-month
    counts: the bounds are what the latest value would have to pass for an alarm, the months before as they were; the
    bound of the other direction is left out while an alarm stands. probability is at least the smallest simulated.
    """
    known = np.asarray(values, dtype=float)
    if len(known) < HISTORY:
        return cannot(series, METHOD, f"{len(known)} months of history, fewer than {HISTORY}")
    recent = known[-YEAR - 1 :]
    if not np.isfinite(recent).all():
        return cannot(series, METHOD, "a count of the last 13 months is hidden or missing")
    total = float(recent[-1] + recent[0])
    if total < FEWEST_EVENTS:
        return cannot(
            series, METHOD, f"{total:,.0f} {series.unit} in two years, fewer than {FEWEST_EVENTS}", recent[-1]
        )
    return _judged(series, recent, dispersion(known), rate)


def standardized(recent: Floats, scatter: Floats | float) -> Floats:
    """The twelve monthly differences in standard deviations: `recent` of shape (…, 13), `scatter` φ of shape (…)."""
    return np.diff(recent) / _unit(recent, scatter)[..., None]


def _unit(recent: Floats, scatter: Floats | float) -> Floats:
    """Standard deviation of a monthly difference: a month's count now and a year ago, each with variance φ × mean."""
    return np.sqrt(np.maximum(scatter * (recent[..., -1] + recent[..., 0]) / YEAR, 1e-9))


def dispersion(values: Floats) -> float:
    """φ: variance over mean of monthly counts, from the changes of successive monthly differences; at least 1.

    The difference of two neighbors among the differences takes slow change out. Robust to single months: the median
    of squares over that of a χ² with one degree of freedom. Leaves the twelve differences that are judged out.
    """
    past = values[: -YEAR - 1]
    differences = np.diff(past)
    level = (past[1:] + _lagged(past)[1:]) / YEAR
    ratio = np.diff(differences) ** 2 / (2 * np.maximum(level[1:], 1.0))
    ratio = ratio[np.isfinite(ratio)]
    return max(1.0, float(np.median(ratio)) / norm.ppf(0.75) ** 2) if len(ratio) >= YEAR else 1.0


def path(z: Floats, allowance: float = ALLOWANCE) -> Floats:
    """The CUSUM after each step, from 0: shape as z, steps along the last axis."""
    sums = np.zeros(z.shape)
    level = np.zeros(z.shape[:-1])
    for step in range(z.shape[-1]):
        level = np.maximum(0.0, level + z[..., step] - allowance)
        sums[..., step] = level
    return sums


def _lagged(values: Floats) -> Floats:
    """The value twelve months earlier; the first year, which has none, takes its own."""
    return np.concatenate([values[:YEAR], values[:-YEAR]]) if len(values) > YEAR else values


def _judged(series: Series, recent: Floats, scatter: float, rate: float) -> Warning:
    limit, unit, z = threshold(rate), float(_unit(recent, scatter)), standardized(recent, scatter)
    rise, fall = path(z), path(-z)
    up, down = float(rise[-1]), float(fall[-1])
    status = ROSE if up > limit else FELL if down > limit else NONE
    previous = recent[-2]
    return Warning(
        series,
        status,
        _reason(series, recent, status),
        METHOD,
        rate,
        observed=float(recent[-1]),
        observed_low=float(recent[-1]),
        observed_high=float(recent[-1]),
        expected=float(recent[0]),
        lower_bound=None if status == ROSE else max(0.0, float(previous - unit * (limit - fall[-2] + ALLOWANCE))),
        upper_bound=None if status == FELL else float(previous + unit * (limit - rise[-2] + ALLOWANCE)),
        statistic=max(up, down),
        threshold=limit,
        probability=probability(max(up, down)),
    )


def _reason(series: Series, recent: Floats, status: str) -> str:
    counts = f"{recent[-1]:,.0f} {series.unit} in {series.period} after {recent[0]:,.0f} in {series.before}"
    verdict = {
        ROSE: "its months have lately run above the same months a year before by more than chance explains",
        FELL: "its months have lately run below the same months a year before by more than chance explains",
        NONE: "its latest months are like the same months a year before",
    }[status]
    return sentence(series, f"{counts}; {verdict}.")

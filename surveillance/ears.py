"""EARS C1, C2 and C3: a month against the seven months before, where there is too little history for a season.

Hutwagner and others (2003). C1 compares with the seven periods just before, C2 with the seven that end two periods
earlier, C3 adds the last three C2. The classic threshold of C1 and C2 is 3 standard deviations; with seven periods
that is no fixed false-alarm rate, so judgements use the t quantile for the stated rate instead.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from surveillance.result import ALARM_RATE, FELL, NONE, ROSE, Series, Warning, sentence

METHOD = "EARS C2"
WINDOW = 7
LAG = 2
SHORTEST = WINDOW + LAG
CLASSIC_C1 = CLASSIC_C2 = 3.0
CLASSIC_C3 = 2.0
Floats = NDArray[np.float64]


def c1(values: Floats) -> Floats:
    """Standardized distance of each period from the mean of the seven before; NaN for the first seven."""
    return _distance(values, 0)


def c2(values: Floats) -> Floats:
    """As C1 with the seven periods that end two earlier; NaN for the first nine."""
    return _distance(values, LAG)


def c3(values: Floats) -> Floats:
    """Sum over the last three periods of max(0, C2 − 1); NaN for the first eleven."""
    excess = np.maximum(0.0, c2(values) - 1)
    return np.concatenate([np.full(min(2, len(values)), np.nan), excess[2:] + excess[1:-1] + excess[:-2]])


def judge_short(series: Series, values: Floats, counts: bool, rate: float = ALARM_RATE, places: int = 0) -> Warning:
    """The latest of a monthly series of at least ten known months, against C2's seven; missing months are passed over.

    The standard deviation of counts is at least that of a Poisson count, so that seven equal months are no alarm.
    """
    known = values[np.isfinite(values)]
    latest, base = float(known[-1]), known[-1 - LAG - WINDOW : -1 - LAG]
    mean, deviation = float(base.mean()), _deviation(base, counts)
    limit = float(student.isf(rate, WINDOW - 1)) * np.sqrt(1 + 1 / WINDOW)
    score = (latest - mean) / deviation
    status = ROSE if score > limit else FELL if -score > limit else NONE
    low, high = max(0.0, mean - limit * deviation), mean + limit * deviation
    probability = float(student.sf(abs(score) / np.sqrt(1 + 1 / WINDOW), WINDOW - 1))
    return Warning(
        series,
        status,
        _reason(series, latest, mean, status, low, high, places),
        METHOD,
        rate,
        observed=latest,
        observed_low=latest,
        observed_high=latest,
        expected=mean,
        lower_bound=low,
        upper_bound=high,
        statistic=abs(score),
        threshold=limit,
        probability=probability,
    )


def _deviation(base: Floats, counts: bool) -> float:
    least = np.sqrt(max(float(base.mean()), 1.0)) if counts else 1e-3
    return max(float(base.std(ddof=1)), float(least))


def _distance(values: Floats, lag: int) -> Floats:
    result = np.full(len(values), np.nan)
    if len(values) <= WINDOW + lag:
        return result
    windows = np.lib.stride_tricks.sliding_window_view(values, WINDOW)[: len(values) - WINDOW - lag]
    deviation = windows.std(axis=1, ddof=1)
    distance = values[WINDOW + lag :] - windows.mean(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        result[WINDOW + lag :] = distance / deviation
    return result


def _reason(series: Series, latest: float, mean: float, status: str, low: float, high: float, places: int) -> str:
    verdict = {
        ROSE: f"more than the {high:,.{places}f} that chance explains",
        FELL: f"fewer than the {low:,.{places}f} that chance explains",
        NONE: f"within chance ({low:,.{places}f} to {high:,.{places}f})",
    }[status]
    seen = f"{latest:,.{places}f} {series.unit} in {series.period}, {mean:,.1f} in seven recent months"
    return sentence(series, f"{seen}: {verdict}. The history is short: season is not taken out.")

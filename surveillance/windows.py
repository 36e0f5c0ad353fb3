"""Two windows that do not overlap, compared: this year's count against the year before, hidden counts as bounds.

A hidden count never becomes a number: a rise is a warning only if it is beyond chance for every value that the hidden
counts may have, and the series is without warning only if no value makes it one.
"""

from surveillance.result import ALARM_RATE, CANNOT, FELL, NONE, ROSE, Count, Series, Warning, cannot, sentence
from surveillance.tails import at_least, at_most, greatest_by_chance, least_by_chance

METHOD = "two windows (conditional beta-binomial test)"


def judge_windows(
    series: Series,
    before: Count | None,
    now: Count | None,
    drift: float = 0.0,
    ratio: float = 1.0,
    rate: float = ALARM_RATE,
) -> Warning:
    """The second of two windows against the first, under no change.

    drift: standard deviation of the logarithm of the ordinary change from one window to the next (0: Poisson alone).
    ratio: expected second window over the first. None for a count that the publisher does not have.
    The conditional test of Przyborowski and Wilenski (1940), with a beta-distributed share.
    """
    if before is None or now is None:
        return cannot(series, METHOD, f"no count of {series.before if before is None else series.period}")
    if _both_hidden(before, now):
        return _hidden(series, before, now, "both counts are hidden")
    rise = at_least(now.low, before.high, drift, ratio)
    fall = at_most(now.high, before.low, drift, ratio)
    status = _status(rise, fall, before, now, drift, ratio, rate)
    if status == CANNOT:
        return _hidden(series, before, now, "the hidden counts decide it")
    nearest = min(rise, fall)
    reason = _reason(series, before, now, status, nearest)
    return Warning(
        series,
        status,
        reason,
        METHOD,
        rate,
        observed=now.value,
        observed_low=now.low,
        observed_high=now.high,
        expected=None if before.value is None else before.value * ratio,
        lower_bound=least_by_chance(before.low, rate, drift, ratio),
        upper_bound=greatest_by_chance(before.high, rate, drift, ratio),
        statistic=nearest,
        threshold=rate,
        probability=nearest,
    )


def _both_hidden(before: Count, now: Count) -> bool:
    """Whether both are single counts of under 10 that the publisher hides; sums with hidden parts are not."""
    return before.value is None and now.value is None and max(before.high, now.high) < 10


def _status(rise: float, fall: float, before: Count, now: Count, drift: float, ratio: float, rate: float) -> str:
    """What holds for every value between the bounds, else "cannot be judged"."""
    if rise <= rate:
        return ROSE
    if fall <= rate:
        return FELL
    may_rise = at_least(now.high, before.low, drift, ratio) <= rate
    may_fall = at_most(now.low, before.high, drift, ratio) <= rate
    return CANNOT if may_rise or may_fall else NONE


def _hidden(series: Series, before: Count, now: Count, why: str) -> Warning:
    counts = f"{why} ({before.words} {series.unit} in {series.before}, {now.words} in {series.period})"
    return Warning(
        series,
        CANNOT,
        sentence(series, f"Cannot be judged: {counts}."),
        METHOD,
        observed=now.value,
        observed_low=now.low,
        observed_high=now.high,
    )


def _reason(series: Series, before: Count, now: Count, status: str, probability: float) -> str:
    counts = f"{now.words} {series.unit} in {series.period} after {before.words} in {series.before}"
    verdict = {
        ROSE: "more than chance and ordinary drift explain",
        FELL: "fewer than chance and ordinary drift explain",
        NONE: "within chance and ordinary drift",
    }[status]
    every = ", whatever the hidden counts are" if before.value is None or now.value is None else ""
    odds = f" (probability {probability:.2g} under no change)" if status != NONE else ""
    return sentence(series, f"{counts}: {verdict}{every}{odds}.")

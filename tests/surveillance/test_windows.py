"""Two windows that do not overlap: exact, monotone, and blind to hidden counts."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom
from statsmodels.stats.rates import test_poisson_2indep as poisson_2indep

from surveillance import ALARM_RATE, CANNOT, FELL, NONE, ROSE, Count, Series, judge_windows
from surveillance.calibrate import windows
from surveillance.tails import at_least, at_most, greatest_by_chance, least_by_chance

SERIES = Series("county/x/deaths", "county", "x", "X", "all_drugs", "deaths", "this year", "the year before", "table")
counts = st.integers(0, 400)
drifts = st.sampled_from([0.0, 0.05, 0.13, 0.4])
ratios = st.sampled_from([0.5, 0.86, 1.0, 2.0])
ROUNDING = 1e-10


def exact(count: int) -> Count:
    return Count(count, count)


def published(count: int) -> Count:
    return Count(1, 9) if 1 <= count <= 9 else exact(count)


def test_without_drift_it_is_the_conditional_test_of_przyborowski_and_wilenski() -> None:
    """Breast cancers after fluoroscopy, 60 and 30 in 51,477.5 and 54,308.7 person-years (Gu and others 2008)."""
    peer = poisson_2indep(60, 51477.5, 30, 54308.7, method="exact-cond", alternative="larger").pvalue
    assert at_least(60, 30, ratio=51477.5 / 54308.7) == pytest.approx(peer, rel=1e-9)


@pytest.mark.parametrize(("before", "now", "drift"), [(63, 105, 0.13), (13, 32, 0.13), (800, 700, 0.2), (0, 5, 0.1)])
def test_with_drift_it_is_beta_binomial(before: int, now: int, drift: float) -> None:
    half = 2 / drift**2
    law = betabinom(before + now, half, half)
    assert at_least(now, before, drift) == pytest.approx(law.pmf(np.arange(now, before + now + 1)).sum(), rel=1e-8)
    assert at_most(now, before, drift) == pytest.approx(law.pmf(np.arange(now + 1)).sum(), rel=1e-8)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(counts, counts, st.integers(1, 60), drifts, ratios)
def test_a_higher_count_is_never_less_alarming(before: int, now: int, more: int, drift: float, ratio: float) -> None:
    assert at_least(now + more, before, drift, ratio) <= at_least(now, before, drift, ratio) + ROUNDING
    assert at_least(now, before + more, drift, ratio) >= at_least(now, before, drift, ratio) - ROUNDING
    assert at_most(now + more, before, drift, ratio) >= at_most(now, before, drift, ratio) - ROUNDING


@settings(deadline=None, derandomize=True, max_examples=100)
@given(counts, drifts, ratios)
def test_the_bounds_are_where_the_warning_begins(before: int, drift: float, ratio: float) -> None:
    high, low = (bound(before, ALARM_RATE, drift, ratio) for bound in (greatest_by_chance, least_by_chance))
    assert at_least(high, before, drift, ratio) > ALARM_RATE >= at_least(high + 1, before, drift, ratio)
    assert at_most(low, before, drift, ratio) > ALARM_RATE
    assert low == 0 or at_most(low - 1, before, drift, ratio) <= ALARM_RATE


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.integers(0, 80), st.integers(0, 80), drifts)
def test_what_holds_with_hidden_counts_holds_for_the_true_ones(before: int, now: int, drift: float) -> None:
    seen = judge_windows(SERIES, published(before), published(now), drift).status
    assert seen in (CANNOT, judge_windows(SERIES, exact(before), exact(now), drift).status)


def test_two_worlds_that_differ_only_in_hidden_counts_give_the_same_judgement() -> None:
    generator = np.random.default_rng(1)
    for _ in range(200):
        before, now = (int(count) for count in generator.integers(0, 40, 2))
        other = [int(generator.integers(1, 10)) if 1 <= count <= 9 else count for count in (before, now)]
        assert judge_windows(SERIES, published(before), published(now), 0.13) == judge_windows(
            SERIES, published(other[0]), published(other[1]), 0.13
        )


def test_a_rise_from_a_hidden_count_warns_only_if_all_its_values_do() -> None:
    for_all = judge_windows(SERIES, Count(1, 9), exact(26), 0.13)
    assert (for_all.status, for_all.expected, for_all.probability) == (ROSE, None, at_least(26, 9, 0.13))
    assert "whatever the hidden counts are" in for_all.reason
    for_some = judge_windows(SERIES, Count(1, 9), exact(15), 0.13)
    assert (for_some.status, for_some.probability, for_some.upper_bound) == (CANNOT, None, None)
    both = judge_windows(SERIES, Count(1, 9), Count(1, 9), 0.13)
    assert (both.status, both.observed, both.observed_low, both.observed_high) == (CANNOT, None, 1, 9)
    assert "both counts are hidden (1–9 deaths in the year before" in both.reason


def test_a_sum_with_hidden_parts_is_judged_by_its_bounds() -> None:
    assert judge_windows(SERIES, Count(500, 580), Count(850, 900), 0.05).status == ROSE
    assert judge_windows(SERIES, Count(850, 900), Count(500, 580), 0.05).status == FELL
    assert judge_windows(SERIES, Count(500, 501), Count(500, 502), 0.05).status == NONE
    assert judge_windows(SERIES, Count(500, 700), Count(600, 800), 0.05).status == CANNOT


def test_what_is_missing_or_empty() -> None:
    assert judge_windows(SERIES, None, exact(5)).reason == "Cannot be judged: no count of the year before."
    assert judge_windows(SERIES, exact(5), None).status == CANNOT
    nothing = judge_windows(SERIES, exact(0), exact(0))
    assert (nothing.status, nothing.probability, nothing.lower_bound) == (NONE, 1.0, 0)
    with pytest.raises(ValueError, match="allowed 0 ≤ low ≤ high"):
        Count(3, 2)


def test_a_provisional_count_says_so() -> None:
    marked = dataclasses.replace(SERIES, provisional=True, note="Some note.")
    assert judge_windows(marked, exact(10), exact(50)).reason.endswith("Provisional: the count will change. Some note.")


@pytest.mark.parametrize("size", [20, 100, 1000])
def test_false_alarms_keep_to_the_stated_rate_and_outbreaks_are_found(size: int) -> None:
    measured = windows(size, drift=0.13, series=2000)
    assert measured.rose.agrees_with(ALARM_RATE)
    assert measured.fell.agrees_with(ALARM_RATE)
    found = [rate.share for rate in measured.power.at_end.values()]
    assert found == sorted(found)
    assert found[-1] > {20: 0.3, 100: 0.8, 1000: 0.99}[size]

"""Sample sizes and intervals: exact, and as others compute them."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from model.sampling import exact_power, expected_interval, power, sample_size
from model.sampling.intervals import effective, interval
from model.sampling.power import _largest_lesser, finds


def test_power_by_hand() -> None:
    # two rounds of 2 arrivals, p = ½ then 0: level 0.3 in each direction. Found is (2, 0): P(H ≤ 0 of 2) = ¼ ≤ 0.3,
    # while (1, 0) gives ½. The chance of 2 of 2 at ½ is ¼, of 0 of 2 at 0 (nearly) is 1.
    assert exact_power(2, 0.5, -0.95, confidence=0.4) == pytest.approx(0.25 * binom.pmf(0, 2, 0.025))


def test_power_against_every_pair_of_outcomes() -> None:
    trials, before, after = 60, 0.3, 0.1
    total = 0.0
    for first, second in itertools.product(range(trials + 1), repeat=2):
        if second < first and binomtest(second, first + second, 0.5, "less").pvalue <= 0.025:
            total += binom.pmf(first, trials, before) * binom.pmf(second, trials, after)
    assert exact_power(trials, before, after / before - 1, 0.95) == pytest.approx(total, abs=1e-9)


@settings(deadline=None, derandomize=True, max_examples=30)
@given(st.integers(1, 3000), st.floats(1e-4, 0.5), st.floats(0.8, 0.99))
def test_nothing_changed_is_seldom_found(trials: int, prevalence: float, confidence: float) -> None:
    first, second = np.arange(60), np.arange(60)
    chance = binom.pmf(first, trials, prevalence)
    for direction in (-0.2, 0.2):
        found = finds(first[:, None], second[None, :], direction, confidence)
        assert chance @ found @ chance <= (1 - confidence) / 2 + 1e-9


@settings(deadline=None, derandomize=True, max_examples=15)
@given(st.floats(1e-4, 0.3), st.floats(-0.8, -0.2), st.floats(0.5, 0.95))
def test_the_sample_size_has_the_power_and_half_of_it_has_not(prevalence: float, change: float, wanted: float) -> None:
    found = sample_size(prevalence, change, 0.95, wanted)
    assert found.power >= wanted
    assert exact_power(found.inspections, prevalence, change, 0.95) == found.power
    assert exact_power(found.counted_as // 2, prevalence, change, 0.95) < wanted


def test_a_design_effect_multiplies_the_sample() -> None:
    alone, clustered = sample_size(0.01, -0.2, 0.95, 0.8), sample_size(0.01, -0.2, 0.95, 0.8, 1.5)
    assert clustered.inspections == pytest.approx(1.5 * alone.inspections, abs=1)
    assert power(clustered.inspections, 0.01, -0.2, 0.95, 1.5) == pytest.approx(alone.power)


def test_rises_are_found_too() -> None:
    assert exact_power(50_000, 0.01, 0.2, 0.95) > 0.8


def test_a_rare_thing_takes_as_many_findings_and_so_many_more_inspections() -> None:
    findings = [sample_size(p, -0.2, 0.95, 0.8).inspections * p for p in (1e-2, 1e-3, 1e-4)]
    assert max(findings) / min(findings) < 1.02


@pytest.mark.parametrize("method", ["wilson", "clopper_pearson"])
def test_intervals_are_those_of_scipy(method: str) -> None:
    scipy_name = {"wilson": "wilson", "clopper_pearson": "exact"}[method]
    low, high = interval(np.array([0, 3, 50]), 50, 0.9, method)  # type: ignore[arg-type]
    for place, found in enumerate((0, 3, 50)):
        theirs = binomtest(found, 50).proportion_ci(0.9, method=scipy_name)
        assert (low[place], high[place]) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_clopper_pearson_covers_at_least_what_it_says() -> None:
    counts = np.arange(81)
    low, high = interval(counts, 80, 0.95, "clopper_pearson")
    for prevalence in np.linspace(0.001, 0.5, 60):
        held = (low <= prevalence) & (prevalence <= high)
        assert binom.pmf(counts, 80, prevalence) @ held >= 0.95


def test_the_expected_interval_by_hand() -> None:
    # one arrival: 0 with ½, giving 0 … 0.975; 1 with ½, giving 0.025 … 1
    found = expected_interval(1, 0.5, 1.0, 0.95, "clopper_pearson")
    assert found is not None
    assert (found.lower, found.upper) == pytest.approx((0.0125, 0.9875))
    assert found.nothing == pytest.approx(0.5)
    assert found.upper_if_nothing == pytest.approx(0.975)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.integers(0, 10**6), st.floats(1e-5, 0.5), st.floats(1.0, 10.0))
def test_more_inspections_narrow_the_interval(inspected: int, prevalence: float, design_effect: float) -> None:
    less = expected_interval(inspected, prevalence, design_effect, 0.95, "clopper_pearson")
    more = expected_interval(4 * inspected + 40, prevalence, design_effect, 0.95, "clopper_pearson")
    assert more is not None
    assert 0 <= more.lower <= more.upper <= 1
    if less is None:
        assert effective(inspected, design_effect) == 0
    else:
        assert more.upper - more.lower < less.upper - less.lower


def test_a_hundred_million_inspections_are_counted_without_a_table_of_every_pair() -> None:
    assert 0.5 < exact_power(10**8, 0.02, -0.003, 0.95) < 1


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.9999])
def test_the_largest_significant_count_is_that_of_a_search_through_all(confidence: float) -> None:
    counts = np.arange(120)
    found = finds(counts[:, None], counts[None, :], -0.2, confidence)
    more = [int(np.flatnonzero(row).max(initial=-1)) for row in found]
    assert _largest_lesser(counts, (1 - confidence) / 2).tolist() == more

"""The CUSUM of 12-months-ending counts."""

import numpy as np
import pytest

from surveillance import ALARM_RATE, CANNOT, FELL, NONE, ROSE, Series, judge_rolling
from surveillance.calibrate import Rate, ends, limits, rolling
from surveillance.cusum import dispersion, path, standardized
from surveillance.outbreak import monthly, rise, rolled
from surveillance.thresholds import EXCEEDED, LIMITS, probability, threshold

SERIES = Series("state/x", "state", "OH", "Ohio", "all_drugs", "deaths", "12 months", "the 12 months before", "table")


def months(mean: float, rises: np.ndarray | None = None, seed: int = 3) -> np.ndarray:
    return monthly(np.random.default_rng(seed), mean, 144, 1, 1.5, 0.1, rises=rises)[0]


def test_twelve_month_sums_are_rolled_and_their_differences_are_a_month_against_a_year_ago() -> None:
    counts = months(50.0)
    sums = rolled(counts)
    assert len(sums) == len(counts) - 11
    assert sums[5] == counts[5:17].sum()
    assert np.diff(sums)[7] == counts[19] - counts[7]


def test_the_path_is_pages() -> None:
    assert path(np.array([1.0, -2.0, 3.0, 0.25])).tolist() == [0.5, 0.0, 2.5, 2.25]


def test_differences_have_unit_variance_when_nothing_changes() -> None:
    sums = rolled(monthly(np.random.default_rng(2), 80.0, 144, 2000, 2.0, 0.1))
    z = standardized(sums[:, -13:], np.full(2000, 2.0))
    assert z.std() == pytest.approx(1.0, abs=0.03)
    assert abs(z.mean()) < 0.02


def test_dispersion_is_learned_from_the_past_alone() -> None:
    sums = rolled(monthly(np.random.default_rng(4), 100.0, 144, 300, 3.0, 0.1))
    assert np.mean([dispersion(row) for row in sums]) == pytest.approx(3.0, abs=0.25)
    changed = sums[0].copy()
    changed[-12:] += 1000
    assert dispersion(changed) == dispersion(sums[0])


def test_it_sees_a_turn_before_the_year_is_over() -> None:
    calm, risen = (rolled(months(60.0, rise(144, 138, factor))) for factor in (1.0, 1.6))
    assert judge_rolling(SERIES, calm).status == NONE
    warning = judge_rolling(SERIES, risen)
    assert warning.status == ROSE
    assert warning.observed == risen[-1]
    assert warning.expected == risen[-13]
    assert warning.upper_bound is not None
    assert risen[-1] > warning.upper_bound
    assert judge_rolling(SERIES, rolled(months(60.0, rise(144, 138, 0.5)))).status == FELL


def test_the_upper_bound_is_where_the_warning_begins() -> None:
    calm = rolled(months(60.0))
    bound = judge_rolling(SERIES, calm).upper_bound
    assert bound is not None
    # The scale grows a little with the latest value, so the bound is met within a death or two.
    statuses = [judge_rolling(SERIES, np.append(calm[:-1], bound + more)).status for more in (-2, 3)]
    assert statuses == [NONE, ROSE]


def test_a_higher_latest_count_is_never_less_alarming() -> None:
    calm = rolled(months(60.0))
    statistics = [judge_rolling(SERIES, np.append(calm[:-1], calm[-1] + more)) for more in range(0, 400, 10)]
    alarming = [warning.alarming for warning in statistics]
    assert alarming == sorted(alarming)
    assert not alarming[0]
    assert alarming[-1]


def test_what_cannot_be_judged_says_why() -> None:
    sums = rolled(months(60.0))
    assert "20 months of history" in judge_rolling(SERIES, sums[:20]).reason
    hidden = sums.copy()
    hidden[-4] = np.nan
    assert "hidden or missing" in judge_rolling(SERIES, hidden).reason
    few = judge_rolling(SERIES, rolled(months(3.0)))
    assert few.status == CANNOT
    assert "fewer than 120" in few.reason
    assert judge_rolling(SERIES, np.zeros(60)).status == CANNOT
    early = sums.copy()
    early[5] = np.nan
    assert judge_rolling(SERIES, early).status == NONE


@pytest.mark.parametrize(("mean", "scatter"), [(5.0, 1.0), (5.0, 3.0), (50.0, 2.0), (200.0, 3.0)])
def test_false_alarms_keep_to_the_stated_rate(mean: float, scatter: float) -> None:
    up, down = ends(np.random.default_rng(11), mean, scatter, 3000)
    for values in (up, down):
        assert Rate(int((values > threshold(ALARM_RATE)).sum()), 3000).agrees_with(ALARM_RATE)


def test_the_thresholds_are_those_of_the_simulation() -> None:
    again = np.array(limits(series=6000))
    assert again[:6] == pytest.approx(np.array(LIMITS[:6]), abs=0.25)
    assert list(LIMITS) == sorted(LIMITS)


def test_probability_and_threshold_are_inverse() -> None:
    for rate in EXCEEDED[1:]:
        assert probability(threshold(rate)) == pytest.approx(rate)
    assert probability(100.0) == pytest.approx(EXCEEDED[-1])
    with pytest.raises(ValueError, match="allowed"):
        threshold(1e-6)


def test_outbreaks_are_found_sooner_where_they_are_larger() -> None:
    power = rolling(600, 2.0, series=400).power
    found = [rate.share for rate in power.found.values()]
    assert found == sorted(found)
    assert found[-1] == 1.0
    assert power.delay[2.0] is not None
    assert power.delay[2.0] <= 3

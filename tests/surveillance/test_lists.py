"""Lists of many series, and the drift they share."""

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from surveillance import Count, Series, adjusted, common_ratio, judge_windows, pooled_drift, with_adjusted
from surveillance.calibrate import Rate
from surveillance.outbreak import drifting_windows

SERIES = Series("county/x", "county", "x", "X", "all_drugs", "deaths", "this year", "the year before", "table")


def test_adjusted_is_benjamini_and_hochberg() -> None:
    probabilities = np.random.default_rng(1).beta(0.5, 1, 200)
    assert adjusted(probabilities) == pytest.approx(multipletests(probabilities, method="fdr_bh")[1])
    assert adjusted(np.array([])).tolist() == []


def test_lists_leave_out_what_cannot_be_judged() -> None:
    judged = judge_windows(SERIES, Count(10, 10), Count(40, 40))
    hidden = judge_windows(SERIES, Count(1, 9), Count(1, 9))
    both = with_adjusted([hidden, judged])
    assert both[0].adjusted is None
    assert both[1].adjusted == pytest.approx(2 * (judged.probability or 0))


def false_share(seed: int) -> float:
    """Share of a tenth-false list that is false: 450 places without a change, 50 where the rate doubled."""
    generator = np.random.default_rng(seed)
    still, risen = (drifting_windows(generator, 200, number, 0.13, factor) for number, factor in ((450, 1), (50, 2)))
    pairs = [*zip(*still, strict=True), *zip(*risen, strict=True)]
    judged = [judge_windows(SERIES, Count(int(a), int(a)), Count(int(b), int(b)), 0.13) for a, b in pairs]
    listed = [place for place, warning in enumerate(with_adjusted(judged)) if (warning.adjusted or 0) <= 0.1]
    assert len(listed) > 40
    return sum(place < 450 for place in listed) / len(listed)


def test_of_a_list_of_discoveries_a_tenth_is_false_on_average() -> None:
    assert np.mean([false_share(seed) for seed in range(12)]) <= 0.1


@pytest.mark.parametrize("drift", [0.0, 0.1, 0.2])
def test_drift_is_recovered_whatever_the_sizes_and_the_common_change(drift: float) -> None:
    generator = np.random.default_rng(3)
    pairs = []
    for factor in (0.8, 1.0, 1.3):
        parts = [drifting_windows(generator, mean, 300, drift, factor) for mean in (60, 200, 1000)]
        pairs.append((np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])))
    assert pooled_drift(pairs) == pytest.approx(drift, abs=0.03)


def test_drift_without_pairs_is_none() -> None:
    assert pooled_drift([]) == 0.0
    assert pooled_drift([(np.array([np.nan, 3.0]), np.array([80.0, 4.0]))]) == 0.0
    assert common_ratio(np.array([10.0, np.nan]), np.array([15.0, 9.0])) == 1.5
    assert common_ratio(np.array([np.nan]), np.array([1.0])) == 1.0


def test_a_measured_rate_knows_its_interval() -> None:
    assert Rate(13, 1000).agrees_with(0.01)
    assert not Rate(30, 1000).agrees_with(0.01)

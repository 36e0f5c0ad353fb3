"""Measured scores: the arithmetic can be redone from the record, and nothing is scored that was not measured."""

import pytest

from model import assess
from scenarios import default_scenario
from scenarios.default import COUNTRIES, TITLES
from scenarios.measured_flows import Measured
from scenarios.measured_scores import (
    FEWEST_SEIZURES,
    MeasuredScore,
    measured_scores,
    other_measures,
    scored,
    with_measured_scores,
)

SCORES = {(row.country, row.outcome): row for row in measured_scores()}
EVERY = pytest.mark.parametrize("row", [*SCORES.values(), *other_measures()], ids=lambda row: row.country + row.outcome)


def test_one_record_a_country_and_outcome() -> None:
    assert set(SCORES) == {(code, outcome) for code in COUNTRIES for outcome in TITLES}


@EVERY
def test_a_score_can_be_redone_and_a_missing_one_has_its_reason(row: MeasuredScore) -> None:
    if row.score is None:
        assert len(row.reason) > 40
        return
    assert row.reason == ""
    measured = (row.found, row.base, row.baseline_found, row.baseline_base)
    found, base, baseline_found, baseline_base = (value for value in measured if value is not None)
    now, baseline = found / base, baseline_found / baseline_base
    assert row.score == pytest.approx(100 * (1 - now / baseline))
    assert all((row.dataset_ids, row.source, row.period, row.baseline_period))
    assert len(row.weakness) > 40


def test_seizures_are_said_to_measure_enforcement() -> None:
    for row in SCORES.values():
        assert row.score is None or "enforcement" in row.weakness


def test_mexico_by_hand() -> None:
    """24,407.8 lb over 472.9 bn USD in 2023, 10,461.9 lb over 534.3 bn USD in 2025: a fall of 62.1%."""
    assert SCORES["MEX", "oversupply"].score == pytest.approx(
        100 * (1 - 10461.92 / 534.315 / (24407.8 / 472.899)), 1e-3
    )


def test_pills_by_hand() -> None:
    """76% of 80 million in 12 months against 29% of 45 million in 11."""
    expected = 100 * (1 - (0.29 * 45 / 11) / (0.76 * 80 / 12))
    assert SCORES["MEX", "counterfeit_pills"].score == pytest.approx(expected)


def test_too_few_seizures_give_numbers_but_no_score() -> None:
    canada = SCORES["CAN", "oversupply"]
    assert canada.score is None
    assert canada.baseline_seizures is not None
    assert canada.baseline_seizures < FEWEST_SEIZURES
    assert canada.found is not None
    assert "Too few" in canada.reason


@pytest.mark.parametrize(("seizures", "has_score"), [(FEWEST_SEIZURES - 1, False), (FEWEST_SEIZURES, True)])
def test_the_fewest_seizures(seizures: int, has_score: bool) -> None:
    def measured(found: float) -> Measured:
        return Measured(found, "lb", 1.0, "year", "2023", seizures)

    found = scored(MeasuredScore("MEX", "oversupply", None, "pounds"), measured(5.0), measured(10.0))
    assert (found.score == 50.0) is has_score


def test_measured_scores_enter_a_scenario_only_where_measured() -> None:
    scenario = with_measured_scores(default_scenario())
    assert set(scenario.outcomes["oversupply"].score) == {"MEX"}
    assert scenario.outcomes["adulteration"].score == {}
    before = assess(default_scenario())
    assert sum(row.deaths_current for row in assess(scenario).countries.values()) <= sum(
        outcome.deaths_current for outcome in scenario.outcomes.values()
    )
    assert assess(scenario).outcomes["oversupply"].expected < before.outcomes["oversupply"].expected

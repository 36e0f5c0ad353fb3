"""Measured scores: the arithmetic can be redone from the record, and nothing is scored that was not measured."""

import pytest

from model import assess, measure
from scenarios import default_scenario
from scenarios.default import COUNTRIES, TITLES
from scenarios.measured_scores import MeasuredScore, measured_scores, other_measures, with_measured_scores

SCORES = {(row.country, row.outcome): row for row in measured_scores()}
OTHERS = {(row.country, row.unit): row for row in other_measures()}
EVERY = pytest.mark.parametrize("row", [*SCORES.values(), *OTHERS.values()], ids=lambda row: row.country + row.outcome)


def test_one_record_a_country_and_outcome() -> None:
    assert set(SCORES) == {(code, outcome) for code in COUNTRIES for outcome in TITLES}


@EVERY
def test_a_score_follows_from_the_model_s_formula_and_a_missing_one_has_its_reason(row: MeasuredScore) -> None:
    if row.score is None:
        assert len(row.reason) > 40
        assert row.status == "not_available"
        return
    assert (row.reason, row.status) == ("", "modeled")
    measured = (row.found, row.base, row.baseline_found, row.baseline_base)
    found, base, baseline_found, baseline_base = (value for value in measured if value is not None)
    again = measure.score(measure.flow(found, base), measure.flow(baseline_found, baseline_base))
    assert row.score == pytest.approx(again)
    assert all((row.dataset_ids, row.source, row.period, row.baseline_period, row.unit))
    assert len(row.weakness) > 40


def test_seizures_are_said_to_measure_enforcement() -> None:
    for row in SCORES.values():
        assert row.score is None or "enforcement" in row.weakness


def test_mexico_by_hand() -> None:
    """24,407.8 lb over 472.9 bn USD in 2023, 10,461.9 lb over 534.3 bn USD in 2025: a fall of 62.1%."""
    by_hand = 100 * (1 - 10461.92 / 534.315 / (24407.8 / 472.899))
    assert SCORES["MEX", "oversupply"].score == pytest.approx(by_hand, rel=1e-3)
    assert SCORES["MEX", "oversupply"].score == pytest.approx(62.06, abs=0.005)


def test_pills_by_hand() -> None:
    """76% of 80 million in 12 months against 29% of 45 million in 11."""
    by_hand = 100 * (1 - (0.29 * 45 / 11) / (0.76 * 80 / 12))
    assert SCORES["MEX", "counterfeit_pills"].score == pytest.approx(by_hand)
    assert by_hand == pytest.approx(76.58, abs=0.005)


def test_other_measures_stand_beside_the_score() -> None:
    by_entries = OTHERS["MEX", "lb per million entries"].score
    by_reports = OTHERS["ALL", "laboratory reports per month"].score
    assert [by_entries, by_reports] == pytest.approx([24.93, 33.62], abs=0.005)


def test_too_few_seizures_give_numbers_but_no_score() -> None:
    canada = SCORES["CAN", "oversupply"]
    assert canada.score is None
    assert canada.baseline_seizures == 26
    assert canada.found is not None
    assert "Too few" in canada.reason


def test_a_country_without_a_land_border_is_told_why_it_has_no_score() -> None:
    reasons = [SCORES["CHN", outcome].reason for outcome in TITLES]
    assert "origin" in reasons[0]
    assert "pressed" in reasons[1]
    assert "laboratory reports" in reasons[2]


def test_measured_scores_enter_a_scenario_only_where_measured() -> None:
    scenario = with_measured_scores(default_scenario())
    assert set(scenario.outcomes["oversupply"].score) == {"MEX"}
    assert scenario.outcomes["adulteration"].score == {}
    before = assess(default_scenario())
    assert sum(row.deaths_current for row in assess(scenario).countries.values()) <= sum(
        outcome.deaths_current for outcome in scenario.outcomes.values()
    )
    assert assess(scenario).outcomes["oversupply"].expected < before.outcomes["oversupply"].expected

"""The four cases of the white paper, in numbers: 5,000 pill deaths, 85% held to Mexico, 10% to China."""

from typing import Any

import pytest

from model import Assessment, Scenario, assess, explain
from tests.model.scenarios import pills


def run(now: float, **changes: Any) -> tuple[Assessment, dict[str, str]]:
    scenario = Scenario.model_validate(pills(now, **changes))
    assessment = assess(scenario)
    return assessment, {item.country: item.case for item in explain(scenario, assessment)}


AT_SET_POINT, _ = run(5000.0)


def ratio(assessment: Assessment, code: str) -> float:
    """The charges of a country, beside those at the set point."""
    now, then = assessment.countries[code], AT_SET_POINT.countries[code]
    assert now.toll_charge / then.toll_charge == pytest.approx(now.adjustment_charge / then.adjustment_charge)
    return now.adjustment_charge / then.adjustment_charge


def test_set_point() -> None:
    assessment, case = run(5000.0)
    assert (case["MEX"], case["CAN"]) == ("set_point", "no_claim")
    assert assessment.countries["MEX"].deaths_current == 4250.0


def test_scenario_1_the_charge_falls_by_the_corresponding_amount() -> None:
    assessment, case = run(3300.0, score={"MEX": 40.0})
    assert case["MEX"] == "confirmed"
    assert ratio(assessment, "MEX") == pytest.approx(0.6)
    assert ratio(assessment, "CHN") == pytest.approx(1.0)


@pytest.mark.parametrize("evidence", [{}, {"adaptation": {"MEX": 1.0}}], ids=["no evidence", "adaptation"])
def test_scenario_2_deaths_unchanged_leave_the_charge_unchanged(evidence: dict[str, Any]) -> None:
    assessment, case = run(5000.0, score={"MEX": 40.0}, **evidence)
    assert case["MEX"] == ("adaptation" if evidence else "unconfirmed")
    assert ratio(assessment, "MEX") == pytest.approx(1.0)
    assert ratio(assessment, "CHN") == pytest.approx(1.0)


def test_scenario_2_deaths_up_raise_the_charge_by_the_same_percent() -> None:
    assessment, case = run(6000.0, score={"MEX": 40.0})
    assert case["MEX"] == "unconfirmed"
    assert ratio(assessment, "MEX") == pytest.approx(1.2)


def test_scenario_2_a_new_source_moves_the_charge() -> None:
    assessment, case = run(5000.0, score={"MEX": 40.0}, new_source={"CHN": 1.0})
    assert (case["MEX"], case["CHN"]) == ("moved_elsewhere", "new_source")
    fall = AT_SET_POINT.countries["MEX"].deaths_current - assessment.countries["MEX"].deaths_current
    rise = assessment.countries["CHN"].deaths_current - AT_SET_POINT.countries["CHN"].deaths_current
    assert fall == pytest.approx(1700.0)
    assert rise == pytest.approx(fall)


def test_deaths_that_fall_beyond_the_scores_lower_every_charge_in_proportion() -> None:
    assessment, case = run(2500.0)
    assert case["MEX"] == case["CHN"] == "fell_beyond_scores"
    assert ratio(assessment, "MEX") == ratio(assessment, "CHN") == pytest.approx(0.5)


def test_partly_confirmed_claims_keep_what_deaths_confirm() -> None:
    assessment, case = run(4150.0, score={"MEX": 40.0})
    assert case["MEX"] == "partly_confirmed"
    assert assessment.countries["MEX"].deaths_current == pytest.approx(4250.0 - 850.0)


def test_growth_and_worsening_are_told_apart() -> None:
    assert run(6000.0)[1]["MEX"] == "growth"
    assert run(5850.0, score={"MEX": -20.0})[1]["MEX"] == "worsened"
    assert run(3300.0, score={"MEX": 40.0})[1]["CHN"] == "set_point"


def test_sentences_carry_the_figures() -> None:
    scenario = Scenario.model_validate(pills(5000.0, score={"MEX": 40.0}))
    sentence = explain(scenario, assess(scenario))[0].sentence
    assert "scored 40% lower" in sentence
    assert "5,000 people died where 3,300 were expected" in sentence
    assert "earns no credit" in sentence

"""The presets do what the white paper says."""

import json
from pathlib import Path

import pytest

from model import Scenario, assess, explain
from model.results import CountryResult
from scenarios import PRESETS, default_scenario

PILLS = "counterfeit_pills"
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
DEFAULT = default_scenario()


def built(preset: str) -> Scenario:
    return PRESETS[preset].build(DEFAULT)


def charges(preset: str, code: str) -> float:
    result: CountryResult = assess(built(preset)).countries[code]
    return result.adjustment_charge + result.toll_charge


def case(preset: str, code: str) -> str:
    scenario = built(preset)
    found = [e.case for e in explain(scenario, assess(scenario)) if (e.country, e.outcome) == (code, PILLS)]
    return found[0]


def pill_deaths(preset: str, code: str) -> float:
    return assess(built(preset)).outcomes[PILLS].footprints[code].current


def test_scenario_1_lowers_mexico_by_the_corresponding_amount() -> None:
    assert case("scenario_1", "MEX") == "confirmed"
    assert charges("scenario_1", "MEX") < charges("set_point", "MEX")
    assert pill_deaths("scenario_1", "MEX") == pytest.approx(0.6 * pill_deaths("set_point", "MEX"))
    assert charges("scenario_1", "CHN") == charges("set_point", "CHN")


def test_scenario_2_with_adaptation_leaves_mexico_as_it_was() -> None:
    assert case("scenario_2_adaptation", "MEX") == "adaptation"
    assert charges("scenario_2_adaptation", "MEX") == pytest.approx(charges("set_point", "MEX"))


def test_scenario_2_with_a_new_source_moves_deaths_to_china_one_for_one() -> None:
    assert case("scenario_2_new_source", "CHN") == "new_source"
    fall = pill_deaths("set_point", "MEX") - pill_deaths("scenario_2_new_source", "MEX")
    rise = pill_deaths("scenario_2_new_source", "CHN") - pill_deaths("set_point", "CHN")
    assert fall > 0
    assert rise == pytest.approx(fall)
    assert charges("scenario_2_new_source", "MEX") < charges("set_point", "MEX")
    assert charges("scenario_2_new_source", "CHN") > charges("set_point", "CHN")


def test_latest_data_lowers_every_charge_in_proportion() -> None:
    assert case("latest_data", "MEX") == "fell_beyond_scores"
    assert charges("latest_data", "MEX") == pytest.approx(36_825 / 74_091 * charges("set_point", "MEX"))


@pytest.mark.parametrize("preset", PRESETS)
def test_preset_can_be_applied_to_its_own_result(preset: str) -> None:
    if preset != "latest_data":
        assert PRESETS[preset].build(built(preset)) == built(preset)


@pytest.mark.parametrize("preset", PRESETS)
def test_example_file_is_the_preset(preset: str) -> None:
    example = json.loads((EXAMPLES / f"{preset}.json").read_text())
    assert Scenario.model_validate(example) == built(preset)

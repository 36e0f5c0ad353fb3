"""The simulator's state and answer: what an address may say, and what the page then shows."""

import pytest

from components.simulator.answer import answer
from components.simulator.controls import base_store
from components.simulator.knobs import knobs_of, value_of
from components.simulator.state import (
    LENSES,
    NotUsable,
    State,
    base_scenario,
    preset_is_silent,
    read_state,
    scenario_of,
)
from model import assess
from model.parameters import PARAMETERS
from model.results import UNATTRIBUTED
from scenarios import PRESETS


def test_an_address_without_a_query_is_the_default_scenario() -> None:
    state, notices = read_state({})
    assert notices == []
    assert state == State()
    assert scenario_of(state) == base_scenario(state)


def test_values_in_the_address_reach_the_scenario_in_the_models_units() -> None:
    state, notices = read_state(
        {
            "lens": "trade",
            "preset": "set_point",
            "score.MEX.counterfeit_pills": "40",
            "policy.basis": "compliance",
            "policy.internalized_share": "0.08",
            "country.CHN.deficit": "0.25",
            "country.CAN.eligible": "true",
            "add": "VNM",
        }
    )
    scenario = scenario_of(state)
    assert notices == []
    assert scenario.outcomes["counterfeit_pills"].score == {"MEX": 40}
    assert (scenario.policy.basis, scenario.policy.internalized_share) == ("compliance", 0.08)
    assert scenario.deficit("CHN") == 0.25
    assert scenario.countries["CAN"].eligible
    assert scenario.countries["VNM"].name == "Vietnam"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("score.MEX.counterfeit_pills", "140", "a number from -1,000,000 to 100"),
        ("score.MEX.counterfeit_pills", "nan", "a number from -1,000,000 to 100"),
        ("policy.internalized_share", "7", "a number from 0 to 1"),
        ("policy.basis", "revenge", "one of harm, compliance, countervailing"),
        ("policy.precursor_charging", "both", "one of finishing, source"),
        ("country.MEX.eligible", "perhaps", "true or false"),
        ("lens", "tea", "one of entry, trade, precursor, custom"),
        ("add", "XYZ", "a country of this page"),
        ("colour", "blue", "not known here"),
        ("set.policy.basis", "harm", "not a place that can be set"),
        ("set.policy.precursor_share", "many", "a number"),
        ("set.outcomes.oversupply", "5", "takes it out"),
    ],
)
def test_what_an_address_may_not_say_becomes_a_notice(name: str, text: str, words: str) -> None:
    state, notices = read_state({name: text})
    assert len(notices) == 1
    assert name in notices[0]
    assert words in notices[0]
    assert state == State()


def test_evidence_over_one_is_refused_by_name() -> None:
    values = {"adaptation.MEX.counterfeit_pills": 0.7, "new_source.CHN.counterfeit_pills": 0.6}
    with pytest.raises(NotUsable) as refused:
        scenario_of(State(values=values))
    assert "sum to 1.3" in str(refused.value)
    state, notices = read_state({key: str(value) for key, value in values.items()})
    assert state.values == {}
    assert "outcomes.counterfeit_pills" in notices[0]


def test_a_removed_country_leaves_its_deaths_unattributed() -> None:
    state, notices = read_state({"remove": "MEX", "preset": "scenario_1"})
    scenario = scenario_of(state)
    assert notices == []
    assert "MEX" not in scenario.countries
    deaths = sum(outcome.deaths_current for outcome in scenario.outcomes.values())
    assert assess(scenario).unattributed_deaths > 0.9 * deaths


def test_every_knob_has_a_parameter_and_starts_in_its_range() -> None:
    scenario = base_scenario(State())
    for knob in knobs_of(scenario).values():
        assert knob.parameter in PARAMETERS
        assert knob.scale.low <= knob.shown(value_of(scenario, knob)) <= knob.scale.high, knob.key
        allowed = PARAMETERS[knob.parameter].allowed
        assert allowed is not None
        assert allowed.holds(knob.allowed[1]), knob.key
        assert allowed.holds(knob.allowed[0]), knob.key


def test_setting_each_knob_to_its_end_is_a_scenario_or_a_readable_problem() -> None:
    for key, knob in knobs_of(base_scenario(State())).items():
        for value in knob.allowed:
            try:
                scenario = scenario_of(State(values={key: value}))
            except NotUsable as refused:
                said = refused.problems
            else:
                said = "nan" not in str(answer(scenario)["cells"]).lower()
            assert said, key


@pytest.mark.parametrize("preset", list(PRESETS))
def test_the_answer_says_what_the_model_says(preset: str) -> None:
    scenario = scenario_of(State(preset=preset, lens="precursor"))
    shown, expected = answer(scenario), assess(scenario)
    for code, found in expected.countries.items():
        assert shown["cells"][f"{code}.rate"] == [f"{100 * found.adjustment_rate:.2f}%", found.adjustment_rate]
        assert shown["cells"][f"lens.precursor.{code}.rate"][1] == pytest.approx(found.adjustment_rate)
    assert shown["cells"]["all.revenue"][1] == expected.revenue
    stacks = shown["charts"]["deaths"]
    total = sum(sum(stacks[part]) for part in ("explained", "unproven", "traced", "growth"))
    assert total == pytest.approx(sum(outcome.deaths_current for outcome in scenario.outcomes.values()))
    assert list(shown["cases"]) == list(scenario.outcomes)
    for outcome, result in expected.outcomes.items():
        for code in (*scenario.countries, UNATTRIBUTED):
            assert shown["cells"][f"case.{outcome}.{code}.current"][1] == result.footprints[code].current


def test_the_store_of_values_names_every_knob_once() -> None:
    state = State()
    store = base_store(base_scenario(state), state)
    assert set(store["ranges"]) < set(store["values"])
    assert set(store["sliders"]) <= set(store["ranges"])
    assert LENSES == ("entry", "trade", "precursor", "custom")


def test_countries_that_share_a_case_share_its_sentence() -> None:
    told = answer(scenario_of(State()))["cases"]["counterfeit_pills"]
    assert [line[:2] for line in told] == [["Fell beyond scores", "Mexico, China, Canada and India"]]
    assert told[0][2].startswith("2,497 people died where scores explain 5,023.")
    told = answer(scenario_of(State(preset="scenario_1")))["cases"]["counterfeit_pills"]
    assert [line[:2] for line in told] == [["Confirmed", "Mexico"], ["At the set point", "China, Canada and India"]]


def test_a_score_may_lie_beyond_its_track_and_comes_back_from_the_store() -> None:
    state, notices = read_state({"score.MEX.oversupply": "-150.25", "score.CHN.oversupply": "62.063817"})
    store = base_store(base_scenario(state), state)
    assert notices == []
    assert scenario_of(state).outcomes["oversupply"].score["MEX"] == -150.25
    assert store["tracks"]["score.MEX.oversupply"] == (-100.0, 100.0)
    assert store["beyond"] == {"score.MEX.oversupply": pytest.approx(-150.2)}
    assert store["own"]["score.CHN.oversupply"] == {"shown": 62.1, "value": 62.063817}


def test_a_preset_that_speaks_of_a_removed_country_says_so() -> None:
    assert preset_is_silent(State(preset="scenario_2_new_source", removed=("CHN",)))
    assert not any(preset_is_silent(State(preset=preset)) for preset in PRESETS)

"""A scenario file becomes an address that shows exactly it, or is refused with the field and what is allowed."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.simulator.scenario_in import NotRead, left_behind, query_of, scenario_in, state_in
from components.simulator.state import LENSES, State, read_state, scenario_of, state_from, state_store
from model import Scenario, assess
from scenarios import PRESETS
from scenarios.file import scenario_json

ORACLE = Path(__file__).resolve().parents[1] / "model" / "oracle_example.json"


def reopened(scenario: Scenario) -> Scenario:
    """The scenario that the address of its file opens, by way of the address's own text and the browser's store."""
    state = state_in(scenario_in(scenario_json(scenario)))
    back, notices = read_state(dict(parse_qsl(query_of(state)[1:])))
    assert notices == []
    assert state_from(json.loads(json.dumps(state_store(back)))) == back
    return scenario_of(back)


def same_figures(one: Scenario, other: Scenario) -> bool:
    """Whether every figure of two assessments is the same, whatever the order of countries."""
    return assess(one).to_dict() == assess(other).to_dict()


def changed(**changes: Any) -> dict[str, Any]:
    """The default scenario's file with some of its places changed: "policy__basis"."""
    data: dict[str, Any] = json.loads(scenario_json(scenario_of(State())))
    for path, value in changes.items():
        *parents, last = path.split("__")
        place = data
        for name in parents:
            place = place[name]
        place[last] = value
    return data


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("preset", PRESETS)
def test_a_presets_file_opens_as_the_preset(preset: str, lens: str) -> None:
    scenario = scenario_of(State(lens=lens, preset=preset))
    assert state_in(scenario) == State(lens=lens, preset=preset)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    preset=st.sampled_from(list(PRESETS)),
    lens=st.sampled_from(LENSES),
    score=st.floats(-500, 100),
    share=st.floats(0, 1),
    deficit=st.floats(0, 1),
    added=st.sampled_from([(), ("VNM",), ("DEU", "VNM")]),
    removed=st.sampled_from([(), ("IND",), ("CAN", "IND")]),
)
def test_what_goes_out_comes_in_with_the_same_figures(
    preset: str, lens: str, score: float, share: float, deficit: float, added: Any, removed: Any
) -> None:
    values = {"score.MEX.oversupply": score, "policy.internalized_share": share, "country.CHN.deficit": deficit}
    scenario = scenario_of(State(lens=lens, preset=preset, added=added, removed=removed, values=values))
    assert same_figures(reopened(scenario), scenario)


def test_who_answers_for_precursors_is_a_control_and_a_file_moves_it() -> None:
    wanted = changed(policy__precursor_charging="source")
    state = state_in(scenario_in(json.dumps(wanted)))
    assert (dict(state.values), dict(state.extras)) == ({"policy.precursor_charging": "source"}, {})
    assert state_in(scenario_of(state)) == state
    before, _ = read_state({"set.policy.precursor_charging": "source"})  # as links said it once
    assert same_figures(scenario_of(before), scenario_of(state))


def test_what_has_no_control_is_carried_too() -> None:
    data = changed(
        policy__precursor_charging="source",
        policy__governance_weights__precursor_control=3.0,
        countries__CHN__governance__precursor_control=1.0,
        outcomes__adulteration__title="Mixed drugs",
        outcomes__oversupply__channel__MEX={"cargo": 0.5, "travelers": 0.5},
    )
    own = {"share": {"CHN": 0.5}, "score": {"CHN": 10.0}, "channel": {"default": {"mail": 1.0}}}
    data["outcomes"]["nitazenes"] = {"title": "Nitazenes", "deaths_baseline": 1000.0, "deaths_current": 1500.0, **own}
    del data["outcomes"]["counterfeit_pills"]
    scenario = scenario_in(json.dumps(data))
    shown = reopened(scenario)
    assert same_figures(shown, scenario)
    assert [outcome.title for outcome in shown.outcomes.values()] == [
        "Oversupply of fentanyl",
        "Mixed drugs",
        "Nitazenes",
    ]


def test_the_worked_example_opens_with_its_figures() -> None:
    scenario = Scenario.model_validate(json.loads(ORACLE.read_text())["scenario"])
    assert same_figures(reopened(scenario), scenario)
    assert left_behind(scenario) == ["It names no lens: its shares are shown as Custom."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not json", "not JSON"),
        ("[1]", "an object in braces"),
        (json.dumps(changed(policy__phase_in=7)), "policy.phase_in: allowed 0 to 1, got 7"),
        (json.dumps(changed(policy__phase=1)), "policy.phase: is not a"),
        (json.dumps(changed(outcomes__oversupply__score={"XYZ": 3.0})), "XYZ is not in countries"),
        ("x" * 1_000_001, "allowed up to 1,000,000 characters"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused_with_its_field(text: str, words: str) -> None:
    with pytest.raises(NotRead) as refused:
        scenario_in(text)
    assert words in str(refused.value)


def test_what_this_page_cannot_show_is_refused_by_name() -> None:
    data = changed(policy__import_elasticity=-20.0)
    with pytest.raises(NotRead, match=r"policy.import_elasticity: allowed here -10 to 0, got -20"):
        state_in(Scenario.model_validate(data))
    data = changed()
    data["countries"]["XYZ"] = data["countries"]["IND"]
    with pytest.raises(NotRead, match=r"countries.XYZ: not in the trade table"):
        state_in(Scenario.model_validate(data))


def test_a_scenario_too_far_from_every_preset_for_an_address_is_refused_with_both_numbers() -> None:
    data = changed()
    outcome = data["outcomes"]["oversupply"]
    data["outcomes"] |= {f"outcome_of_my_own_{place}": outcome | {"title": "T" * 100} for place in range(8)}
    with pytest.raises(NotRead, match=r"allowed up to 3,900 characters, got \d"):
        query_of(state_in(Scenario.model_validate(data)))

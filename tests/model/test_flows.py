"""Flows and steps: nothing is lost or made on the way from a score to a charge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, assess
from model.flows import ENDS, flows
from model.results import UNATTRIBUTED
from model.steps import CHARGE_STEPS, DEATH_STEPS, charge_steps, death_steps
from tests.model.scenarios import CODES, scenarios

many = settings(max_examples=80, deadline=None, derandomize=True)


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-6, abs=1e-3)


@st.composite
def any_scenario(draw: st.DrawFn) -> Scenario:
    """A scenario under any basis, charged at the finishing country or at the source of precursors."""
    data = draw(scenarios())
    if draw(st.booleans()):
        share, origin = draw(st.floats(0, 1)), draw(st.sampled_from(CODES))
        data["policy"] |= {"precursor_charging": "source", "precursor_share": share, "precursor_origins": {origin: 1.0}}
    return Scenario.model_validate(data)


@many
@given(any_scenario())
def test_every_death_and_every_dollar_is_in_one_flow(scenario: Scenario) -> None:
    assessment = assess(scenario)
    found = flows(scenario, assessment)
    for name, outcome in scenario.outcomes.items():
        assert sum(f.deaths for f in found if f.outcome == name) == near(outcome.deaths_current)
    for code, country in assessment.countries.items():
        own = [f for f in found if f.country == code]
        assert sum(f.deaths for f in own) == near(country.deaths_current)
        assert sum(f.usd for f in own if f.end == "adjustment") == near(country.adjustment_revenue)
        assert sum(f.usd for f in own if f.end == "toll") == near(country.toll_revenue)
        uncollected = country.adjustment_uncollected + country.toll_uncollected
        assert sum(f.usd for f in own if f.end == "not_collected") == near(uncollected)
        assert sum(f.deaths for f in own if f.end == "not_eligible") == near(country.uncharged_deaths)
    assert sum(f.deaths for f in found if f.end == "unattributed") == near(assessment.unattributed_deaths)
    assert {f.end for f in found} <= set(ENDS)


@many
@given(any_scenario())
def test_the_steps_lead_from_the_set_point_to_the_charge(scenario: Scenario) -> None:
    assessment = assess(scenario)
    found = flows(scenario, assessment)
    for code, country in assessment.countries.items():
        steps = death_steps(scenario, assessment, found, [code], list(scenario.outcomes))
        assert tuple(steps) == DEATH_STEPS
        assert steps["now"] == near(country.deaths_current)
        assert sum(steps[step] for step in DEATH_STEPS[:-1]) == near(steps["now"])
        assert steps["precursors"] == near(country.precursor_deaths)
        assert steps["beyond"] <= 1e-3
        charged = charge_steps(found, [code], list(scenario.outcomes))
        assert tuple(charged) == CHARGE_STEPS
        assert sum(charged[step] for step in CHARGE_STEPS[:-1]) == near(charged["collected"])
        assert charged["collected"] == near(country.adjustment_revenue + country.toll_revenue)


@many
@given(any_scenario())
def test_what_scores_claim_is_what_they_explain_where_no_deaths_fell_further(scenario: Scenario) -> None:
    assessment = assess(scenario)
    found = flows(scenario, assessment)
    for name, result in assessment.outcomes.items():
        if result.deaths_current < result.expected:
            continue
        for code in (*scenario.countries, UNATTRIBUTED):
            assert death_steps(scenario, assessment, found, [code], [name])["beyond"] == near(0.0)

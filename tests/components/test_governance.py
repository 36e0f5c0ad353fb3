"""The governance page's address: what it may say, what becomes of it, and what the simulator is handed."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from components.governance.state import index_alone, judged_scenario, read_judged, simulator_address
from components.simulator.state import NotUsable, State, base_scenario, read_state, scenario_of
from scenarios import default_scenario
from scenarios.statecraft import AUTHORITIES, LADDER, NEGOTIATION_LINKAGE, PAST_INTERVENTIONS, SANCTIONS_EVALUATED


def test_nothing_in_the_address_is_the_default_scenario() -> None:
    judged, notices = read_judged({})
    assert notices == []
    assert judged_scenario(judged) == base_scenario(judged.simulator)
    assert simulator_address(judged, default_scenario()) == "/simulator"


@pytest.mark.parametrize(
    ("name", "text"),
    [("item.MEX.analogue_law", "2"), ("item.MEX.analogue_law", "nan"), ("item.XXX.analogue_law", "1"),
     ("weight.precursor_control", "-1"), ("weight.tea", "1"), ("lens", "tea")],
)  # fmt: skip
def test_what_an_address_may_not_say_becomes_a_notice(name: str, text: str) -> None:
    judged, notices = read_judged({name: text})
    assert len(notices) == 1
    assert judged_scenario(judged) == base_scenario(State())


def test_items_and_weights_reach_the_index() -> None:
    judged, _ = read_judged({"item.MEX.analogue_law": "0", "weight.precursor_control": "3"})
    scenario = judged_scenario(judged)
    assert scenario.deficit("MEX") == pytest.approx((0 + 0.5 + 0.5 + 1 + 3 * 0.5) / 7)
    assert scenario.deficit("CHN") == pytest.approx((4 + 3 * 0.5) / 7)


def test_the_simulator_gets_the_index_and_the_rest_of_its_state() -> None:
    judged, _ = read_judged(
        {"item.MEX.analogue_law": "0", "score.MEX.counterfeit_pills": "40", "country.CAN.eligible": "true"}
    )
    scenario = judged_scenario(judged)
    query = dict(parse_qsl(urlsplit(simulator_address(judged, scenario, **{"policy.basis": "compliance"})).query))
    state, notices = read_state(query)
    there = scenario_of(state)
    assert notices == []
    assert there.policy.basis == "compliance"
    assert {code: there.deficit(code) for code in there.countries} == pytest.approx(
        {code: scenario.deficit(code) for code in scenario.countries}, abs=5e-4
    )
    assert there.countries["CAN"].eligible
    assert there.outcomes == scenario.outcomes


def test_an_index_given_alone_stands_until_an_item_of_it_is_changed() -> None:
    alone, _ = read_judged({"country.CHN.deficit": "0.4"})
    assert judged_scenario(alone).deficit("CHN") == 0.4
    assert index_alone(judged_scenario(alone)) == ("CHN",)
    items, _ = read_judged({"country.CHN.deficit": "0.4", "item.CHN.precursor_control": "1"})
    assert judged_scenario(items).deficit("CHN") == pytest.approx(1)


def test_weights_that_are_all_zero_are_refused() -> None:
    items = ("analogue_law", "drug_regulation_enforced", "know_your_customer_law", "know_your_customer_enforced",
             "precursor_control")  # fmt: skip
    judged, _ = read_judged({f"weight.{item}": "0" for item in items})
    with pytest.raises(NotUsable):
        judged_scenario(judged)


def test_every_line_of_the_paper_names_its_section() -> None:
    lines = [*NEGOTIATION_LINKAGE, *SANCTIONS_EVALUATED]
    lines += [each for rung in LADDER for each in (rung.measure, rung.expect)]
    lines += [each for act in AUTHORITIES for each in (act.allows, act.used) if each]
    lines += [each for past in PAST_INTERVENTIONS for each in (past.measured, past.finding)]
    assert all(line.source.startswith("White paper, ") for line in lines)
    assert all(past.evaluator for past in PAST_INTERVENTIONS)

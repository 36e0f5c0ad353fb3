"""The invest page's settings and frames: the address round trip, the plan it makes, sums that must agree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.invest.answer import answer, binding_frame, mix_frame, region_frame, region_mix, returns_alone
from components.invest.settings import (
    INTERVENTIONS,
    LIMIT_FIELDS,
    NAMES,
    Unusable,
    holds_over_all,
    plan_of,
    read_settings,
    scenario_revenue,
)
from components.simulator.knobs import knobs_of
from components.simulator.state import OWN_NAMES, State, base_scenario
from model import assess
from model.invest import fails_well
from model.invest.plan import MEASURES
from scenarios.interventions import interventions
from scenarios.pill_evidence import region_pill_evidence
from scenarios.region_needs import investment_plan


def settings_of(**query: str):  # type: ignore[no-untyped-def]
    read, notices = read_settings({name.replace("__", "."): text for name, text in query.items()})
    assert notices == []
    return read


def test_the_pages_interventions_are_the_models() -> None:
    assert tuple(interventions()) == INTERVENTIONS


def test_no_name_of_the_page_is_one_of_a_scenario() -> None:
    scenario = {*knobs_of(base_scenario(State())), *OWN_NAMES, "policy.basis"} - {"preset", "lens"}
    assert scenario.isdisjoint(NAMES)


def test_a_billion_averts_what_the_default_plan_does() -> None:
    found = fails_well(answer(settings_of(money="fixed")))
    assert (round(found.averted), round(found.averted_low), round(found.averted_high)) == (4864, 2436, 6868)
    assert plan_of(settings_of(money="fixed")) == investment_plan(1e9)


def test_the_scenario_is_the_simulators_whole_address() -> None:
    address = {"preset": "set_point", "lens": "entry", "policy.phase_in": "0.5", "tab": "pays", "odd": "1"}
    read, notices = read_settings(address)
    assert read.carried == {"policy.phase_in": "0.5"}
    assert ["odd" in notice for notice in notices] == [True]
    plain, _ = read_settings({"preset": "set_point", "lens": "entry"})
    assert scenario_revenue(plain) == assess(base_scenario(State(preset="set_point", lens="entry"))).revenue
    assert scenario_revenue(read) < scenario_revenue(plain)


def test_regions_and_interventions_sum_to_the_whole() -> None:
    found = answer(settings_of(money="fixed", education__least="10"))
    regions, mix = region_frame(found), mix_frame(found)
    assert regions["dollars"].sum() == 1_000_000_000
    assert mix["averted"].sum() == pytest.approx(regions["averted"].sum())
    assert mix["averted"].sum() == pytest.approx(fails_well(found).averted)
    assert regions["unspent"].sum() + mix["spending"].sum() == pytest.approx(1e9)
    assert mix.loc["education", "spending"] == pytest.approx(1e8)
    assert np.isnan(mix.loc["education", "averted"])
    ohio = region_mix(found, "ohio")
    assert ohio["spending"].sum() + regions.loc["ohio", "unspent"] == pytest.approx(regions.loc["ohio", "dollars"])
    assert "floor" in set(binding_frame(found)["kind"])


def test_puerto_ricos_unknown_deaths_claim_no_life() -> None:
    row = region_frame(answer(settings_of(money="fixed"))).loc["puerto-rico-us-virgin-islands"]
    assert np.isnan(row["averted"])
    assert row["floor"]
    assert row["unspent"] == row["dollars"] > 0


def test_returns_diminish() -> None:
    frame = returns_alone(answer(settings_of(money="fixed")))
    for _, rows in frame.groupby("title"):
        slopes = np.diff(rows["averted"]) / np.diff(rows["billions"])
        assert (slopes >= 0).all()
        assert (np.diff(slopes) <= 0).all()
        assert slopes[0] > 2 * slopes[-1]


def test_pill_evidence_is_weighed_only_where_it_is_known() -> None:
    known = region_pill_evidence()
    assert "south-texas" not in known
    assert 0 < known["arizona"] < 1
    plan = plan_of(settings_of(pills="true"))
    assert {slug for slug, region in plan.regions.items() if region.pill_evidence is not None} == set(known)


def test_what_cannot_be_is_told_by_field() -> None:
    with pytest.raises(Unusable, match=r"limits\.naloxone\.region_floor"):
        plan_of(settings_of(naloxone__least="50", naloxone__most="40"))
    with pytest.raises(Unusable, match="regions"):
        answer(settings_of(**{f"weight__{name}": "0" for name in MEASURES}))


@settings(deadline=None, derandomize=True, max_examples=25)
@given(
    st.sampled_from(INTERVENTIONS),
    st.fixed_dictionaries({field: st.integers(0, 100) for field in LIMIT_FIELDS}),
)
def test_every_limit_reaches_the_plan(name: str, given_: dict[str, int]) -> None:
    least, most = sorted((given_["least"], given_["most"]))
    least_all, most_all = sorted((given_["least_all"], given_["most_all"]))
    values = {"least": least, "most": most, "least_all": least_all, "most_all": most_all}
    plan = plan_of(settings_of(**{f"{name}__{field}": str(value) for field, value in values.items()}))
    limit = plan.limits[name]
    assert (limit.region_floor, limit.region_cap) == (least / 100, most / 100)
    assert (limit.total_floor, limit.total_cap) == (least_all * 1e6, most_all * 1e6)
    assert holds_over_all(plan)

"""Tolls at ports: the ports of a country add up to the country, whatever the scenario."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.views.ports import crossings
from model import assess
from model.scenario import Scenario
from scenarios import PRESETS, default_scenario
from scenarios.countries import land_entries
from scenarios.port_tolls import COLUMNS, off_border, port_tolls


def _latest() -> Scenario:
    return PRESETS["latest_data"].build(default_scenario())


def _with(scenario: Scenario, **mexico: float) -> Scenario:
    data = scenario.model_dump(exclude_none=True)
    data["countries"]["MEX"] |= mexico
    return Scenario.model_validate(data)


def test_people_at_the_ports_are_those_of_the_crossings_view() -> None:
    tolls = port_tolls(_latest()).set_index("port_code")
    people = crossings("people")["latest"]
    assert tolls.loc["2504", "observed"] == people["2504"]
    assert tolls["observed"].sum() == people.sum()
    assert tolls.attrs["period"] == land_entries("MEX").attrs["period"]


def test_at_the_defaults_a_port_has_the_entries_that_were_observed() -> None:
    tolls = port_tolls(_latest())
    assert tuple(tolls.columns) == COLUMNS
    assert tolls["entries"].to_numpy() == pytest.approx(tolls["observed"].to_numpy())
    assert (tolls["toll"] * tolls["entries_after"]).to_numpy() == pytest.approx(tolls["toll_yield"].to_numpy())
    assert tolls["toll_yield"].is_monotonic_decreasing


@settings(max_examples=25, deadline=None)
@given(entries=st.floats(1e5, 1e9), preset=st.sampled_from(sorted(PRESETS)))
def test_the_ports_of_a_country_add_up_to_it(entries: float, preset: str) -> None:
    scenario = _with(PRESETS[preset].build(default_scenario()), entries=entries)
    result = assess(scenario)
    tolls = port_tolls(scenario, result).groupby("iso3")
    for code in ("MEX", "CAN"):
        country, ports = result.countries[code], tolls.get_group(code)
        assert ports["entries"].sum() == pytest.approx(scenario.countries[code].entries)
        assert ports["entries_after"].sum() == pytest.approx(country.entries_after)
        assert ports["toll_yield"].sum() == pytest.approx(country.toll_revenue)


def test_a_country_that_may_not_be_charged_has_ports_without_a_toll() -> None:
    canada = port_tolls(_latest()).query("iso3 == 'CAN'")
    assert len(canada) > 50
    assert not canada["chargeable"].any()
    assert (canada["toll"] == 0).all()
    assert (canada["toll_yield"] == 0).all()
    assert canada["entries_after"].to_numpy() == pytest.approx(canada["entries"].to_numpy())


def test_countries_overseas_stand_at_no_port() -> None:
    scenario = _latest()
    assert set(off_border(scenario)) == {"CHN", "IND"}
    assert not port_tolls(scenario)["iso3"].isin(["CHN", "IND"]).any()
    assert off_border(scenario)["CHN"].entries == scenario.countries["CHN"].entries

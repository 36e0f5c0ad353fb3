"""Flows from origins to ports: sums of the published tables, nothing claimed that no table tells."""

import pytest

from data.store import load
from data.views.port_flows import FLOWS, SPANS, default_period, largest, pairs, periods
from data.views.ports import total


@pytest.mark.parametrize("key", sorted(FLOWS))
@pytest.mark.parametrize("span", SPANS)
def test_every_flow_has_periods_and_no_pair_beyond_its_scale(key: str, span: str) -> None:
    period = default_period(key, span)
    assert period in periods(key, span)
    frame = pairs(key, period)
    place, pair = largest(key, span)
    assert frame["value"].gt(0).all()
    assert frame["value"].is_monotonic_decreasing
    assert not frame.duplicated(["origin", "place"]).any()
    if period != "latest":  # which is of two years, and no step of the scale
        assert frame["value"].max() <= pair * (1 + 1e-9)
        assert frame.groupby("place")["value"].sum().max() <= place * (1 + 1e-9)


def test_the_latest_people_are_those_of_the_headline() -> None:
    assert pairs("people", "latest")["value"].sum() == total("people")


def test_freight_is_the_sum_of_its_table() -> None:
    table = load("transborder_freight")
    rows = table[table["direction"].eq("import") & table["month"].dt.year.eq(2023)]
    assert pairs("freight", "2023")["value"].sum() == rows["usd"].sum()
    assert set(pairs("freight", "2023")["origin"]) == {"MEX", "CAN"}
    assert "2024-03" not in periods("freight", "month")  # not published, and so no step
    assert periods("freight", "year")["2020"] == "2020 (9 months)"


def test_imports_are_the_sum_of_their_table() -> None:
    table = load("imports_by_port_country_hs2")
    assert pairs("imports-air", "2024")["value"].sum() == table["air_usd"].sum()
    assert pairs("imports-vessel", "2024")["value"].sum() == table["vessel_usd"].sum()


def test_seizures_have_a_region_and_an_office_and_never_a_country_or_port() -> None:
    frame = pairs("seized-fentanyl", "2025")
    assert set(frame["origin"]) <= {"Southwest Border", "Northern Border", "Coastal/Interior"}
    assert frame["place"].str.endswith(" Field Office").all()
    assert default_period("seized-fentanyl", "year") == "2025"  # the last whole one


def test_a_period_that_is_not_published_is_refused() -> None:
    with pytest.raises(KeyError):
        pairs("freight", "2019")

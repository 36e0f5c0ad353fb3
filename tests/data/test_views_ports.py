"""Flows by port against sums made another way, and what must stay apart."""

import pandas as pd
import pytest

from data.store import load
from data.views import ports

PEOPLE = {"Pedestrians", "Personal Vehicle Passengers", "Bus Passengers", "Train Passengers"}


def _rows(port: str, first: str, last: str) -> pd.DataFrame:
    table = load("border_crossings")
    return table[table["port_code"].eq(port) & table["month"].between(first, last)]


def test_san_ysidro_pedestrians_of_2024() -> None:
    assert ports.over_time("pedestrians", "2504")[pd.Timestamp(2024, 1, 1)] == 6_766_420


def test_people_are_pedestrians_and_passengers_of_twelve_months() -> None:
    rows = _rows("2504", "2024-03-01", "2025-02-01")
    assert ports.crossings("people").loc["2504", "latest"] == rows[rows["measure"].isin(PEOPLE)]["crossings"].sum()
    assert ports.total("people") == 228_616_284


def test_an_incomplete_year_is_left_out_of_years_and_kept_in_months() -> None:
    assert ports.over_time("people").index.max() == pd.Timestamp(2024, 1, 1)
    assert ports.over_time("people", monthly=True).index.max() == pd.Timestamp(2025, 2, 1)


def test_the_two_eastports_are_apart() -> None:
    named = ports.port_table().query("name == 'Eastport'").set_index("port_code")["state"]
    assert dict(named) == {"0103": "ME", "3302": "ID"}


def test_a_port_without_trucks_has_no_number_not_zero() -> None:
    row = ports.port_table().set_index("port_code").loc["2504"]
    assert pd.isna(row["trucks"])
    assert pd.isna(row["trucks_change"])


@pytest.mark.parametrize(("key", "comparable"), [("trucks", True), ("truck-containers-loaded", False)])
def test_no_change_is_given_across_the_break_of_the_container_series(key: str, comparable: bool) -> None:
    assert bool(ports.crossings(key)["change"].notna().any()) is comparable


def test_flows_are_positive_and_largest_first() -> None:
    frame = ports.flows("imports-vessel")
    assert frame["value"].gt(0).all()
    assert frame["value"].is_monotonic_decreasing
    assert frame["value"].sum() == load("ports")["imports_2024_vessel_usd"].sum()

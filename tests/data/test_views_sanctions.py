"""Sanctions counts: sums against the table, years that are whole or not, and no program added to another."""

import pytest

from data.store import load
from data.views.sanctions import PROGRAMS, TABLE, YEARS, first_seen_by_year, listings_by_country, listings_by_program


def test_years_hold_only_what_is_first_seen_and_not_what_stood_before() -> None:
    frame = load(TABLE)
    shown = first_seen_by_year()
    assert list(shown.index) == list(YEARS)
    assert shown.to_numpy().sum() == frame.loc[~frame["already_listed"], "designations"].sum()
    assert shown.at[2021, "SDNTK"] == 20
    assert frame.loc[(frame["year"] == 2021) & frame["already_listed"], "designations"].sum() == 2304


@pytest.mark.parametrize("program", PROGRAMS)
def test_countries_of_a_program_sum_to_the_program(program: str) -> None:
    table, whole = listings_by_country(program), listings_by_program().loc[program]
    for column in ("before", "since", "still"):
        assert table[column].sum() == whole[column]
    assert table[[str(year) for year in YEARS]].to_numpy().sum() == whole["since"]
    assert (table["still"] <= table["before"] + table["since"]).all()


def test_unknown_comes_last_though_it_counts_more() -> None:
    table = listings_by_country("SDNTK")
    assert table["country"].iloc[-1] == "Unknown"
    assert table["before"].iloc[-1] > table["before"].iloc[3]


def test_no_name_of_a_person_is_in_the_table() -> None:
    assert not {"name", "entity", "person", "alias"} & set(load(TABLE).columns)

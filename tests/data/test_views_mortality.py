"""County and state deaths as pages read them: facts, and what may never happen to a hidden count."""

import pandas as pd
import pytest

from data import store
from data.views import mortality


@pytest.mark.parametrize(("period", "reported_sum"), [("2021", 101_342), ("2025-12", 62_825), ("2024-12", 71_358)])
def test_the_nation_s_reported_sum_is_the_table_s(period: str, reported_sum: int) -> None:
    assert int(mortality.county_deaths(period)["deaths"].sum()) == reported_sum


@pytest.mark.parametrize("period", mortality.PERIODS)
def test_a_hidden_count_has_bounds_and_no_number(period: str) -> None:
    frame = mortality.county_deaths(period)
    hidden = frame[frame["status"].isin(["suppressed", "suppressed_or_zero"])]
    assert hidden["deaths"].isna().all()
    assert hidden["rate"].isna().all()
    assert (hidden["upper"] == 9).all()
    assert set(hidden["lower"]) <= {0, 1}


@pytest.mark.parametrize("period", mortality.PERIODS)
def test_rates_stand_on_a_population_and_few_deaths_make_them_unreliable(period: str) -> None:
    frame = mortality.county_deaths(period)
    shown = frame[frame["deaths"].notna()]
    assert (shown["rate"] - shown["deaths"].astype(float) / shown["population"].astype(float) * 1e5).abs().max() < 1e-9
    assert ((shown["deaths"] < 20) == (shown["rate_status"] == "unreliable")).all()


def test_connecticut_s_old_counties_take_the_last_population_published_for_them() -> None:
    fairfield = mortality.county_deaths("2023").set_index("fips").loc["09001"]
    assert (fairfield["deaths"], fairfield["population"], fairfield["population_year"]) == (261, 959_768, 2021)


def test_valdez_cordova_takes_the_sum_of_the_two_areas_it_became() -> None:
    census = store.load("county_population").query("year == 2024").set_index("fips")["population"]
    row = mortality.county_deaths("2025-12").set_index("fips").loc["02261"]
    assert row["population"] == census["02063"] + census["02066"]


def test_a_county_s_series_keeps_final_years_and_provisional_windows_apart() -> None:
    series = mortality.county_series("51005")
    assert list(series["provisional"]) == [False] * 14 + [True] * 2
    assert set(series.loc[series["provisional"], "label"]) == {
        "12 months to December 2024",
        "12 months to December 2025",
    }


def test_new_york_is_the_sum_of_the_city_and_the_rest() -> None:
    latest = mortality.latest_state_deaths(("NY", "NY_EXCL_NYC", "YC"), ("synthetic_opioids",)).set_index("state")
    assert latest.loc["NY", "reported"] == latest.loc["YC", "reported"] + latest.loc["NY_EXCL_NYC", "reported"]
    assert latest.loc["NY", "month"] == pd.Timestamp("2026-01-31")


def test_the_period_a_year_before_is_the_table_s_own() -> None:
    row = mortality.latest_state_deaths(("OH",), ("all_drugs",)).iloc[0]
    table = store.load("state_deaths_monthly")
    before = table[
        table["state"].eq("OH") & table["indicator_key"].eq("all_drugs") & table["month"].eq(pd.Timestamp("2024-02-29"))
    ]
    assert row["month"] == pd.Timestamp("2025-02-28")
    assert row["reported_before"] == before["reported"].iloc[0]


def test_pennsylvania_has_no_rows_by_drug() -> None:
    assert set(mortality.state_deaths(("PA",))["drug"]) <= {"all_drugs", "synthetic_opioids"}

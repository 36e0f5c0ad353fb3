"""Counties' months: as published, hidden counts stay hidden, and the two series are never joined."""

import pytest

from data.store import load
from data.views.county_months import MONTHS, WINDOWS, county_window, window_before, window_change
from data.views.mortality import PERIODS, county_deaths


@pytest.mark.parametrize("month", ["2020-01", "2021-12", "2023-03"])
def test_a_month_is_as_published(month: str) -> None:
    table = load("county_deaths_monthly")
    rows = table[table["month"].dt.strftime("%Y-%m").eq(month)].astype({"fips": "str"}).set_index("fips")
    frame = county_window(month).set_index("fips")
    assert frame["deaths"].sum() == rows["deaths"].sum()
    assert frame["status"].value_counts().to_dict() == rows["status"].value_counts().loc[lambda n: n > 0].to_dict()
    hidden = frame[frame["status"].eq("suppressed")]
    assert hidden[["deaths", "rate"]].isna().all().all()
    assert hidden["lower"].eq(1).all()
    assert hidden["upper"].eq(9).all()


def test_rates_divide_by_the_population_of_the_year() -> None:
    frame = county_window("2021-12").set_index("fips")
    people = county_deaths("2021").set_index("fips")["population"]
    assert frame.loc["04019", "population"] == people["04019"]
    assert frame.loc["04019", "rate"] == pytest.approx(1e5 * frame.loc["04019", "deaths"] / people["04019"])
    few = frame[frame["deaths"].lt(20).fillna(False)]
    assert few["rate_status"].eq("unreliable").all()


def test_a_lost_count_is_not_available_and_not_small() -> None:
    lost = county_window("2021-12").query("status == 'not_available'")
    assert "04013" in set(lost["fips"])
    assert lost["lower"].ge(1000).all()


def test_months_are_compared_with_months_only() -> None:
    assert window_before("2021-06") == "2020-06"
    assert window_before("2020-06") == ""
    assert window_before("2023") == "2022"
    assert not set(MONTHS) & set(PERIODS)
    assert list(WINDOWS) == [*PERIODS, *MONTHS]
    change = window_change("2020-06", "2021-06").set_index("fips")
    now, before = (county_window(key).set_index("fips")["deaths"] for key in ("2021-06", "2020-06"))
    assert change.loc["04019", "change"] == pytest.approx(100 * (now["04019"] / before["04019"] - 1))
    assert change.loc[now.isna(), "change"].isna().all()

"""What a region's panel reads beside deaths: signals of supply, people of special concern, neighbors, chance."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import store
from data.derived.poisson import ratio_interval
from data.geometry.neighbors import neighbors
from data.views.county import county_months, state_bounds
from data.views.mortality import LATEST
from data.views.region_intervals import change_interval, region_intervals
from data.views.region_signals import INLAND, NORTHERN, part_of_border, part_seizures, pill_facts, state_signals
from data.views.regions import region_deaths
from data.views.sudors import CONCERNS, NATION, special_concern
from house.region_gaps import gaps
from house.region_revenue import bought_words, share_words
from scenarios.region_revenue import region_revenue

OUTSIDE_SUDORS = ("CA", "TX", "FL", "LA", "ID", "ND")


def test_neighbors_touch_both_ways_and_are_the_known_ones() -> None:
    assert neighbors("35049") == ("35001", "35028", "35033", "35039", "35043", "35047", "35057")  # Santa Fe
    assert neighbors("15003") == ()  # Honolulu is an island
    assert neighbors("99999") == ()
    for fips in ("35001", "48201", "09001"):
        assert all(fips in neighbors(other) for other in neighbors(fips))


def test_the_two_youngest_half_years_of_reports_are_provisional() -> None:
    frame = state_signals(("AZ", "TX"))
    young = frame.groupby("state").tail(2)
    assert young["status"].eq("provisional").all()
    assert frame.drop(young.index)["status"].eq("published").all()
    assert frame["fentanyl"].le(frame["reports"]).all()


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_the_interval_of_a_ratio_holds_the_ratio_and_turns_with_it(before: int, after: int) -> None:
    low, high = ratio_interval(before, after) or (0, 0)
    assert low < after / before < high
    turned = ratio_interval(after, before) or (0, 0)
    assert turned == pytest.approx((1 / high, 1 / low))
    assert ratio_interval(0, after) is None


def test_a_regions_interval_is_around_its_bounds() -> None:
    deaths, chance = region_deaths(LATEST.key), region_intervals(LATEST.key)
    known = deaths["lower"].notna() & deaths["lower"].gt(0)
    assert (chance["low"] < deaths["lower"])[known].all()
    assert (chance["high"] > deaths["upper"])[known].all()
    assert chance[deaths["lower"].isna()].isna().all().all()
    assert change_interval("puerto-rico-us-virgin-islands") is None


def test_states_outside_sudors_have_no_row_and_the_gaps_name_them() -> None:
    assert special_concern(OUTSIDE_SUDORS).empty
    frame = special_concern(("KY", "AL", NATION))
    assert list(frame["measure"]) == list(CONCERNS) * 3
    assert set(frame.loc[frame["state"].eq("AL"), "year"]) == {2023}
    assert frame.loc[frame["state"].eq(NATION), "share_before"].isna().all()
    assert any(text.startswith("Not in SUDORS: Texas") for text in gaps("houston"))
    assert any("North Carolina (2023)" in text for text in gaps("atlanta-carolinas"))


def test_rates_hidden_by_their_publisher_have_no_number() -> None:
    frame = special_concern(tuple(store.load("sudors_annual")["state"].astype("str").unique()))
    hidden = frame[frame["rate_status"].eq("suppressed_rate")]
    assert len(hidden) > 5
    assert hidden["rate"].isna().all()
    assert not frame[["deaths", "rate"]].eq(9999).any().any()


def test_a_region_without_an_office_gets_the_part_of_the_nation_it_lies_in() -> None:
    assert part_of_border("michigan") == NORTHERN
    assert part_of_border("ohio") == INLAND
    parts = sum(part_seizures(part).set_index("fiscal_year")["pounds"] for part in (NORTHERN, INLAND))
    table = store.load("cbp_seizures")
    ports = table[table["component"].eq("Office of Field Operations") & table["drug"].eq("Fentanyl")]
    elsewhere = ports[ports["region"].ne("Southwest Border")].groupby("fiscal_year")["pounds"].sum()
    assert parts.to_numpy() == pytest.approx(elsewhere.to_numpy())


def test_pills_set_only_periods_of_one_kind_side_by_side() -> None:
    facts = pill_facts().dropna(subset=["period_before"])
    fiscal = facts["period"].str.startswith("FY")
    assert (facts["period_before"].str.startswith("FY") == fiscal).all()
    assert len(facts) > 4


def test_lost_and_hidden_months_keep_their_bounds() -> None:
    lost = county_months("04013")  # Maricopa
    gone = lost[lost["status"].eq("not_available")]
    assert len(gone) > 10
    assert gone["lower"].eq(1000).all()
    assert gone["upper"].isna().all()
    assert county_months("72001").empty


def test_a_states_counties_are_a_sum_between_bounds() -> None:
    found = state_bounds("15", LATEST.key)
    assert 0 < found["lower"] <= found["upper"]
    assert state_bounds("72", LATEST.key) == {}


@pytest.mark.parametrize("slug", ["appalachia", "hawaii"])
def test_what_a_region_buys_is_within_its_part(slug: str) -> None:
    found = region_revenue(slug, 5e9)
    assert sum(each.spending for each in found.bought) <= found.amount + 1
    assert found.low is not None and found.averted is not None and found.high is not None  # noqa: PT018
    assert found.low <= found.averted <= found.high
    assert "This region's part" in share_words(found)
    assert "Deaths averted a year" in bought_words(found, 2)


def test_a_region_without_deaths_gets_its_floor_and_claims_nothing() -> None:
    found = region_revenue("puerto-rico-us-virgin-islands", 5e9)
    assert found.at_floor
    assert found.amount > 0
    assert found.averted is None
    # pill evidence counts for no region, so none misses it
    assert found.missing == ("deaths", "death_rate", "population", "vulnerability")
    assert "no count of deaths" in bought_words(found, 2)
    with pytest.raises(KeyError):
        region_revenue("atlantis", 5e9)


def test_parts_of_a_revenue_sum_to_what_regions_get() -> None:
    slugs = region_deaths(LATEST.key).index
    shares = pd.Series({slug: region_revenue(slug, 5e9).share for slug in slugs})
    assert shares.sum() == pytest.approx(1)

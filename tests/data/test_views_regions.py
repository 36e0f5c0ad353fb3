"""Region sums against independent computations from the tables, for easy and for hard regions."""

import pandas as pd
import pytest

from data import store
from data.views import regions
from data.views.mortality import PERIODS

PUERTO_RICO = "puerto-rico-us-virgin-islands"


def _independent(slug: str, codes: dict[str, str]) -> tuple[int, int, int, int, int]:
    """Reported sum, lower, upper, reported and suppressed counties of Dec 2025, by plain loops over the table."""
    listed = store.load("hidta_counties")
    members = {codes.get(f, f) for f, s in zip(listed["fips"], listed["hidta_slug"], strict=True) if s == slug}
    table = store.load("county_deaths_provisional")
    total = reported = hidden = 0
    for row in table[table["month"] == pd.Timestamp("2025-12-31")].itertuples():
        if row.fips not in members:
            continue
        if row.status == "suppressed":
            hidden += 1
        else:
            total, reported = total + int(row.deaths), reported + 1
    return total, total + hidden, total + 9 * hidden, reported, hidden


@pytest.mark.parametrize(
    ("slug", "codes"),
    [
        ("appalachia", {}),
        ("midwest", {}),
        ("new-england", {}),
        ("san-diego-imperial-valley", {}),
        ("alaska", {"02063": "02261", "02066": "02261"}),
    ],
)
def test_a_region_s_deaths_are_the_sum_of_its_counties(slug: str, codes: dict[str, str]) -> None:
    row = regions.region_deaths("2025-12").loc[slug]
    found = tuple(int(row[column]) for column in ("deaths", "lower", "upper", "reported", "suppressed"))
    assert found == _independent(slug, codes)


def test_new_england_counts_connecticut_s_three_old_counties() -> None:
    connecticut = regions.region_counties("new-england", "2025-12").query("state == 'CT'").set_index("fips")
    assert connecticut["deaths"].to_dict() == {"09001": 140, "09003": 240, "09009": 279}


def test_puerto_rico_and_the_virgin_islands_are_not_available_and_never_zero() -> None:
    for period in PERIODS:
        row = regions.region_deaths(period).loc[PUERTO_RICO]
        assert row["status"] == "not_available"
        assert row["not_available"] == 81
        assert pd.isna(row["deaths"])
        assert pd.isna(row["upper"])


def test_there_are_33_regions_and_734_counties() -> None:
    listed = regions.region_list()
    assert (len(listed), listed["counties"].sum()) == (33, 734)
    grades = listed[["confidence_a", "confidence_b", "confidence_c"]].sum(axis=1)
    assert (grades == listed["counties"]).all()
    assert listed.set_index("slug").loc["texoma", "confidence_c"] == 2


@pytest.mark.parametrize("period", PERIODS)
def test_bounds_widen_by_the_hidden_counties_only(period: str) -> None:
    frame = regions.region_deaths(period).dropna(subset=["upper"])
    deaths = frame["deaths"].fillna(0)
    assert (frame["lower"] == deaths + frame["suppressed"]).all()
    assert (frame["upper"] == deaths + 9 * (frame["suppressed"] + frame["unlisted"])).all()


@pytest.mark.parametrize("period", PERIODS)
def test_no_rate_lies_outside_its_bounds(period: str) -> None:
    frame = regions.region_deaths(period).dropna(subset=["upper"])
    assert "rate" not in frame.columns
    assert (frame["rate_lower"] <= frame["rate_upper"]).all()
    assert (frame["deaths"].fillna(0) <= frame["lower"]).all()


def test_change_compares_only_counties_reported_in_both() -> None:
    table = store.load("county_deaths_provisional").pivot(index="fips", columns="month", values="deaths").dropna()
    listed = store.load("hidta_counties")
    members = set(listed.loc[listed["hidta_slug"] == "gulf-coast", "fips"]) & set(table.index)
    row = regions.region_change().loc["gulf-coast"]
    assert row["compared"] == len(members) == 26
    assert (row["before"], row["after"]) == tuple(table.loc[sorted(members)].sum())


@pytest.mark.parametrize("period", PERIODS)
def test_alaska_s_two_joined_areas_are_one_row(period: str) -> None:
    codes = regions.region_counties("alaska", period)["fips"]
    assert (codes == "02261").sum() == 1
    assert not codes.isin(["02063", "02066"]).any()


def test_states_of_a_region() -> None:
    assert regions.states_of("ohio") == ("KY", "OH", "PA")
    with pytest.raises(KeyError):
        regions.states_of("atlantis")

"""Measures that regions are compared on."""

import pandas as pd
import pytest

from data import store
from data.views.region_measures import MEASURES, region_measure
from data.views.regions import region_deaths


@pytest.mark.parametrize("key", MEASURES)
def test_every_measure_ranks_all_33_regions_and_hides_no_gap(key: str) -> None:
    frame = region_measure(key, "2025-12")
    assert len(frame) == 33
    known = frame.dropna(subset=["value"])
    assert known["rank"].min() == 1
    assert known["value"].is_monotonic_decreasing
    assert frame.loc[frame["value"].isna(), "status"].eq("not_available").all()
    assert frame.loc[frame["value"].isna(), "rank"].isna().all()
    assert (known["lower"] <= known["upper"]).all()


def test_vulnerability_is_the_mean_of_counties_by_their_people() -> None:
    members = store.load("hidta_counties").query("hidta_slug == 'arizona'")["fips"].astype(str)
    ranks = store.load("county_social_vulnerability").set_index("fips").loc[list(members)]
    mean = (ranks.overall * ranks.population).sum() / ranks.population.sum()
    assert region_measure("vulnerability", "2025-12").loc["arizona", "value"] == pytest.approx(100 * mean)


def test_hidden_counties_leave_bounds_and_their_status() -> None:
    frame, deaths = region_measure("deaths", "2025-12"), region_deaths("2025-12")
    alaska = frame.loc["alaska"]
    assert (alaska["lower"], alaska["upper"]) == (deaths.loc["alaska", "lower"], deaths.loc["alaska", "upper"])
    assert alaska["status"] == "partly_hidden"


def test_people_are_counted_at_the_region_s_own_ports() -> None:
    frame = region_measure("people", "2025-12")
    assert pd.isna(frame.loc["ohio", "value"])
    assert frame.loc["san-diego-imperial-valley", "value"] > 60

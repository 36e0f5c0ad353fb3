"""What the 33 regions can be compared on: one shape for every measure, with what is hidden left as bounds."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from data import store
from data.derived.hidta_deaths import published_members
from data.views.memory import remembered
from data.views.mortality import BEFORE, LATEST, PERIODS
from data.views.ports import port_table
from data.views.ports import window as crossings_window
from data.views.region_services import treatment_access
from data.views.regions import region_change, region_deaths, region_list

VULNERABILITY = "county_social_vulnerability"
_MEMBERS = ("hidta_counties", "county_code_changes")
_DEATHS = ("county_deaths_provisional", "county_deaths_annual", "hidta_counties", "county_population")


@dataclass(frozen=True)
class RegionMeasure:
    """A measure: its words, how it is shown, where it comes from.

    frame: period (a key of mortality.PERIODS) to a frame indexed by slug with value (that orders and colors: the lower
    bound where counties are hidden; missing where there is none), lower, upper, status. by_period: whether the period
    matters. breaks: edges of the map's classes, the same for every period. when: what it covers, where that is fixed.
    """

    key: str
    label: str
    unit: str
    decimals: int
    breaks: tuple[float, ...]
    datasets: tuple[str, ...]
    lineage: str
    frame: Callable[[str], pd.DataFrame]
    when: Callable[[], str] = str
    by_period: bool = False
    diverging: bool = False

    def period_words(self, period: str) -> str:
        """What the measure covers: the period chosen, or its own."""
        return PERIODS[period].label if self.by_period else self.when()


def _deaths(period: str) -> pd.DataFrame:
    frame = region_deaths(period)
    return _shaped(frame["lower"], frame["upper"], _partly(frame))


def _rates(period: str) -> pd.DataFrame:
    frame = region_deaths(period)
    return _shaped(frame["rate_lower"], frame["rate_upper"], _partly(frame))


def _change(_: str) -> pd.DataFrame:
    percent = 100 * region_change()["change_share"].astype("Float64")
    return _shaped(percent, percent, pd.Series("provisional", index=percent.index))


@remembered("treatment_access_county", *_MEMBERS)
def _access(service: str) -> pd.DataFrame:
    slugs = region_list()["slug"]
    share = pd.Series([100 * float(treatment_access(slug)["share"].get(service, pd.NA)) for slug in slugs], index=slugs)
    return _shaped(share, share, pd.Series("published", index=slugs))


def _buprenorphine(_: str) -> pd.DataFrame:
    return _access("buprenorphine")


def _programs(_: str) -> pd.DataFrame:
    return _access("opioid treatment program")


@remembered(VULNERABILITY, *_MEMBERS)
def _vulnerability(_: str) -> pd.DataFrame:
    """Mean percentile of the region's counties, each by its people."""
    members = published_members(store.load("hidta_counties"), store.load("county_code_changes"))
    ranks = store.load(VULNERABILITY).astype({"fips": "str"})
    here = members.astype({"fips": "str", "hidta_slug": "str"}).merge(ranks, on="fips").dropna(subset=["overall"])
    here = here.assign(weighted=here["overall"] * here["population"])
    sums = here.groupby("hidta_slug")[["weighted", "population"]].sum().reindex(region_list()["slug"])
    mean = 100 * sums["weighted"] / sums["population"]
    return _shaped(mean, mean, pd.Series("published", index=mean.index))


@remembered("border_crossings", "ports", "port_hidtas", "hidta_counties")
def _people(_: str) -> pd.DataFrame:
    """People entering at the region's land ports; missing where it has none that is counted."""
    ports = port_table().dropna(subset=["hidta", "people"])
    million = ports.groupby("hidta")["people"].sum().div(1e6).reindex(region_list()["slug"])
    return _shaped(million, million, pd.Series("final", index=million.index))


def _twelve_months() -> str:
    first, last = crossings_window()
    return f"{first:%B %Y} to {last:%B %Y}"


def _shaped(lower: pd.Series, upper: pd.Series, status: pd.Series) -> pd.DataFrame:
    """value, lower, upper, status; what has no value is `not_available`."""
    value = lower.astype("Float64")
    known = status.astype("str").where(value.notna(), "not_available")
    return pd.DataFrame({"value": value, "lower": value, "upper": upper.astype("Float64"), "status": known})


def _partly(frame: pd.DataFrame) -> pd.Series:
    partly = frame["lower"].lt(frame["upper"]).fillna(False).astype(bool)
    return frame["status"].mask(partly, "partly_hidden")


_SUMS = (
    "County counts are summed over the region's designated counties. A hidden county adds 1–9 to the bounds if "
    "suppressed and 0–9 if not listed."
)
_TRACTS = "Census tracts within 30 minutes' drive of a provider over all tracts of the region's counties: not people."
MEASURES = {
    measure.key: measure
    for measure in (
        RegionMeasure("rate", "Death rate", "per 100,000 people", 1, (10, 15, 20, 25, 30, 40), _DEATHS,
                      _SUMS + " Rates divide by the people of the counties with a count or bounds.", _rates,
                      by_period=True),
        RegionMeasure("deaths", "Deaths", "deaths", 0, (250, 500, 1000, 1500, 2000, 3000), _DEATHS, _SUMS, _deaths,
                      by_period=True),
        RegionMeasure("change", "Change of deaths, 2024 to 2025", "%", 1, (-20, -10, 0, 10, 20),
                      ("county_deaths_provisional", "hidta_counties"),
                      "Over the counties that are reported in both periods; hidden counties are in neither sum.",
                      _change, lambda: f"{BEFORE.label} to {LATEST.label}", diverging=True),
        RegionMeasure("buprenorphine", "Tracts near buprenorphine", "% of tracts", 0, (50, 60, 70, 80, 90),
                      ("treatment_access_county", "hidta_counties"), _TRACTS, _buprenorphine, lambda: "May 2025"),
        RegionMeasure("programs", "Tracts near an opioid treatment program", "% of tracts", 0, (20, 40, 60, 80),
                      ("treatment_access_county", "hidta_counties"), _TRACTS, _programs, lambda: "May 2025"),
        RegionMeasure("vulnerability", "Social vulnerability", "percentile", 0, (20, 40, 50, 60, 80),
                      (VULNERABILITY, "hidta_counties"),
                      "Mean of the counties' national percentiles, each by its people. Higher is more vulnerable.",
                      _vulnerability, lambda: "American Community Survey 2018–2022"),
        RegionMeasure("people", "People entering at its land ports", "million", 1, (1, 5, 10, 20, 40),
                      ("border_crossings", "ports", "port_hidtas", "hidta_counties"),
                      "Pedestrians and passengers of vehicles, buses and trains, inbound, at ports in the region's "
                      "counties.", _people, _twelve_months),
    )
}  # fmt: skip


def region_measure(key: str, period: str) -> pd.DataFrame:
    """One measure (a key of MEASURES) of every region in one period, indexed by slug, with `name` and `rank`.

    rank: 1 for the largest value; missing where there is none; ties share the better rank.
    """
    names = region_list().set_index("slug")["name"]
    frame = MEASURES[key].frame(period).reindex(names.index)
    rank = frame["value"].rank(ascending=False, method="min").astype("Int64")
    return frame.assign(name=names, rank=rank).sort_values(["rank", "name"])

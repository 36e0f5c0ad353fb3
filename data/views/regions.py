"""The 33 HIDTA regions: their counties, and overdose deaths of those counties with what is hidden stated.

A region's deaths are the sum of its reported counties; suppressed ones widen the bounds (1–9 each, or 0–9 where the
publisher does not list the county) and are never taken as zero.
"""

import pandas as pd

from data import store
from data.derived.hidta_deaths import COUNTED, published_members
from data.states import STATES
from data.views.memory import remembered
from data.views.mortality import BEFORE, LATEST, PERIODS, county_deaths

_PLACES = ("hidta_counties", "counties", "county_code_changes")
_DEATHS = (*_PLACES, "county_death_rates")
_SUMS = [
    "name", "deaths", "lower", "upper", "population", *COUNTED, "not_available", "rate_lower", "rate_upper", "status",
]  # fmt: skip


@remembered(*_PLACES)
def region_list() -> pd.DataFrame:
    """The regions by name: slug, name, counties (number designated), confidence_a, confidence_b, confidence_c, states.

    The confidence columns count counties; states is a tuple of postal codes in order of name.
    """
    listed = _listed(store.load("hidta_counties"))
    grades = pd.crosstab(listed["slug"], listed["confidence"]).reindex(columns=["A", "B", "C"], fill_value=0)
    grades.columns = pd.Index(["confidence_a", "confidence_b", "confidence_c"])
    groups = listed.groupby("slug")
    frame = pd.DataFrame({"name": groups["hidta"].first(), "counties": groups.size()}).join(grades)
    frame["states"] = [tuple(sorted(set(members["state"]))) for _, members in groups]
    return frame.reset_index().sort_values("name", ignore_index=True)


@remembered(*_PLACES)
def region_names() -> dict[str, str]:
    """Name by slug, in order of name."""
    regions = region_list()
    return dict(zip(regions["slug"], regions["name"], strict=True))


def is_region(slug: str) -> bool:
    """Whether a region has this slug; yes where the list of regions cannot be read, as it cannot be denied."""
    try:
        return slug in region_names()
    except store.TableUnavailable:
        return True


def states_of(slug: str) -> tuple[str, ...]:
    """Postal codes of the states that have counties in a region; KeyError for an unknown slug."""
    return _states()[slug]


@remembered(*_PLACES)
def _states() -> dict[str, tuple[str, ...]]:
    regions = region_list()
    return dict(zip(regions["slug"], regions["states"], strict=True))


@remembered(*_DEATHS)
def member_deaths(period: str) -> pd.DataFrame:
    """Every region's counties in one period (a key of mortality.PERIODS), one row for each county as published.

    Columns: slug, fips, name, state (postal code), confidence, designated, and those of `mortality.county_deaths`.
    Two designated counties that are published as one (Alaska's 02261) are one row. A county that the publisher does
    not have is `not_available`.
    """
    deaths = county_deaths(period)
    members = _listed(published_members(store.load("hidta_counties"), store.load("county_code_changes")))
    members = members.drop(columns="hidta")
    frame = members.merge(deaths, how="left", on="fips")
    missing = frame["status"].isna()
    frame["status"] = frame["status"].astype("str").mask(missing, "not_available")
    frame["rate_status"] = frame["rate_status"].mask(missing, "not_available")
    names = store.load("counties").astype({"fips": "str", "state": "str"}).set_index("fips")
    frame["name"] = frame["fips"].map(names["name"])
    return frame.sort_values(["slug", "state", "name"], ignore_index=True)


@remembered(*_DEATHS)
def region_counties(slug: str, period: str) -> pd.DataFrame:
    """One region's rows of `member_deaths`."""
    frame = member_deaths(period)
    return frame[frame["slug"] == slug].reset_index(drop=True)


@remembered("hidta_deaths")
def region_deaths(period: str) -> pd.DataFrame:
    """Deaths of every region in one period, indexed by slug.

    Columns: name; deaths (sum of reported counties; missing where no county is reported); reported, suppressed,
    unlisted, not_available (numbers of counties; unlisted are 0–9); lower, upper (bounds of the region's deaths);
    population (of its counties that have a count or bounds); rate_lower, rate_upper (per 100,000: of the bounds, over
    that population; the reported sum has no rate, since the hidden counties' people would be without their deaths);
    status.
    """
    table = store.load("hidta_deaths").astype({"hidta_slug": "str", "hidta": "str", "status": "str"})
    rows = table[table["period"].eq(PERIODS[period].key)].rename(columns={"hidta_slug": "slug", "hidta": "name"})
    return rows.sort_values("name").set_index("slug")[_SUMS]


@remembered(*_DEATHS)
def region_change(before: str = BEFORE.key, after: str = LATEST.key) -> pd.DataFrame:
    """Change of deaths between two periods over the counties that are reported in both, indexed by slug.

    Columns: compared (number of counties), before, after (deaths in them), change (deaths), change_share (0–1 of
    before). Suppressed counties are left out of both sums, so these differ from the regions' totals.
    """
    keys = ["slug", "fips"]
    both = member_deaths(before)[[*keys, "deaths"]].merge(
        member_deaths(after)[[*keys, "deaths"]], on=keys, suffixes=("_before", "_after")
    )
    both = both.dropna(subset=["deaths_before", "deaths_after"])
    groups = both.groupby("slug")
    frame = _region_frame()[[]].join(
        pd.DataFrame(
            {
                "compared": groups.size(),
                "before": groups["deaths_before"].sum(),
                "after": groups["deaths_after"].sum(),
            }
        )
    )
    frame["compared"] = frame["compared"].fillna(0).astype("int64")
    frame["change"] = frame["after"] - frame["before"]
    share = frame["change"].astype("Float64") / frame["before"].where(frame["before"] > 0).astype("Float64")
    return frame.assign(change_share=share.astype("float64"))


def region_trend(slug: str) -> pd.DataFrame:
    """One region over all periods: period, label, provisional, and the columns of `region_deaths`.

    Final calendar years first, then the provisional windows. They do not join into one series.
    """
    rows = [region_deaths(key).loc[[slug]].assign(period=key) for key in PERIODS]
    frame = pd.concat(rows, ignore_index=True)
    frame["label"] = [period.label for period in PERIODS.values()]
    frame["provisional"] = [period.provisional for period in PERIODS.values()]
    return frame


def _listed(counties: pd.DataFrame) -> pd.DataFrame:
    """Designated counties with their state: fips, slug, hidta, state (postal code), confidence, designated."""
    frame = counties.astype("str").rename(columns={"hidta_slug": "slug"})
    frame["state"] = frame["fips"].str[:2].map({code: postal for code, (postal, _) in STATES.items()})
    return frame[["fips", "slug", "hidta", "state", "confidence", "designated"]]


def _region_frame() -> pd.DataFrame:
    return region_list().set_index("slug")[["name"]]

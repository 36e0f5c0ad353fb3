"""What help is reachable in a region: treatment within a drive, treatment programs, dispensing in its states."""

import pandas as pd

from data import store
from data.derived.hidta_deaths import published_members
from data.views.memory import remembered
from data.views.mortality import LATEST
from data.views.regions import region_deaths

ACCESS = "treatment_access_county"
PROGRAMS = "opioid_treatment_programs"
DISPENSING = "state_dispensing"
_MEMBERS = ("hidta_counties", "county_code_changes")


@remembered(ACCESS, *_MEMBERS)
def treatment_access(slug: str) -> pd.DataFrame:
    """Census tracts of a region within 30 minutes' drive of each service, indexed by service.

    Columns: counties (with a figure), missing (counties without one), tracts, within (tracts), share (0–1; missing
    where no county has a figure). A share of tracts, not of people.
    """
    codes = _codes(slug)
    table = store.load(ACCESS).astype({"fips": "str", "service": "str"})
    here = table[table["fips"].isin(codes) & table["percent_within_30_min"].notna()]
    groups = here.groupby("service")
    frame = pd.DataFrame(
        {
            "counties": groups.size(),
            "tracts": groups["tracts"].sum().astype("int64"),
            "within": groups["tracts_within_30_min"].sum().astype("int64"),
        }
    ).reindex(sorted(table["service"].unique()), fill_value=0)
    share = frame["within"] / frame["tracts"].where(frame["tracts"] > 0)
    return frame.assign(missing=len(codes) - frame["counties"], share=share)


@remembered(PROGRAMS, *_MEMBERS)
def treatment_programs(slug: str) -> tuple[int, int, int]:
    """Opioid treatment programs in a region's counties, counties that have one, counties in all."""
    codes = _codes(slug)
    table = store.load(PROGRAMS).astype({"fips": "str"})
    here = table[table["fips"].isin(codes)]
    return int(here["programs"].sum()), int(here["fips"].nunique()), len(codes)


def deaths_per_program(slug: str) -> tuple[float, float] | None:
    """Fewest and most deaths of the latest 12 months for each opioid treatment program; None where either is missing.

    Two dates: the directory is older than the deaths.
    """
    programs, _, _ = treatment_programs(slug)
    row = region_deaths(LATEST.key).loc[slug]
    if pd.isna(row["lower"]) or not programs:
        return None
    return float(row["lower"]) / programs, float(row["upper"]) / programs


@remembered(DISPENSING)
def latest_dispensing(states: tuple[str, ...]) -> pd.DataFrame:
    """Prescriptions per 100 people in the latest year: rows states, columns buprenorphine, naloxone and year.

    A state that is not in the table has missing values.
    """
    table = store.load(DISPENSING).astype({"state": "str", "drug": "str"})
    year = int(table["year"].max())
    rates = table[table["year"].eq(year)].pivot(index="state", columns="drug", values="rate")
    return rates.reindex(list(states)).assign(year=year)


def _codes(slug: str) -> set[str]:
    """The region's counties in the codes of the death series, as both tables of places have them."""
    members = published_members(store.load("hidta_counties"), store.load("county_code_changes"))
    return set(members.loc[members["hidta_slug"].astype("str").eq(slug), "fips"].astype("str"))

"""What the maps of the region pages show: HIDTAs of the nation, and one region's counties."""

from typing import Any

import pandas as pd

from components.formats import bounds, span
from components.map import map_data
from components.regions import MEASURES
from data.views.mortality import BEFORE, LATEST, PERIODS
from data.views.regions import region_change, region_counties, region_deaths
from house.regions import COUNTY_BREAKS

# Edges stay the same over periods, so that two maps of different years can be compared.
HIDTA_BREAKS = {
    "rate": (10, 15, 20, 25, 30, 40),
    "deaths": (250, 500, 1000, 1500, 2000, 3000),
    "change": (-20, -10, 0, 10, 20),
}
# A region with hidden counties has no one number: color follows the least it can be.
_LEAST = {"rate": "rate_lower", "deaths": "lower"}
_HIDTA_MEASURES = {**MEASURES, "rate": "Death rate, lower bound", "deaths": "Deaths, lower bound"}
_UNITS = {"rate": "per 100,000 people", "deaths": "deaths", "change": "%"}
_SOURCE = {False: "CDC WONDER, final", True: "CDC/NCHS VSRR, provisional"}


def hidta_map(measure: str, period: str) -> dict[str, Any]:
    """Payload of the map of regions: measure is a key of components.regions.MEASURES, period of PERIODS.

    The change is always that of the two provisional windows, whatever the period.
    """
    deaths = region_deaths(LATEST.key if measure == "change" else period)
    change = measure == "change"
    values = _change_percent() if change else deaths[_LEAST[measure]].astype("Float64")
    status = deaths["status"] if change else deaths["status"].mask(_partly_hidden(deaths), "partly_hidden")
    return map_data(
        values,
        status.where(values.notna(), "not_available"),
        measure=_HIDTA_MEASURES[measure],
        unit=_UNITS[measure],
        breaks=HIDTA_BREAKS[measure],
        decimals=0 if measure == "deaths" else 1,
        period=f"{BEFORE.label} to {LATEST.label}" if change else PERIODS[period].label,
        source=_SOURCE[PERIODS[LATEST.key if change else period].provisional],
        level="hidta",
        scale="diverging" if change else "sequential",
        labels={} if change else _bounds_labels(deaths, measure),
    )


def county_map(slug: str, measure: str, period: str) -> dict[str, Any]:
    """Payload of one region's county map; measure is rate or deaths."""
    counties = region_counties(slug, period).set_index("fips").sort_index()
    status = counties["rate_status"] if measure == "rate" else counties["status"]
    return map_data(
        counties[measure].astype("Float64"),
        status,
        measure=MEASURES[measure],
        unit=_UNITS[measure],
        breaks=COUNTY_BREAKS[measure],
        decimals=1 if measure == "rate" else 0,
        period=PERIODS[period].label,
        source=_SOURCE[PERIODS[period].provisional],
        labels=_rate_ceilings(counties) if measure == "rate" else None,
    )


def _change_percent() -> pd.Series:
    return 100 * region_change()["change_share"].astype("Float64")


def _partly_hidden(deaths: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a region's sum has hidden counties, so that its bounds differ."""
    return deaths["lower"].lt(deaths["upper"]).fillna(False).astype(bool)


def _bounds_labels(deaths: pd.DataFrame, measure: str) -> dict[str, str]:
    """Where counties are hidden, the card shows the bounds and how many are hidden, in place of a number."""
    rows = deaths[_partly_hidden(deaths)].to_dict("index")
    return {str(slug): _bounds_label(row, measure) for slug, row in rows.items()}


def _bounds_label(row: dict[Any, Any], measure: str) -> str:
    rate = measure == "rate"
    words = span(row["rate_lower"], row["rate_upper"]) if rate else bounds(row["lower"], row["upper"])
    hidden = row["suppressed"] + row["unlisted"]
    return f"{words} {_UNITS[measure]}; {hidden} of {hidden + row['reported']} counties hidden"


def _rate_ceilings(counties: pd.DataFrame) -> dict[str, str]:
    """A hidden county's rate is told by its highest possible value."""
    hidden = counties[counties["rate"].isna() & counties["rate_upper"].notna()]
    return {fips: f"at most {rate:.1f}" for fips, rate in hidden["rate_upper"].items()}

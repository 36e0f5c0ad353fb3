"""What the maps of the region pages show: HIDTAs of the nation, and one region's counties."""

from typing import Any

import pandas as pd

from components.map import map_data
from components.regions import MEASURES
from data.views.mortality import BEFORE, LATEST, PERIODS
from data.views.regions import region_change, region_counties, region_deaths

# Edges stay the same over periods, so that two maps of different years can be compared.
_HIDTA_BREAKS = {
    "rate": (10, 15, 20, 25, 30, 40),
    "deaths": (250, 500, 1000, 1500, 2000, 3000),
    "change": (-20, -10, 0, 10, 20),
}
_COUNTY_BREAKS = {"rate": (10, 15, 20, 30, 45, 60), "deaths": (10, 20, 50, 100, 250, 500)}
_UNITS = {"rate": "per 100,000 people", "deaths": "deaths", "change": "%"}
_SOURCE = {False: "CDC WONDER, final", True: "CDC/NCHS VSRR, provisional"}


def hidta_map(measure: str, period: str) -> dict[str, Any]:
    """Payload of the map of regions: measure is a key of components.regions.MEASURES, period of PERIODS.

    The change is always that of the two provisional windows, whatever the period.
    """
    deaths = region_deaths(LATEST.key if measure == "change" else period)
    values = _change_percent() if measure == "change" else deaths[measure].astype("Float64")
    status = deaths["status"].where(values.notna(), "not_available")
    return map_data(
        values,
        status,
        measure=MEASURES[measure],
        unit=_UNITS[measure],
        breaks=_HIDTA_BREAKS[measure],
        decimals=0 if measure == "deaths" else 1,
        period=f"{BEFORE.label} to {LATEST.label}" if measure == "change" else PERIODS[period].label,
        source=_SOURCE[PERIODS[period].provisional],
        level="hidta",
        scale="diverging" if measure == "change" else "sequential",
        labels=_bounds_labels(deaths, measure),
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
        breaks=_COUNTY_BREAKS[measure],
        decimals=1 if measure == "rate" else 0,
        period=PERIODS[period].label,
        source=_SOURCE[PERIODS[period].provisional],
        labels=_rate_ceilings(counties) if measure == "rate" else None,
    )


def _change_percent() -> pd.Series:
    return 100 * region_change()["change_share"].astype("Float64")


def _bounds_labels(deaths: pd.DataFrame, measure: str) -> dict[str, str]:
    """Where counties are hidden, the card shows the bounds in place of the reported number."""
    if measure == "change":
        return {}
    low, high, places = ("rate_lower", "rate_upper", 1) if measure == "rate" else ("lower", "upper", 0)
    open_ended = deaths[deaths["lower"].lt(deaths["upper"]).fillna(False)]
    return {
        slug: f"{row[low]:,.{places}f}–{row[high]:,.{places}f}" for slug, row in open_ended.to_dict("index").items()
    }


def _rate_ceilings(counties: pd.DataFrame) -> dict[str, str]:
    """A hidden county's rate is told by its highest possible value."""
    hidden = counties[counties["rate"].isna() & counties["rate_upper"].notna()]
    return {fips: f"at most {rate:.1f}" for fips, rate in hidden["rate_upper"].items()}

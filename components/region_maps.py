"""What the maps of the region pages show: HIDTAs of the nation, and one region's counties."""

from typing import Any

import pandas as pd

from components.formats import bounds, span
from components.map import map_data
from data.catalog import CATALOG
from data.views.memory import remembered
from data.views.mortality import PERIODS
from data.views.region_measures import MEASURES, region_measure
from data.views.regions import region_counties, region_deaths
from house.regions import COUNTY_BREAKS

_TABLES = ("hidta_counties", "counties", "county_code_changes", "county_death_rates")
_UNITS = {"rate": "per 100,000 people", "deaths": "deaths"}
_TITLES = {"rate": "Death rate", "deaths": "Deaths"}
_SOURCE = {False: "CDC WONDER, final", True: "CDC/NCHS VSRR, provisional"}


def hidta_map(measure: str, period: str) -> dict[str, Any]:
    """Payload of the map of regions: measure is a key of data.views.region_measures.MEASURES, period of PERIODS.

    Edges of the classes stay the same over periods, so that maps of different years can be compared. A region with
    hidden counties has no one number: its color follows the least it can be.
    """
    shown, frame = MEASURES[measure], region_measure(measure, period)
    counts = measure in _UNITS
    return map_data(
        frame["value"],
        frame["status"],
        measure=f"{shown.label}, lower bound" if counts else shown.label,
        unit=shown.unit,
        breaks=shown.breaks,
        decimals=shown.decimals,
        period=shown.period_words(period),
        source=_SOURCE[PERIODS[period].provisional] if counts else CATALOG[shown.datasets[0]].publisher,
        level="hidta",
        scale="diverging" if shown.diverging else "sequential",
        labels=_bounds_labels(region_deaths(period), measure) if counts else {},
    )


@remembered(*_TABLES)
def county_map(slug: str, measure: str, period: str) -> dict[str, Any]:
    """Payload of one region's county map; measure is rate or deaths."""
    counties = region_counties(slug, period).set_index("fips").sort_index()
    status = counties["rate_status"] if measure == "rate" else counties["status"]
    return map_data(
        counties[measure].astype("Float64"),
        status,
        measure=_TITLES[measure],
        unit=_UNITS[measure],
        breaks=COUNTY_BREAKS[measure],
        decimals=1 if measure == "rate" else 0,
        period=PERIODS[period].label,
        source=_SOURCE[PERIODS[period].provisional],
        labels=_rate_ceilings(counties) if measure == "rate" else None,
    )


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

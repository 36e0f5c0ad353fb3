"""The nation's county map: what it shows for a measure and a period, and the county chosen on it."""

from typing import Any

import pandas as pd
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.formats import bounds, decimal, whole
from components.map import map_data
from components.provenance import sources
from components.status import mark
from data.store import load
from data.views.county_months import MONTHS, WINDOWS, county_window, window_before, window_change
from data.views.mortality import LATEST
from data.views.regions import member_deaths, region_names

MEASURES = {
    "rate": "Deaths per 100,000 people",
    "deaths": "Deaths",
    "change": "Change of deaths from the 12 months before",
}
DATASETS = (
    "county_deaths_annual",
    "county_deaths_provisional",
    "county_deaths_monthly",
    "county_population",
    "hidta_counties",
)
LIMITS = (
    "Hatched counties are hidden by the publisher: 1–9 deaths if suppressed, 0–9 if not listed (2023). They are not "
    "zero.",
    "Rates from fewer than 20 deaths are unreliable and lightly hatched.",
    "2010–2023 are final calendar years; the 12 months to December 2024 and 2025 are provisional. They are two series: "
    "2024 has no comparable year before it, nor has 2010.",
    "By months: 12 months ending each month, January 2020 to March 2023, provisional as published in October 2023: a "
    "third series. The windows overlap. Counts of 1,000 and more were lost from it, in seven large counties.",
    "Connecticut is drawn in its eight old counties, Alaska's Chugach and Copper River as Valdez-Cordova: deaths are "
    "published for those.",
    "North Carolina's counts for 2023 are short by more than 900 deaths.",
)
# The edges stay the same over the years, so that playing through time shows change and not a new scale.
BREAKS = {"rate": (10, 15, 20, 30, 45, 60), "deaths": (10, 20, 50, 100, 250, 500), "change": (-40, -20, -5, 5, 20, 40)}
_NAMES = {"rate": "Overdose deaths", "deaths": "Drug overdose", "change": "Change of overdose deaths"}
_UNITS = {"rate": "per 100,000 people", "deaths": "deaths", "change": "%"}


def nation_map(measure: str, period: str) -> dict[str, Any]:
    """What the map's data store takes for a measure (a key of MEASURES) and a period (a key of WINDOWS)."""
    frame = _counties(measure, period).set_index("fips").sort_index()
    return map_data(
        frame["value"].astype("Float64"),
        frame["word"],
        measure=_NAMES[measure],
        unit=_UNITS[measure],
        breaks=BREAKS[measure],
        decimals=0 if measure == "deaths" else 1,
        period=WINDOWS[period].label,
        source="CDC/NCHS VSRR, provisional as of October 2023"
        if period in MONTHS
        else "CDC/NCHS VSRR, provisional"
        if WINDOWS[period].provisional
        else "CDC WONDER, final",
        scale="diverging" if measure == "change" else "sequential",
    )


def map_note(measure: str, period: str) -> str:
    """The line under the map's title: measure, period, status."""
    status = "provisional" if WINDOWS[period].provisional else "final"
    if measure != "change":
        return f"{MEASURES[measure]} from drug overdose, all drugs, {WINDOWS[period].label}; {status}."
    before = window_before(period)
    if not before:
        return f"There is no comparable period before {WINDOWS[period].label}: choose another, or another measure."
    return f"Percent change of overdose deaths, {WINDOWS[before].label} to {WINDOWS[period].label}; {status}."


def county_card(fips: str, period: str) -> list[Component]:
    """One county in one period, and its HIDTA; without a county, how to choose one."""
    frame = county_window(period).set_index("fips")
    names = load("counties").set_index("fips").drop(load("county_code_changes")["new_fips"])
    if fips not in names.index:
        return _hint(fips)
    name = names.loc[fips]
    return [
        html.H2(f"{name['name']}, {name['state']}"),
        html.P(f"Overdose deaths, {WINDOWS[period].label}", className="card-note"),
        *(_figures(frame.loc[fips]) if fips in frame.index else [html.P("Not available: no deaths published here.")]),
        html.P(_region(fips)),
        sources(
            DATASETS,
            lineage="As published, by place of residence; the rate divides by the county's population.",
            units="deaths in the period shown; deaths per 100,000 people",
            limits=LIMITS[:1],
        ),
    ]


def _counties(measure: str, period: str) -> pd.DataFrame:
    """fips, value, word (status) of each county as published."""
    if measure == "change":
        before = window_before(period)
        if before:
            frame = window_change(before, period)
            return pd.DataFrame({"fips": frame["fips"], "value": frame["change"], "word": frame["status"]})
    frame = county_window(period)
    if measure == "change":
        return pd.DataFrame({"fips": frame["fips"], "value": pd.NA, "word": "not_available"})
    word = frame["rate_status"] if measure == "rate" else frame["status"].astype("str")
    return pd.DataFrame({"fips": frame["fips"], "value": frame[measure], "word": word})


def _hint(fips: str) -> list[Component]:
    unknown = f"No county of the map has the code {fips}. " if fips else ""
    text = f"{unknown}Choose a county on the map to see its deaths and its HIDTA region."
    return [html.H2("A county"), html.P(text, className="card-note")]


def _figures(row: pd.Series) -> list[Component]:
    status = str(row["status"])
    if status == "not_available":
        least = f": at least {whole(row['lower'])}; this vintage of the file lost it" if pd.notna(row["lower"]) else ""
        return [html.P(f"Not available{least}.")]
    if pd.isna(row["deaths"]):
        rate = f"At most {decimal(row['rate_upper'])} per 100,000 people."
        count = bounds(row["lower"], row["upper"])
    else:
        few = " Fewer than 20 deaths: the rate is unreliable." if row["rate_status"] == "unreliable" else ""
        rate = f"{decimal(row['rate'])} per 100,000 people.{few}"
        count = whole(row["deaths"])
    return [html.P([count, " ", mark(status)], className="situation-fact"), html.P(rate)]


def _region(fips: str) -> list[Component | str]:
    members = member_deaths(LATEST.key)  # the same counties in every period
    slugs = members.loc[members["fips"].eq(fips), "slug"]
    if slugs.empty:
        return ["It is in no HIDTA region."]
    slug = str(slugs.iloc[0])
    return ["HIDTA: ", dcc.Link(region_names()[slug], href=get_relative_path(f"/regions/{slug}")), "."]

"""The county chosen in a region: the card beside the map, and the rows of the county table."""

from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.formats import bounds, decimal, span, whole
from components.provenance import sources
from components.regions import DATASETS, NO_COUNTY_DEATHS, counties, href, limits
from components.status import mark
from components.tables import plain_table
from data.status import HIDDEN_COUNTS, STATUSES
from data.views.mortality import PERIODS, UNRELIABLE_BELOW
from data.views.place_figures import ALL_DRUGS, COUNTY, figures
from data.views.regions import region_counties


def county_side(slug: str, fips: str | None, period: str) -> list[Component]:
    """The county chosen: its count, rate with the interval of chance, status, designation; else how to choose one."""
    rows = region_counties(slug, period)
    chosen = rows[rows["fips"].eq(fips)] if fips else rows.iloc[:0]
    if chosen.empty:
        return _no_county(slug, rows, period)
    row = chosen.iloc[0]
    return [
        html.H2(f"{row['name']}, {row['state']}"),
        html.P(f"Overdose deaths, {PERIODS[period].label}", className="card-note"),
        html.P([count_text(row), " ", mark(row["status"])], className="region-fact"),
        html.P(_rate_sentence(row)),
        *_chance(str(row["fips"]), period),
        html.P(f"Designated {when(row['designated'])}; confidence {row['confidence']}.", className="card-note"),
        html.P(html.A("Its years, months, neighbors, warnings and services", href="#county"), className="card-note"),
        county_sources(slug),
    ]


def _chance(fips: str, period: str) -> list[Component]:
    """The interval of chance of a county's rate; none where the count is hidden or not there."""
    frame = figures(COUNTY, ALL_DRUGS, period)
    if fips not in frame.index or pd.isna(frame["rate_low_95"][fips]):
        return []
    limits = span(frame["rate_low_95"][fips], frame["rate_high_95"][fips])
    return [html.P(f"95% interval {limits}.", title=INTERVAL, className="card-note")]


SHOWN = 12  # counties in the list beside the map
INTERVAL = "95% interval of chance: deaths taken as Poisson (exact limits). It does not hold incomplete reporting."


def _no_county(slug: str, rows: pd.DataFrame, period: str) -> list[Component]:
    if rows["lower"].isna().all():
        return [html.H2("A county"), html.P(NO_COUNTY_DEATHS)]
    few = rows["rate_status"].eq("unreliable").sum()
    hidden = rows["status"].isin(HIDDEN_COUNTS).sum()
    shown, absent = rows["deaths"].notna().sum(), rows["status"].eq("not_available").sum()
    told = [f"{counties(int(shown))} with a count, {few or 'none'} of them with fewer than {UNRELIABLE_BELOW} deaths"]
    told += [f"{counties(int(hidden))} hidden, drawn hatched"] if hidden else []
    told += [f"{counties(int(absent))} without published deaths"] if absent else []
    return [
        html.H2("A county"),
        html.P(
            f"Choose a county, in the list above or on the map, for its own figures. {PERIODS[period].label}:",
            className="card-note",
        ),
        html.Ul([html.Li(words) for words in told], className="county-told"),
        *_most(slug, rows),
        county_sources(slug),
    ]


def _most(slug: str, rows: pd.DataFrame) -> list[Component]:
    """The counties with the most deaths, each a link that chooses it."""
    known = rows[rows["deaths"].notna()].sort_values(["deaths", "name"], ascending=[False, True])
    lines = [
        (dcc.Link(f"{row['name']}, {row['state']}", href=f"{href(slug)}?county={row['fips']}"),
         count_text(row), rate_text(row))
        for row in known[known["deaths"].gt(0)].head(SHOWN).to_dict("records")
    ]  # fmt: skip
    if not lines:
        return []
    heads = ("Most deaths", "Deaths", "Per 100,000")
    return [plain_table("Counties with the most deaths", heads, lines, numeric=(1, 2))]


def county_options(slug: str, period: str) -> list[dict[str, str]]:
    """The region's counties for a Select, in order of state and name."""
    rows = region_counties(slug, period).to_dict("records")
    return [{"value": row["fips"], "label": f"{row['name']}, {row['state']}"} for row in rows]


def count_text(row: Any) -> str:
    """The count, or the bounds of a hidden one."""
    if pd.isna(row["deaths"]):
        return bounds(row["lower"], row["upper"])
    return whole(row["deaths"])


def _rate_sentence(row: pd.Series) -> str:
    if pd.isna(row["lower"]):
        return "CDC publishes no deaths for this county in this period: not available, not zero."
    people = f"{whole(row['population'])} people ({row['population_year']})"
    if pd.isna(row["deaths"]):
        return f"At most {decimal(row['rate_upper'])} per 100,000 of {people}: the count is hidden, not zero."
    rate = f"{decimal(row['rate'])} per 100,000 of {people}"
    few = row["rate_status"] == "unreliable"
    return f"{rate}: unreliable, from fewer than {UNRELIABLE_BELOW} deaths." if few else f"{rate}."


def county_rows(slug: str, period: str) -> list[dict[str, Any]]:
    """Rows of the county table; hidden counts as words, rates of hidden counts as "at most"."""
    return [_county_row(row) for row in region_counties(slug, period).to_dict("records")]


def _county_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "county": f"{row['name']}, {row['state']}",
        "fips": row["fips"],
        "deaths": count_text(row),
        "sort": None if pd.isna(row["lower"]) else int(row["upper"] if pd.isna(row["deaths"]) else row["deaths"]),
        "rate": rate_text(row),
        "status": STATUSES[row["rate_status"]].label,
        "population": None if pd.isna(row["population"]) else int(row["population"]),
        "designated": when(row["designated"]),
        "confidence": row["confidence"],
    }


def rate_text(row: Any) -> str:
    """The rate, or the most that a hidden count allows."""
    if pd.isna(row["deaths"]) and pd.notna(row["rate_upper"]):
        return f"at most {decimal(row['rate_upper'])}"
    return decimal(row["rate"])


def when(designated: str) -> str:
    """The list writes "<=2011" for a county first seen in a list of 2011."""
    return f"{designated[2:]} or before" if designated.startswith("<=") else designated


def county_sources(slug: str) -> Component:
    """The four blocks under what shows counties."""
    return sources(
        DATASETS,
        lineage="Each county as its publisher gives it; a hidden count keeps its bounds; its rate is a maximum.",
        units="deaths of residents; deaths per 100,000 people of the year shown, or of the last year with an estimate",
        limits=limits(slug),
    )

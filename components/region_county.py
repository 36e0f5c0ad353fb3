"""One county of a region: the card beside the map, and the rows of the county table."""

from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import CONFIG
from components.figures.mortality import deaths_over_time
from components.formats import bounds, decimal, whole
from components.regions import NO_COUNTY_DEATHS, counties
from components.status import mark
from components.tables import plain_table
from data.status import HIDDEN_COUNTS, STATUSES
from data.views.mortality import PERIODS, UNRELIABLE_BELOW, county_series
from data.views.regions import region_counties


def county_side(slug: str, fips: str | None, period: str) -> list[Component]:
    """The county chosen on the map: its count, rate, status and series; else how to choose one."""
    rows = region_counties(slug, period)
    chosen = rows[rows["fips"].eq(fips)] if fips else rows.iloc[:0]
    if chosen.empty:
        return _no_county(rows, period)
    row = chosen.iloc[0]
    series = county_series(str(row["fips"]))
    return [
        html.H2(f"{row['name']}, {row['state']}"),
        html.P(f"Overdose deaths, {PERIODS[period].label}", className="card-note"),
        html.P([_count_text(row), " ", mark(row["status"])], className="region-fact"),
        html.P(_rate_sentence(row)),
        html.P(f"Designated {_when(row['designated'])}; confidence {row['confidence']}.", className="card-note"),
        *([_small_chart(series, str(row["name"]))] if series["lower"].notna().any() else []),
    ]


def _no_county(rows: pd.DataFrame, period: str) -> list[Component]:
    if rows["lower"].isna().all():
        return [html.H2("A county"), html.P(NO_COUNTY_DEATHS)]
    few = rows["rate_status"].eq("unreliable").sum()
    hidden = rows["status"].isin(HIDDEN_COUNTS).sum()
    shown = rows["deaths"].notna().sum()
    return [
        html.H2("A county"),
        html.P(f"Choose a county on the map for its own figures. {PERIODS[period].label}:", className="card-note"),
        html.Ul(
            [
                html.Li(
                    f"{counties(int(shown))} with a count, {few} of them with fewer than {UNRELIABLE_BELOW} deaths"
                ),
                html.Li(f"{counties(int(hidden))} hidden, drawn hatched"),
                html.Li(f"{counties(int(rows['status'].eq('not_available').sum()))} without published deaths"),
            ]
        ),
    ]


def _small_chart(series: pd.DataFrame, name: str) -> Component:
    rows = [[row["label"], _count_text(row), _word(row)] for row in series.to_dict("records")]
    return html.Div(
        [
            html.Div(
                dcc.Graph(figure=deaths_over_time(series, height=260), config=CONFIG),
                role="img", className="chart", **{"aria-label": f"Chart: deaths in {name}. The table has the figures."},
            ),
            html.Details(
                [html.Summary("Table"), plain_table(f"Deaths in {name}", ["Period", "Deaths", "Status"], rows)],
                className="chart-table",
            ),
        ]
    )  # fmt: skip


def _count_text(row: Any) -> str:
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
        "deaths": _count_text(row),
        "sort": None if pd.isna(row["lower"]) else int(row["upper"] if pd.isna(row["deaths"]) else row["deaths"]),
        "rate": _rate_text(row),
        "status": STATUSES[row["rate_status"]].label,
        "population": None if pd.isna(row["population"]) else int(row["population"]),
        "designated": _when(row["designated"]),
        "confidence": row["confidence"],
    }


def _rate_text(row: dict[str, Any]) -> str:
    if pd.isna(row["deaths"]) and pd.notna(row["rate_upper"]):
        return f"at most {decimal(row['rate_upper'])}"
    return decimal(row["rate"])


def _word(row: Any) -> str:
    return STATUSES[row["status"]].label


def _when(designated: str) -> str:
    """The list writes "<=2011" for a county first seen in a list of 2011."""
    return f"{designated[2:]} or before" if designated.startswith("<=") else designated

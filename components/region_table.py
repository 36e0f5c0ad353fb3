"""The table of a region's counties."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.page import card
from components.region_county import county_rows, county_sources
from components.saves import saved
from components.tables import grid
from data.views.mortality import PERIODS
from data.views.regions import region_counties

DRAWN_WHOLE = 40  # rows that are drawn at once; a longer table scrolls


def table_card(slug: str, period: str) -> Component:
    """The card. Raises TableUnavailable."""
    rows = county_rows(slug, period)
    height = None if len(rows) <= DRAWN_WHOLE else "34rem"
    return card(
        "Counties",
        [
            html.P(_note(slug, period), className="card-note"),
            saved(
                grid("region-table", _columns(), rows, label=f"counties-{slug}", height=height),
                f"counties-{slug}",
                grid="region-table",
            ),
            county_sources(slug),
        ],
    )


def _note(slug: str, period: str) -> str:
    """How many counties, of when, and what the words mean."""
    number = len(region_counties(slug, period))
    return (
        f"{number} as published, {PERIODS[period].label}. A count of 1–9 is hidden by its publisher and never zero; a "
        "rate from fewer than 20 deaths is unreliable. Confidence: A, notice read; B, list only; C, inferred."
    )


def _columns() -> list[dict[str, Any]]:
    number = {"type": "rightAligned", "filter": "agNumberColumnFilter"}
    commas = {"function": "params.value == null ? 'not available' : d3.format(',')(params.value)"}
    by_upper = {"function": "(params.data.sort == null ? -1 : params.data.sort)"}
    columns: list[dict[str, Any]] = [
        {"field": "county", "headerName": "County", "minWidth": 210},
        {"field": "fips", "headerName": "FIPS"},
        {"field": "deaths", "headerName": "Deaths", **number, "filter": False, "valueGetter": by_upper,
         "valueFormatter": {"function": "params.data.deaths"}},
        {"field": "rate", "headerName": "Per 100,000 people", "type": "rightAligned", "sortable": False,
         "minWidth": 115},
        {"field": "status", "headerName": "Status", "minWidth": 140},
        {"field": "population", "headerName": "Population", **number, "minWidth": 125, "valueFormatter": commas},
        {"field": "designated", "headerName": "Designated"},
        {"field": "confidence", "headerName": "Confidence"},
    ]  # fmt: skip
    return [{**column, "wrapHeaderText": True, "autoHeaderHeight": True} for column in columns]

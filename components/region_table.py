"""The table of a region's counties."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.page import card
from components.provenance import sources
from components.region_county import county_rows
from components.regions import DATASETS, limits
from components.tables import grid
from data.views.mortality import PERIODS
from data.views.regions import region_counties

DRAWN_WHOLE = 40  # rows that are drawn at once; a longer table scrolls
_LINEAGE = "Each county as its publisher gives it; a hidden count keeps its bounds, and its rate is told as a maximum."
_UNITS = "deaths of residents; deaths per 100,000 people of the year shown, or of the last year with an estimate"


def table_card(slug: str, period: str) -> Component:
    """The card. Raises TableUnavailable."""
    rows = county_rows(slug, period)
    height = None if len(rows) <= DRAWN_WHOLE else "34rem"
    return card(
        "Counties",
        [
            html.P(_note(slug, period), className="card-note"),
            grid("region-table", _columns(), rows, label=f"counties-{slug}", height=height),
            county_sources(slug),
        ],
    )


def county_sources(slug: str) -> Component:
    """The four blocks under what shows counties."""
    return sources(DATASETS, lineage=_LINEAGE, units=_UNITS, limits=limits(slug))


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
        {"field": "rate", "headerName": "Per 100,000 people", "type": "rightAligned", "sortable": False},
        {"field": "status", "headerName": "Status", "minWidth": 140},
        {"field": "population", "headerName": "Population", **number, "valueFormatter": commas},
        {"field": "designated", "headerName": "Designated"},
        {"field": "confidence", "headerName": "Confidence"},
    ]  # fmt: skip
    return [{**column, "wrapHeaderText": True, "autoHeaderHeight": True} for column in columns]

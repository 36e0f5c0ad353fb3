"""One data set: figures, source, limits, coverage, its rows, its columns, how to cite it, how fresh it is."""

from typing import Any

import dash
from dash import MATCH, Input, Output, State, callback, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from components.datasets.coverage_cards import coverage_cards
from components.datasets.data_set import about_card, cite_card, columns_card, freshness_card, head_tiles
from components.datasets.rows_card import rows_card
from components.page import page
from components.provenance import panel, unavailable
from components.url_state import read_address
from data.catalog import CATALOG
from data.store import TableUnavailable, load
from data.views.rows import to_records
from data.views.window import window

dash.register_page(
    __name__,
    path_template="/data/<dataset>",
    title="Data set – Setpoint",
    description="One data set: source, lineage, units, limits, coverage, rows, columns, downloads and citation.",
    exists=CATALOG.__contains__,
)

FIRST = "hidta_counties"  # laid out when Dash asks for the page without an address, to know its ids


def layout(dataset: str = FIRST, **query: Any) -> Component:
    """The data set of that id; where there is none, a sentence and the way to the catalog."""
    if dataset not in CATALOG:
        return page(
            "No such data set", f"There is no data set “{dataset[:60]}”.", [dcc.Link("All data sets", href="/data")]
        )
    entry = CATALOG[dataset]
    _, notices = read_address((), query)
    return page(entry.title, f"{entry.publisher}: {entry.source_name}.", _content(dataset), notices=notices)


def _content(dataset_id: str) -> list[Component]:
    """The cards; where the table cannot be read, what is known of it without its rows."""
    entry = CATALOG[dataset_id]
    words = html.Div(
        [about_card(entry), html.Div([freshness_card(entry), cite_card(entry)], className="data-set-side")],
        className="data-set-words",
    )
    try:
        rows = len(load(dataset_id))
    except TableUnavailable as problem:
        return [unavailable(entry.title, problem), words, columns_card(entry)]
    coverage = panel(lambda: coverage_cards(entry), name="The coverage")
    return [head_tiles(entry, rows), words, coverage, rows_card(entry, rows), columns_card(entry)]


@callback(
    Output({"type": "data-set-rows", "dataset": MATCH}, "getRowsResponse"),
    Input({"type": "data-set-rows", "dataset": MATCH}, "getRowsRequest"),
    State({"type": "data-set-rows", "dataset": MATCH}, "id"),
)
def answer_rows(asked: dict[str, Any] | None, grid: dict[str, str]) -> dict[str, Any]:
    """The rows that the grid asks for as the reader scrolls."""
    if not asked or grid["dataset"] not in CATALOG:
        raise PreventUpdate
    try:
        found = window(grid["dataset"], asked["startRow"], asked["endRow"], asked["sortModel"], asked["filterModel"])
    except TableUnavailable:
        return {"rowData": [], "rowCount": 0}  # the page says so when it is opened again
    return {"rowData": to_records(found.rows), "rowCount": found.total}

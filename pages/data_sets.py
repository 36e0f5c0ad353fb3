"""Every data set of the app: where it comes from, what it holds, what to beware of, how fresh it is."""

from typing import Any, get_args

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, clientside_callback, html
from dash.development.base_component import Component

from components.datasets.catalog_card import catalog_card
from components.datasets.freshness import last_refreshes
from components.page import page
from components.url_state import Choice, Text, address_names, keep_in_address, read_address
from data.catalog import CATALOG
from data.catalog.record import Theme

dash.register_page(
    __name__,
    path="/data",
    title="Data – Setpoint",
    description="Every data set: publisher, coverage, vintage, licence, limits, and downloads as CSV and Parquet.",
)

ALL = "all"
THEMES: tuple[Theme, ...] = get_args(Theme)
PARAMETERS = (
    Text("find", "", r".{0,60}", "at most 60 characters"),
    Choice("theme", ALL, (ALL, *THEMES)),
)


def layout(**query: Any) -> Component:
    """The catalog as cards on shelves by theme, filtered in the browser."""
    values, notices = read_address(PARAMETERS, query)
    return page(
        "Data",
        "Every figure in this app comes from one of these tables. Each names its publisher, coverage and vintage, and "
        "what it cannot tell.",
        [
            _search(values),
            html.Div([_shelf(theme) for theme in THEMES], id="data-cards"),
            last_refreshes(),
            address_names("data", PARAMETERS),
        ],
        notices=notices,
    )


def _search(values: dict[str, Any]) -> Component:
    themes = [{"value": theme, "label": theme.capitalize()} for theme in (ALL, *THEMES)]
    return html.Div(
        [
            dmc.TextInput(
                id="data-find",
                label="Find a data set",
                value=values["find"],
                placeholder="publisher, subject or column",
                debounce=False,
                className="data-find",
            ),
            dmc.Select(
                id="data-theme", label="Theme", data=themes, value=values["theme"], allowDeselect=False, w="14rem"
            ),
            html.P(id="data-found", className="card-note", role="status"),
        ],
        className="data-search",
    )


def _shelf(theme: Theme) -> Component:
    cards = [catalog_card(dataset) for dataset in CATALOG.values() if dataset.theme == theme]
    return html.Section([html.H2(theme.capitalize()), html.Div(cards, className="data-cards")], className="data-shelf")


clientside_callback(
    ClientsideFunction("setpoint", "filterDataSets"),
    Output("data-found", "children"),
    Input("data-find", "value"),
    Input("data-theme", "value"),
)
keep_in_address("data", Input("data-find", "value"), Input("data-theme", "value"))

"""Every data set of the app: where it comes from, what it holds, what to beware of, and the table itself."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, clientside_callback, html
from dash.development.base_component import Component

from components.dataset_card import dataset_card
from components.page import page
from components.url_state import Text, address_names, keep_in_address, read_address
from data.catalog import CATALOG

dash.register_page(
    __name__,
    path="/data",
    title="Data – Setpoint",
    description="Every data set: publisher, coverage, vintage, licence, limits, and downloads as CSV and Parquet.",
)

PARAMETERS = (Text("find", "", r".{0,60}", "at most 60 characters"),)


def layout(**query: Any) -> Component:
    """The catalog as cards, filtered in the browser."""
    values, notices = read_address(PARAMETERS, query)
    return page(
        "Data",
        "Every figure in this app comes from one of these tables. Each names its publisher, coverage and vintage, and "
        "what it cannot tell.",
        [
            html.Div(
                [
                    dmc.TextInput(
                        id="data-find",
                        label="Find a data set",
                        value=values["find"],
                        placeholder="publisher, subject or column",
                        debounce=False,
                        className="data-find",
                    ),
                    html.P(id="data-found", className="card-note", role="status"),
                ],
                className="data-search",
            ),
            html.Div([dataset_card(dataset) for dataset in CATALOG.values()], id="data-cards", className="data-cards"),
            address_names("data", PARAMETERS),
        ],
        notices=notices,
    )


clientside_callback(
    ClientsideFunction("setpoint", "filterDataSets"),
    Output("data-found", "children"),
    Input("data-find", "value"),
)
keep_in_address("data", Input("data-find", "value"))

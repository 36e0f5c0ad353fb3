"""Methods: the model in equations, every choice, parameter and value with its source, and the glossary."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, callback, clientside_callback, ctx, dcc, html
from dash.development.base_component import Component

from components.frozen import frozen
from components.methods.contents import contents
from components.methods.exports import parameters_csv, parameters_json
from components.methods.glossary import glossary
from components.methods.model import model_sections
from components.methods.parameters import ADDRESS, parameter_cards, parameter_finder
from components.methods.sensitivity import MEASURE, measure_select, placeholder, sensitivity_card
from components.methods.values import value_card
from components.page import page
from components.provenance import panel
from components.url_state import address_names, keep_in_address, read_address
from scenarios import default_sources

LEAD = (
    "How outcome [[scores|score]] and deaths become border [[adjustments|adjustment]] and [[tolls|toll]]: the model in "
    "equations, what is assumed, and where every number comes from. ◇ marks a choice made here where the white paper "
    "is silent."
)
PARAMETERS = (*ADDRESS, MEASURE)

dash.register_page(
    __name__,
    path="/methods",
    title="Methods – Setpoint",
    description="The model in equations, every parameter with its range and source, and the glossary",
)


def layout(**query: str) -> Component:
    """The whole method on one page; each section, equation and parameter has its anchor."""
    found, notices = read_address(PARAMETERS, query)
    return page(
        "Methods",
        LEAD,
        [
            html.Div(
                [
                    contents(),
                    html.Div(
                        [
                            frozen(html.Article(model_sections(), className="card paper")),
                            _sensitivity(found["measure"]),
                            parameter_finder(found),
                            *map(frozen, parameter_cards()),
                            panel(lambda: value_card(default_sources()), name="The default scenario's values"),
                            frozen(glossary()),
                        ],
                        className="methods-text",
                    ),
                ],
                className="methods-columns",
            ),
            address_names("methods", PARAMETERS),
        ],
        notices=notices,
    )


def _sensitivity(measure: str) -> Component:
    return html.Div(
        [
            html.Section(
                [
                    html.H2("Every choice, and what it does"),
                    html.P(
                        "The choices marked ◇ and the ranges of the parameters, by how far they move a main result of "
                        "the default scenario.",
                        className="card-note",
                    ),
                    html.Div(measure_select(measure), className="page-controls"),
                ],
                className="card",
            ),
            placeholder(),
        ],
        id="sensitivity",
        className="methods-sensitivity",
    )


@callback(Output("methods-sensitivity", "children"), Input("methods-measure", "value"))
def show_sensitivity(measure: str) -> Component:
    """The chart and table of the chosen result."""
    return panel(lambda: sensitivity_card(measure), name="The sensitivity of the choices")


@callback(
    Output("methods-download", "data"),
    Input("methods-csv", "n_clicks"),
    Input("methods-json", "n_clicks"),
    prevent_initial_call=True,
)
def download(csv_clicks: int | None, json_clicks: int | None) -> dict[str, Any]:
    """Every parameter as a file."""
    if ctx.triggered_id == "methods-json":
        return dcc.send_string(parameters_json(), "setpoint-parameters.json", type="application/json")
    return dcc.send_string("\ufeff" + parameters_csv(), "setpoint-parameters.csv", type="text/csv")


clientside_callback(
    ClientsideFunction("setpoint", "filterParameters"),
    Output("methods-count", "children"),
    Input("methods-find", "value"),
    Input("methods-status", "value"),
    Input("methods-page", "value"),
)
keep_in_address(
    "methods",
    Input("methods-find", "value"),
    Input("methods-status", "value"),
    Input("methods-page", "value"),
    Input("methods-measure", "value"),
)

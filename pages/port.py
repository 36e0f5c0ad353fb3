"""One port of entry: what crosses there by mode since 1996, what it imports, and the field office about it."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, get_relative_path, html
from dash.development.base_component import Component

from components.page import page
from components.port_office import office_card, office_drugs_card
from components.port_page import (
    cargo_card,
    chapters_card,
    freight_card,
    headline,
    origins_card,
    people_card,
    place_words,
    season_card,
)
from components.provenance import panel, unavailable
from components.simulator.carried import carried_scenario, split_query
from components.toll_card import port_toll_card
from components.url_state import Choice, address_names, keep_in_address, read_address
from data.store import TableUnavailable
from data.views.port import is_port, port_names
from data.views.seizures import DRUGS, latest_full_year

BUSIEST = "2504"  # what Dash lays out at its start, to know the ids
PARAMETERS = (Choice("drug", "Fentanyl", DRUGS),)


def _title(code: str = "", **_: Any) -> str:
    return f"{port_names()[code]} – Setpoint" if is_port(code) else "Port – Setpoint"


dash.register_page(
    __name__,
    path_template="/ports/<code>",
    title=_title,
    description="One port of entry: crossings by mode since 1996, trade by commodity, the field office about it.",
    exists=is_port,
)


def layout(code: str = BUSIEST, **query: Any) -> Component:
    """Headline, place, toll under the scenario; then crossings, trade and seizures."""
    try:
        names = port_names()
    except TableUnavailable as problem:
        return page("Port of entry", "", [unavailable("The port", problem)])
    if code not in names.index:
        return _no_such_port(code)
    own, rest = split_query(query, [p.name for p in PARAMETERS])
    values, notices = read_address(PARAMETERS, own)
    try:
        scenario, carried, more = carried_scenario(rest)
        notices += more
        toll = panel(lambda: port_toll_card(code, scenario, carried), name="The toll")
    except TableUnavailable as problem:
        toll, carried = unavailable("The toll", problem), {}
    return page(
        names[code],
        "A port of entry: what crosses, what is imported, and what CBP seized around it.",
        [
            _controls(code, values["drug"]),
            panel(lambda: headline(code), name="The headline"),
            panel(lambda: html.P(place_words(code), className="card-note"), name="Its place"),
            toll,
            html.Div(
                [html.Div(className="card port-wait") for _ in range(2)], id="port-charts", className="port-stack"
            ),
            html.Div(className="card port-wait", id="port-seizures"),
            dcc.Store(id="port-here", data=code),
            address_names("port", PARAMETERS, carried),
        ],
        notices=notices,
    )


def _controls(code: str, drug: str) -> Component:
    ports = [{"value": key, "label": f"{name} ({key})"} for key, name in port_names().sort_values().items()]
    return html.Div(
        [
            dmc.Select(id="port-picker", label="Port", data=ports, value=code, searchable=True, allowDeselect=False,
                       nothingFoundMessage="No port has this name", limit=60),
            dmc.Select(id="port-drug", label="Seizures of", data=list(DRUGS), value=drug, allowDeselect=False),
        ],
        className="page-controls",
    )  # fmt: skip


def _no_such_port(asked: str) -> Component:
    link = dcc.Link("All ports of entry", href=get_relative_path("/ports"))
    return page("There is no such port", f"No port has the code “{asked[:20]}”.", [html.P(link, className="card")])


@callback(Output("port-charts", "children"), Input("port-here", "data"))
def draw_charts(code: str) -> list[Component]:
    """The charts come after the page: their script is larger than all the rest."""
    builders = (people_card, cargo_card, season_card, freight_card, chapters_card, origins_card)
    cards = [panel(lambda build=build: build(code) or html.Div(hidden=True), name="This panel") for build in builders]
    return [each for each in cards if not getattr(each, "hidden", False)]


@callback(Output("port-seizures", "children"), Input("port-drug", "value"), State("port-here", "data"))
def show_seizures(drug: str, code: str) -> Component:
    """The field office's seizures of the chosen drug, and of every drug."""
    year = latest_full_year()
    cards = [
        panel(lambda: office_card(code, drug, year), name="The seizures"),
        panel(lambda: office_drugs_card(code, year) or html.Div(hidden=True), name="The drugs"),
    ]
    return html.Div([each for each in cards if not getattr(each, "hidden", False)], className="port-stack")


clientside_callback(
    ClientsideFunction("setpoint", "goToPort"),
    Input("port-picker", "value"),
    State("port-here", "data"),
    prevent_initial_call=True,
)
keep_in_address("port", Input("port-drug", "value"))

"""Ports of entry: what crosses where and from where, what each port imports, and what CBP seized around it."""

from dataclasses import replace
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.air_and_mail import air_and_mail_card
from components.map import map_view, ports_id, selected_id
from components.page import card, page
from components.player import period_list, player, wire_player
from components.port_cards import LIMITS, headline, over_time_card, port_card, port_rows, ports_table
from components.port_flows import flow_words, flows_payload
from components.provenance import panel, sources, unavailable
from components.seizure_cards import by_area_card, by_region_card, by_year_card, per_crossing_card
from components.simulator.carried import carried_scenario, split_query
from components.toll_card import tolls_card
from components.trade_card import imports_card
from components.url_state import (
    Choice,
    Parameter,
    Text,
    address_entries,
    address_names,
    keep_in_address,
    read_address,
)
from data.store import TableUnavailable
from data.views.port_flows import FLOWS, SPANS, default_period, periods
from data.views.seizures import DRUGS, YEARS

dash.register_page(
    __name__,
    path="/ports",
    title="Ports – Setpoint",
    description="Ports of entry: flows from their origins, crossings, imports, seizures by field office, tolls.",
)

MAP = "ports"
PARAMETERS = (
    Choice("measure", "people", tuple(FLOWS)),
    Choice("span", "year", SPANS),
    Text("at", "", r"latest|\d{4}(-\d\d)?|", "a year such as 2019, a month such as 2019-04, or latest"),
    Text("port", "", r"\d\d[0-9X]{2}|", "a port code of four characters, such as 2504"),
    Choice("drug", "Fentanyl", DRUGS),
    Choice("fy", "2025", tuple(str(year) for year in YEARS)),
)
_SPAN_WORDS = {"year": "Years", "month": "Months"}


def layout(**query: Any) -> Component:
    """Tiles; the map of flows and the chosen port; then, after the first screen, tolls, table, seizures, imports."""
    own, rest = split_query(query, [p.name for p in PARAMETERS])
    values, notices = read_address(PARAMETERS, own)
    measure, span, at, port, drug, year = (values[p.name] for p in PARAMETERS)
    carried: dict[str, str] = {}
    try:
        _, carried, more = carried_scenario(rest)
        notices += more
        notices += _not_published(measure, span, at)
    except TableUnavailable:  # each panel says so in its place
        pass
    return page(
        "Ports of entry",
        "What crosses the border, where and from where, and what CBP seized around it. Seizures measure enforcement as "
        "well as flow, and none is published for a single port. Border traffic data end in February 2025.",
        [
            panel(headline, name="The headline"),
            html.Div(
                [
                    html.Div(_map_card(measure, span, at, port), className="span-8"),
                    html.Section(
                        html.Div(_chosen(port, carried), id="ports-chosen", className="ports-chosen", role="status"),
                        className="card span-4",
                    ),
                ],
                className="columns",
            ),
            html.Div(
                [
                    html.Div(_waiting(), id="ports-over-time", className="span-6"),
                    html.Div(_waiting(), id="ports-tolls", className="span-6"),
                ],
                className="columns ports-pair",
            ),
            ports_table(),
            html.H2("Seizures by CBP", className="section-head"),
            _seizure_controls(drug, year),
            html.Div(_waiting(), id="ports-seizures"),
            html.H2("Goods imports, air cargo and mail", className="section-head"),
            html.Div(_waiting(), id="ports-imports"),
            dcc.Store(id="ports-port", data=port),
            dcc.Store(id="ports-scenario", data=carried),
            address_names("ports", _parameters(measure, span), carried),
        ],
        notices=notices,
    )


def _parameters(measure: str, span: str) -> list[Parameter]:
    """The page's parameters with the period that the measure shows at first, which stays out of the address."""
    try:
        first = default_period(measure, span)
    except TableUnavailable:  # the map says so in its place
        first = ""
    return [
        replace(each, default=first) if isinstance(each, Text) and each.name == "at" else each for each in PARAMETERS
    ]


def _waiting() -> Component:
    return html.Div(html.P("Loading…", className="card-note"), className="card port-wait")


def _not_published(measure: str, span: str, at: str) -> list[str]:
    """A notice where the address asks for a period that the measure does not have."""
    if not at or at in periods(measure, span):
        return []
    return [f"“at={at}” in the address was left out: {FLOWS[measure].label} has no such {span}. The default is shown."]


def _period(measure: str, span: str, at: str) -> str:
    return at if at in periods(measure, span) else default_period(measure, span)


def _map_card(measure: str, span: str, at: str, port: str) -> Component:
    choices = (
        ("ports-measure", "Show", {key: flow.label for key, flow in FLOWS.items()}, measure),
        ("ports-span", "By", _SPAN_WORDS, span),
    )
    selects = [
        dmc.Select(
            id=key, label=label, value=value, allowDeselect=False,
            data=[{"value": word, "label": text} for word, text in words.items()],
        )
        for key, label, words, value in choices
    ]  # fmt: skip
    time, payload, words = _time_and_flows(measure, span, at, port)
    figure = map_view(
        MAP,
        title="Flows to ports of entry",
        select="port",
        selected=port or None,
        layers=("flows", "ports", "hidtas", "states"),
        shown=("flows", "ports", "states"),
        ports=payload,
        name="setpoint-ports",
    )
    source = sources(
        ["border_crossings", "transborder_freight", "imports_by_port_country_hs2", "cbp_seizures", "ports"],
        lineage="Months summed over the period. Circles have areas, bands widths, in proportion, on one scale for all "
        "periods. Of imports the eight largest origins are told apart. The sixty widest pairs are drawn.",
        units="inbound crossings, US dollars, or pounds seized (gross), in the period",
        limits=(
            *LIMITS,
            "Freight: January 2020 to September 2024 without October to December 2020 and March 2024; the port is "
            "where goods cleared customs. Origins of imports stand where the map has room, not on their route.",
            "Seizures are of field offices, placed at their city, or inland of their ports on the southwest border.",
        ),
    )
    controls = [html.Div(selects, className="page-controls"), html.Div(time, id="ports-time", className="map-time")]
    note = html.Div(words, id="ports-map-note", className="card-note")
    body = [note, html.Div(controls, className="map-controls"), figure, source]
    return card("Flows to ports of entry", body)


def _time_and_flows(measure: str, span: str, at: str, port: str) -> tuple[list[Component], Any, Any]:
    """The controls of the period, what the map shows, and the line above it or what is wrong."""
    try:
        period = _period(measure, span, at)
        return (
            _time(measure, span, period),
            flows_payload(measure, period, span, port),
            flow_words(measure, period, span),
        )
    except TableUnavailable as problem:
        return [period_list("ports", {}, ""), player("ports", [""], "")], None, unavailable("The flows", problem)


def _time(measure: str, span: str, period: str) -> list[Component]:
    every = periods(measure, span)
    return [period_list("ports", every, period), player("ports", list(every), period)]


def _seizure_controls(drug: str, year: str) -> Component:
    years = [{"value": str(y), "label": f"Fiscal year {y}"} for y in reversed(YEARS)]
    return html.Div(
        [
            dmc.Select(id="ports-drug", label="Drug", data=list(DRUGS), value=drug, allowDeselect=False),
            dmc.Select(id="ports-fy", label="Year by place", data=years, value=year, allowDeselect=False),
        ],
        className="page-controls",
    )


def _chosen(port: str, carried: dict[str, str]) -> Any:
    return panel(lambda: html.Div(port_card(port, carried)), name="The port")


@callback(
    Output("ports-time", "children"),
    Output("ports-address", "data"),
    Input("ports-measure", "value"),
    Input("ports-span", "value"),
    State("ports-period", "value"),
    State("ports-scenario", "data"),
    prevent_initial_call=True,
)
def offer_periods(measure: str, span: str, period: str, carried: dict[str, str]) -> tuple[Any, Any]:
    """The periods that the measure has; the one shown stays where it has that too."""
    time = _time(measure, span, _period(measure, span, period))
    return time, address_entries(_parameters(measure, span), carried)


@callback(
    Output(ports_id(MAP), "data"),
    Output("ports-map-note", "children"),
    Input("ports-period", "value"),
    Input("ports-port", "data"),
    State("ports-measure", "value"),
    State("ports-span", "value"),
    prevent_initial_call=True,
)
def draw_flows(period: str, port: str, measure: str, span: str) -> tuple[Any, Any]:
    """Circles and bands of the chosen measure and period."""
    if period not in periods(measure, span):  # the list of periods is on its way
        return no_update, no_update
    try:
        return flows_payload(measure, period, span, port), flow_words(measure, period, span)
    except TableUnavailable as problem:
        return None, unavailable("The flows", problem)


@callback(Output(selected_id(MAP), "data"), Input("ports-table", "selectedRows"), prevent_initial_call=True)
def choose_in_table(rows: list[dict[str, Any]] | None) -> Any:
    """The port chosen in the table is chosen on the map."""
    return rows[0]["port_code"] if rows else no_update


@callback(
    Output("ports-chosen", "children"),
    Input("ports-port", "data"),
    State("ports-scenario", "data"),
    prevent_initial_call=True,
)
def show_port(port: str, carried: dict[str, str]) -> Any:
    """The chosen port's own card."""
    return _chosen(port, carried)


@callback(
    Output("ports-over-time", "children"),
    Input("ports-measure", "value"),
    Input("ports-port", "data"),
    Input("ports-span", "value"),
)
def show_over_time(measure: str, port: str, span: str) -> Component:
    """Crossings of the chosen measure and port; like all below, after the first screen."""
    return panel(lambda: over_time_card(measure, port, span), name="Crossings over time")


@callback(Output("ports-tolls", "children"), Input("ports-scenario", "data"))
def show_tolls(carried: dict[str, str]) -> Component:
    """Tolls under the scenario that the address carries, or the default."""
    return panel(lambda: tolls_card(carried_scenario(carried)[0], carried), name="The tolls")


@callback(Output("ports-table", "rowData"), Output("ports-table-note", "children"), Input("ports-table", "id"))
def fill_table(_: str) -> tuple[Any, Any]:
    """The rows of the table of all ports, or what is wrong."""
    try:
        return port_rows(), no_update
    except TableUnavailable as problem:
        return [], unavailable("The table of ports", problem)


@callback(Output("ports-seizures", "children"), Input("ports-drug", "value"), Input("ports-fy", "value"))
def show_seizures(drug: str, year: str) -> Component:
    """Seizures of the chosen drug and year."""
    fiscal_year = int(year)
    cards = (
        panel(lambda: by_year_card(drug), name="Seizures by year"),
        panel(lambda: per_crossing_card(drug), name="Seizures per crossing"),
        panel(lambda: by_region_card(drug, fiscal_year), name="Seizures by region"),
        panel(lambda: by_area_card(drug, fiscal_year), name="Seizures by field office"),
    )
    return html.Div([html.Div(each, className="span-6") for each in cards], className="columns ports-pair")


@callback(Output("ports-imports", "children"), Input("ports-imports", "id"))
def show_imports(_: str) -> Component:
    """Goods imports by country; air cargo and mail as entries of their own."""
    cards = (panel(imports_card, name="Imports by country"), panel(air_and_mail_card, name="Air cargo and mail"))
    return html.Div([html.Div(each, className="span-6") for each in cards], className="columns ports-pair")


# in the browser: a trip to the server at the start would hold up the map, which waits for what may change it
clientside_callback(
    ClientsideFunction("setpoint", "choosePort"),
    Output("ports-port", "data"),
    Input(selected_id(MAP), "data"),
    State("ports-port", "data"),
    prevent_initial_call=True,
)
wire_player("ports")
keep_in_address(
    "ports",
    Input("ports-measure", "value"),
    Input("ports-span", "value"),
    Input("ports-period", "value"),
    Input("ports-port", "data"),
    Input("ports-drug", "value"),
    Input("ports-fy", "value"),
)

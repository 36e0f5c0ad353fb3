"""Ports of entry: what crosses where, what each port imports, and what CBP seized around them."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, html, no_update
from dash.development.base_component import Component

from components.map import map_view, ports_id, selected_id
from components.page import card, page
from components.port_cards import (
    LIMITS,
    headline,
    measure_note,
    over_time_card,
    port_card,
    port_columns,
    port_rows,
    ports_payload,
)
from components.provenance import panel, sources, unavailable
from components.seizure_cards import by_area_card, by_region_card, by_year_card, per_crossing_card
from components.tables import grid
from components.trade_card import imports_card
from components.url_state import Choice, Text, address_names, keep_in_address, read_address
from data.store import TableUnavailable
from data.views.ports import MEASURES
from data.views.seizures import DRUGS, YEARS

dash.register_page(
    __name__,
    path="/ports",
    title="Ports – Setpoint",
    description="Ports of entry: crossings by mode, imports, seizures by field office and drug, fentanyl per crossing.",
)

MAP = "ports"
PARAMETERS = (
    Choice("measure", "people", tuple(MEASURES)),
    Text("port", "", r"\d\d[0-9X]{2}|", "a port code of four characters, such as 2504"),
    Choice("span", "year", ("year", "month")),
    Choice("drug", "Fentanyl", DRUGS),
    Choice("fy", "2025", tuple(str(year) for year in YEARS)),
)


def layout(**query: Any) -> Component:
    """Tiles; map and the chosen port; crossings over time; table of ports; seizures; imports."""
    values, notices = read_address(PARAMETERS, query)
    measure, port, span, drug, year = (values[p.name] for p in PARAMETERS)
    return page(
        "Ports of entry",
        "What crosses the land border, where, and what CBP seized around it. Seizures measure enforcement as well as "
        "flow, and none is published for a single port. Border traffic data end in February 2025.",
        [
            panel(headline, name="The headline"),
            _port_controls(measure, span),
            html.Div(
                [
                    html.Div(_map_card(measure, port), className="span-8"),
                    html.Section(
                        html.Div(_chosen(port), id="ports-chosen", className="ports-chosen", role="status"),
                        className="card span-4",
                    ),
                ],
                className="columns",
            ),
            html.Div(_over_time(measure, port, span), id="ports-over-time"),
            _table_card(),
            html.H2("Seizures by CBP", className="section-head"),
            _seizure_controls(drug, year),
            html.Div(_seizures(drug, year), id="ports-seizures"),
            html.H2("Goods imports", className="section-head"),
            panel(imports_card, name="Imports by country"),
            dash.dcc.Store(id="ports-port", data=port),
            address_names("ports", PARAMETERS),
        ],
        notices=notices,
    )


def _port_controls(measure: str, span: str) -> Component:
    measures = [{"value": key, "label": entry.label} for key, entry in MEASURES.items()]
    spans = [{"value": "year", "label": "Years"}, {"value": "month", "label": "Months"}]
    return html.Div(
        [
            dmc.Select(id="ports-measure", label="Measure", data=measures, value=measure, allowDeselect=False),
            dmc.Select(id="ports-span", label="Crossings over time by", data=spans, value=span, allowDeselect=False),
        ],
        className="page-controls",
    )


def _seizure_controls(drug: str, year: str) -> Component:
    years = [{"value": str(y), "label": f"Fiscal year {y}"} for y in reversed(YEARS)]
    return html.Div(
        [
            dmc.Select(id="ports-drug", label="Drug", data=list(DRUGS), value=drug, allowDeselect=False),
            dmc.Select(id="ports-fy", label="Year by place", data=years, value=year, allowDeselect=False),
        ],
        className="page-controls",
    )


def _map_card(measure: str, port: str) -> Component:
    circles, note = _circles(measure)
    figure = map_view(
        MAP,
        title="Ports of entry",
        select="port",
        selected=port or None,
        layers=("hidtas", "states", "ports"),
        ports=circles,
        name="setpoint-ports",
    )
    source = sources(
        ["border_crossings", "ports"],
        lineage="Months summed over the latest 12; circles have areas in proportion to the measure.",
        units="inbound crossings in 12 months, or US dollars in 2024",
        limits=LIMITS,
    )
    return card("Map of ports", [html.Div(note, id="ports-map-note", className="card-note"), figure, source])


def _circles(measure: str) -> tuple[dict[str, Any] | None, Any]:
    """The ports' circles and the line above the map, or an empty map and what is wrong."""
    try:
        return ports_payload(measure), measure_note(measure)
    except TableUnavailable as problem:
        return None, unavailable("The ports' flows", problem)


def _table_card() -> Component:
    rows, note = _rows()
    table = grid("ports-table", port_columns(), rows, label="ports", height="30rem")
    one_row = {"mode": "singleRow", "enableClickSelection": True, "checkboxes": False}
    table.children.dashGridOptions |= {"rowSelection": one_row}
    source = sources(
        ["border_crossings", "ports", "port_hidtas"],
        lineage="Crossings: sum of the latest 12 months, and their change on the 12 months before. HIDTA: that of the "
        "county the port stands in.",
        units="inbound crossings; imports in million US dollars",
        limits=LIMITS,
    )
    return card("All ports", [html.Div(note, className="card-note"), table, source])


def _rows() -> tuple[list[dict[str, Any]], Any]:
    """The table's rows and the line above it, or no rows and what is wrong."""
    note = "12 months to February 2025; imports of 2024. Choose a row to see the port above. Sort by a column's head."
    try:
        return port_rows(), note
    except TableUnavailable as problem:
        return [], unavailable("The table of ports", problem)


def _chosen(port: str) -> Any:
    return panel(lambda: html.Div(port_card(port)), name="The port")


def _over_time(measure: str, port: str, span: str) -> Component:
    return panel(lambda: over_time_card(measure, port, span), name="Crossings over time")


def _seizures(drug: str, year: str) -> Component:
    fiscal_year = int(year)
    cards = (
        panel(lambda: by_year_card(drug), name="Seizures by year"),
        panel(lambda: per_crossing_card(drug), name="Seizures per crossing"),
        panel(lambda: by_region_card(drug, fiscal_year), name="Seizures by region"),
        panel(lambda: by_area_card(drug, fiscal_year), name="Seizures by field office"),
    )
    return html.Div([html.Div(each, className="span-6") for each in cards], className="columns")


@callback(
    Output(ports_id(MAP), "data"),
    Output("ports-map-note", "children"),
    Input("ports-measure", "value"),
    prevent_initial_call=True,
)
def size_ports(measure: str) -> tuple[Any, Any]:
    """Circles of the chosen measure."""
    return _circles(measure)


@callback(
    Output("ports-port", "data"),
    Output(selected_id(MAP), "data"),
    Input(selected_id(MAP), "data"),
    Input("ports-table", "selectedRows"),
    State("ports-port", "data"),
    prevent_initial_call=True,
)
def choose_port(on_map: str | None, rows: list[dict[str, Any]] | None, known: str) -> tuple[Any, Any]:
    """The port chosen on the map or in the table."""
    in_table = dash.ctx.triggered_id == "ports-table"
    chosen = rows[0]["port_code"] if in_table and rows else known if in_table else on_map or ""
    return no_update if chosen == known else chosen, (chosen or None) if in_table else no_update


@callback(Output("ports-chosen", "children"), Input("ports-port", "data"), prevent_initial_call=True)
def show_port(port: str) -> Any:
    """The chosen port's own card."""
    return _chosen(port)


@callback(
    Output("ports-over-time", "children"),
    Input("ports-measure", "value"),
    Input("ports-port", "data"),
    Input("ports-span", "value"),
    prevent_initial_call=True,
)
def show_over_time(measure: str, port: str, span: str) -> Any:
    """Crossings of the chosen measure and port."""
    return _over_time(measure, port, span)


@callback(
    Output("ports-seizures", "children"),
    Input("ports-drug", "value"),
    Input("ports-fy", "value"),
    prevent_initial_call=True,
)
def show_seizures(drug: str, year: str) -> Any:
    """Seizures of the chosen drug and year."""
    return _seizures(drug, year)


keep_in_address(
    "ports",
    Input("ports-measure", "value"),
    Input("ports-port", "data"),
    Input("ports-span", "value"),
    Input("ports-drug", "value"),
    Input("ports-fy", "value"),
)

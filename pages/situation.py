"""Where do we stand: deaths, seizures and travelers in four figures, one map over time, the trend, the movers."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, html
from dash.development.base_component import Component

from components.charge_summary import charges_card
from components.guide import invitation
from components.map import data_id, map_view, ports_id, selected_id
from components.page import card, page
from components.player import period_list, player, wire_player
from components.port_cards import ports_payload
from components.provenance import panel, sources, unavailable
from components.situation_cards import headline, rates_card, sources_of_headline
from components.situation_map import DATASETS, LIMITS, MEASURES, county_card, map_note, nation_map
from components.situation_movers import movers_card, movers_table
from components.situation_timeline import events_card, timeline_card
from components.situation_warnings import warnings_card, warnings_to_come
from components.url_state import Choice, Text, address_names, keep_in_address, read_address
from data.store import TableUnavailable
from data.views.county_months import MONTHS, WINDOWS
from data.views.mortality import LATEST, PERIODS
from data.views.place_figures import HIDTA, PLACES

dash.register_page(
    __name__,
    path="/",
    title="Situation – Setpoint",
    description="Where we stand: synthetic-opioid deaths, fentanyl seized, travelers, and the nation's counties.",
)

MAP = "situation"
FLOWS = {
    "none": "No ports",
    "people": "Ports by people",
    "trucks": "Ports by trucks",
    "imports-air": "Ports by air imports",
    "imports-vessel": "Ports by vessel imports",
}
SPANS = {"year": "Years, 2010 to 2025", "month": "Months, 2020 to March 2023"}
PARAMETERS = (
    Choice("measure", "rate", tuple(MEASURES)),
    Choice("period", LATEST.key, tuple(WINDOWS)),
    Choice("flows", "people", tuple(FLOWS)),
    Text("county", "", r"\d{5}|", "a county code of five digits, such as 06073"),
    Choice("movers", HIDTA, tuple(PLACES)),
)


def layout(**query: Any) -> Component:
    """Tiles; the map with its controls and the county chosen; trend and movers."""
    values, notices = read_address(PARAMETERS, query)
    measure, period, flows, county, places = (values[p.name] for p in PARAMETERS)
    return page(
        "Where do we stand?",
        "Overdose deaths, fentanyl seized and people crossing, against the [[baseline of 2023|set point]].",
        [
            html.Div([headline(), panel(sources_of_headline, name="The sources")], className="situation-head"),
            html.Div(
                [
                    html.Div(_map_card(measure, period, flows, county), className="span-8"),
                    html.Div(
                        [
                            html.Section(
                                html.Div(_county(county, period), id="situation-county", role="status"),
                                className="card",
                            ),
                            html.Div(warnings_to_come(), id="situation-warnings"),
                        ],
                        className="span-4 situation-side",
                    ),
                ],
                className="columns",
            ),
            html.Div(
                [
                    html.Div(html.Div(className="card situation-trend"), id="situation-trend", className="span-8"),
                    html.Div(panel(lambda: movers_card(places), name="The movers"), className="span-4"),
                ],
                className="columns",
            ),
            html.Div(html.Div(className="card situation-more"), id="situation-more"),
            address_names("situation", PARAMETERS),
        ],
        notices=notices,
        aside=invitation(),
    )


def _map_card(measure: str, period: str, flows: str, county: str) -> Component:
    data, note = _colors(measure, period)
    figure = map_view(
        MAP,
        title="Overdose deaths by county",
        select="county",
        selected=county or None,
        layers=("hidtas", "states", "counties", "ports"),
        shown=("hidtas", "states", "ports"),
        data=data,
        ports=_flows(flows),
        name="setpoint-situation",
    )
    source = sources(
        [*DATASETS, "border_crossings", "ports"],
        lineage="County counts as published, by place of residence; rates divide by the county's population. Ports: "
        "crossings of the latest 12 months, or imports of 2024.",
        units="deaths, deaths per 100,000 people, or percent; port circles in the unit of their legend",
        limits=LIMITS,
    )
    below_title = html.Div(note, id="situation-note", className="card-note")
    return card("Overdose deaths by county", [below_title, _controls(measure, period, flows), figure, source])


def _controls(measure: str, period: str, flows: str) -> Component:
    choices = (
        ("situation-measure", "Measure", MEASURES, measure),
        ("situation-flows", "Port flows", FLOWS, flows),
        ("situation-span", "Play", SPANS, "month" if period in MONTHS else "year"),
    )
    selects = [
        dmc.Select(
            id=key,
            label=label,
            value=value,
            data=[{"value": word, "label": text} for word, text in words.items()],
            allowDeselect=False,
        )
        for key, label, words, value in choices
    ]
    time = html.Div(_time(period), id="situation-time", className="map-time")
    return html.Div([html.Div(selects, className="page-controls"), time], className="map-controls")


def _time(period: str) -> list[Component]:
    """The list of the periods of one series, and the player through them."""
    every = MONTHS if period in MONTHS else PERIODS
    words = {key: entry.label for key, entry in every.items()}
    return [period_list("situation", words, period), player("situation", list(every), period)]


def _colors(measure: str, period: str) -> tuple[dict[str, Any] | None, Any]:
    """What the map shows and the line under its title; a table that cannot be read leaves the map empty and is told."""
    try:
        return nation_map(measure, period), map_note(measure, period)
    except TableUnavailable as problem:
        return None, unavailable("The map's colors", problem)


def _flows(flows: str) -> dict[str, Any] | None:
    """Circles of the ports; none where their table cannot be read, and the ports page says why."""
    try:
        return None if flows == "none" else ports_payload(flows)
    except TableUnavailable:
        return None


def _county(fips: str, period: str) -> Component:
    return panel(lambda: html.Div(county_card(fips, period)), name="The county")


@callback(
    Output("situation-time", "children"),
    Input("situation-span", "value"),
    State("situation-period", "value"),
    prevent_initial_call=True,
)
def offer_periods(span: str, period: str) -> Any:
    """The periods of the chosen series, at its last one."""
    every = list(MONTHS if span == "month" else PERIODS)
    return _time(period if period in every else every[-1])


@callback(
    Output(data_id(MAP), "data"),
    Output("situation-note", "children"),
    Input("situation-measure", "value"),
    Input("situation-period", "value"),
    prevent_initial_call=True,
)
def recolor(measure: str, period: str) -> tuple[Any, Any]:
    """The map of the chosen measure and period."""
    return _colors(measure, period)


@callback(Output("situation-trend", "children"), Input("situation-trend", "id"))
def draw_trend(_: str) -> Component:
    """The chart comes after the page: its script is larger than all the rest, and nothing else waits for it."""
    return panel(timeline_card, name="The timeline")


@callback(Output("situation-more", "children"), Input("situation-more", "id"))
def show_more(_: str) -> list[Component]:
    """What stands below the first screens comes after the page, so that the first screen comes sooner."""
    pair = [
        html.Div(panel(rates_card, name="The rates"), className="span-6"),
        html.Div(panel(charges_card, name="The charges"), className="span-6"),
    ]
    return [html.Div(pair, className="columns"), panel(events_card, name="The policy events")]


@callback(Output("situation-warnings", "children"), Input("situation-warnings", "id"))
def list_warnings(_: str) -> Component:
    """The warnings come after the page: thousands of series are judged when the tables are new."""
    return panel(warnings_card, name="The early warnings")


@callback(Output(ports_id(MAP), "data"), Input("situation-flows", "value"), prevent_initial_call=True)
def size_ports(flows: str) -> Any:
    """Circles of the chosen flow."""
    return _flows(flows)


@callback(
    Output("situation-county", "children"),
    Input(selected_id(MAP), "data"),
    Input("situation-period", "value"),
    prevent_initial_call=True,
)
def show_county(fips: str | None, period: str) -> Component:
    """The chosen county's own card."""
    return _county(fips or "", period)


@callback(Output("situation-movers-table", "children"), Input("situation-movers", "value"), prevent_initial_call=True)
def show_movers(place: str) -> Component:
    """The movers among the chosen kind of place."""
    return panel(lambda: html.Div(movers_table(place)), name="The movers")


wire_player("situation")
keep_in_address(
    "situation",
    Input("situation-measure", "value"),
    Input("situation-period", "value"),
    Input("situation-flows", "value"),
    Input(selected_id(MAP), "data"),
    Input("situation-movers", "value"),
)

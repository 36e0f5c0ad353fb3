"""Where do we stand: deaths, seizures and travelers in four figures, one map over time, the trend, the movers."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.charge_summary import charges_card
from components.guide import invitation
from components.map import data_id, map_view, ports_id, selected_id
from components.page import card, page
from components.port_cards import ports_payload
from components.provenance import panel, sources, unavailable
from components.situation_cards import headline, rates_card, sources_of_headline
from components.situation_map import DATASETS, LIMITS, MEASURES, county_card, map_note, nation_map
from components.situation_movers import movers_card, movers_table
from components.situation_timeline import events_card, timeline_card
from components.situation_warnings import warnings_card
from components.url_state import Choice, Text, address_names, keep_in_address, read_address
from data.store import TableUnavailable
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
PARAMETERS = (
    Choice("measure", "rate", tuple(MEASURES)),
    Choice("period", LATEST.key, tuple(PERIODS)),
    Choice("flows", "people", tuple(FLOWS)),
    Text("county", "", r"\d{5}|", "a county code of five digits, such as 06073"),
    Choice("movers", HIDTA, tuple(PLACES)),
)
_FRAME_MILLISECONDS = 1200


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
                    html.Div(
                        [
                            _map_card(measure, period, flows, county),
                            html.Div(html.Div(className="card situation-trend"), id="situation-trend"),
                        ],
                        className="span-8 situation-side",
                    ),
                    html.Div(
                        [
                            html.Section(
                                html.Div(_county(county, period), id="situation-county", role="status"),
                                className="card",
                            ),
                            html.Div(html.Div(className="card situation-warnings"), id="situation-warnings"),
                            panel(lambda: movers_card(places), name="The movers"),
                            panel(rates_card, name="The rates"),
                            panel(charges_card, name="The charges"),
                        ],
                        className="span-4 situation-side",
                    ),
                ],
                className="columns",
            ),
            panel(events_card, name="The policy events"),
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
        ("situation-period", "Period", {key: entry.label for key, entry in reversed(PERIODS.items())}, period),
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
    return html.Div([html.Div(selects, className="page-controls"), _player(period)], className="situation-map-controls")


def _player(period: str) -> Component:
    """A slider over the periods with a button that plays through them."""
    keys = list(PERIODS)
    marks = [{"value": place, "label": key[:4]} for place, key in enumerate(keys) if place % 3 == 0]
    return html.Div(
        [
            html.Button("Play", id="situation-play", className="save situation-play", type="button"),
            dmc.Slider(
                id="situation-step",
                value=keys.index(period),
                min=0,
                max=len(keys) - 1,
                step=1,
                marks=marks,
                label=None,
                thumbLabel="Period of the map",
                size=4,
                thumbSize=16,
                className="situation-slider",
            ),
            dcc.Interval(id="situation-clock", interval=_FRAME_MILLISECONDS, disabled=True),
            dcc.Store(id="situation-periods", data=keys),
        ],
        className="situation-player",
    )


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


clientside_callback(
    ClientsideFunction("setpoint", "stepThroughPeriods"),
    Output("situation-step", "value"),
    Output("situation-period", "value"),
    Output("situation-clock", "disabled"),
    Output("situation-play", "children"),
    Input("situation-step", "value"),
    Input("situation-period", "value"),
    Input("situation-play", "n_clicks"),
    Input("situation-clock", "n_intervals"),
    State("situation-clock", "disabled"),
    State("situation-periods", "data"),
    prevent_initial_call=True,
)
keep_in_address(
    "situation",
    Input("situation-measure", "value"),
    Input("situation-period", "value"),
    Input("situation-flows", "value"),
    Input(selected_id(MAP), "data"),
    Input("situation-movers", "value"),
)

"""Overdose deaths by county, state or HIDTA: a map to play through time, chosen places, small multiples, table."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.map import data_id, map_view, selected_id
from components.mortality.choices import DATASETS, known_picks, latest, measures_of
from components.mortality.controls import controls, picker, player
from components.mortality.frames import bundle
from components.mortality.multiples import ORDERS, multiples, multiples_card
from components.mortality.picks import picks_chart, picks_side
from components.mortality.reproduce import reproduce
from components.mortality.table import columns_sent, grid_columns
from components.mortality.words import COVERAGE, LINEAGE, UNITS, limits_of
from components.page import card, page
from components.provenance import panel, sources, unavailable
from components.tables import grid
from components.url_state import Choice, Text, address_names, keep_in_address, read_address
from data.store import TableUnavailable
from data.views.mortality import DRUGS
from data.views.place_figures import ALL_DRUGS, COUNTY, HIDTA, PLACES, STATE, Window, drugs_of, names_of, windows

dash.register_page(
    __name__,
    path="/mortality",
    title="Mortality – Setpoint",
    description="Overdose deaths by county, state and HIDTA region; by drug; over time; with what is suppressed told.",
)

MAP = "mortality"
PARAMETERS = (
    Choice("place", COUNTY, tuple(PLACES)),
    Choice("drug", ALL_DRUGS, tuple(DRUGS)),
    Choice("measure", "rate", ("rate", "deaths", "predicted", "change", "difference")),
    Text("period", "", r"\d{4}(-\d{2})?|", "a year such as 2021 or a month such as 2025-12"),
    Text("pick", "", r"[A-Za-z0-9,-]{0,200}", "codes of places, such as 06073,04013"),
    Choice("order", "name", tuple(ORDERS)),
)
_LAYERS = {COUNTY: ("hidtas", "states", "counties"), STATE: ("hidtas", "states"), HIDTA: ("hidtas", "states")}
_SELECTS = {COUNTY: "county", STATE: "state", HIDTA: "hidta"}


def layout(**query: Any) -> Component:
    """Controls, map with the chosen places beside it, chart, small multiples, table."""
    values, notices = read_address(PARAMETERS, query)
    notices = [*notices, *_fit(values)]
    place, picks = values["place"], values["pick"]
    return page(
        "Overdose deaths",
        "By county, state and [[HIDTA]] region, by drug, over time. Final, [[provisional]], [[predicted]] and "
        "[[suppressed]] are kept apart.",
        [
            panel(lambda: controls(place, values["drug"], values["measure"]), name="The controls"),
            html.Div(
                [
                    html.Div(_map_card(**values), className="span-8"),
                    html.Div(
                        [
                            panel(lambda: _picks_card(place, picks), name="The chosen places"),
                            card("The same elsewhere", [html.Div(id="mortality-reproduce")]),
                        ],
                        className="span-4 mortality-stack",
                    ),
                ],
                className="columns",
            ),
            html.Div(html.Div(className="card mortality-chart"), id="mortality-chart"),
            multiples_card("mortality", place, values["order"]),
            _table_card(place),
            dcc.Store(id="mortality-here", data=place),
            dcc.Store(id="mortality-bundle"),
            dcc.Store(id="mortality-names"),
            dcc.Store(id="mortality-rows"),
            dcc.Store(id="mortality-drawings"),
            dcc.Store(id="mortality-settled", data=values["period"]),
            address_names("mortality", PARAMETERS),
        ],
        notices=notices,
    )


def _fit(values: dict[str, Any]) -> list[str]:
    """Bring drug, measure, period and picks in line with the kind of place; say what could not be kept."""
    place, told = values["place"], []
    if values["drug"] not in drugs_of(place):
        told.append("Deaths by drug are published for states only: all drugs are shown.")
        values["drug"] = ALL_DRUGS
    if values["measure"] not in measures_of(place):
        told.append("Predictions are published for states only: the rate is shown.")
        values["measure"] = "rate"
    asked = tuple(code for code in values["pick"].split(",") if code)
    values["pick"], values["period"], more = _known(place, values["drug"], values["period"], asked)
    return [*told, *more]


def _known(place: str, drug: str, period: str, asked: tuple[str, ...]) -> tuple[tuple[str, ...], str, list[str]]:
    """The picks and the period that are published, and notices about the others; none where the tables are broken."""
    try:
        keys = [window.key for window in windows(place, drug)]
        picks = known_picks(place, asked)
    except TableUnavailable:
        return (), period, []
    told = [] if picks == asked else ["Some of the chosen places in the address are not known here and were left out."]
    if period and period not in keys:
        told.append(f"“period={period}” in the address was left out: {keys[0]} to {keys[-1]} is published here.")
    return picks, period if period in keys else keys[-1], told


def _map_card(place: str, drug: str, period: str, pick: tuple[str, ...], **_: Any) -> Component:
    figure = map_view(
        MAP, title=f"Overdose deaths: {PLACES[place].lower() if place != HIDTA else PLACES[place]}",
        select=_SELECTS[place], selected=pick[-1] if pick and pick[-1] in _on_map(place) else None,
        layers=_LAYERS[place], shown=("hidtas", "states"), name=f"setpoint-mortality-{place}",
    )  # fmt: skip
    return card(
        "Map",
        [
            html.P(COVERAGE[place], className="card-note"),
            html.P(id="mortality-note", className="card-note", role="status"),
            player(place),
            html.P(id="mortality-now", className="mortality-period"),
            figure,
            _sources(place),
        ],
    )


def _picks_card(place: str, picks: tuple[str, ...]) -> Component:
    return card("Chosen places", [picker(place, picks), html.Div(id="mortality-side", role="status")])


def _on_map(place: str) -> set[str]:
    return set(names_of(place).index) - {"US"}


def _sources(place: str) -> Component:
    return sources(DATASETS[place], lineage=LINEAGE[place], units=UNITS, limits=limits_of(place))


def _table_card(place: str) -> Component:
    table = grid("mortality-table", grid_columns(place), [], label=f"setpoint-mortality-{place}", height="30rem")
    save = html.Button("CSV", id="mortality-save", type="button", className="save",
                       **{"aria-label": "Download the table as CSV, filtered and sorted as shown"})  # fmt: skip
    note = "A row joins the chosen places when clicked. Sort by a column's head; filter by its menu."
    return card("Table", [html.Div([html.P(note, className="card-note"), save], className="mortality-tools"), table,
                          html.Div(id="mortality-rows-told"), _sources(place)])  # fmt: skip


def _window(place: str, drug: str, period: str | None) -> Window:
    """The period asked for, or the last one where the drug has none of that key."""
    known = {window.key: window for window in windows(place, drug)}
    return known.get(period or "") or known[latest(place, drug)]


def _valid(place: str, drug: str, measure: str) -> bool:
    return place in PLACES and drug in drugs_of(place) and measure in measures_of(place)


@callback(
    Output("mortality-bundle", "data"),
    Output("mortality-note", "children"),
    Input("mortality-drug", "value"),
    Input("mortality-measure", "value"),
    State("mortality-here", "data"),
)
def send_frames(drug: str, measure: str, place: str) -> tuple[Any, Any]:
    """All periods of the chosen measure, once; the browser plays them."""
    if not _valid(place, drug, measure):
        return dash.no_update, dash.no_update
    try:
        return bundle(place, drug, measure), ""
    except TableUnavailable as problem:
        return None, unavailable("The map", problem)


@callback(Output("mortality-names", "data"), Input("mortality-here", "data"))
def send_names(place: str) -> Any:
    """Names for the search box, as two texts."""
    try:
        names = names_of(place)
    except TableUnavailable:
        return dash.no_update
    return {"ids": ",".join(names.index), "names": "|".join(names)}


@callback(
    Output("mortality-side", "children"),
    Output("mortality-reproduce", "children"),
    Input("mortality-settled", "data"),
    Input("mortality-drug", "value"),
    Input("mortality-picks", "value"),
    State("mortality-here", "data"),
)
def show_chosen(period: str, drug: str, picks: list[str] | None, place: str) -> tuple[Component, Component]:
    """The chosen places in the period that stands, and how to get the same figures elsewhere."""

    def side() -> Component:
        return picks_side(place, drug, _window(place, drug, period), known_picks(place, tuple(picks or ())))

    def elsewhere() -> Component:
        return reproduce(place, drug, _window(place, drug, period))

    return panel(side, name="The chosen places"), panel(elsewhere, name="The summary")


@callback(
    Output("mortality-chart", "children"),
    Input("mortality-picks", "value"),
    Input("mortality-drug", "value"),
    Input("mortality-measure", "value"),
    State("mortality-here", "data"),
)
def draw_chart(picks: list[str] | None, drug: str, measure: str, place: str) -> Component:
    """The chart comes after the page: nothing else waits for its script."""
    return panel(lambda: picks_chart(place, drug, measure, known_picks(place, tuple(picks or ()))), name="The chart")


@callback(
    Output("mortality-rows", "data"),
    Output("mortality-rows-told", "children"),
    Output("mortality-table", "csvExportParams"),
    Input("mortality-settled", "data"),
    Input("mortality-drug", "value"),
    State("mortality-here", "data"),
)
def send_rows(period: str, drug: str, place: str) -> tuple[Any, Any, Any]:
    """The table of the period that stands."""
    try:
        window = _window(place, drug, period)
        name = f"setpoint-mortality-{place}-{drug}-{window.key}.csv"
        return columns_sent(place, drug, window), "", {"fileName": name}
    except TableUnavailable as problem:
        return None, unavailable("The table", problem), dash.no_update


@callback(
    Output("mortality-drawings", "data"),
    Input("mortality-drug", "value"),
    Input("mortality-measure", "value"),
    Input("mortality-order", "value"),
    State("mortality-here", "data"),
)
def send_multiples(drug: str, measure: str, order: str, place: str) -> Any:
    """Every region or state on the same axes."""
    try:
        return multiples(place, drug, measure, order)
    except TableUnavailable:
        return dash.no_update


clientside_callback(
    ClientsideFunction("setpoint", "showMortality"),
    Output(data_id(MAP), "data"),
    Output("mortality-step", "value"),
    Output("mortality-step", "max"),
    Output("mortality-step", "marks"),
    Output("mortality-period", "value"),
    Output("mortality-period", "data"),
    Output("mortality-now", "children"),
    Input("mortality-bundle", "data"),
    Input("mortality-step", "value"),
    Input("mortality-period", "value"),
    State("mortality-settled", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "playMortality"), Input("mortality-play", "n_clicks"), prevent_initial_call=True
)
clientside_callback(
    ClientsideFunction("setpoint", "listPlaces"), Output("mortality-picks", "data"), Input("mortality-names", "data"),
    prevent_initial_call=True,
)  # fmt: skip
clientside_callback(
    ClientsideFunction("setpoint", "pickPlaces"),
    Output(selected_id(MAP), "data"),
    Output("mortality-picks", "value"),
    Input(selected_id(MAP), "data"),
    Input("mortality-picks", "value"),
    Input("mortality-table", "cellClicked"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "goToPlaces"),
    Input("mortality-place", "value"),
    State("mortality-here", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "fillMortalityTable"),
    Output("mortality-table", "rowData"),
    Input("mortality-rows", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "saveMortalityTable"),
    Output("mortality-table", "exportDataAsCsv"),
    Input("mortality-save", "n_clicks"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "drawMultiples"), Input("mortality-drawings", "data"), prevent_initial_call=True
)
keep_in_address(
    "mortality",
    Input("mortality-here", "data"),
    Input("mortality-drug", "value"),
    Input("mortality-measure", "value"),
    Input("mortality-settled", "data"),
    Input("mortality-picks", "value"),
    Input("mortality-order", "value"),
)

"""One region's panel: headline, county map with the chosen county beside it, trend, drugs, ports, seizures."""

from typing import Any

import dash
import dash_mantine_components as dmc
import pandas as pd
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.map import data_id, map_view, selected_id
from components.page import card, page
from components.provenance import panel, sources, unavailable
from components.region_brief import region_brief_panel
from components.region_cards import drugs_card, trend_card
from components.region_county import county_rows, county_side
from components.region_maps import county_map
from components.region_services import services_card
from components.region_supply import ports_card, seizures_card
from components.region_warnings import warnings_card
from components.regions import (
    DATASETS,
    NO_COUNTY_DEATHS,
    PERIOD_OPTIONS,
    headline,
    href,
    limits,
    picker_options,
    sum_words,
)
from components.tables import grid
from components.url_state import Choice, Parameter, address_names, keep_in_address, read_address
from data.states import STATES
from data.store import TableUnavailable
from data.views.mortality import LATEST, PERIODS
from data.views.region_measures import MEASURES
from data.views.regions import is_region, region_counties, region_deaths, region_names, states_of

dash.register_page(
    __name__,
    path_template="/regions/<hidta>",
    title="Region – Setpoint",
    description="One High Intensity Drug Trafficking Area: deaths by county and drug, ports and seizures nearby.",
    exists=is_region,
)

MAP = "region"
FIRST = "alaska"  # laid out when Dash asks for the page without an address, to know its ids
_MEASURES = ("rate", "deaths")
DRAWN_WHOLE = 40  # rows of a county table that are drawn at once; a longer one scrolls
STATE_NAMES = dict(STATES.values())
_LINEAGE = "Each county as its publisher gives it; a hidden count keeps its bounds, and its rate is told as a maximum."
_UNITS = "deaths of residents; deaths per 100,000 people of the year shown, or of the last year with an estimate"


def layout(hidta: str = FIRST, **query: Any) -> Component:
    """The panel of the region `hidta` (its slug); a list of all regions where there is none of that name."""
    try:
        names = region_names()
    except TableUnavailable as problem:
        return page("Region", "One High Intensity Drug Trafficking Area.", [unavailable("The region", problem)])
    if hidta not in names:
        return _no_such_region(hidta, names)
    parameters = _parameters(hidta)
    values, notices = read_address(parameters, query)
    return page(
        names[hidta],
        _lead(hidta),
        [
            _controls(hidta, values),
            region_brief_panel(),
            panel(lambda: headline(hidta), name="The headline figures"),
            html.Div(
                [
                    html.Div(panel(lambda: _map_card(hidta, **values), name="The county map"), className="span-8"),
                    html.Div(
                        [_county_card(hidta, **values), panel(lambda: trend_card(hidta), name="The trend")],
                        className="span-4 region-stack",
                    ),
                ],
                className="columns",
            ),
            html.Div(
                [html.Div(html.Div(className="card region-wait"), className="span-6") for _ in range(2)],
                id="region-below",
                className="columns",
            ),
            html.Div(
                [
                    html.Div(_drugs(values["state"]), id="region-drugs", className="span-6"),
                    html.Div(panel(lambda: ports_card(hidta), name="Ports of entry"), className="span-6"),
                ],
                className="columns",
            ),
            panel(lambda: seizures_card(hidta), name="Seizures"),
            panel(lambda: _table_card(hidta, values["period"]), name="The county table"),
            dcc.Store(id="region-slug", data=hidta),
            address_names("region", parameters),
        ],
        notices=notices,
    )  # fmt: skip


def _lead(hidta: str) -> str:
    states = _and([STATE_NAMES[state] for state in states_of(hidta)])
    return (
        f"[[High Intensity Drug Trafficking Area|HIDTA]] in {states}. Overdose deaths by county and drug, ports "
        "of entry and seizures nearby."
    )


def _and(names: list[str]) -> str:
    """Ohio; Idaho and Oregon; Georgia, North Carolina and South Carolina."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _parameters(hidta: str) -> tuple[Parameter, ...]:
    """What the address of this region's page may say."""
    states = states_of(hidta)
    return (
        Choice("measure", "rate", _MEASURES),
        Choice("period", LATEST.key, tuple(PERIODS)),
        Choice("state", states[0], states),
        Choice("county", "", ("", *_county_codes(hidta))),
    )


def _county_codes(hidta: str) -> tuple[str, ...]:
    try:
        return tuple(county_map(hidta, "deaths", LATEST.key)["ids"])
    except TableUnavailable:
        return ()


def _no_such_region(asked: str, names: dict[str, str]) -> Component:
    links = html.Ul([html.Li(dcc.Link(name, href=href(slug))) for slug, name in names.items()])
    lead = f"No region is called “{asked[:60]}”. These are the {len(names)} regions."
    return page("There is no such region", lead, [html.Div(links, className="card region-links")])


def _controls(hidta: str, values: dict[str, Any]) -> Component:
    measures = [{"value": key, "label": MEASURES[key].label} for key in _MEASURES]
    states = [{"value": state, "label": STATE_NAMES[state]} for state in states_of(hidta)]
    return html.Div(
        [
            dmc.Select(id="region-picker", label="Region", data=picker_options(), value=hidta, searchable=True,
                       allowDeselect=False, nothingFoundMessage="No region has this name"),
            dmc.Select(id="region-measure", label="Map shows", data=measures, value=values["measure"],
                       allowDeselect=False),
            dmc.Select(id="region-period", label="Map and county table of", data=PERIOD_OPTIONS,
                       value=values["period"], allowDeselect=False),
            dmc.Select(id="region-state", label="Drugs of the state", data=states, value=values["state"],
                       allowDeselect=False),
        ],
        className="region-controls",
    )  # fmt: skip


def _map_card(hidta: str, measure: str, period: str, county: str, **_: Any) -> Component:
    figure = map_view(
        MAP, title=f"Counties of {region_names()[hidta]}", fit=hidta, selected=county or None,
        data=county_map(hidta, measure, period), name=f"setpoint-{hidta}",
    )  # fmt: skip
    note = html.P(_map_note(hidta, period), id="region-map-note", className="card-note")
    return card("Deaths by county", [note, figure, _sources(hidta)])


def _county_card(hidta: str, county: str, period: str, **_: Any) -> Component:
    side = panel(lambda: html.Div(county_side(hidta, county or None, period)), name="The county")
    return html.Section(html.Div(side, id="region-county", role="status"), className="card")


def _sources(hidta: str) -> Component:
    return sources(DATASETS, lineage=_LINEAGE, units=_UNITS, limits=limits(hidta))


def _map_note(hidta: str, period: str) -> str:
    row = region_deaths(period).loc[hidta]
    if pd.isna(row["lower"]):
        return NO_COUNTY_DEATHS
    status = "provisional" if PERIODS[period].provisional else "final"
    return f"{PERIODS[period].label}, {status}: {sum_words(row.to_dict())}"


def _drugs(state: str) -> Component:
    return panel(lambda: drugs_card(state), name="Deaths by drug")


def _table_card(hidta: str, period: str) -> Component:
    rows = county_rows(hidta, period)
    height = None if len(rows) <= DRAWN_WHOLE else "34rem"
    return card(
        "Counties",
        [
            html.P(_table_note(hidta, period), id="region-table-note", className="card-note"),
            grid("region-table", _columns(), rows, label=f"counties-{hidta}", height=height),
            _sources(hidta),
        ],
    )


def _table_note(hidta: str, period: str) -> str:
    number = len(region_counties(hidta, period))
    return (
        f"{number} as published, {PERIODS[period].label}. A count of 1–9 is hidden by its publisher and never zero; a "
        "rate from fewer than 20 deaths is unreliable. Confidence: A, notice read; B, list only; C, inferred."
    )


def _columns() -> list[dict[str, Any]]:
    number = {"type": "rightAligned", "filter": "agNumberColumnFilter"}
    commas = {"function": "params.value == null ? 'not available' : d3.format(',')(params.value)"}
    by_upper = {"function": "(params.data.sort == null ? -1 : params.data.sort)"}
    columns: list[dict[str, Any]] = [
        {"field": "county", "headerName": "County", "minWidth": 210},
        {"field": "fips", "headerName": "FIPS"},
        {"field": "deaths", "headerName": "Deaths", **number, "filter": False, "valueGetter": by_upper,
         "valueFormatter": {"function": "params.data.deaths"}},
        {"field": "rate", "headerName": "Per 100,000 people", "type": "rightAligned", "sortable": False},
        {"field": "status", "headerName": "Status", "minWidth": 140},
        {"field": "population", "headerName": "Population", **number, "valueFormatter": commas},
        {"field": "designated", "headerName": "Designated"},
        {"field": "confidence", "headerName": "Confidence"},
    ]  # fmt: skip
    return [{**column, "wrapHeaderText": True, "autoHeaderHeight": True} for column in columns]


@callback(
    Output(data_id(MAP), "data"),
    Output("region-map-note", "children"),
    Output("region-table", "rowData"),
    Output("region-table-note", "children"),
    Input("region-measure", "value"),
    Input("region-period", "value"),
    State("region-slug", "data"),
    prevent_initial_call=True,
)
def show_period(measure: str, period: str, hidta: str) -> tuple[Any, ...]:
    """Map and table of the chosen measure and period."""
    try:
        rows, note = county_rows(hidta, period), _table_note(hidta, period)
        return county_map(hidta, measure, period), _map_note(hidta, period), rows, note
    except TableUnavailable as problem:
        return dash.no_update, unavailable("The county map", problem), dash.no_update, dash.no_update


@callback(
    Output("region-county", "children"),
    Input(selected_id(MAP), "data"),
    Input("region-period", "value"),
    State("region-slug", "data"),
    prevent_initial_call=True,
)
def show_county(fips: str | None, period: str, hidta: str) -> Any:
    """The county chosen on the map."""
    try:
        return county_side(hidta, fips, period)
    except TableUnavailable as problem:
        return unavailable("The county", problem)


@callback(Output("region-below", "children"), Input("region-slug", "data"))
def show_below(hidta: str) -> list[Component]:
    """Warnings and services come after the first screen."""
    cards = (
        panel(lambda: warnings_card(hidta), name="The early warnings"),
        panel(lambda: services_card(hidta), name="The services"),
    )
    return [html.Div(each, className="span-6") for each in cards]


@callback(Output("region-drugs", "children"), Input("region-state", "value"), prevent_initial_call=True)
def show_state(state: str) -> Component:
    """Deaths by drug of the chosen state."""
    return _drugs(state)


clientside_callback(
    ClientsideFunction("setpoint", "goToRegion"),
    Input("region-picker", "value"),
    State("region-slug", "data"),
    prevent_initial_call=True,
)
keep_in_address(
    "region",
    Input("region-measure", "value"),
    Input("region-period", "value"),
    Input("region-state", "value"),
    Input(selected_id(MAP), "data"),
)

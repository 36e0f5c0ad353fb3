"""One region's panel: first its figures and county map, then deaths, warnings, supply, people, services, revenue."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.frozen import frozen_around
from components.map import config_id, data_id, selected_id
from components.page import page
from components.provenance import panel, unavailable
from components.region_brief import region_brief_panel
from components.region_cards import drugs_card
from components.region_controls import NAMES, controls, counties, parameters, state_options, state_picker
from components.region_county import county_side, county_sources
from components.region_county_detail import county_detail
from components.region_first import MAP, config, county_card, figures, heading, lead, map_card, map_note
from components.region_maps import county_map
from components.region_revenue import scenario_in
from components.region_sections import BODIES, TITLES, body_id, build, contents, frame, section, waiting
from components.region_table import table_card
from components.regions import href
from components.url_state import address_entries, address_names, keep_in_address, read_address
from data.store import TableUnavailable
from data.views.regions import is_region, region_names, states_of

dash.register_page(
    __name__,
    path_template="/regions/<hidta>",
    title="Region – Setpoint",
    description="One High Intensity Drug Trafficking Area: deaths by county and drug, warnings, supply, services, "
    "its share of border revenue.",
    exists=is_region,
)

FIRST = "alaska"  # laid out when Dash asks for the page without an address, to know its ids


def layout(hidta: str = FIRST, **query: Any) -> Component:
    """The panel of the region `hidta` (its slug); a list of all regions where there is none of that name."""
    try:
        names = region_names()
    except TableUnavailable as problem:
        return page("Region", "One High Intensity Drug Trafficking Area.", [unavailable("The region", problem)])
    if hidta not in names:
        return _no_such_region(hidta, names)
    own = {name: text for name, text in query.items() if name in (*NAMES, "revisit")}
    values, notices = read_address(parameters(hidta), own)
    carried, more = _carried({name: text for name, text in query.items() if name not in own})
    return page(
        names[hidta],
        lead(hidta),
        _content(hidta, values, carried),
        notices=[*notices, *more],
        head_id="region-head",
    )


def _carried(query: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The simulator's scenario in the address; none where its tables cannot be read."""
    try:
        return scenario_in(query)
    except TableUnavailable as problem:
        return {}, [f"The scenario in the address cannot be read: its table {problem.dataset_id} is missing."]


def _content(slug: str, values: dict[str, Any], carried: dict[str, str]) -> list[Component]:
    county = values["county"] or None
    return [
        controls(slug, values),
        region_brief_panel(),
        contents(),
        section("deaths", [
            html.Div(figures(slug), id="region-figures"),
            html.Div([
                html.Div(panel(lambda: map_card(slug, **values), name="The county map"), className="span-8"),
                html.Div(county_card(slug, **values), className="span-4"),
            ], className="columns"),
            html.Div(_detail(slug, county, values["period"]), id="county", className="region-body"),
            html.Div([
                html.Div(frame("trend"), className="span-6"),
                html.Div([html.Div(waiting(), id="region-drugs"), state_picker(slug, values["state"])],
                         className="span-6 region-drugs"),
            ], className="columns"),
            frame("states"),
            html.Div(waiting(), id="region-counties"),
        ]),
        *[section(key, [frame(key)]) for key in TITLES if key != "deaths"],
        dcc.Store(id="region-slug", data=slug),
        dcc.Store(id="region-next"),
        dcc.Store(id="region-carried", data=carried),
        address_names("region", parameters(slug), carried),
    ]  # fmt: skip


def _no_such_region(asked: str, names: dict[str, str]) -> Component:
    links = html.Ul([html.Li(dcc.Link(name, href=href(slug))) for slug, name in names.items()])
    text = f"No region is called “{asked[:60]}”. These are the {len(names)} regions."
    return page("There is no such region", text, [html.Div(links, className="card region-links")])


def _detail(slug: str, fips: str | None, period: str) -> Any:
    try:
        return frozen_around(county_detail(slug, fips, period))
    except TableUnavailable as problem:
        return unavailable("The county", problem)


# --- another region, in place: the first screen at once, the rest by the callbacks below ---------------------------


@callback(
    Output("region-head", "children"),
    Output("region-figures", "children"),
    Output(config_id(MAP), "data"),
    Output(data_id(MAP), "data", allow_duplicate=True),
    Output("region-map-note", "children", allow_duplicate=True),
    Output("region-next", "data"),
    Input("region-picker", "value"),
    State("region-measure", "value"),
    State("region-period", "value"),
    State("region-carried", "data"),
    prevent_initial_call=True,
)
def show_region(slug: str, measure: str, period: str, carried: dict[str, str]) -> tuple[Any, ...]:
    """The first screen of the region chosen, and, in the order of `_REST`, what else changes once that is painted."""
    try:
        drawn, note = county_map(slug, measure, period), map_note(slug, period)
        side = county_side(slug, None, period)
    except TableUnavailable as problem:
        drawn, note, side = no_update, unavailable("The county map", problem), []  # type: ignore[assignment]
    rest = [
        slug, None, county_sources(slug), side, counties(slug), None, state_options(slug), states_of(slug)[0],
        address_entries(parameters(slug), carried), [], *[waiting()] * (2 + len(BODIES)),
    ]  # fmt: skip
    return heading(slug), figures(slug), config(slug), drawn, note, rest


_REST = (
    ("region-slug", "data"),
    (selected_id(MAP), "data"),
    ("region-map-source", "children"),
    ("region-county", "children"),
    ("region-county-picker", "data"),
    ("region-county-picker", "value"),
    ("region-state", "data"),
    ("region-state", "value"),
    ("region-address", "data"),
    *[(name, "children") for name in ("county", "region-drugs", "region-counties", *map(body_id, BODIES))],
)
# a dozen parts at once would hold the first screen up: the browser asks for them when that is painted
clientside_callback(
    ClientsideFunction("setpoint", "leaveRegion"),
    *[Output(name, prop, allow_duplicate=True) for name, prop in _REST],
    Input("region-next", "data"),
    prevent_initial_call=True,
)


def _fill(key: str) -> None:
    """Register the callback that lays out one part of the page."""

    @callback(Output(body_id(key), "children"), Input("region-slug", "data"), State("region-carried", "data"))
    def show(slug: str, carried: dict[str, str]) -> list[Component]:
        return build(key, slug, carried)


for each in BODIES:
    _fill(each)


@callback(Output("region-drugs", "children"), Input("region-slug", "data"), Input("region-state", "value"))
def show_state(slug: str, state: str) -> Component:
    """Deaths by drug of the chosen state."""
    if state not in states_of(slug):  # the region has changed, and its state not yet
        return no_update
    return panel(lambda: drugs_card(state), name="Deaths by drug")


@callback(Output("region-counties", "children"), Input("region-slug", "data"), Input("region-period", "value"))
def show_counties(slug: str, period: str) -> Component:
    """The table of counties in the chosen period."""
    return panel(lambda: table_card(slug, period), name="The county table")


# --- measure, period, county ---------------------------------------------------------------------------------------


@callback(
    Output(data_id(MAP), "data"),
    Output("region-map-note", "children"),
    Input("region-measure", "value"),
    Input("region-period", "value"),
    State("region-slug", "data"),
    prevent_initial_call=True,
)
def show_period(measure: str, period: str, slug: str) -> tuple[Any, ...]:
    """The map of the chosen measure and period."""
    try:
        return county_map(slug, measure, period), map_note(slug, period)
    except TableUnavailable as problem:
        return no_update, unavailable("The county map", problem)


@callback(
    Output("region-county", "children"),
    Output("county", "children"),
    Input(selected_id(MAP), "data"),
    Input("region-period", "value"),
    State("region-slug", "data"),
    prevent_initial_call=True,
)
def show_county(fips: str | None, period: str, slug: str) -> tuple[Any, Any]:
    """The county chosen on the map or in the list."""
    try:
        side = county_side(slug, fips, period)
    except TableUnavailable as problem:
        side = unavailable("The county", problem)
    return side, _detail(slug, fips, period)


clientside_callback(
    ClientsideFunction("setpoint", "agreeOnCounty"),
    Output(selected_id(MAP), "data"),
    Output("region-county-picker", "value"),
    Input(selected_id(MAP), "data"),
    Input("region-county-picker", "value"),
    State("region-county-picker", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "goToRegion"),
    Input("region-picker", "value"),
    State("region-slug", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "compareRegions"),
    Input("region-compare", "value"),
    State("region-slug", "data"),
    prevent_initial_call=True,
)
clientside_callback(ClientsideFunction("setpoint", "followPart"), Input("region-slug", "data"))
keep_in_address(
    "region",
    Input("region-measure", "value"),
    Input("region-period", "value"),
    Input("region-state", "value"),
    Input(selected_id(MAP), "data"),
)

"""The 33 regions side by side: rank and map of any measure, small multiples, a comparison, a table to sort."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, callback, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.map import data_id, map_view, selected_id
from components.mortality.multiples import ORDERS, multiples, multiples_card
from components.page import card, page
from components.provenance import panel, sources, unavailable
from components.region_compare import MOST, compare_card, comparison
from components.region_maps import hidta_map
from components.region_rank import rank_list
from components.regions import DATASETS, PERIOD_OPTIONS, href, region_rows, sum_words
from components.saves import saved
from components.tables import grid
from components.url_state import Choice, Text, address_names, keep_in_address, read_address
from data.store import TableUnavailable
from data.views.mortality import BEFORE, LATEST, PERIODS
from data.views.place_figures import ALL_DRUGS, HIDTA
from data.views.region_measures import MEASURES
from data.views.regions import region_deaths, region_names

dash.register_page(
    __name__,
    path="/regions",
    title="Regions – Setpoint",
    description="The 33 High Intensity Drug Trafficking Areas compared: deaths, services, vulnerability, crossings.",
)

MAP = "regions"
PARAMETERS = (
    Choice("measure", "rate", tuple(MEASURES)),
    Choice("period", LATEST.key, tuple(PERIODS)),
    Choice("order", "name", tuple(ORDERS)),
    Text("compare", "", r"[a-z,-]{0,240}", "names of regions as in their addresses, such as arizona,new-mexico"),
)
_COMMAS = {"function": "params.value == null ? 'not available' : d3.format(',')(params.value)"}
_ONE_PLACE = {"function": "params.value == null ? 'not available' : d3.format(',.1f')(params.value)"}
_CHANGE = {"function": "params.value == null ? 'not available' : d3.format('+.1f')(params.value) + '%'"}
_LINEAGE = (
    "County counts are summed over the region's designated counties. A hidden county adds 1–9 to the bounds if "
    "suppressed and 0–9 if not listed. Rates divide by the population of the counties that have a count or bounds."
)
_LIMITS = (
    "2010–2023 are final calendar years, the two later periods provisional: do not read them as one series.",
    f"The change compares the {LATEST.label} with the {BEFORE.label} over the counties reported in both only; it is "
    "the same for every period chosen.",
    "Puerto Rico and the U.S. Virgin Islands have no county deaths: not available, not zero.",
    "North Carolina's counts for 2023 are short by more than 900 deaths.",
    "The county lists are compiled from notices and are not official.",
)


def layout(**query: Any) -> Component:
    """Controls, map with the rank beside it, small multiples, comparison, table."""
    values, notices = read_address(PARAMETERS, query)
    measure, period = values["measure"], values["period"]
    compared = _compared(values["compare"], notices)
    return page(
        "Regions",
        "The 33 [[High Intensity Drug Trafficking Areas|HIDTA]] (HIDTAs) compared. Choose a region for its own panel.",
        [
            _controls(measure, period),
            html.Div(
                [
                    html.Div(
                        [panel(lambda: _map_card(measure, period), name="The map of regions"), _chosen_card(period)],
                        className="span-7 region-stack",
                    ),
                    html.Div(panel(lambda: _rank_card(measure, period), name="The order"), className="span-5"),
                ],
                className="columns",
            ),
            panel(lambda: multiples_card("regions", HIDTA, values["order"]), name="The small multiples"),
            panel(lambda: compare_card(compared), name="The comparison"),
            html.Div(id="regions-comparison", className="region-stack"),
            panel(lambda: _table_card(period), name="The table of regions"),
            dcc.Store(id="regions-drawings"),
            address_names("regions", PARAMETERS),
        ],
        notices=notices,
    )


def _compared(text: str, notices: list[str]) -> tuple[str, ...]:
    """The regions to compare that the address names; a notice about those that there are not."""
    asked = tuple(dict.fromkeys(slug for slug in text.split(",") if slug))
    try:
        names = region_names()
    except TableUnavailable:
        return ()
    known = tuple(slug for slug in asked if slug in names)[:MOST]
    if known != asked:
        notices.append(f"Some regions to compare in the address are not known here, or are more than {MOST}.")
    return known


def _controls(measure: str, period: str) -> Component:
    measures = [{"value": key, "label": shown.label} for key, shown in MEASURES.items()]
    return html.Div(
        [
            dmc.Select(id="regions-measure", label="Measure", data=measures, value=measure, allowDeselect=False),
            dmc.Select(id="regions-period", label="Period of deaths", data=PERIOD_OPTIONS, value=period,
                       allowDeselect=False),
        ],
        className="region-controls",
    )  # fmt: skip


def _map_card(measure: str, period: str) -> Component:
    figure = map_view(
        MAP, title="HIDTA regions", select="hidta", layers=("hidtas", "states"), data=hidta_map(measure, period),
        name="setpoint-regions",
    )  # fmt: skip
    note = html.P(_map_note(measure, period), id="regions-map-note", className="card-note")
    return card("Map of regions", [note, figure, html.Div(_sources(measure), id="regions-map-sources")])


def _sources(measure: str) -> Component:
    shown = MEASURES[measure]
    return sources(shown.datasets, lineage=shown.lineage, units=shown.unit, limits=_LIMITS)


def _map_note(measure: str, period: str) -> str:
    shown = MEASURES[measure]
    if not shown.by_period:
        status = "; provisional" if measure == "change" else ""
        return f"{shown.label}, {shown.unit}: {shown.period_words(period)}{status}. {shown.lineage}"
    status = "provisional" if PERIODS[period].provisional else "final"
    unit = "" if measure == "deaths" else f" {shown.unit}"
    words = "Color and order are by the lower bound; hatched: some counties are hidden."
    return f"{shown.label}{unit}, {PERIODS[period].label}; {status}. {words}"


def _rank_card(measure: str, period: str) -> Component:
    note = "Largest first. Pale: what hidden counties could add."
    return card("In order", [html.Div(rank_list(measure, period), id="regions-rank")], note=note)


def _chosen_card(period: str) -> Component:
    content = panel(lambda: html.Div(_chosen(None, period)), name="The list of regions")
    return html.Section(html.Div(content, id="regions-chosen", role="status"), className="card")


def _table_card(period: str) -> Component:
    table = grid("regions-table", _columns(), region_rows(period), label="regions", height=None)
    note = html.P(_table_note(period), id="regions-table-note", className="card-note")
    source = sources(DATASETS, lineage=_LINEAGE, units="deaths, deaths per 100,000 people, percent", limits=_LIMITS)
    return card("All regions", [note, saved(table, "setpoint-regions", grid="regions-table"), source])


def _table_note(period: str) -> str:
    status = "provisional" if PERIODS[period].provisional else "final"
    return (
        f"Deaths and rates: {PERIODS[period].label}, {status}. Change: {BEFORE.label} to {LATEST.label}. "
        "Confidence of each county in the list: A, notice read; B, list only; C, inferred. Sort by a column's head."
    )


def _columns() -> list[dict[str, Any]]:
    number = {"type": "rightAligned", "filter": "agNumberColumnFilter", "minWidth": 110}
    columns: list[dict[str, Any]] = [
        {"field": "region", "headerName": "Region", "cellRenderer": "markdown", "minWidth": 235},
        {"field": "deaths", "headerName": "Deaths reported", **number, "valueFormatter": _COMMAS},
        {"field": "bounds", "headerName": "Between", "type": "rightAligned", "filter": False, "minWidth": 120,
         "valueGetter": {"function": "params.data.lower"}, "valueFormatter": {"function": "params.data.bounds"}},
        {"field": "rate_lower", "headerName": "Rate at least", **number, "valueFormatter": _ONE_PLACE},
        {"field": "rate_upper", "headerName": "Rate at most", **number, "valueFormatter": _ONE_PLACE},
        {"field": "change", "headerName": "Change", **number, "valueFormatter": _CHANGE},
        {"field": "hidden", "headerName": "Hidden counties", **number, "valueFormatter": _COMMAS},
        {"field": "counties", "headerName": "Counties", **number},
        {"field": "confidence", "headerName": "Confidence", "minWidth": 135},
        {"field": "status", "headerName": "Status", "minWidth": 110},
    ]  # fmt: skip
    return [{**column, "wrapHeaderText": True, "autoHeaderHeight": True} for column in columns]


@callback(
    Output(data_id(MAP), "data"),
    Output("regions-map-note", "children"),
    Output("regions-map-sources", "children"),
    Output("regions-rank", "children"),
    Input("regions-measure", "value"),
    Input("regions-period", "value"),
    prevent_initial_call=True,
)
def recolor(measure: str, period: str) -> tuple[Any, Any, Any, Any]:
    """Map and order of the chosen measure and period."""
    try:
        return hidta_map(measure, period), _map_note(measure, period), _sources(measure), rank_list(measure, period)
    except TableUnavailable as problem:
        return dash.no_update, unavailable("The map of regions", problem), dash.no_update, dash.no_update


@callback(Output("regions-drawings", "data"), Input("regions-order", "value"))
def send_multiples(order: str) -> Any:
    """What the small multiples draw; nothing where a table is not readable, and the card's place says so."""
    try:
        return multiples(HIDTA, ALL_DRUGS, "rate", order)
    except TableUnavailable:
        return None


@callback(Output("regions-comparison", "children"), Input("regions-compare", "value"), Input("regions-period", "value"))
def compare(chosen: list[str] | None, period: str) -> Any:
    """The chosen regions side by side."""
    try:
        return comparison(tuple(chosen or ()), period)
    except TableUnavailable as problem:
        return unavailable("The comparison", problem)


@callback(
    Output("regions-table", "rowData"),
    Output("regions-table-note", "children"),
    Input("regions-period", "value"),
    prevent_initial_call=True,
)
def fill_table(period: str) -> tuple[Any, Any]:
    """The table of the chosen period."""
    try:
        return region_rows(period), _table_note(period)
    except TableUnavailable as problem:
        return dash.no_update, unavailable("The table of regions", problem)


@callback(
    Output("regions-chosen", "children"),
    Input(selected_id(MAP), "data"),
    Input("regions-period", "value"),
    prevent_initial_call=True,
)
def show_chosen(slug: str | None, period: str) -> Any:
    """What is known of the region chosen on the map, and the way to its panel."""
    try:
        return _chosen(slug, period)
    except TableUnavailable as problem:
        return unavailable("The region", problem)


def _chosen(slug: str | None, period: str) -> list[Component]:
    names = region_names()
    if slug not in names:
        return [html.H2("A region"), html.P("Choose a region on the map to see its sum.", className="card-note")]
    sentence = sum_words(region_deaths(period).loc[slug].to_dict())
    return [
        html.H2(names[slug]),
        html.P(PERIODS[period].label, className="card-note"),
        html.P(sentence),
        html.P(dcc.Link(f"Open the panel of {names[slug]}", href=href(slug), className="region-open")),
        sources(DATASETS, lineage=_LINEAGE, units="deaths of residents in the period shown", limits=_LIMITS[2:]),
    ]


clientside_callback(
    ClientsideFunction("setpoint", "drawMultiples"), Input("regions-drawings", "data"), prevent_initial_call=True
)
keep_in_address(
    "regions",
    Input("regions-measure", "value"),
    Input("regions-period", "value"),
    Input("regions-order", "value"),
    Input("regions-compare", "value"),
)

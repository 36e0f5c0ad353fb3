"""The simulator's linked maps: what tolls would be at each land port, and what each region would get of the revenue."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Input, Output, callback, dcc, get_relative_path, html, no_update
from dash.development.base_component import Component

from components.desk import carry_link
from components.map import data_id, map_data, map_view, nice_breaks, port_flows, ports_id, selected_id
from components.page import card
from components.provenance import sources
from components.regions import href
from components.simulator.state import NotUsable, scenario_of, state_from
from components.simulator.state import State as Chosen
from components.simulator.view import at_rest, at_rest_id, keep_in_view, read_view, view_names
from components.tables import Cell, plain_table
from components.url_state import Choice, Text
from data.store import TableUnavailable
from data.views.memory import remembered
from house.charges import country_name
from house.formats import decimal, dollars, whole
from model import Scenario, assess
from model.invest.allocation import Allocation, allocation_of
from scenarios.port_tolls import NO_PORT, port_tolls
from scenarios.region_needs import RegionNeeds, investment_plan, region_needs

PORTS, REGIONS = "simulator-ports", "simulator-regions"
MEASURES = {
    "entries": ("Traffic before the toll", "entries", "entries"),
    "after": ("Traffic once the toll is asked", "entries_after", "entries"),
    "revenue": ("Toll revenue", "toll_yield", "USD"),
}
PARAMETERS = (
    Choice("port_measure", "entries", tuple(MEASURES)),
    Text("port", "", r"\d\d[0-9X]{2}|", "a port code of four characters, such as 2504"),
    Text("region", "", r"[a-z-]{0,60}", "a region's name in its page's address"),
)
TOLL_LIMITS = (
    "Entries are counted crossings, not people. The series ends in February 2025.",
    "The response to a toll is taken to be the same at every port of a border: who turns to another port is not "
    "modeled.",
    NO_PORT,
    "Ports without coordinates are in the table and not on the map.",
)
SHARE_LIMITS = (
    "No formula for sharing the revenue is published: need is weighed as on the Invest page, at its defaults.",
    "Deaths of a region are the lower bound where counties are hidden.",
)


def maps(state: Chosen, view: Mapping[str, Any]) -> Component:
    """Both maps of a state, each with its table."""
    values, notices = read_view(PARAMETERS, view)
    found = _found(state, values["port_measure"])
    return html.Div(
        [
            *[html.P(notice, className="notice") for notice in notices],
            html.P(found["headline"], id="maps-headline", className="run-headline", role="status"),
            html.Div([_ports_card(values, found), _regions_card(values, found)], className="study-cards"),
            at_rest("maps", state),
            view_names("maps", PARAMETERS),
        ],
        className="study",
    )


def _ports_card(values: Mapping[str, Any], found: Mapping[str, Any]) -> Component:
    figure = map_view(
        PORTS, title="Tolls at land ports", select="port", selected=values["port"] or None,
        layers=("states", "ports"), ports=found["ports"], name="setpoint-port-tolls",
    )  # fmt: skip
    choice = dmc.Select(
        id="maps-measure", label="Size of a circle", value=values["port_measure"], allowDeselect=False, size="sm",
        data=[{"value": key, "label": label} for key, (label, _, _) in MEASURES.items()],
    )  # fmt: skip
    content = [
        html.Div(choice, className="map-choice"),
        figure,
        _table("Every port: entries, toll, revenue", "maps-port-table", found["port_table"]),
        sources(["border_crossings", "ports"], lineage="The border's toll (Methods) at each of its ports; a port's "
                "part of the entries, times what is left of them after the response, times the toll.",
                units="Entries by travelers, a year; USD per entry; USD a year.", limits=TOLL_LIMITS),
    ]  # fmt: skip
    note = "A circle a land port; its color says which border, the legend the toll there. Modeled."
    return card("Tolls at the ports", content, note=note)


def _regions_card(values: Mapping[str, Any], found: Mapping[str, Any]) -> Component:
    figure = map_view(
        REGIONS, title="Border revenue by region", select="hidta", selected=values["region"] or None,
        layers=("hidtas", "states"), data=found["regions"], name="setpoint-revenue-by-region",
    )  # fmt: skip
    content = [
        figure,
        _table("Every region: revenue, need", "maps-region-table", found["region_table"]),
        html.P(carry_link("/invest", "What the regions' part buys, and other ways to share it")),
        sources(["county_deaths_provisional", "hidta_counties", "county_population", "county_social_vulnerability"],
                lineage="The revenue's part for regions, shared by need with a floor (Methods).", units="USD a year.",
                limits=SHARE_LIMITS),
    ]  # fmt: skip
    note = "Million USD a year that each High Intensity Drug Trafficking Area would get of the revenue. Modeled."
    return card("Revenue to the regions", content, note=note)


def _table(title: str, id: str, table: Component) -> Component:
    """A table folded away, and its CSV."""
    save = html.Button("CSV", type="button", className="save",
                       **{"data-save": "csv", "aria-label": f"Download as CSV: {title}"})  # fmt: skip
    return html.Div(
        [
            html.Details([html.Summary(title), html.Div(table, id=id)], className="chart-table"),
            html.Div(save, className="chart-saves"),
        ],
        className="chart-card chart-tools",
        **{"data-name": f"setpoint-{id.removesuffix('-table')}"},
    )


def _found(state: Chosen, measure: str) -> dict[str, Any]:
    """All that follows the state. Raises NotUsable, TableUnavailable."""
    scenario = scenario_of(state)
    assessment = assess(scenario)
    ports = port_tolls(scenario, assessment)
    needs = _needs()
    shared = allocation_of(investment_plan(assessment.revenue, needs))
    return {
        "headline": _headline(ports, shared, needs),
        "ports": _circles(scenario, ports, measure),
        "port_table": _port_table(scenario, ports),
        "regions": _region_payload(shared),
        "region_table": _region_table(shared, needs),
    }


@remembered("county_deaths_provisional", "hidta_counties", "county_population", "county_social_vulnerability")
def _needs() -> RegionNeeds:
    return region_needs()


def _headline(ports: pd.DataFrame, shared: Allocation, needs: RegionNeeds) -> str:
    most = max(shared.amounts, key=lambda slug: shared.amounts[slug])
    regions = f"{dollars(shared.revenue)} a year go to {len(shared.amounts)} regions"
    if ports.empty or ports["toll_yield"].sum() < 1:
        return f"No toll is raised at a land port. {regions}."
    top = ports.iloc[0]
    return (
        f"Tolls at land ports raise {dollars(ports['toll_yield'].sum())} a year, most at {top['port']}: "
        f"{dollars(top['toll_yield'])} at {dollars(top['toll'])} an entry. {regions}, most to "
        f"{needs.regions[most].name}: {dollars(shared.amounts[most])}."
    )


def _circles(scenario: Scenario, ports: pd.DataFrame, measure: str) -> dict[str, Any]:
    label, column, unit = MEASURES[measure]
    rows = ports.set_index("port_code")
    tolls = rows.groupby("iso3")["toll"].first()
    words = {str(code): f"{country_name(scenario, str(code))}, toll {dollars(toll)}" for code, toll in tolls.items()}
    money = measure == "revenue"
    return port_flows(
        rows[column].where(rows[column] > 0),
        groups=rows["iso3"].map(words).astype("str"),
        measure=label,
        unit="" if money else unit,
        prefix="$" if money else "",
        period="A year",
        source="Setpoint, modeled; entries: BTS, " + str(ports.attrs["period"]),
    )


def _port_table(scenario: Scenario, ports: pd.DataFrame) -> Component:
    columns = ["Port", "State", "Border with", "Entries", "Toll", "Entries after", "Toll revenue"]
    rows = [
        [
            Cell(dcc.Link(row["port"], href=get_relative_path(f"/ports/{row['port_code']}")), row["port"]),
            row["state"],
            country_name(scenario, row["iso3"]),
            Cell(whole(row["entries"]), round(row["entries"])),
            Cell(dollars(row["toll"]), round(row["toll"], 4)),
            Cell(whole(row["entries_after"]), round(row["entries_after"])),
            Cell(dollars(row["toll_yield"]), round(row["toll_yield"])),
        ]
        for row in ports.to_dict("records")
    ]
    return plain_table("Tolls at land ports, a year", columns, rows, numeric=range(3, 7))


def _region_payload(shared: Allocation) -> dict[str, Any]:
    values = pd.Series(shared.amounts, dtype="float64") / 1e6
    return map_data(
        values,
        pd.Series("modeled", index=values.index),
        measure="Border revenue",
        unit="million USD",
        breaks=nice_breaks(values),
        decimals=1,
        prefix="$",
        period="A year",
        source="Setpoint, modeled",
        level="hidta",
    )


def _region_table(shared: Allocation, needs: RegionNeeds) -> Component:
    columns = ["Region", "Revenue", "Per resident", "Need, 1 is the average"]
    rows = []
    for slug, amount in sorted(shared.amounts.items(), key=lambda pair: -pair[1]):
        region, need = needs.regions[slug], shared.need[slug]
        each = amount / region.population if region.population else None
        rows.append(
            [
                Cell(dcc.Link(region.name, href=href(slug)), region.name),
                Cell(dollars(amount), amount),
                Cell(dollars(each), "" if each is None else round(each, 4)),
                Cell(decimal(need, 2), "" if need is None else round(need, 4)),
            ]
        )
    return plain_table("Border revenue by region, a year", columns, rows, numeric=range(1, 4))


@callback(
    Output("maps-headline", "children"),
    Output(ports_id(PORTS), "data"),
    Output(data_id(REGIONS), "data"),
    Output("maps-port-table", "children"),
    Output("maps-region-table", "children"),
    Input(at_rest_id("maps"), "data"),
    Input("maps-measure", "value"),
    prevent_initial_call=True,
)
def follow(stored: dict[str, Any], measure: str) -> tuple[Any, ...]:
    """Both maps at rest; the rest of the page tells what cannot be used, and the maps stay."""
    try:
        found = _found(state_from(stored), measure)
    except NotUsable:
        return (no_update,) * 5
    except TableUnavailable as problem:
        return (f"The table {problem.dataset_id} is not readable: {problem.reason}.", *(no_update,) * 4)
    return found["headline"], found["ports"], found["regions"], found["port_table"], found["region_table"]


keep_in_view(
    "maps",
    Input("maps-measure", "value"),
    Input(selected_id(PORTS), "data"),
    Input(selected_id(REGIONS), "data"),
)

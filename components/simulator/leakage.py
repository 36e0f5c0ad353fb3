"""What leaks from a scenario: trade to other suppliers, traffic to other channels and ports; and precursors both ways.

Reported beside the assessment, never inside it. Built when its tab is opened, made again when the scenario rests.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from dash import Input, Output, callback, html, no_update
from dash.development.base_component import Component
from pydantic import ValidationError

from components.chart_card import chart_card, table_card
from components.figures.leakage import gains_by_supplier
from components.formats import dollars, percent, whole
from components.page import card
from components.provenance import panel, sources
from components.simulator.knobs import country_name
from components.simulator.state import NotUsable, importers, scenario_of, state_from
from components.simulator.state import State as Chosen
from components.simulator.view import at_rest, at_rest_id
from components.tables import plain_table
from data.store import TableUnavailable
from house.charges import CHARGING_WORDS
from model import Assessment, Scenario, assess
from model.leakage import Leakage
from model.precursor_results import precursor_results
from model.scenario import CHANNELS
from scenarios.leakage_inputs import leakage_inputs, scenario_leakage
from scenarios.port_leakage import port_leakage
from scenarios.port_tolls import port_tolls

MOST_SUPPLIERS = 10
MOST_PORTS = 5
CHANNEL_WORDS = {"cargo": "Cargo", "mail": "Mail", "travelers": "Travelers", "between_ports": "Between ports"}
EXPOSURE = "Deaths are an exposure by attribution: what a supplier's goods carry per dollar now. No forecast."


def leakage_panel(state: Chosen, view: Mapping[str, Any]) -> Component:
    """The panel of the state; it needs nothing of the view."""
    return html.Div([at_rest("leakage", state), html.Div(_shown(scenario_of(state)), id="leakage-shown")])


@callback(Output("leakage-shown", "children"), Input(at_rest_id("leakage"), "data"), prevent_initial_call=True)
def follow_scenario(stored: dict[str, Any]) -> Any:
    """The panel of the state that the reader now rests at."""
    try:
        return _shown(scenario_of(state_from(stored)))
    except (NotUsable, TableUnavailable):  # told beside the figures above, which stay those before: so do these
        return no_update


def _shown(scenario: Scenario) -> list[Component]:
    cards = {
        "Trade that goes elsewhere": _trade,
        "Traffic in other channels": _channels,
        "Traffic at other ports": _ports,
        "Precursors": _precursors,
    }
    return [panel(lambda build=build: build(scenario), name=name) for name, build in cards.items()]  # type: ignore[misc]


def _trade(scenario: Scenario) -> Component:
    found, inputs = scenario_leakage(scenario), leakage_inputs()
    rows = _suppliers(scenario, found)
    return html.Div(
        [
            chart_card(
                "Imports that go to other suppliers",
                _figure(rows),
                note=_trade_words(found),
                table=plain_table(
                    "Imports taken over, and the deaths that they carry",
                    ["Supplier", "Imports, a year", "Deaths exposed"],
                    [[name, dollars(usd), "not known" if dead is None else whole(dead)] for name, usd, dead in rows],
                    numeric=(1, 2),
                ),
                source=sources(
                    inputs.dataset_ids,
                    lineage="Model, leakage: a part δ of the imports that a country loses goes to other suppliers, "
                    "chapter by chapter (Harmonized System), in proportion to what they sell.",
                    units=f"USD per year; deaths per year. Imports: {inputs.period}.",
                    limits=[inputs.weakness, EXPOSURE, "The part δ is assumed, with a range: see Methods."],
                ),
                name="setpoint-leakage-suppliers",
            ),
            _second_round(scenario),
        ]
    )  # fmt: skip


def _trade_words(found: Leakage) -> str:
    known = "" if found.known_exposure > 0.995 else f" Known for {percent(found.known_exposure, 0)} of these dollars."
    return (
        f"At these adjustments {dollars(found.imports_lost)} of imports a year are no longer bought where they were; "
        f"{dollars(found.imports_diverted)} of them go to other suppliers. What left carried "
        f"{whole(found.deaths_left)} deaths a year, what came in its place "
        f"{whole(found.deaths_gained)}.{known} Modeled; beside the assessment."
    )


def _suppliers(scenario: Scenario, found: Leakage) -> list[tuple[str, float, float | None]]:
    """The largest gains by supplier, and the rest as one row: name, USD, deaths."""
    names = importers()
    gains = sorted(found.suppliers.items(), key=lambda pair: -pair[1].imports)
    rows = [(names.get(code, code), gain.imports, gain.deaths) for code, gain in gains[:MOST_SUPPLIERS]]
    rest = [gain for _, gain in gains[MOST_SUPPLIERS:]]
    if rest:
        known = [gain.deaths for gain in rest if gain.deaths is not None]
        rows.append((f"{len(rest)} others", sum(gain.imports for gain in rest), sum(known) if known else None))
    return rows


def _figure(rows: list[tuple[str, float, float | None]]) -> go.Figure:
    return gains_by_supplier([name for name, _, _ in rows], [usd for _, usd, _ in rows])


def _second_round(scenario: Scenario) -> Component:
    second = scenario_leakage(scenario, second_round=True).second_round
    assert second is not None
    table = _both(scenario, ("This assessment", assess(scenario)), ("With what leaked", second))
    words = (
        "Assessed again as if the diverted imports and traffic were already where they go: suppliers' bases are "
        "larger, channels have changed. It shows how far a first answer is from settled."
    )
    return html.Details(
        [html.Summary("The second round"), html.P(words, className="card-note"), table], className="card leakage-second"
    )


def _channels(scenario: Scenario) -> Component:
    found = scenario_leakage(scenario)
    rows = []
    for code, country in found.countries.items():
        before, after = country.channels_before, country.channels_after
        cells = [f"{whole(before[each])} → {whole(after[each])}" for each in CHANNELS]
        rows.append([country_name(scenario, code), *cells])
    columns = ["Country", *[CHANNEL_WORDS[each] for each in CHANNELS]]
    note = (
        "Deaths a year attributed by channel, before and after crossings and cargo have become dearer: "
        f"{whole(found.traffic_moved)} move to another channel of the same country. Their sum stays. Modeled."
    )
    return table_card(
        "Traffic in other channels",
        plain_table("Deaths by channel before and after", columns, rows, numeric=range(1, 5)),
        note=note,
        source=sources(
            ["parameters"],
            lineage="Model, leakage: a part δₖ of what rode on the lost crossings and cargo takes the other channels.",
            units="Deaths per year, attributed.",
            limits=["The part δₖ is assumed, with a range: see Methods.", EXPOSURE],
        ),
        name="setpoint-leakage-channels",
    )


def _ports(scenario: Scenario) -> Component:
    rows = [row for code in scenario.countries for row in _ports_alone(scenario, code)]
    note = (
        "The toll is the same at every port of a country, so none is cheaper: no traffic moves between ports. "
        "What would move if one port alone asked for it, at the busiest:"
    )
    if not rows:
        return card("Traffic at other ports", [html.P("No land port has a toll in this scenario.")], note=note)
    columns = ["Port", "Toll", "Crossings it would lose", "of them to other ports", "Deaths that move along"]
    return table_card(
        "Traffic at other ports",
        plain_table("One port alone with a toll", columns, rows, numeric=range(1, 5)),
        note=note,
        source=sources(
            ["border_crossings", "ports", "parameters"],
            lineage="Model, leakage between ports: those who no longer cross divide over a country's other land "
            "ports by what crosses there now.",
            units="Crossings and deaths per year.",
            limits=["Distance between ports is not counted, so it overstates what far ports gain.", EXPOSURE],
        ),
        name="setpoint-leakage-ports",
    )


def _ports_alone(scenario: Scenario, code: str) -> list[list[str]]:
    """The busiest ports of a country, each as if it alone had the toll; none where the country has no toll."""
    ports = port_tolls(scenario)
    ports = ports[(ports["iso3"] == code) & (ports["toll"] > 0)].nlargest(MOST_PORTS, "entries")
    rows = []
    for port in ports.itertuples():
        alone = port_leakage(scenario, code, [str(port.port_code)])
        moved = [whole(alone.crossings_lost), whole(alone.crossings_moved), whole(alone.deaths_moved)]
        rows.append([f"{port.port}, {port.state}", dollars(alone.toll), *moved])
    return rows


def _precursors(scenario: Scenario) -> Component:
    title = "Precursors: charged through the finishing country, or at their source"
    try:
        found = precursor_results(scenario)
    except ValidationError:
        words = "This scenario names no country that precursors come from, so there is nothing to move."
        return card(title, [html.P(words)])
    now = CHARGING_WORDS[scenario.policy.precursor_charging].lower()
    in_lens = " Switch it in the tab Policy above."
    if found.moved_in_lens > 0:
        in_lens += f" The lens has moved {percent(found.moved_in_lens, 0)} of it already: only the rest moves here."
    return table_card(
        title,
        _both(scenario, ("Through the finishing country", found.finishing), ("At the source", found.source)),
        note=f"The paper leaves open who answers for precursors. Both results; this scenario has: {now}.{in_lens}",
        source=sources(
            ["parameters", "precursor_scheduling"],
            lineage="Model, precursors: a part ψ of the deaths held to each finishing country counts for the "
            "countries of origin, on their goods alone.",
            units="Adjustment: percent of import value. Toll: USD a crossing. Deaths per year.",
            limits=["The part ψ and the countries of origin are assumptions: see Methods."],
        ),
        name="setpoint-leakage-precursors",
    )


def _both(scenario: Scenario, *results: tuple[str, Assessment]) -> Component:
    """Two assessments of the scenario, country by country, side by side."""
    columns = ["Country", *[f"{name}: {what}" for name, _ in results for what in ("adjustment", "toll", "deaths")]]
    rows = [
        [
            country_name(scenario, code),
            *[
                text
                for _, found in results
                for text in (
                    percent(found.countries[code].adjustment_rate, 2),
                    dollars(found.countries[code].toll),
                    whole(found.countries[code].deaths_current),
                )
            ],
        ]
        for code in scenario.countries
    ]
    revenue = [text for _, found in results for text in (dollars(found.revenue), "", "")]
    return plain_table("Both results by country", columns, [*rows, ["Border revenue", *revenue]], numeric=range(1, 7))

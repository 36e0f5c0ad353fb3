"""From a score to a charge in two charts: steps of a country and outcome, and flows of all. Redrawn at rest.

Their tabs ask when they are open and the reader rests: nothing here runs while a slider moves.
"""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.charge import flows_to_charge, steps_to_charge
from components.figures.template import blank
from components.formats import dollars, whole
from components.provenance import sources
from components.simulator.cells import LIMITS
from components.simulator.charge_words import (
    CHANNEL_WORDS,
    CHARGE,
    DEATHS,
    END_WORDS,
    bands,
    place_name,
    steps_sentence,
    titled,
)
from components.simulator.knobs import outcome_title
from components.simulator.state import NotUsable, scenario_of, state_from
from components.simulator.view import keep_in_view, read_view, view_names
from components.tables import Cell, plain_table
from components.url_state import Choice, Text
from data.store import TableUnavailable
from model import assess
from model.flows import UNKNOWN, Flow, flows
from model.results import UNATTRIBUTED
from model.scenario import Scenario
from model.steps import charge_steps, death_steps

ALL = "all"
STEPS = (
    Text("steps_of", ALL, r"[A-Z]{3}|all|unattributed", "a country's three-letter code, all, or unattributed"),
    Text("steps_outcome", ALL, r"[a-z][a-z0-9_]{0,59}", "an outcome's id, or all"),
)
FLOWS = (Choice("flows_in", "deaths", ("deaths", "usd")),)
DATASETS = ("state_deaths_monthly", "cbp_seizures", "goods_imports", "border_crossings", "parameters")


def steps_panel(scenario: Scenario, view: Mapping[str, Any]) -> Component:
    """The waterfall's card: who and what, the sentence, the chart and the table behind it."""
    values, notices = read_view(STEPS, view)
    who = {ALL: "All countries", **{code: place_name(scenario, code) for code in (*scenario.countries, UNATTRIBUTED)}}
    what = {ALL: "All outcomes", **{name: outcome_title(scenario, name) for name in scenario.outcomes}}
    return html.Div(
        [
            *[html.P(notice, className="notice") for notice in notices],
            html.Div(
                [
                    _select("simulator-steps-of", "Country", who, values["steps_of"]),
                    _select("simulator-steps-outcome", "Outcome", what, values["steps_outcome"]),
                    html.P(id="simulator-steps-words", role="status", className="steps-words"),
                ],
                className="steps-choices",
            ),
            chart_card(
                "From the set point to the charge, step by step",
                blank(560),
                note="Deaths a year, then USD a year. Modeled: an attribution, not a count.",
                table=html.Div(id="simulator-steps-table"),
                source=_sources("Model sections 2 to 4: each step is a part of the assessment; they add up."),
                id="simulator-steps",
                name="setpoint-steps-to-charge",
            ),
            view_names("steps", STEPS),
            dcc.Store(id="simulator-steps-wish"),
        ],
        className="charge-path",
    )


def flows_panel(view: Mapping[str, Any]) -> Component:
    """The flow chart's card: its unit, the chart and the table behind it."""
    values, notices = read_view(FLOWS, view)
    return html.Div(
        [
            *[html.P(notice, className="notice") for notice in notices],
            dmc.SegmentedControl(
                id="simulator-flows-in",
                data=[{"value": "deaths", "label": "Deaths"}, {"value": "usd", "label": "Dollars"}],
                value=values["flows_in"],
                size="sm",
                **{"aria-label": "Width of the flows"},
            ),
            html.P(id="simulator-flows-words", role="status", className="steps-words"),
            chart_card(
                "From score to charge: whose deaths, by which channel, and what becomes of them",
                blank(520),
                note="Width: deaths a year, or the USD a year that they are or would be charged. Modeled.",
                table=html.Div(id="simulator-flows-table"),
                source=_sources("Attributed deaths by channel (model sections 1 to 3), and where their charge ends."),
                id="simulator-flows",
                name="setpoint-flows-to-charge",
                least_width="44rem",
            ),
            view_names("flows", FLOWS),
            dcc.Store(id="simulator-flows-wish"),
        ],
        className="charge-path",
    )


def _select(place: str, label: str, words: Mapping[str, str], value: str) -> Component:
    data = [{"value": key, "label": text} for key, text in words.items()]
    return dmc.Select(
        id=place, label=label, data=data, value=value if value in words else ALL, allowDeselect=False, size="sm"
    )


def _sources(lineage: str) -> Component:
    units = "Deaths per year; USD per year."
    return sources(DATASETS, lineage=lineage, units=units, limits=LIMITS)


def ask_at_rest(prefix: str, *choices: Input) -> None:
    """Let a panel ask for its content while its tab is open: the reader rests, or made a choice of the panel's own.

    It asks by the store `simulator-<prefix>-wish`; its tab is named in assets/js/simulator_rest.js.
    """
    clientside_callback(
        ClientsideFunction("setpoint", "askAtRest"),
        Output(f"simulator-{prefix}-wish", "data"),
        Input("simulator-settled", "data"),
        Input("simulator-details", "value"),
        *choices,
        State("simulator-state", "data"),
    )


keep_in_view("steps", Input("simulator-steps-of", "value"), Input("simulator-steps-outcome", "value"))
keep_in_view("flows", Input("simulator-flows-in", "value"))
ask_at_rest("steps", Input("simulator-steps-of", "value"), Input("simulator-steps-outcome", "value"))
ask_at_rest("flows", Input("simulator-flows-in", "value"))


@callback(
    Output("simulator-steps", "figure"),
    Output("simulator-steps-table", "children"),
    Output("simulator-steps-words", "children"),
    Input("simulator-steps-wish", "data"),
    prevent_initial_call=True,
)
def draw_steps(wish: dict[str, Any]) -> tuple[Any, Any, Any]:
    """The waterfall of the country and outcome chosen, its table and its sentence."""
    found = _found(wish)
    if found is None:
        return no_update, no_update, no_update
    scenario, own = found
    who, what = wish["choices"]
    codes = list(scenario.countries) if who == ALL or not _known(who, scenario) else [who]
    outcomes = [what] if what in scenario.outcomes else list(scenario.outcomes)
    deaths = death_steps(scenario, assess(scenario), own, codes, outcomes)
    usd = charge_steps(own, codes, outcomes)
    names = "All countries" if len(codes) > 1 else place_name(scenario, codes[0])
    titles = "all outcomes" if len(outcomes) > 1 else outcome_title(scenario, outcomes[0]).lower()
    rows = [[title, Cell(whole(value), value), "deaths"] for title, value, _ in titled(deaths, DEATHS)]
    rows += [[title, Cell(dollars(value), value), "USD"] for title, value, _ in titled(usd, CHARGE)]
    table = plain_table(f"Steps: {names}, {titles}", ["Step", "A year", "Unit"], rows, numeric=[1])
    figure = steps_to_charge(titled(deaths, DEATHS), titled(usd, CHARGE))
    return figure, table, steps_sentence(scenario, names, titles, deaths, usd)


@callback(
    Output("simulator-flows", "figure"),
    Output("simulator-flows-table", "children"),
    Output("simulator-flows-words", "children"),
    Input("simulator-flows-wish", "data"),
    prevent_initial_call=True,
)
def draw_flows(wish: dict[str, Any]) -> tuple[Any, Any, Any]:
    """The flow chart in the unit chosen, its table and what it leaves out."""
    found = _found(wish)
    if found is None:
        return no_update, no_update, no_update
    scenario, own = found
    in_usd = wish["choices"][0] == "usd"
    drawn = bands(scenario, own, in_usd)
    return flows_to_charge(drawn.names, drawn.colors, drawn.links, in_usd), _table(scenario, own), _words(own, in_usd)


def _found(wish: dict[str, Any]) -> tuple[Scenario, list[Flow]] | None:
    try:
        scenario = scenario_of(state_from(wish["state"]))
    except (NotUsable, TableUnavailable):  # told beside the figures
        return None
    return scenario, flows(scenario, assess(scenario))


def _known(code: str, scenario: Scenario) -> bool:
    return code == UNATTRIBUTED or code in scenario.countries


def _words(own: list[Flow], in_usd: bool) -> str:
    if in_usd:
        paid = sum(flow.usd for flow in own if flow.end in ("adjustment", "toll"))
        rest = sum(flow.usd for flow in own) - paid
        return (
            f"{dollars(paid)} is collected, {dollars(rest)} is or would be charged and is not. Deaths held to no "
            "country carry no charge and are left out here."
        )
    charged = sum(flow.deaths for flow in own if flow.end in ("adjustment", "toll"))
    deaths = sum(flow.deaths for flow in own)
    return f"{whole(charged)} of {whole(deaths)} deaths a year end in a charge that is collected."


def _table(scenario: Scenario, own: list[Flow]) -> Component:
    rows = [
        [
            outcome_title(scenario, flow.outcome),
            place_name(scenario, flow.country),
            "not known" if flow.channel == UNKNOWN else CHANNEL_WORDS[flow.channel],
            END_WORDS[flow.end],
            Cell(whole(flow.deaths), flow.deaths),
            Cell(dollars(flow.usd), flow.usd),
        ]
        for flow in own
    ]
    columns = ["Outcome", "Country", "Channel", "What becomes of it", "Deaths a year", "USD a year"]
    return plain_table("Flows from outcomes to charges", columns, rows, numeric=(4, 5))

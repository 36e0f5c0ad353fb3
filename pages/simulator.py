"""Simulator: tune outcome scores and see how adjustments and tolls shift between countries."""

from typing import Any

import dash
from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.desk import carry_link
from components.guide import guide, guide_button
from components.page import page
from components.provenance import panel
from components.simulator.answer import answer
from components.simulator.brief_panel import brief_panel
from components.simulator.controls import base_store, controls, start_note
from components.simulator.details import details
from components.simulator.late_panels import ALL_TABS
from components.simulator.reproduce import reproduce
from components.simulator.results import results
from components.simulator.state import (
    VIEW_NAMES,
    NotUsable,
    base_scenario,
    read_state,
    scenario_of,
    state_from,
    state_store,
)
from components.simulator.view import view_in
from components.workspace.save_row import save_row
from data.store import TableUnavailable

TITLE = "Simulator"
LEAD = "[[Score]] outcomes by country; see what each border [[adjustment]] and [[toll]] would be, and why."

dash.register_page(
    __name__,
    path="/simulator",
    title="Simulator – Setpoint",
    description="From outcome scores to border adjustments and tolls, by country",
)


def layout(**query: str) -> Component:
    """The simulator as its address says.

    Dash also asks for it without "revisit", that is for no reader, to learn the ids that callbacks may name: then with
    every panel that is built late.
    """
    if "revisit" not in query:
        query = {**query, "tab": ALL_TABS}
    notices: list[str] = []
    content = panel(lambda: _content(query, notices), name="The simulator")
    return page(TITLE, LEAD, [guide(), content], notices=notices, aside=guide_button())


def _content(query: dict[str, str], notices: list[str]) -> Component:
    state, found = read_state(query)
    notices += found
    scenario = scenario_of(state)
    shown = answer(scenario)
    return html.Div(
        [
            dcc.Store(id="simulator-base", data=base_store(base_scenario(state), state)),
            dcc.Store(id="simulator-state", data=state_store(state)),
            dcc.Store(id="simulator-answer", data=shown),
            dcc.Store(id="simulator-settled"),
            html.Div(
                [
                    html.Div(controls(state, scenario), className="simulator-left"),
                    html.Div([results(scenario, shown), _onward(query)], className="simulator-right"),
                ],
                className="simulator-columns",
            ),
            details(scenario, shown, state, view_in(query)),
        ],
        id="simulator",
        **{"data-lens": state.lens, "data-view": " ".join(VIEW_NAMES)},
    )


def _onward(query: dict[str, str]) -> Component:
    """Where a result goes from here: a brief, a saved scenario, or the regions."""
    link = carry_link("/invest", "What this revenue buys in the regions, and what it saves")
    return html.Div([brief_panel(), save_row(query), link], className="card simulator-onward")


@callback(
    Output("simulator-base", "data"),
    Output("simulator-start-note", "children"),
    Input("simulator-preset", "value"),
    Input("simulator-lens", "value"),
    State("simulator-base", "data"),
    prevent_initial_call=True,
)
def start_again(preset: str, lens: str, base: dict[str, Any]) -> tuple[Any, Any]:
    """Another preset or lens: the values the knobs start from."""
    state = state_from(base | {"preset": preset, "lens": lens, "values": {}})
    return base_store(base_scenario(state), state), start_note(state)


@callback(Output("simulator-answer", "data"), Input("simulator-state", "data"), prevent_initial_call=True)
def assess_state(stored: dict[str, Any]) -> dict[str, Any]:
    """The assessment of what the reader set, or what cannot be used in it.

    assets/js/simulator.js asks this callback itself: a trip through Dash's layout would triple the time to paint.
    """
    try:
        return answer(scenario_of(state_from(stored)))
    except NotUsable as problem:
        return {"problems": [str(each) for each in problem.problems]}
    except TableUnavailable as problem:
        return {"problems": [f"the table {problem.dataset_id} is not readable: {problem.reason}"]}


@callback(Output("simulator-reproduce", "children"), Input("simulator-settled", "data"), prevent_initial_call=True)
def show_how_to_reproduce(stored: dict[str, Any]) -> Any:
    """The scenario file and the lines that give the same figures, once the reader rests."""
    try:
        scenario = scenario_of(state_from(stored))
    except NotUsable:  # told beside the figures, which stay those before: so do these lines
        return no_update
    return reproduce(scenario, answer(scenario))


clientside_callback(
    ClientsideFunction("setpoint", "collectKnobs"),
    Output("simulator-state", "data"),  # never written: a callback without an output is not called at the start
    Input({"type": "simulator-field", "key": ALL}, "value"),
    Input({"type": "simulator-choice", "key": ALL}, "value"),
    Input({"type": "simulator-switch", "key": ALL}, "checked"),
    Input("simulator-base", "data"),
    State({"type": "slider", "key": ALL}, "value"),
    State("simulator-answer", "data"),
    State("simulator-deaths", "figure"),
)

clientside_callback(
    ClientsideFunction("setpoint", "addCountry"),
    Input("simulator-add", "value"),
    prevent_initial_call=True,
)

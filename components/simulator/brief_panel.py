"""The simulator's brief: the scenario as it stands, on two pages, and the CSV of every figure in it."""

from collections.abc import Callable
from typing import Any

from dash import Input, State, callback, dcc, no_update
from dash.development.base_component import Component

from briefs.scenario_brief import scenario_brief, scenario_figures_csv
from components.brief_row import CSV, background, brief_row, outputs, wire_presses, wish_id
from components.simulator.state import NotUsable, base_scenario, scenario_of, state_from
from data.store import TableUnavailable
from scenarios.file import fingerprint

PREFIX = "simulator"


def brief_panel() -> Component:
    """The row with the buttons."""
    return brief_row(PREFIX, named=True)


wire_presses(PREFIX, named=True)


@callback(
    *outputs(PREFIX),
    Input(wish_id(PREFIX), "data"),
    State("simulator-settled", "data"),
    State("simulator-state", "data"),
    **background(PREFIX),
)
def make_brief(
    set_progress: Callable[[str], None], wish: dict[str, Any], settled: dict[str, Any] | None, initial: dict[str, Any]
) -> tuple[Any, str]:
    """The file asked for, of the state the reader last rested at, and which scenario it is of."""
    try:
        state = state_from(settled or initial)
        scenario, base = scenario_of(state), base_scenario(state)
        name = f"setpoint-{fingerprint(scenario)}"
        if wish["kind"] == CSV:
            set_progress("Assessing…")
            return dcc.send_string(scenario_figures_csv(scenario, base), f"{name}.csv"), f"Saved: {name}.csv"
        made = scenario_brief(scenario, base, wish["name"], wish["address"], lambda step: set_progress(f"{step}…"))
    except NotUsable as problem:
        return no_update, f"Not made: {problem}."
    except TableUnavailable as problem:
        return no_update, f"Not made: the table {problem.dataset_id} is not readable: {problem.reason}."
    return dcc.send_bytes(made, f"{name}.pdf"), f"Saved: {name}.pdf"

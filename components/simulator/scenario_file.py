"""A scenario file in and out: opened by a button or dropped on the page, saved by another button."""

from typing import Any

from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.simulator.scenario_in import NotRead, left_behind, query_of, scenario_in, state_in
from components.simulator.state import NotUsable, scenario_of, state_from
from data.store import TableUnavailable
from scenarios.file import scenario_json

FILE = "scenario.json"


def file_row() -> Component:
    """The buttons, and where it is said what was opened or why not."""
    return html.Div(
        [
            html.Div(
                [
                    html.Button(
                        "Open a scenario file", type="button", className="quiet-button", **{"data-simulator": "open"}
                    ),
                    html.Button(f"Save {FILE}", type="button", className="quiet-button", id="simulator-file-save"),
                    html.Span("or drop a file on this page", className="file-hint"),
                ],
                className="file-buttons",
            ),
            html.P(id="simulator-file-told", role="status", className="file-told"),
            html.Div(id="simulator-file-problems", role="alert", className="simulator-problems"),
            dcc.Store(id="simulator-file"),
            dcc.Store(id="simulator-file-answer"),
            dcc.Download(id="simulator-file-saved"),
        ],
        className="file-row",
    )


@callback(Output("simulator-file-answer", "data"), Input("simulator-file", "data"), prevent_initial_call=True)
def open_file(sent: dict[str, Any]) -> dict[str, Any]:
    """The address that shows the file's scenario, or what stands in the way."""
    try:
        scenario = scenario_in(sent["text"])
        search = query_of(state_in(scenario))
    except NotRead as problem:
        return {"name": sent["name"], "problems": list(problem.problems)}
    except TableUnavailable as problem:
        reason = f"the table {problem.dataset_id} is not readable: {problem.reason}"
        return {"name": sent["name"], "problems": [reason]}
    return {"name": sent["name"], "search": search, "told": left_behind(scenario)}


@callback(
    Output("simulator-file-saved", "data"),
    Input("simulator-file-save", "n_clicks"),
    State("simulator-settled", "data"),
    State("simulator-state", "data"),
    prevent_initial_call=True,
)
def save_file(_: int, settled: dict[str, Any] | None, initial: dict[str, Any]) -> Any:
    """The scenario the reader last rested at, as `python -m model assess` reads it."""
    try:
        return dcc.send_string(scenario_json(scenario_of(state_from(settled or initial))), FILE)
    except (NotUsable, TableUnavailable):  # told beside the figures
        return no_update


clientside_callback(
    ClientsideFunction("setpoint", "openScenario"), Input("simulator-file-answer", "data"), prevent_initial_call=True
)

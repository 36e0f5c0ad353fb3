"""The simulator's over-time panel: the scenario reviewed quarter by quarter, at once, and with bands on demand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from pydantic import ValidationError

from components.run_row import background, run_id, run_row, status_id, step, wire_cancel
from components.simulator.over_time_fields import behavior_fields, number_fields, run_label
from components.simulator.over_time_plan import (
    NO_BANDS,
    PARAMETERS,
    behaviors_in,
    key_of,
    plan_of,
    problems_in_words,
)
from components.simulator.over_time_results import NOTE, Drawn, found_cards, kept
from components.simulator.state import NotUsable, scenario_of, state_store
from components.simulator.state import State as Chosen
from components.simulator.view import at_rest, at_rest_id, keep_in_view, read_view, view_names
from data.store import TableUnavailable
from model.simulation.report import point_simulation, simulate
from scenarios.file import fingerprint

FILE = "plan.json"
OF = ("state", "behavior", "reviews", "phase_in", "rate_step", "toll_step")
FAULTS = (NotUsable, TableUnavailable, ValidationError)


def over_time(state: Chosen, view: Mapping[str, Any]) -> Component:
    """The panel with the path of the state; its choices as the address says."""
    scenario = scenario_of(state)
    values, notices = read_view(PARAMETERS, view)
    every, other, unknown = behaviors_in(values["behavior"], scenario)
    of = {"state": state_store(state), **{name: values[name] for name in OF[1:]}}
    return html.Div(
        [
            html.Section(
                [
                    html.H2("Review by review"),
                    html.P(NOTE, className="card-note"),
                    *[html.P(notice, className="notice") for notice in (*notices, *unknown)],
                    html.Div(behavior_fields(scenario, every, other), className="study-choices"),
                    html.Div(number_fields(values), className="study-choices"),
                    html.Div(run_row("over-time", run_label(values["bands"])), id="over-time-runs",
                             hidden=values["bands"] == NO_BANDS),
                    html.P(id="over-time-problem", className="notice", role="alert", hidden=True),
                    at_rest("over_time", state),
                    view_names("over-time", PARAMETERS),
                    dcc.Store(id="over-time-behavior", data=values["behavior"]),
                    dcc.Store(id="over-time-bands"),
                ],
                className="card",
            ),
            html.P(
                "The bands are of earlier settings; the lines are of these. Run again for bands of these.",
                id="over-time-age",
                className="notice",
                role="status",
                hidden=True,
            ),
            html.Div(_shown(of, values["bands"], None)[0], id="over-time-result"),
            html.Section(_reproduce(), className="card"),
        ],
        className="study",
    )  # fmt: skip


def _reproduce() -> list[Component]:
    return [
        html.H2("The same numbers from the command line"),
        html.P("Save the plan: the scenario, who does what, every limit and range. Then, in a copy of this project:"),
        html.Button("Download plan.json", id="over-time-save", type="button", className="quiet-button"),
        html.Pre(
            html.Code(f"python -m model simulate {FILE}"), tabIndex=0, role="region", **{"aria-label": "Command line"}
        ),
        dcc.Download(id="over-time-file"),
    ]


def _of(settings: Sequence[Any]) -> dict[str, Any]:
    """The panel's settings by name, from the values of SETTINGS."""
    return dict(zip(OF, settings, strict=True))


def _shown(of: Mapping[str, Any], bands: str, run: dict[str, Any] | None) -> tuple[Component, bool]:
    """The cards of the settings with the bands of a run, and whether those are of other settings."""
    plan = plan_of(of)
    drawn = Drawn(**run) if run and bands != NO_BANDS else None
    of_now = drawn is not None and drawn.key == key_of(of)
    return found_cards(plan, point_simulation(plan), drawn, of_now=of_now), drawn is not None and not of_now


SETTINGS = [
    (at_rest_id("over_time"), "data"),
    ("over-time-behavior", "data"),
    ("over-time-reviews", "value"),
    ("over-time-phase-in", "value"),
    ("over-time-rate-step", "value"),
    ("over-time-toll-step", "value"),
]
wire_cancel("over-time")
keep_in_view("over-time", *[Input(*each) for each in SETTINGS[1:]], Input("over-time-draws", "value"))
clientside_callback(
    ClientsideFunction("setpoint", "composeBehavior"),
    Output("over-time-behavior", "data"),
    Input("over-time-every", "value"),
    Input({"type": "over-time-country", "key": ALL}, "value"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "nameBands"),
    Output(run_id("over-time"), "children"),
    Output("over-time-runs", "hidden"),
    Input("over-time-draws", "value"),
    prevent_initial_call=True,
)


@callback(
    Output("over-time-result", "children"),
    Output("over-time-age", "hidden"),
    Output("over-time-problem", "children"),
    Output("over-time-problem", "hidden"),
    *[Input(*each) for each in SETTINGS],
    Input("over-time-draws", "value"),
    Input("over-time-bands", "data"),
    prevent_initial_call=True,
)
def show_path(*inputs: Any) -> tuple[Any, bool | Any, str, bool]:
    """The path of the settings at once; what cannot be used leaves what stands there."""
    *settings, bands, run = inputs
    try:
        cards, older = _shown(_of(settings), bands, run)
    except FAULTS as problem:
        return no_update, no_update, f"Not used: {_told(problem)}. The charts are of the settings before.", False
    return cards, not older, "", True


@callback(
    Output("over-time-bands", "data"),
    Output(status_id("over-time"), "children"),
    Input(run_id("over-time"), "n_clicks"),
    *[State(*each) for each in SETTINGS],
    State("over-time-draws", "value"),
    **background("over-time", answers=1),
)
def run_bands(set_progress: Callable[[tuple[str, str]], None], presses: int | None, *values: Any) -> tuple[Any, str]:
    """Draw the settings; the browser keeps the bands and what they are of."""
    *settings, draws = values
    if not presses or draws == NO_BANDS:
        raise PreventUpdate
    of = _of(settings)
    try:
        plan = plan_of(of, int(draws))
        found = simulate(plan, lambda done, total: set_progress(step(done, total, "draws")))
    except FAULTS as problem:
        return no_update, f"Not run: {_told(problem)}."
    words = f"{found.draws:,} draws from seed {found.seed}, {len(plan.ranges)} numbers with ranges."
    return kept(found, key_of(of)), f"{words} Scenario {fingerprint(plan.scenario)}."


@callback(
    Output("over-time-file", "data"),
    Input("over-time-save", "n_clicks"),
    *[State(*each) for each in SETTINGS],
    State("over-time-draws", "value"),
    prevent_initial_call=True,
)
def save_plan(presses: int | None, *values: Any) -> dict[str, Any]:
    """The plan of the settings on screen, as `python -m model simulate` reads it."""
    *settings, draws = values
    if not presses:
        raise PreventUpdate
    try:
        plan = plan_of(_of(settings), 1000 if draws == NO_BANDS else int(draws))
    except FAULTS as problem:
        raise PreventUpdate from problem  # told above, in the notice of the settings
    saved: dict[str, Any] = dcc.send_string(plan.model_dump_json(indent=1, exclude_none=True), FILE)
    return saved


def _told(problem: Exception) -> str:
    if isinstance(problem, TableUnavailable):
        return f"the table {problem.dataset_id} is not readable: {problem.reason}"
    return problems_in_words(problem) if isinstance(problem, ValidationError) else str(problem)

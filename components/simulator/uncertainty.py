"""The simulator's uncertainty panel: draws over the ranges beside the web, their intervals, ranks and drivers."""

from collections.abc import Callable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from pydantic import ValidationError

from components.run_row import background, run_id, run_row, status_id, step, wire_cancel
from components.simulator.state import NotUsable, scenario_of, state_from
from components.simulator.uncertainty_drivers import driver_choices, sobol_card, tornado_card
from components.simulator.uncertainty_results import SHOWN, found_cards
from components.simulator.view import keep_in_view, read_view, view_names
from components.url_state import Choice, Choices, Number
from data.store import TableUnavailable
from model.problems import problems_of
from model.scenario import Scenario
from model.uncertainty.sobol import sobol_indices
from model.uncertainty.spread import run
from model.uncertainty.study import UncertaintyStudy
from model.uncertainty.tornado import tornado
from scenarios.file import fingerprint
from scenarios.uncertainty import default_study

DRAWS = ("1000", "10000", "100000")
LENSES = {"chosen": "This lens", "every": "Every lens"}
RESULTS = tuple(SHOWN)
PARAMETERS = (
    Choice("draws", "10000", DRAWS),
    Choice("draw_lens", "chosen", tuple(LENSES)),
    Number("draw_seed", 1, 0, 2**32 - 1),
    Choices("draw_results", RESULTS, RESULTS),
)
FILE = "study.json"
FAULTS = (NotUsable, TableUnavailable, ValidationError)


def uncertainty(scenario: Scenario, view: Mapping[str, Any]) -> Component:
    """The panel: choices, the button, and an empty place for what is found."""
    values, notices = read_view(PARAMETERS, view)
    return html.Div(
        [
            html.Section(
                [
                    html.H2("How sure is this?"),
                    html.P(
                        "Many draws of every number that has a range; the assessment is made anew for each. The work "
                        "is done beside the page: go on meanwhile.",
                        className="card-note",
                    ),
                    *[html.P(notice, className="notice") for notice in notices],
                    html.Div(_choices(values), className="study-choices"),
                    run_row("uncertainty", f"Run {int(values['draws']):,} draws"),
                    view_names("uncertainty", PARAMETERS),
                    dcc.Store(id="uncertainty-of"),
                ],
                className="card",
            ),
            html.P(
                "Of an earlier state: you have changed the scenario since. Run again for the present one.",
                id="uncertainty-age",
                className="notice",
                role="status",
                hidden=True,
            ),
            html.Div(id="uncertainty-result"),
            html.Div(_drivers(scenario, view), id="uncertainty-drivers", hidden=True, className="study-cards"),
        ],
        className="study",
    )


def _choices(values: Mapping[str, Any]) -> list[Component]:
    return [
        dmc.Select(
            id="uncertainty-draws",
            label="Draws",
            data=[{"value": count, "label": f"{int(count):,}"} for count in DRAWS],
            value=values["draws"],
            allowDeselect=False,
            size="sm",
        ),
        dmc.Select(
            id="uncertainty-lenses",
            label="Lens of a draw",
            data=[{"value": key, "label": label} for key, label in LENSES.items()],
            value=values["draw_lens"],
            allowDeselect=False,
            size="sm",
        ),
        dmc.NumberInput(
            id="uncertainty-seed",
            label="Seed",
            value=values["draw_seed"],
            min=0,
            max=2**32 - 1,
            allowDecimal=False,
            clampBehavior="none",
            size="sm",
        ),
        html.Div(
            dmc.MultiSelect(
                id="uncertainty-results",
                label="Results",
                data=[{"value": key, "label": shown.title} for key, shown in SHOWN.items()],
                value=list(values["draw_results"]),
                size="sm",
            ),
            className="study-wide",
        ),
    ]


def _drivers(scenario: Scenario, view: Mapping[str, Any]) -> list[Component]:
    choices = driver_choices(scenario)
    wanted = view.get("driver")
    value = wanted if wanted in {each["value"] for each in choices} else "revenue"
    return [
        html.Section(
            [
                html.H2("What moves it"),
                dmc.Select(
                    id="uncertainty-driver", label="Result", data=choices, value=value, allowDeselect=False, size="sm"
                ),
                run_row("sobol", "Work out Sobol indices"),
                dcc.Store(id="driver-address", data=[{"name": "driver", "default": "revenue"}]),
            ],
            className="card study-driver",
        ),
        html.Div(id="uncertainty-tornado"),
        html.Div(id="uncertainty-sobol"),
        html.Section(_reproduce(), className="card"),
    ]


def _reproduce() -> list[Component]:
    return [
        html.H2("The same numbers from the command line"),
        html.P(
            "Save the study: the scenario, every range, the lenses, draws and seed. Then, in a copy of this project:"
        ),
        html.Button("Download study.json", id="uncertainty-save", type="button", className="quiet-button"),
        html.Pre(html.Code(id="uncertainty-command"), tabIndex=0, role="region", **{"aria-label": "Command line"}),
        dcc.Download(id="uncertainty-file"),
    ]


wire_cancel("uncertainty")
wire_cancel("sobol")
keep_in_view(
    "uncertainty",
    Input("uncertainty-draws", "value"),
    Input("uncertainty-lenses", "value"),
    Input("uncertainty-seed", "value"),
    Input("uncertainty-results", "value"),
)
keep_in_view("driver", Input("uncertainty-driver", "value"))
clientside_callback(
    ClientsideFunction("setpoint", "nameDraws"),
    Output(run_id("uncertainty"), "children"),
    Input("uncertainty-draws", "value"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "hideAge"),
    Output("uncertainty-age", "hidden"),
    Input("simulator-settled", "data"),
    Input("uncertainty-of", "data"),
    State("simulator-state", "data"),
)


@callback(
    Output("uncertainty-result", "children"),
    Output("uncertainty-of", "data"),
    Output("uncertainty-drivers", "hidden"),
    Output(status_id("uncertainty"), "children"),
    Input(run_id("uncertainty"), "n_clicks"),
    State("simulator-settled", "data"),
    State("simulator-state", "data"),
    State("uncertainty-draws", "value"),
    State("uncertainty-lenses", "value"),
    State("uncertainty-seed", "value"),
    State("uncertainty-results", "value"),
    **background("uncertainty", answers=3),
)
def run_draws(
    set_progress: Callable[[tuple[str, str]], None],
    presses: int | None,
    settled: dict[str, Any] | None,
    initial: dict[str, Any],
    draws: str,
    lenses: str,
    seed: int,
    results: list[str],
) -> tuple[Any, ...]:
    """Draw the state the reader last rested at; answer what was found, and what it is of."""
    if not presses:
        raise PreventUpdate
    of = {"state": settled or initial, "draws": int(draws), "lenses": lenses, "seed": seed, "results": results}
    try:
        study = study_of(of)
        found = run(study, lambda done, total: set_progress(step(done, total, "draws")))
        return found_cards(study.scenario, found, study.results), of, False, _of_words(of, study)
    except FAULTS as problem:
        return no_update, no_update, no_update, not_run(problem)


@callback(
    Output("uncertainty-tornado", "children"),
    Output("uncertainty-command", "children"),
    Input("uncertainty-of", "data"),
    Input("uncertainty-driver", "value"),
    prevent_initial_call=True,
)
def show_tornado(of: dict[str, Any] | None, result: str) -> tuple[Any, Any]:
    """The tornado of the result asked for, of the same study as the draws; a few hundred assessments."""
    if not of:
        raise PreventUpdate
    study = study_of({**of, "draws": 1, "results": RESULTS})
    point = run(study).spreads[result].point
    command = f"python -m model run {FILE} --tornado {result}\npython -m model run {FILE} --sobol {result}"
    return tornado_card(study.scenario, tornado(study, result), point, result), command


@callback(
    Output("uncertainty-sobol", "children"),
    Output(status_id("sobol"), "children"),
    Input(run_id("sobol"), "n_clicks"),
    State("uncertainty-of", "data"),
    State("uncertainty-driver", "value"),
    **background("sobol", answers=1),
)
def run_sobol(
    set_progress: Callable[[tuple[str, str]], None], presses: int | None, of: dict[str, Any] | None, result: str
) -> tuple[Any, str]:
    """Sobol indices of the result asked for, of the same study as the draws."""
    if not presses or not of:
        raise PreventUpdate
    try:
        study = study_of(of)
        tell = lambda done, total: set_progress(step(done, total, "runs"))  # noqa: E731
        return sobol_card(study.scenario, sobol_indices(study, result, on_progress=tell), result), _of_words(of, study)
    except FAULTS as problem:
        return no_update, not_run(problem)


@callback(
    Output("uncertainty-file", "data"),
    Input("uncertainty-save", "n_clicks"),
    State("uncertainty-of", "data"),
    prevent_initial_call=True,
)
def save_study(presses: int | None, of: dict[str, Any] | None) -> dict[str, Any]:
    """The study of the draws on screen, as `python -m model run` reads it."""
    if not presses or not of:
        raise PreventUpdate
    saved: dict[str, Any] = dcc.send_string(study_of(of).model_dump_json(indent=1, exclude_none=True), FILE)
    return saved


def study_of(of: Mapping[str, Any]) -> UncertaintyStudy:
    """The study that a run was of: state, draws, lenses, seed and results.

    Raises NotUsable, TableUnavailable, ValidationError.
    """
    return default_study(
        scenario_of(state_from(of["state"])),
        lenses=of["lenses"],
        draws=of["draws"],
        seed=of["seed"],
        results=tuple(result for result in RESULTS if result in of["results"]),
    )


def _of_words(of: Mapping[str, Any], study: UncertaintyStudy) -> str:
    lens = "every lens" if of["lenses"] == "every" else f"the {of['state']['lens']} lens"
    ranges = f"{len(study.ranges)} numbers with ranges"
    return f"{study.draws:,} draws from seed {study.seed}, {lens}, {ranges}. Scenario {fingerprint(study.scenario)}."


def not_run(problem: Exception) -> str:
    """Why a study could not be run, in words."""
    if isinstance(problem, TableUnavailable):
        return f"Not run: the table {problem.dataset_id} is not readable: {problem.reason}."
    if isinstance(problem, ValidationError):
        return f"Not run: {'; '.join(map(str, problems_of(problem)))}."
    return f"Not run: {problem}."

"""Invest: border revenue into regions and interventions, and what it saves if the border changes nothing abroad."""

from collections.abc import Callable, Sequence
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, html, no_update
from dash.development.base_component import Component

from components.desk import answered_id, say_cancelled, settled_id, state_id, stores, tell_stale, values_of, wire
from components.invest.answer import CURVE_BUDGETS, answer, curve_point
from components.invest.controls import controls, scenario_note
from components.invest.evidence import binding_card, curve, curve_card, evidence_card, returns_card
from components.invest.parts import SOLVING, at_rest, first, quick
from components.invest.regions import MAP, map_card, region_card, table_card
from components.invest.results import results
from components.invest.settings import CONTROLS, PREFIX, Settings, Unusable, holds_over_all, plan_of, read_settings
from components.map import data_id, selected_id
from components.page import card, page
from components.provenance import panel
from components.run_row import telling
from components.waiting import while_waiting
from data.store import TableUnavailable

dash.register_page(
    __name__,
    path="/invest",
    title="Invest – Setpoint",
    description="Border revenue into regions and interventions; what it saves if the border changes nothing abroad",
)

TITLE = "Invest"
LEAD = (
    "The paper sends border revenue to the regions, into what lowers overdose deaths. Divide it, mix it, and see what "
    "it saves even if the border policy itself does nothing: it “fails well”."
)
QUICK = (
    Output("invest-headline", "children"),
    Output("invest-figures", "children"),
    Output("invest-mix", "figure"),
)
REST = (
    Output(data_id(MAP), "data"),
    Output("invest-table", "rowData"),
    Output("invest-region", "children"),
    Output("invest-alone", "figure"),
    Output("invest-alone-table", "children"),
    Output("invest-binding", "children"),
    Output("invest-reproduce", "children"),
)


def _again(outputs: Sequence[Output]) -> list[Output]:
    """The same outputs for one more callback."""
    return [Output(each.component_id, each.component_property, allow_duplicate=True) for each in outputs]


def layout(**query: str) -> Component:
    """The page as its address says."""
    notices: list[str] = []
    content = panel(lambda: _content(query, notices), name="The investment")
    return page(TITLE, LEAD, [content], notices=notices)


def _content(query: dict[str, str], notices: list[str]) -> Component:
    settings, found = read_settings(query)
    notices += found
    return html.Div(
        [
            html.Div(
                [html.Div(controls(settings), className="simulator-left"), results(first(settings))],
                className="simulator-columns",
            ),
            html.Div(
                [html.Div(map_card(settings), className="span-7"), html.Div(region_card(settings), className="span-5")],
                className="columns",
            ),
            table_card(),
            html.Div(
                [html.Div(returns_card(), className="span-6"), html.Div(curve_card(), className="span-6")],
                className="columns",
            ),
            binding_card(),
            evidence_card(),
            card("Reproduce this result", [html.Div(id="invest-reproduce", className="desk-reproduce")]),
            stores(PREFIX, CONTROLS, settings.values, settings.carried, "invest-slow", "invest-curve-of"),
        ],
        id="invest",
        className="desk",
    )


def _settings(stored: dict[str, Any]) -> Settings:
    return Settings(values_of(CONTROLS, stored), stored["carried"])


@callback(
    *QUICK,
    Output("invest-problem", "children"),
    Output("invest-solving", "children"),
    Output("invest-scenario-note", "children"),
    Output("invest-scenario", "hidden"),
    Output("invest-fixed", "hidden"),
    Output(answered_id(PREFIX), "data"),
    Input(state_id(PREFIX), "data"),
    prevent_initial_call=True,
)
def follow(stored: dict[str, Any]) -> tuple[Any, ...]:
    """The mix and what it saves, while the slider moves; a plan that takes seconds waits for rest."""
    settings = _settings(stored)
    same = (no_update,) * len(QUICK)
    fixed = settings.values["money"] == "fixed"
    problem, solving, found = "", "", same
    try:
        if holds_over_all(plan_of(settings)):
            solving = SOLVING
        else:
            found = quick(settings, answer(settings))
    except (Unusable, TableUnavailable) as error:
        problem = f"Not used: {error}. The figures are of the settings before."
    note = panel(lambda: html.Span(scenario_note(settings)), name="The scenario")
    return (*found, problem, solving, note, fixed, not fixed, stored["turn"])


@callback(
    *_again(QUICK),
    *REST,
    Output("invest-slow", "data"),
    Input(settled_id(PREFIX), "data"),
    State(state_id(PREFIX), "data"),
    State("invest-slow", "data"),
    prevent_initial_call="initial_duplicate",
)
def rest(settled: dict[str, Any] | None, stored: dict[str, Any], slow: dict[str, Any] | None) -> tuple[Any, ...]:
    """All blocks once the reader rests: what a slow plan's late answer may have overwritten as well.

    A plan that takes seconds goes on to `solve`; None ends one that is under way.
    """
    stored = settled or stored
    settings = _settings(stored)
    same = (no_update,) * (len(QUICK) + len(REST))
    none_slow = no_update if slow is None else None  # a job that only says "none" would show its Cancel for a moment
    try:
        if holds_over_all(plan_of(settings)):
            return (*same, stored)
        found = answer(settings)
        return (*quick(settings, found), *at_rest(settings, found), none_slow)
    except (Unusable, TableUnavailable):
        return (*same, none_slow)


@callback(
    *_again((*QUICK, *REST)),
    Output("invest-solving", "children", allow_duplicate=True),
    Output("invest-problem", "children", allow_duplicate=True),
    Input("invest-slow", "data"),
    background=True,
    interval=300,
    progress=[Output("invest-solving", "children", allow_duplicate=True)],
    running=[(Output("invest-solve-cancel", "hidden"), False, True)],
    cancel=[Input("invest-solve-cancel", "n_clicks")],
    prevent_initial_call=True,
    on_error=lambda error: (*telling("invest-solve", len(QUICK) + len(REST))(error), ""),
)
def solve(set_progress: Callable[[str], None], stored: dict[str, Any] | None) -> tuple[Any, ...]:
    """The mix of a plan whose limits tie the regions together: seconds of work beside the web."""
    same = (no_update,) * (len(QUICK) + len(REST))
    if stored is None:
        return (*same, no_update, no_update)
    settings = _settings(stored)
    try:
        found = while_waiting(lambda: answer(settings), lambda s: set_progress(f"{SOLVING} {s} s."))
    except (Unusable, TableUnavailable) as error:
        return (*same, "", f"Not used: {error}. The figures are of the settings before.")
    return (*quick(settings, found), *at_rest(settings, found), "", "")


@callback(
    Output("invest-curve", "children"),
    Output("invest-curve-of", "data"),
    Output("invest-curve-status", "children"),
    Input("invest-curve-draw", "n_clicks"),
    State(state_id(PREFIX), "data"),
    background=True,
    interval=300,
    progress=[Output("invest-curve-status", "children", allow_duplicate=True)],
    running=[
        (Output("invest-curve-draw", "disabled"), True, False),
        (Output("invest-curve-cancel", "hidden"), False, True),
    ],
    cancel=[Input("invest-curve-cancel", "n_clicks")],
    prevent_initial_call=True,
    on_error=telling("invest-curve", answers=2),
)
def draw_curve(set_progress: Callable[[str], None], _: int, stored: dict[str, Any]) -> tuple[Any, ...]:
    """The best mix at a dozen budgets."""
    settings = _settings(stored)
    points = []
    try:
        for done, billions in enumerate(CURVE_BUDGETS):
            set_progress(f"Budget {done + 1} of {len(CURVE_BUDGETS)}")
            points.append(curve_point(settings, billions))
        plan = plan_of(settings)
    except (Unusable, TableUnavailable) as error:
        return no_update, no_update, f"Not drawn: {error}."
    return curve(points, plan.revenue / 1e9), stored["values"], ""


clientside_callback(
    ClientsideFunction("setpoint", "agreeOnRegion"),
    Output(selected_id(MAP), "data"),
    Output({"type": "desk-choice", "key": "region"}, "value"),
    Input(selected_id(MAP), "data"),
    Input({"type": "desk-choice", "key": "region"}, "value"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "saveGrid"),
    Output("invest-table", "exportDataAsCsv"),
    Input("invest-save", "n_clicks"),
    prevent_initial_call=True,
)
tell_stale(PREFIX, "invest-curve-of", "invest-curve-stale")
say_cancelled("invest-solve-cancel", "invest-solving")
say_cancelled("invest-curve-cancel", "invest-curve-status")
wire(PREFIX, CONTROLS)

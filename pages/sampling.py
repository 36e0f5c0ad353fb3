"""Sampling: the inspection plan that the paper asks for, by port and mode."""

from collections.abc import Callable
from typing import Any

import dash
import pandas as pd
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.desk import answered_id, say_cancelled, settled_id, state_id, stores, tell_stale, values_of, wire
from components.map import ports_id
from components.page import card, page
from components.provenance import panel
from components.run_row import telling
from components.sampling.answer import answer, draw, truths
from components.sampling.controls import controls
from components.sampling.curves import budget_card, change_card
from components.sampling.parts import at_rest
from components.sampling.ports import MAP, map_card, place_choices, shifts_card, table_card
from components.sampling.results import first, results, shown
from components.sampling.rounds import place_words, rounds, rounds_card
from components.sampling.settings import CONTROLS, PREFIX, Settings, Unusable, read_settings
from components.waiting import while_waiting
from data.store import TableUnavailable
from model.sampling import schedule

dash.register_page(
    __name__,
    path="/sampling",
    title="Sampling – Setpoint",
    description="The inspection plan the paper asks for: sample sizes, power and expected intervals by port and mode",
)

TITLE = "Sampling"
LEAD = (
    "The paper asks that drug flows be measured by randomized and systematic inspections. How many, where, for how "
    "much, and would they show a change? Prevalence is not published: it is your assumption here."
)
REST = (
    Output("sampling-power", "figure"),
    Output("sampling-power-table", "children"),
    Output(ports_id(MAP), "data"),
    Output("sampling-table", "rowData"),
    Output("sampling-shifts", "figure"),
    Output("sampling-shifts-table", "children"),
    Output("sampling-shifts-note", "children"),
    Output("sampling-change", "figure"),
    Output("sampling-change-table", "children"),
    Output("sampling-budget", "figure"),
    Output("sampling-budget-table", "children"),
    Output("sampling-reproduce", "children"),
)


def layout(**query: str) -> Component:
    """The page as its address says."""
    notices: list[str] = []
    content = panel(lambda: _content(query, notices), name="The plan")
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
                [html.Div(change_card(), className="span-6"), html.Div(budget_card(), className="span-6")],
                className="columns",
            ),
            table_card(),
            html.Div(
                [html.Div(map_card(), className="span-6"), html.Div(shifts_card(settings), className="span-6")],
                className="columns",
            ),
            rounds_card(settings),
            card("Reproduce this result", [html.Div(id="sampling-reproduce", className="desk-reproduce")]),
            dcc.Download(id="sampling-schedule-file"),
            stores(PREFIX, CONTROLS, settings.values, {}, "sampling-drawn-of"),
        ],
        id="sampling",
        className="desk",
    )


def _settings(stored: dict[str, Any]) -> Settings:
    return Settings(values_of(CONTROLS, stored))


@callback(
    Output("sampling-headline", "children"),
    Output("sampling-figures", "children"),
    Output("sampling-problem", "children"),
    Output(answered_id(PREFIX), "data"),
    Input(state_id(PREFIX), "data"),
    prevent_initial_call=True,
)
def follow(stored: dict[str, Any]) -> tuple[Any, ...]:
    """What it takes and what the budget buys, while the slider moves."""
    settings = _settings(stored)
    try:
        return (*shown(settings, answer(settings)), "", stored["turn"])
    except (Unusable, TableUnavailable) as error:
        return no_update, no_update, f"Not used: {error}. The figures are of the settings before.", stored["turn"]


@callback(
    *REST,
    Output({"type": "desk-choice", "key": "place"}, "data"),
    Input(settled_id(PREFIX), "data"),
    State(state_id(PREFIX), "data"),
)
def rest(settled: dict[str, Any] | None, stored: dict[str, Any]) -> tuple[Any, ...]:
    """Curves, map, table, shifts and the reproduce panel, once the reader rests."""
    stored = settled or stored
    settings = _settings(stored)
    try:
        found = answer(settings)
        words = place_choices(found.plan.strata)
        options = [{"value": name, "label": text} for name, text in words.items()]
        return (*at_rest(settings, found), options)
    except (Unusable, TableUnavailable):
        return (*(no_update,) * len(REST), no_update)


@callback(
    Output("sampling-rounds", "children"),
    Output("sampling-drawn-of", "data"),
    Output("sampling-draw-status", "children"),
    Input("sampling-draw", "n_clicks"),
    State(state_id(PREFIX), "data"),
    background=True,
    interval=300,
    progress=[Output("sampling-draw-status", "children", allow_duplicate=True)],
    running=[
        (Output("sampling-draw", "disabled"), True, False),
        (Output("sampling-draw-cancel", "hidden"), False, True),
    ],
    cancel=[Input("sampling-draw-cancel", "n_clicks")],
    prevent_initial_call=True,
    on_error=telling("sampling-draw", answers=2),
)
def draw_rounds(set_progress: Callable[[str], None], _: int, stored: dict[str, Any]) -> tuple[Any, ...]:
    """Pairs of rounds drawn from the assumed truth, place by place."""
    settings = _settings(stored)
    draws, drawn = int(settings.values["draws"]), {}
    try:
        found = answer(settings)
        truth_of = dict(truths(settings, found))
        for done, (name, truth) in enumerate(truth_of.items()):
            step = f"{done + 1} of {len(truth_of)}: {place_words(found, name)}"
            drawn[name] = while_waiting(
                lambda truth=truth: draw(found.plan, truth, draws), lambda s, step=step: set_progress(f"{step}, {s} s")
            )
    except (Unusable, TableUnavailable, ValueError) as error:
        return no_update, no_update, f"Not drawn: {error}."
    return rounds(settings, found, drawn), stored["values"], ""


@callback(
    Output("sampling-schedule-file", "data"),
    Input("sampling-schedule", "n_clicks"),
    State(state_id(PREFIX), "data"),
    prevent_initial_call=True,
)
def save_schedule(_: int, stored: dict[str, Any]) -> Any:
    """Every drawn shift of the plan, under its scheme, as CSV."""
    try:
        found = answer(_settings(stored))
    except (Unusable, TableUnavailable):
        return no_update
    turns = pd.DataFrame([vars(turn) for turn in schedule(found.plan, found.spread.inspections)])
    return dcc.send_string(turns.to_csv(index=False), "setpoint-sampling-schedule.csv")


clientside_callback(
    ClientsideFunction("setpoint", "saveGrid"),
    Output("sampling-table", "exportDataAsCsv"),
    Input("sampling-save", "n_clicks"),
    prevent_initial_call=True,
)
tell_stale(PREFIX, "sampling-drawn-of", "sampling-draw-stale")
say_cancelled("sampling-draw-cancel", "sampling-draw-status")
wire(PREFIX, CONTROLS)

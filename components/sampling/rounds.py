"""Rounds drawn from an assumed truth: how often the plan finds what is there. Seconds of work, on a button."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.desk import choice, number
from components.figures.sampling import found_in_simulated_rounds
from components.formats import percent, signed_percent
from components.page import card
from components.provenance import sources
from components.sampling.answer import Answer
from components.sampling.settings import DRAWS, Settings, control
from components.sampling.words import DATASETS, LIMITS, LINEAGE, UNITS
from components.tables import Cell, plain_table
from model.sampling import Simulation

ALL = "All, as one sample"


def rounds_card(settings: Settings) -> Component:
    """The assumed truth, the button, and the place of the result."""
    values = settings.values
    fields = html.Div(
        [
            number(control("truth_times"), "True prevalence, times the assumed", values["truth_times"], decimals=2),
            number(control("truth_change"), "True change, % (empty: as asked)", values["truth_change"], decimals=0),
            choice(control("draws"), "Pairs of rounds", values["draws"], {each: f"{int(each):,}" for each in DRAWS}),
        ],
        className="rounds-fields",
    )
    buttons = html.Div(
        [
            html.Button("Draw rounds", id="sampling-draw", type="button", className="quiet-button"),
            html.Button("Cancel", id="sampling-draw-cancel", type="button", className="quiet-button", hidden=True),
            html.Span(id="sampling-draw-status", role="status"),
            html.Span(id="sampling-draw-stale", role="status"),
        ],
        className="desk-progress",
    )
    return card(
        "Try the plan on an assumed truth",
        [fields, buttons, html.Div(id="sampling-rounds"),
         sources(DATASETS, lineage="Each shift has a prevalence of its own, beta-distributed around the truth, so that "
                 "arrivals of a shift resemble each other by the design effect. " + LINEAGE, units=UNITS,
                 limits=LIMITS)],
        note="Two rounds are drawn by the seed, before and after the change, and read as the plan reads them. A true "
        "change of 0 shows how often it cries wolf.",
    )  # fmt: skip


def rounds(settings: Settings, found: Answer, drawn: dict[str, Simulation]) -> Component:
    """The result: a sentence, a chart, a table. drawn: by place, all together under the empty name."""
    plan = found.plan
    frame = pd.DataFrame(
        [{"place": place_words(found, name), "found": s.found, "error": s.found_error, "exact": s.exact,
          "wrong_way": s.wrong_way, "covered": s.covered} for name, s in drawn.items()]
    )  # fmt: skip
    rows = [_row(each) for each in frame.to_dict("records")]
    columns = ["Port and mode", "Found", "± (1 s.e.)", "Exact", "Other way", "Interval holds truth"]
    change = plan.change if settings.values["truth_change"] is None else settings.values["truth_change"] / 100
    return html.Div(
        [
            html.P(_sentence(settings, change, drawn[""]), role="status"),
            chart_card(
                "Found in drawn rounds",
                found_in_simulated_rounds(frame),
                note=f"{int(settings.values['draws']):,} pairs of rounds, seed {plan.seed}; whiskers are two standard "
                "errors. Modeled.",
                table=plain_table("Drawn rounds by port and mode", columns, rows, numeric=range(1, 6)),
                source=html.Div(),
                id="sampling-rounds-figure",
                name="setpoint-sampling-rounds",
                className="desk-inner",
            ),
        ]
    )


def place_words(found: Answer, name: str) -> str:
    """A place's name; the empty name is all of them."""
    if not name:
        return ALL
    stratum = found.plan.strata[name]
    return f"{stratum.port}: {stratum.mode.lower()}"


def _sentence(settings: Settings, change: float, all_together: Simulation) -> str:
    found, exact = percent(all_together.found), percent(all_together.exact)
    if change == 0:
        return f"Nothing changed; over all together the plan still said “rise” in {found} of pairs ({exact} exact)."
    what = f"a true change of {signed_percent(change, 0)}"
    return (
        f"Over all ports and modes together the plan found {what} in {found} of pairs of rounds ({exact} exact), and a "
        f"change the other way in {percent(all_together.wrong_way)}."
    )


def _row(each: dict[Any, Any]) -> list[Any]:
    shares = ("found", "error", "exact", "wrong_way", "covered")
    return [each["place"], *[Cell(percent(each[key]), round(each[key], 6)) for key in shares]]

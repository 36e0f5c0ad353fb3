"""The right side of the sampling page, which stays in view: headline, totals, the power curve."""

from typing import Any

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import CONFIG
from components.desk import save_buttons
from components.figures.sampling import power_by_inspections
from components.figures.template import blank
from components.formats import dollars, percent, whole
from components.page import figure_tile, tiles
from components.provenance import sources
from components.sampling.answer import Answer, answer, power_curve
from components.sampling.settings import Settings, Unusable
from components.sampling.words import (
    DATASETS,
    LIMITS,
    LINEAGE,
    UNITS,
    chance,
    headline,
    interval_words,
    possible_words,
)
from components.tables import Cell, plain_table

Shown = tuple[str, Component | None]


def results(first: Shown) -> Component:
    """The card of results as it stands at first; the rest comes with the answers."""
    headline_text, figures = first
    return html.Div(
        html.Section(
            [
                html.H2("What it takes, and what it buys"),
                html.P(headline_text, id="sampling-headline", role="status", className="simulator-headline"),
                html.Div(id="sampling-problem", className="simulator-problems", role="alert"),
                html.Div(figures, id="sampling-figures"),
                html.H3("How often the change is found", className="desk-chart-title"),
                html.P("All ports and modes as one sample, by inspections of a round.", className="card-note"),
                html.Div(
                    dcc.Graph(id="sampling-power", figure=blank(300), config=CONFIG),
                    role="img",
                    className="chart",
                    **{"aria-label": "Chart: chance to find the change by inspections of a round. The table below "
                       "holds the same figures."},
                ),
                html.Div(
                    [
                        html.Details([html.Summary("Table"), html.Div(id="sampling-power-table")],
                                     className="chart-table"),
                        save_buttons(),
                    ],
                    className="chart-tools",
                ),
                sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS),
            ],
            className="card chart-card simulator-results",
            **{"data-name": "setpoint-sampling-power"},
        ),
        className="simulator-sticky",
    )  # fmt: skip


def first(settings: Settings) -> Shown:
    """What the page shows before any answer: the figures, or why there are none. Raises TableUnavailable."""
    try:
        return shown(settings, answer(settings))
    except Unusable as problem:
        return f"Not used: {problem}.", None


def shown(settings: Settings, found: Answer) -> Shown:
    """Headline and figures of an answer."""
    interval, below = interval_words(found)
    share = percent(found.inspections / found.arrivals, 2)
    row = tiles(
        [
            figure_tile("Needed at one port and mode", whole(found.needed.inspections),
                        detail=f"about {dollars(found.cost_needed)} a round"),
            figure_tile("The budget buys", whole(found.inspections), detail=f"{share} of a round's arrivals"),
            figure_tile("Found, over all together", chance(found.found),
                        detail=f"{whole(found.pooled_needed.inspections)} needed"),
            figure_tile("Prevalence it would show", interval, detail=below),
        ]
    )  # fmt: skip
    row.className = "tiles sampling-tiles"
    return headline(settings, found), html.Div([row, html.P(possible_words(found), className="card-note")])


def power_parts(settings: Settings, found: Answer) -> tuple[go.Figure, Any]:
    """The power curve and its table."""
    curve = power_curve(found, settings.values["design_effect"])
    marks = {"bought": float(found.inspections), "needed": float(found.pooled_needed.inspections)}
    rows = [[Cell(whole(n), int(n)), Cell(percent(p), round(p, 6))] for n, p in curve.itertuples(index=False)]
    table = plain_table("Chance to find the change", ["Inspections of a round", "Found"], rows, numeric=[0, 1])
    return power_by_inspections(curve, marks, found.plan.power), table

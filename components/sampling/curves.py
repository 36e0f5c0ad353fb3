"""Curves of the sampling page: what change can be found, and what interval a budget buys."""

import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.sampling import inspections_by_change
from components.figures.sampling import interval_by_budget as interval_figure
from components.figures.template import blank
from components.formats import percent, whole
from components.provenance import sources
from components.sampling.answer import Answer, interval_by_budget, size_by_change
from components.sampling.settings import MILLION, Settings
from components.sampling.words import DATASETS, LIMITS, LINEAGE, UNITS
from components.tables import Cell, plain_table


def change_card() -> Component:
    """Inspections by size of change; figure and table come with the answer."""
    return chart_card(
        "What change can be found",
        blank(300),
        note="Inspections of a round that find it with the power asked for, all ports and modes as one sample. Exact. "
        "Where the lines cross is the smallest change that the budget finds.",
        table=html.Div(id="sampling-change-table"),
        source=sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS),
        id="sampling-change",
        name="setpoint-sampling-change",
    )


def budget_card() -> Component:
    """The interval by budget; figure and table come with the answer."""
    return chart_card(
        "What interval a budget buys",
        blank(300),
        note="Half the width of the interval of the prevalence over all ports, as a share of it. Modeled.",
        table=html.Div(id="sampling-budget-table"),
        source=sources(
            DATASETS,
            lineage="Neyman's allocation: inspections in proportion to arrivals times the spread of what is found, "
            "over the root of the cost (Cochran, Sampling Techniques, 5.5). The two lines are one where all modes "
            "carry and cost alike.",
            units=UNITS,
            limits=LIMITS,
        ),
        id="sampling-budget",
        name="setpoint-sampling-interval",
    )


def change_parts(settings: Settings, found: Answer) -> tuple[go.Figure, Component]:
    """Chart and table of sample sizes by change."""
    sizes = size_by_change(found, settings.values["design_effect"])
    rows = [[percent(change, 0), Cell(whole(n), int(n))] for change, n in sizes.itertuples(index=False)]
    table = plain_table("Inspections by change", ["Change", "Inspections of a round"], rows, numeric=[1])
    return inspections_by_change(sizes, found.inspections), table


def budget_parts(found: Answer) -> tuple[go.Figure, Component]:
    """Chart and table of the interval by budget."""
    curve = interval_by_budget(found.plan)
    rows = [
        [f"${budget:g} million", *[Cell(f"±{percent(half, 0)}", round(half, 4)) for half in halves]]
        for budget, *halves in curve.itertuples(index=False)
    ]
    columns = ["Budget of a round", "Neyman, with cost", "By arrivals alone"]
    table = plain_table("Half the interval's width by budget", columns, rows, numeric=[1, 2])
    return interval_figure(curve, found.plan.budget / MILLION), table

"""The right side of the invest page, which stays in view: headline, totals, the mix as a table and a chart."""

from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import CONFIG
from components.desk import save_buttons
from components.figures.invest import dollars_and_deaths_by_intervention
from components.formats import dollars, percent, whole
from components.invest.answer import mix_frame
from components.invest.settings import Settings
from components.invest.words import (
    DATASETS,
    LIMITS,
    LINEAGE,
    UNITS,
    averted_range,
    floor_sentence,
    headline,
    unspent_sentence,
)
from components.page import figure_tile, tiles
from components.provenance import sources
from components.tables import Cell, plain_table
from model.invest import Investment, fails_well

NOT_CLAIMED = "not claimed"
MIX_HEIGHT = 208
Shown = tuple[str, Component | None, Any]


def results(first: Shown) -> Component:
    """The card of results as it stands at first; the rest comes with the answers."""
    headline_text, figures, figure = first
    return html.Div(
        html.Section(
            [
                html.H2("What the money saves"),
                html.P(headline_text, id="invest-headline", role="status", className="simulator-headline"),
                html.Div(id="invest-problem", className="simulator-problems", role="alert"),
                html.Div(
                    [
                        html.Span(id="invest-solving", role="status"),
                        html.Button("Cancel", id="invest-solve-cancel", type="button", className="quiet-button",
                                    hidden=True),
                    ],
                    className="desk-progress",
                ),
                html.Div(figures, id="invest-figures"),
                html.Div(
                    dcc.Graph(id="invest-mix", figure=figure, config=CONFIG),
                    role="img",
                    className="chart",
                    **{"aria-label": "Chart: dollars and deaths averted by intervention. The table holds the same."},
                ),
                save_buttons(),
                sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS),
            ],
            className="card chart-card simulator-results",
            **{"data-name": "setpoint-invest-mix"},
        ),
        className="simulator-sticky",
    )  # fmt: skip


def shown(settings: Settings, investment: Investment) -> Shown:
    """Headline, figures and chart of an investment."""
    mix = _listed(mix_frame(investment))
    return headline(settings, investment), _figures(investment, mix), dollars_and_deaths_by_intervention(mix)


def _listed(mix: pd.DataFrame) -> pd.DataFrame:
    """Interventions that claim lives or have money."""
    return mix[mix["averted"].notna() | mix["spending"].ge(1)]


def _figures(investment: Investment, mix: pd.DataFrame) -> Component:
    well = fails_well(investment)
    cost = "not claimed" if well.cost_per_death is None else dollars(well.cost_per_death)
    best = float(investment.mix.next_million.max(initial=0.0))
    given = investment.allocation.revenue
    totals = [
        figure_tile(
            "To the regions, a year",
            dollars(given),
            detail=f"{percent(investment.plan.hidta_share, 0)} of {dollars(well.revenue)}",
        ),
        figure_tile("Deaths averted, a year", whole(well.averted), detail=f"range {averted_range(well)}"),
        figure_tile("Per death averted", cost, detail=f"next million: at most {best:.2f} deaths"),
    ]
    columns = ["Intervention", "Dollars", "Units", "Deaths averted", "First death costs", "Evidence"]
    rows = [_row(row) for row in mix.to_dict("records")]
    row = tiles(totals)
    row.className = "tiles simulator-tiles"
    return html.Div(
        [
            row,
            html.Div(
                plain_table("What the money buys, by intervention", columns, rows, numeric=range(1, 5)),
                className="simulator-table",
            ),
            html.P(_notes(investment, mix), className="card-note"),
        ]
    )


def _notes(investment: Investment, mix: pd.DataFrame) -> str:
    unlisted = len(investment.plan.interventions) - len(mix)
    without = f"{unlisted} more claim no life and get money only by a least share. " if unlisted else ""
    return f"{without}{floor_sentence(investment)} {unspent_sentence(investment)}"


def _row(row: dict[Any, Any]) -> list[Any]:
    bought = [
        row["title"],
        Cell(dollars(row["spending"]) if row["spending"] >= 1 else "none", round(row["spending"])),
        Cell(whole(row["units"]) if row["units"] >= 0.5 else "none", round(row["units"])),
    ]
    if pd.isna(row["averted"]):
        return [*bought, Cell(NOT_CLAIMED, ""), Cell("–", ""), row["grade"]]
    return [
        *bought,
        Cell(whole(row["averted"]), round(row["averted"], 1)),
        Cell(dollars(row["first"]), round(row["first"])),
        row["grade"],
    ]

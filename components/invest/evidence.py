"""What stands behind the mix: diminishing returns, limits that bind, the curve over budgets, each one's evidence."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.invest import deaths_averted_by_budget, deaths_averted_by_intervention_alone
from components.figures.template import blank
from components.formats import decimal, dollars, percent, whole
from components.invest.answer import ALONE_BUDGETS, binding_frame, claims, returns_alone
from components.invest.words import DATASETS, GRADES, KINDS, LIMITS, LINEAGE, UNITS
from components.page import card
from components.provenance import sources
from components.tables import Cell, plain_table
from model.invest import Intervention, Investment
from scenarios.interventions import interventions

RETURNS = (
    "In each region s(b) = m·(1 − exp(−b/k)) of opioid deaths: m is reach times effect, k the money that reaches all "
    "but 1/e of those who can be reached. "
)
ALONE_IN_TABLE = (0.1, 0.5, 1, 5, 10, 20)


def returns_card() -> Component:
    """Each intervention alone: how far its returns diminish; the figure and table come with the answer."""
    return chart_card(
        "Each one alone: returns diminish",
        blank(320),
        note="Deaths averted a year if all the regions' money went to one intervention. Modeled; effects at their "
        "middle.",
        table=html.Div(id="invest-alone-table"),
        source=sources(DATASETS, lineage=RETURNS + LINEAGE, units=UNITS, limits=LIMITS),
        id="invest-alone",
        name="setpoint-invest-returns",
    )  # fmt: skip


def alone(investment: Investment) -> tuple[go.Figure, Component]:
    """Chart and table of each intervention alone."""
    frame = returns_alone(investment)
    wide = frame.pivot(index="billions", columns="title", values="averted")[frame["title"].unique()]
    shown = [each for each in ALONE_BUDGETS if each in ALONE_IN_TABLE]
    rows = [[f"${b:g} billion", *[Cell(whole(v), round(v, 1)) for v in wide.loc[b]]] for b in shown]
    table = plain_table("Deaths averted if all of a budget goes to one intervention", ["Budget", *wide.columns], rows,
                        numeric=range(1, 1 + wide.shape[1]))  # fmt: skip
    return deaths_averted_by_intervention_alone(frame, investment.allocation.revenue / 1e9), table


def curve_card() -> Component:
    """The best mix at a dozen budgets: seconds of work, on a button, with progress and cancel."""
    buttons = html.Div(
        [
            html.Button("Draw the curve", id="invest-curve-draw", type="button", className="quiet-button"),
            html.Button("Cancel", id="invest-curve-cancel", type="button", className="quiet-button", hidden=True),
            html.Span(id="invest-curve-status", role="status"),
            html.Span(id="invest-curve-stale", role="status"),
        ],
        className="desk-progress",
    )
    return html.Section(
        [
            html.H2("What each budget averts"),
            html.P("Deaths averted a year by the best mix under the other settings; the band is the range of the "
                   "effects. Seconds of work; minutes where a limit holds over all regions.", className="card-note"),
            buttons,
            html.Div(id="invest-curve"),
            sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS),
        ],
        className="card",
    )  # fmt: skip


def curve(points: list[dict[str, float]], billions: float) -> Component:
    """The drawn curve with its table and downloads."""
    frame = pd.DataFrame(points)
    rows = [
        [f"${p['billions']:g} billion", whole(p["averted"]), whole(p["low"]), whole(p["high"]),
         dollars(p["billions"] * 1e9 / p["averted"]) if p["averted"] > 0 else "not claimed"]
        for p in points
    ]  # fmt: skip
    return chart_card(
        "The best mix, by budget",
        deaths_averted_by_budget(frame, billions),
        note="A year. Modeled.",
        table=plain_table("Deaths averted by budget", ["Budget", "Averted", "Low", "High", "Each costs"], rows,
                          numeric=range(1, 5)),
        source=html.Div(),
        id="invest-curve-figure",
        name="setpoint-invest-curve",
        className="desk-inner",
    )  # fmt: skip


def binding_card() -> Component:
    """Limits that bind and what each costs; the table comes with the answer."""
    return card(
        "What holds the mix back",
        [html.Div(id="invest-binding"), sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS)],
        note="Deaths that one more million dollars of a limit would avert; for a least share, deaths that each of its "
        "millions gives up.",
    )


def binding(investment: Investment) -> list[Component]:
    """Regions' budgets in one sentence, every other limit that binds in a table."""
    frame = binding_frame(investment)
    budgets = frame[frame["kind"] == "budget"].sort_values("lives_per_million")
    others = frame[frame["kind"] != "budget"].sort_values("lives_per_million", ascending=False)
    told = [html.P(_budget_words(budgets))]
    if others.empty:
        told.append(html.P("No other limit binds.", className="card-note"))
    else:
        rows = [
            [KINDS[row["kind"]], row["intervention"], row["region"] or "all", decimal(row["lives_per_million"], 3)]
            for row in others.to_dict("records")
        ]
        columns = ["Limit", "Intervention", "Region", "Deaths per million USD"]
        told.append(html.Div(plain_table("Limits that bind", columns, rows, numeric=[3]), className="binding-table"))
    residual = (
        f"How nearly the conditions of the best mix are met: {investment.mix.residual:.0e} of the first dollar's."
    )
    return [*told, html.P(residual, className="card-note")]


def _budget_words(budgets: pd.DataFrame) -> str:
    if budgets.empty:
        return "No region's budget binds: more money would avert no more."
    low, high = budgets.iloc[0], budgets.iloc[-1]
    return (
        f"The budget binds in {len(budgets)} regions: another million dollars would avert from "
        f"{decimal(low['lives_per_million'], 2)} deaths ({low['region']}) to {decimal(high['lives_per_million'], 2)} "
        f"({high['region']}). They differ because the formula, not the optimizer, divides the money among regions."
    )


def evidence_card() -> Component:
    """Every intervention: cost, reach, effect, grade, source, and what is not known. Raises TableUnavailable."""
    columns = ["Intervention", "Cost per unit", "Reach", "Effect on deaths", "Evidence", "Source", "What is not known"]
    rows = [_evidence_row(item) for item in interventions().values()]
    return card(
        "What is known of each intervention",
        [
            html.Div(plain_table("Interventions and their evidence", columns, rows, numeric=[1, 2, 3]),
                     className="evidence-table"),
            sources(["parameters"], lineage="Each number as its source gives it; what is assumed says so.",
                    units="USD a unit; shares of opioid deaths.", limits=LIMITS[:3]),
        ],
        note="Test strips, drug checking, education, screening and jobs claim no life here: no publication at hand "
        "establishes an effect on deaths. That is a gap in evidence, not a finding that they do not work.",
    )  # fmt: skip


def _evidence_row(item: Intervention) -> list[Any]:
    name = [item.title, html.Span(f"unit: {item.unit}", className="desk-unit")]
    reach = percent(item.reach, 0) if claims(item) else "–"
    effect = f"{percent(item.effect)} ({percent(item.effect_low)}–{percent(item.effect_high)})"
    return [
        Cell(name, item.title),
        dollars(item.unit_cost),
        reach,
        effect if claims(item) else "none claimed",
        GRADES[item.grade],
        item.source,
        item.evidence_gap,
    ]

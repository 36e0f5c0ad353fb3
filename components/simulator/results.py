"""The results that stay in view: laid out once, their cells filled by the browser at every answer."""

import json
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.frozen import frozen  # what the browser fills itself: Dash need not watch each cell
from components.provenance import sources
from components.simulator.cells import LIMITS, cell, names
from components.simulator.knobs import country_name
from components.tables import plain_table
from model.scenario import Scenario

DATASETS = ("state_deaths_monthly", "cbp_seizures", "goods_imports", "border_crossings", "majors_list", "parameters")
LARGE = ("rate", "toll")


def results(scenario: Scenario, shown: dict[str, Any]) -> Component:
    """The results that stay in view: headline, totals, one row a country, one chart."""
    return html.Div(
        [
            html.Section(
                [
                    html.H2("What follows"),
                    html.P(shown["headline"], id="simulator-headline", role="status", className="simulator-headline"),
                    html.Div(id="simulator-problems", className="simulator-problems", role="alert"),
                    frozen(html.Div([_totals(shown), _countries(scenario, shown)])),
                    _chart(scenario),
                    sources(
                        DATASETS,
                        lineage="The assessment (Methods) of the scenario at left, computed at every move.",
                        units="Adjustment: percent of import value. Toll: USD per crossing. Money: USD per year.",
                        limits=LIMITS,
                    ),
                ],
                className="card chart-card simulator-results",
                **{"data-name": "setpoint-charges"},
            )
        ],
        className="simulator-sticky",
    )


def _totals(shown: dict[str, Any]) -> Component:
    entries = (
        ("Border revenue, a year", "all.revenue", "all.revenue_change"),
        ("Price per household, a year", "all.household", "all.consumer"),
        ("Deaths attributed, a year", "all.deaths", "all.unattributed"),
    )
    return html.Div(
        [
            html.Div(
                [
                    html.Div(label, className="tile-label"),
                    html.Div(cell(shown, value), className="tile-value"),
                    html.Div([cell(shown, below)], className="tile-detail"),
                ],
                className="tile",
            )
            for label, value, below in entries
        ],
        className="tiles simulator-tiles",
    )


def _countries(scenario: Scenario, shown: dict[str, Any]) -> Component:
    columns = ["Country", "Adjustment", "Change", "Toll", "Change", "Revenue", "Deaths", "Change"]
    keys = ("rate", "rate_change", "toll", "toll_change", "revenue", "deaths", "deaths_change")
    rows = [
        [
            html.Span(
                [
                    country_name(scenario, code),
                    html.Span(shown["marks"][code], className="country-mark", **{"data-mark": code}),
                ]
            ),
            *[cell(shown, f"{code}.{key}", className=_class(key)) for key in keys],
        ]
        for code in scenario.countries
    ]
    return html.Div(
        plain_table("Charges by country, now and against the set point", columns, rows, numeric=range(1, 8)),
        className="simulator-table",
    )


def _class(key: str) -> str:
    if key in LARGE:
        return "figure"
    return "change" if key.endswith("_change") else ""


def _chart(scenario: Scenario) -> Component:
    return html.Div(
        [
            html.Div(
                html.Div(id="simulator-rates", className="live-block", **{"data-names": json.dumps(names(scenario))}),
                role="img",
                className="chart",
                **{
                    "aria-label": "Chart: adjustment and toll by country, beside the set point. The table above holds "
                    "the same figures."
                },
            ),
            html.P(
                [
                    html.Span(className="key-bar key-rate"),
                    html.Span(className="key-bar key-toll"),
                    " now ",
                    html.Span(className="key-tick"),
                    " set point. Change: against the set point, in points, USD and deaths.",
                ],
                className="simulator-key",
            ),
            html.Div([_save(kind) for kind in ("png", "svg", "csv")], className="chart-saves"),
        ],
        className="simulator-chart",
    )


def _save(kind: str) -> Component:
    label = f"Download as {kind.upper()}"
    return html.Button(kind.upper(), type="button", className="save", **{"data-save": kind, "aria-label": label})

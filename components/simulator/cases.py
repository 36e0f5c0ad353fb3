"""Why it is so: each outcome's cases in a sentence or two, and every country's figures in a small table."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.frozen import frozen
from components.simulator.cells import cell
from components.simulator.knobs import country_name, outcome_title
from components.tables import plain_table
from model.results import UNATTRIBUTED
from model.scenario import Scenario

COLUMNS = ("Country", "Case", "Set point", "Now")


def cases(scenario: Scenario, shown: dict[str, Any]) -> Component:
    """The card; the browser fills its lines and cells at every answer."""
    blocks = [_block(scenario, shown, outcome) for outcome in scenario.outcomes]
    return html.Section(
        frozen(
            html.Div(
                [
                    html.H2("Which of the paper's cases it is"),
                    html.P("By outcome. Deaths a year that each country answers for.", className="card-note"),
                    html.Div(blocks, className="cases"),
                ]
            )
        ),
        className="card",
    )


def _block(scenario: Scenario, shown: dict[str, Any], outcome: str) -> Component:
    title = outcome_title(scenario, outcome)
    told = shown["cases"][outcome]
    lines = [_line(told[place] if place < len(told) else None) for place in range(len(scenario.countries))]
    rows = [
        [name, *[cell(shown, f"case.{outcome}.{code}.{key}") for key in ("case", "baseline", "current")]]
        for code, name in (
            *((code, country_name(scenario, code)) for code in scenario.countries),
            (UNATTRIBUTED, "No country"),
        )
    ]
    return html.Section(
        [
            html.H3(title),
            html.Ul(lines, **{"data-cases": outcome}),
            plain_table(f"{title}: case and deaths by country", COLUMNS, rows, numeric=(2, 3)),
        ]
    )


def _line(group: list[Any] | None) -> Component:
    """One group of countries in a case; a line without a group waits for one."""
    label, names, sentence, quiet = group or ["", "", "", False]
    return html.Li(
        [
            html.Span(label, className="case-label"),
            html.Span(names, className="case-names"),
            html.Span(sentence, className="case-sentence"),
        ],
        hidden=group is None,
        className="quiet" if quiet else "",
    )

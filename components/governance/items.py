"""The deficit index: its items and weights as fields, the index by country, and why each item has its value."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.fields import Field, number_cell, reset_button, switch_id, with_reset
from components.figures.governance import index_by_country
from components.formats import decimal
from components.governance.state import Judged, index_alone, item_fields, item_value
from components.page import card
from components.provenance import sources
from components.simulator.knobs import country_name
from components.status import mark
from components.tables import Cell, plain_table
from model import Scenario
from model.governance import ITEMS
from model.parameters import PARAMETERS
from scenarios.deficits import Deficit, deficits
from scenarios.governance import governance_of, is_judged

PAGE = "governance"
LINEAGE = "Index = weighted mean of five items (model section 3). Each item is read from the white paper, or assumed."
LIMITS = (
    "The items are judgements, not measurements: no source scores a country on them.",
    "Where the white paper is silent on a country the range is the widest, 0 to 1.",
    "A law on paper is not enforcement: the paper's own caution, and why ½ stands between.",
)
UNITS = "Each item and the index: 0 effective, ½ on paper, 1 absent. Weights: 0 and up, alike for every country."


def items_card(judged: Judged, scenario: Scenario) -> Component:
    """Every item of every country and every weight, as fields."""
    fields = item_fields(scenario)
    head = [_head("Item"), _head("Weight")]
    head += [_country_head(scenario, code) for code in scenario.countries]
    body = [_row(judged, scenario, fields, item) for item in ITEMS]
    body.append(_eligible_row(scenario))
    table = html.Table(
        [
            html.Caption("Items of the deficit index by country, as fields", className="visually-hidden"),
            html.Thead(html.Tr(head)),
            html.Tbody(body),
        ],
        className="governance-items",
    )
    return card(
        "Deficit in governance, item by item",
        [
            html.Div(
                [
                    html.P("0 effective, ½ on paper only, 1 absent. Change any item or weight.", className="card-note"),
                    reset_button("Reset all", ""),
                ],
                className="governance-tools",
            ),
            html.Div(table, className="table-scroll governance-scroll"),
            html.Div(id="governance-problem", role="alert", className="governance-problem"),
            html.Details([html.Summary("Why each item has its value"), _reasons(scenario)], className="chart-table"),
            sources(("majors_list", "parameters"), lineage=LINEAGE, units=UNITS, limits=LIMITS),
        ],
    )


def index_card(scenario: Scenario) -> Component:
    """The index by country with the range of its items. Raises data.store.TableUnavailable."""
    found = deficits(scenario)
    names = [country_name(scenario, code) for code in found]
    rows = list(found.values())
    table = plain_table(
        "Deficit index by country; items as value × weight",
        ["Country", "Index", "Low", "High", *[PARAMETERS[f"governance.{item}"].title for item in ITEMS]],
        [
            [name, decimal(row.index, 3), decimal(row.low, 2), decimal(row.high, 2), *_items_of(row)]
            for name, row in zip(names, rows, strict=True)
        ],
        numeric=range(1, 9),
    )
    alone = index_alone(scenario)
    told = ", ".join(country_name(scenario, code) for code in alone)
    note = f" {told}: the index as set in the simulator, without items." if alone else ""
    return chart_card(
        "Deficit index by country",
        index_by_country(names, [r.index for r in rows], [r.low for r in rows], [r.high for r in rows]),
        note=f"0 effective, 1 absent. Bars: the range that the items' ranges allow.{note}",
        table=table,
        source=sources(("parameters",), lineage=LINEAGE, units=UNITS, limits=LIMITS),
        id="governance-index-chart",
        name="setpoint-deficit-index",
    )


def eligibility_card(scenario: Scenario) -> Component:
    """Who may be charged, and why not. Raises data.store.TableUnavailable."""
    rows = [_eligibility(scenario, row) for row in deficits(scenario).values()]
    return card(
        "Who may be charged, and why",
        [
            html.P(
                "A country is charged only if it is identified as a major source or transit country and has a deficit. "
                "To be listed is no finding of failure.",
                className="card-note",
            ),
            html.Ul(rows, className="governance-eligible"),
            sources(
                ("majors_list",),
                lineage="Listed on the latest determination, and a deficit above 0 (model section 3).",
                units="Fiscal years.",
                limits=(
                    "The list covers all major drugs, not fentanyl alone.",
                    "A country off the list is not charged whatever its footprint; that footprint is reported in the "
                    "simulator as uncharged.",
                ),
            ),
        ],
    )


def _items_of(row: Deficit) -> list[str]:
    return [f"{item.value:g} × {item.weight:g}" for item in row.items] or ["not given"] * len(ITEMS)


def _eligibility(scenario: Scenario, row: Deficit) -> Component:
    failed = ", ".join(map(str, row.listing.years_failed))
    more = f" Found to have failed demonstrably in fiscal {failed}." if failed else ""
    verdict = "May be charged" if row.chargeable else "Not charged"
    why = row.why.removeprefix(f"{verdict}: ")
    return html.Li(
        [
            html.Strong(country_name(scenario, row.country)),
            html.Span(verdict, className="status"),
            html.Span(f"{why[0].upper()}{why[1:]}{more}"),
        ],
        **{"data-country": row.country},
    )


def _row(judged: Judged, scenario: Scenario, fields: dict[str, Field], item: str) -> Component:
    parameter = PARAMETERS[f"governance.{item}"]
    head = html.Th(
        [parameter.title, html.Div(parameter.description.removesuffix(" 0 effective, ½ on paper, 1 absent."))],
        scope="row",
    )
    cells = [html.Td(_cell(judged, fields[f"weight.{item}"], ""))]
    for code in scenario.countries:
        source = dict(zip(ITEMS, governance_of(code), strict=True))[item]
        cells.append(
            html.Td(_cell(judged, fields[f"item.{code}.{item}"], "white paper" if is_judged(source) else "assumed"))
        )
    return html.Tr([head, *cells])


def _cell(judged: Judged, field: Field, below: str) -> Component:
    return number_cell(PAGE, field, item_value(judged, field.key, field.default), below=below)


def _eligible_row(scenario: Scenario) -> Component:
    cells = []
    for code, country in scenario.countries.items():
        key, label = f"country.{code}.eligible", f"{country_name(scenario, code)}: major source or transit country"
        switch = dmc.Switch(id=switch_id(PAGE, key), checked=country.eligible, size="sm", **{"aria-label": label})
        cells.append(html.Td(with_reset(key, label, switch)))
    head = html.Th(
        ["Major source or transit country", html.Div("Identified as such by the Presidential Determination.")],
        scope="row",
    )
    return html.Tr([head, html.Td(), *cells])


def _head(text: str) -> Component:
    return html.Th(text, scope="col")


def _country_head(scenario: Scenario, code: str) -> Component:
    return html.Th(
        [
            country_name(scenario, code),
            html.Div(index_now(scenario, code), id={"type": "governance-index", "key": code}, className="index-now"),
        ],
        scope="col",
    )


def index_now(scenario: Scenario, code: str) -> str:
    """The country's index, as it stands in the head of its column."""
    alone = ", set alone" if code in index_alone(scenario) else ""
    return f"index {scenario.deficit(code):.2f}{alone}"


def _reasons(scenario: Scenario) -> Component:
    rows = []
    for code in scenario.countries:
        for item, source in zip(ITEMS, governance_of(code), strict=True):
            title = f"{country_name(scenario, code)}: {PARAMETERS[f'governance.{item}'].title}"
            span = f"{source.low:g}–{source.high:g}" if source.low is not None else ""
            judged = is_judged(source)
            status = "White paper" if judged else Cell(mark("assumed"), "assumed")
            rows.append([title, f"{source.value:g}", span, status, source.rationale])
    return plain_table(
        "Each item with its sourced value, range and reason",
        ["Country and item", "Value", "Range", "Rests on", "Reason"],
        rows,
        numeric=(1, 2),
    )

"""The comparator: the fentanyl tariffs of 2025–26 under the emergency powers act, beside the computed rates."""

from datetime import date
from typing import Any

from dash import Input, Output, callback, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from components.chart_card import table_card
from components.formats import dollars, percent
from components.provenance import panel, sources
from components.simulator.charge_path import ask_at_rest
from components.simulator.state import NotUsable, scenario_of, state_from
from components.tables import Cell, plain_table
from model.scenario import Scenario
from scenarios import PRESETS
from scenarios.ieepa import LAST_DAY, PARTNERS, IeepaComparison, IeepaRow, against_ieepa, matching_share, tariff_periods
from scenarios.presets import IEEPA

COLUMNS = (
    "Country",
    "Computed here, now",
    "Tariff on its last day",
    "Imports covered, at most",
    "Adjustment collects",
    "Tariff collected, at most",
    "Tariff, nothing exempt",
    "Step by step, and the order",
)


def tariffs() -> Component:
    """The panel's place; it is filled when its tab is open and the reader rests."""
    return html.Div([html.Div(id="simulator-tariffs"), dcc.Store(id="simulator-tariffs-wish")])


ask_at_rest("tariffs")


@callback(Output("simulator-tariffs", "children"), Input("simulator-tariffs-wish", "data"), prevent_initial_call=True)
def fill(wish: dict[str, Any]) -> Component:
    """The card of the state at rest; a message in its place if a table is not readable."""
    try:
        return panel(lambda: card(scenario_of(state_from(wish["state"]))), name="The 2025–26 tariffs")
    except NotUsable:  # told beside the figures, which stay those before
        raise PreventUpdate from None


def card(scenario: Scenario) -> Component:
    """The scenario's adjustments beside the tariffs: rates, what each collects on the same imports, the orders."""
    found = against_ieepa(scenario)
    rows = [_row(scenario, row) for row in found.rows]
    rows += [_absent(name) for name, code in PARTNERS.items() if code not in scenario.countries]
    rows += [["All of these", "", "", "", *_money(found.adjustment.revenue, found.collected.revenue,
                                                  found.statutory.revenue), ""]]  # fmt: skip
    return table_card(
        "Beside the 2025–26 fentanyl tariffs",
        plain_table("Computed adjustments beside the 2025–26 tariffs", COLUMNS, rows, numeric=range(1, 7)),
        note="Ad valorem, laid under the International Emergency Economic Powers Act: one rate a country, set by "
        f"order and not from outcomes. Voided on 2026-02-20; their last day was {LAST_DAY}. Both sides on the "
        "same imports, pass-through and elasticity, USD a year.",
        source=sources(
            ["parameters", "us_duties_2025", "goods_imports"],
            lineage="Rates as read in the executive orders. The part covered: duties collected per dollar of "
            "imports, August to December 2025 less January 2025, over the rate of the order; every import where "
            "the orders name no exemption.",
            units="Percent of import value; USD a year on the scenario's imports, after they have responded.",
            limits=[
                "Goods under the USMCA were exempt from 2025-03-07; energy and potash from Canada paid 10%.",
                "The part covered is the most it can have been: other duties rose in the same months.",
                "The tariffs did not charge travelers: the toll is not in this comparison.",
            ],
        ),
        name="setpoint-tariffs-2025",
        before=[html.P(_sentence(scenario, found))],
    )


def _sentence(scenario: Scenario, found: IeepaComparison) -> str:
    own, theirs = found.adjustment.revenue, found.collected.revenue
    told = f"This scenario's adjustments collect {dollars(own)} a year, the tariffs {dollars(theirs)} at most. "
    if scenario.policy.basis != "harm":
        return told + "Under this basis the adjustment does not rest on a share of the harm."
    share = matching_share(scenario)
    if share >= 1.0:
        return told + "Even with the whole harm put on goods, the adjustment would not collect as much."
    return (
        f"{told}To collect as much, {percent(share)} of the harm would have to be put on goods; here it is "
        f"{percent(scenario.policy.internalized_share)}. The preset “{PRESETS[IEEPA].title}” starts from that share."
    )


def _row(scenario: Scenario, row: IeepaRow) -> list[Any]:
    name = scenario.countries[row.country].name or row.country
    computed = html.Span(percent(row.adjustment.rate, 2), **{"data-cell": f"{row.country}.rate"})
    money = _money(row.adjustment.revenue, row.collected.revenue, row.statutory.revenue)
    if row.period is None:
        return [name, computed, "none", "–", *money, "No order named it."]
    covered = Cell(percent(row.covered.value, 0), row.covered.value)
    return [name, computed, percent(row.period.rate, 0), covered, *money, _orders(row.country)]


def _absent(name: str) -> list[Any]:
    return [name, "not in this scenario", "", "", "", "", "", _orders(PARTNERS[name])]


def _money(*values: float) -> list[Cell]:
    return [Cell(dollars(value), value) for value in values]


def _orders(code: str) -> Cell:
    own = [period for period in tariff_periods() if period.country == code]
    return Cell("; ".join(f"{percent(each.rate, 0)} from {_day(each.since)} ({each.source})" for each in own))


def _day(day: date) -> str:
    return day.isoformat()

"""The comparator: the fentanyl tariffs of 2025–26 under the emergency powers act, beside the computed rates."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.formats import percent
from components.provenance import panel, sources
from components.tables import Cell, plain_table
from data.store import load
from model.scenario import Scenario

TOPIC = "fentanyl_tariff"
COUNTRIES = {"MEX": "Mexico", "CHN": "China", "CAN": "Canada"}


def tariffs(scenario: Scenario, shown: dict[str, Any]) -> Component:
    """A card with each step of the tariffs; a message in its place if the parameters table is not readable."""
    return panel(lambda: _card(scenario, shown), name="The 2025–26 tariffs")


def tariff_steps() -> pd.DataFrame:
    """The steps as published: key (country), value (ad valorem share), period (from), source."""
    table = load("parameters")
    return table[table.topic == TOPIC].sort_values(["period", "key"])


def _card(scenario: Scenario, shown: dict[str, Any]) -> Component:
    steps = tariff_steps()
    rows = [_row(scenario, shown, code, name, steps) for code, name in COUNTRIES.items()]
    columns = ["Country", "Computed here, now", "Tariff, step by step", "Orders"]
    return html.Section(
        [
            html.H2("Beside the 2025–26 fentanyl tariffs"),
            html.P(
                "Ad valorem. The tariffs were laid under the International Emergency Economic Powers Act and voided on "
                "2026-02-20. The computed rate is the one of this scenario, under its lens.",
                className="card-note",
            ),
            plain_table("Computed rates beside the 2025–26 tariffs", columns, rows, numeric=[1]),
            html.P(["End: ", _ends(steps)], className="card-note"),
            sources(
                ["parameters"],
                lineage="As read in the executive orders; the computed rate is the assessment at left.",
                units="Percent of import value. The tariff of the orders, before exemptions.",
                limits=["Goods under the USMCA were exempt from 2025-03-07; energy and potash from Canada paid 10%."],
            ),
        ],
        className="card",
    )


def _row(scenario: Scenario, shown: dict[str, Any], code: str, name: str, steps: pd.DataFrame) -> list[Any]:
    own = steps[steps.key == name]
    told = "; ".join(f"{percent(step.value, 0)} from {step.period}" for step in own.itertuples())
    computed = html.Span("not in this scenario")
    if code in scenario.countries:
        computed = html.Span(shown["cells"][f"{code}.rate"][0], **{"data-cell": f"{code}.rate"})
    return [name, computed, Cell(told), Cell("; ".join(own.source.astype(str)))]


def _ends(steps: pd.DataFrame) -> str:
    return "; ".join(f"{step.period}: {step.source}" for step in steps[steps.key == "all"].itertuples())

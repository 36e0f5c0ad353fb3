"""The foot of the simulator: cases, parts, lenses, who pays, the 2025–26 tariffs, uncertainty, reproduce."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card, table_card
from components.figures.assessment import deaths_from_set_point_to_now
from components.provenance import sources
from components.simulator.cases import cases
from components.simulator.cells import LIMITS, cell, names_with_rest
from components.simulator.charge_path import flows_panel, steps_panel
from components.simulator.controls import LENS_WORDS
from components.simulator.knobs import country_name
from components.simulator.late_panels import PANELS, late_panel, late_store
from components.simulator.reproduce import reproduce
from components.simulator.state import State
from components.simulator.tariffs import tariffs
from components.simulator.uncertainty import uncertainty
from components.status import mark
from components.tables import plain_table
from model.results import UNATTRIBUTED
from model.scenario import Scenario

PART_TITLES = {
    "baseline": "Set point",
    "explained": "Explained by scores",
    "unproven": "Unproven, returned",
    "adaptation": "Traced: adaptation",
    "new_source": "Traced: new source",
    "growth": "Growth",
    "current": "Now",
}


def details(scenario: Scenario, shown: dict[str, Any], state: State, view: Mapping[str, Any]) -> Component:
    """The foot of the page, a tab a subject; `view`: what the address says is looked at."""
    late = {key: (title, partial(late_panel, key, state, view)) for key, (title, _) in PANELS.items()}
    panels = {
        "cases": ("Why: the cases", lambda: cases(scenario, shown)),
        "parts": ("From set point to now", lambda: html.Div([steps_panel(scenario, view), _parts(scenario, shown)])),
        "flows": ("From score to charge", lambda: flows_panel(view)),
        "lenses": ("Lens by lens", lambda: _lenses(scenario, shown)),
        "pays": ("Who pays", lambda: _pays(scenario, shown)),
        "tariffs": ("2025–26 tariffs", tariffs),
        "uncertainty": ("Uncertainty", lambda: uncertainty(scenario, view)),
        **late,
        "reproduce": ("Reproduce", lambda: _reproduce(scenario, shown)),
    }
    tabs = [dmc.TabsTab(title, value=key) for key, (title, _) in panels.items()]
    content = [dmc.TabsPanel(build(), value=key, className="detail-panel") for key, (_, build) in panels.items()]
    tab = view["tab"] if view.get("tab") in panels else "cases"
    return html.Div(
        [
            dmc.Tabs(
                [dmc.TabsList(tabs, **{"aria-label": "More about this result"}), *content],
                id="simulator-details",
                value=tab,
                keepMounted=False,
            ),
            late_store(tab),
        ],
        className="simulator-details",
    )


def _parts(scenario: Scenario, shown: dict[str, Any]) -> Component:
    codes = (*scenario.countries, UNATTRIBUTED)
    columns = ["Country", *PART_TITLES.values()]
    rows = [
        [name, *[cell(shown, f"part.{part}.{code}") for part in PART_TITLES]]
        for code, name in zip(codes, names_with_rest(scenario), strict=True)
    ]
    return chart_card(
        "Deaths attributed, from the set point to now",
        deaths_from_set_point_to_now(names_with_rest(scenario), shown["charts"]["deaths"]),
        note="Deaths per year, all outcomes. The parts sum to today's deaths. Modeled: an attribution, not a count. "
        "Where precursors are charged at their source, what that moves comes after these parts.",
        table=plain_table("Parts of the attributed deaths by country", columns, rows, numeric=range(1, 8)),
        source=sources(
            ("state_deaths_monthly", "cbp_seizures"),
            lineage="Model section 2: explained, returned as unproven, traced by evidence, growth.",
            units="Deaths per year.",
            limits=LIMITS[:2],
        ),
        id="simulator-deaths",
        name="setpoint-deaths-by-part",
    )


def _lenses(scenario: Scenario, shown: dict[str, Any]) -> Component:
    columns = ["Country"]
    for label, _ in LENS_WORDS.values():
        columns += [f"{label}: adjustment", f"{label}: toll"]
    rows = [
        [
            country_name(scenario, code),
            *[cell(shown, f"lens.{lens}.{code}.{key}") for lens in LENS_WORDS for key in ("rate", "toll")],
        ]
        for code in scenario.countries
    ]
    totals = [
        (title, [part for lens in LENS_WORDS for part in (cell(shown, f"lens.{lens}.{key}"), "")])
        for title, key in (("Border revenue", "revenue"), ("Deaths held to no country", "unattributed"))
    ]
    rows += [[title, *cells] for title, cells in totals]
    return table_card(
        "The same scenario under each lens",
        plain_table("Adjustment and toll by country and lens", columns, rows, numeric=range(1, 9)),
        note="What moves between these columns rests on the choice of lens, not on evidence. "
        "Custom keeps the shares now in use. Modeled.",
        source=sources(
            ("cbp_seizures", "goods_imports", "parameters"),
            lineage="Model section 1: each lens divides the same deaths over countries in its own way.",
            units="Adjustment: percent of import value. Toll: USD a crossing. Revenue: USD a year.",
            limits=LIMITS[:2],
        ),
        name="setpoint-lens-by-lens",
        after=[
            html.Dl(
                [part for label, words in LENS_WORDS.values() for part in (html.Dt(label), html.Dd(words))],
                className="lens-words",
            )
        ],
    )


def _pays(scenario: Scenario, shown: dict[str, Any]) -> Component:
    columns = ["Country", "Imports after", "Per household", "Crossings after", "Toll per crossing", "Not collected"]
    keys = ("imports_after", "household", "entries_after", "toll", "uncollected")
    rows = [
        [country_name(scenario, code), *[cell(shown, f"{code}.{key}") for key in keys]] for code in scenario.countries
    ]
    return table_card(
        "Who pays",
        plain_table("Who pays, by country", columns, rows, numeric=range(1, 6)),
        note="Buyers of imports pay the adjustment by the pass-through; travelers pay the toll at each crossing. "
        "A year, after imports and crossings have responded.",
        source=sources(
            ("goods_imports", "border_crossings", "parameters"),
            lineage="Model sections 4 and 5: imports and crossings after they have responded to the charge.",
            units="USD a year; per household: USD a year; crossings a year; toll: USD a crossing.",
            limits=LIMITS,
        ),
        name="setpoint-who-pays",
        before=[
            html.P(
                [
                    "Adjustments raise ",
                    cell(shown, "all.adjustment_revenue"),
                    ", tolls ",
                    cell(shown, "all.toll_revenue"),
                    ". Not collected because of a cap or because no one travels: ",
                    cell(shown, "all.uncollected"),
                    ". Deaths held to countries that may not be charged: ",
                    cell(shown, "all.uncharged"),
                    ".",
                ]
            )
        ],
        after=[html.P([mark("modeled"), " Households: an assumption; see the Policy tab."], className="card-note")],
    )


def _reproduce(scenario: Scenario, shown: dict[str, Any]) -> Component:
    return html.Section(
        [html.H2("Reproduce this result"), html.Div(reproduce(scenario, shown), id="simulator-reproduce")],
        className="card simulator-reproduce",
    )

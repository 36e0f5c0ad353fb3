"""The cards of a region's supply signals: what laboratories of its states report, and pills of the nation."""

from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import chart_card, table_card
from components.figures.region_supply import reports_by_half
from components.formats import MISSING, percent, signed_percent, whole
from components.page import card
from components.provenance import sources
from components.status import mark
from components.tables import Cell, plain_table
from data.catalog import CATALOG
from data.states import STATES
from data.views.region_signals import PILLS, SIGNALS, latest_signals, pill_facts, state_signals, unseen_states
from data.views.regions import states_of

_NAMES = dict(STATES.values())


def reports_card(slug: str) -> Component:
    """Laboratory reports of fentanyl in the region's states by half-year. Raises TableUnavailable."""
    states = states_of(slug)
    signals = state_signals(states)
    missing = ", ".join(_NAMES[state] for state in unseen_states(slug))
    if signals.empty:
        return card("Laboratory reports of fentanyl", [html.P(f"Not available: none are published for {missing}.")])
    return chart_card(
        "Laboratory reports of fentanyl",
        reports_by_half(signals, _NAMES),
        note="Reports by half-year, whole states. Open marks: [[provisional]], reports still to come"
        + (f". Not available: {missing}" if missing else ""),
        table=_reports_table(signals),
        source=sources(
            (SIGNALS, "nflis_reports"),
            lineage="Sums over substances of the reports of each state; the change is against the same half-year a "
            "year before.",
            units="laboratory reports in a half-year: identifications, not seizures and not doses",
            limits=CATALOG[SIGNALS].caveats,
        ),
        name=f"reports-{slug}",
        className="region-reports",
    )


def signals_card(slug: str) -> Component:
    """The last three half-years of each state, with the change and its word."""
    rows = latest_signals(states_of(slug))
    if rows.empty:
        return html.Div()
    return table_card(
        "Each state's latest half-years",
        plain_table("Laboratory reports, latest half-years", _HEADS, [_signal_row(r) for r in rows.to_dict("records")],
                    numeric=(2, 3, 4, 5)),
        note="Change of fentanyl reports against the same half-year a year before",
        source=sources(
            (SIGNALS,),
            lineage="The word is up or down where the change is at least 10% and more than chance (1.96 × √(a + b)).",
            units="laboratory reports; percent",
            limits=("Other: related substances and precursors, carfentanil among them. Shares are of reports, not of "
                    "doses.",),
        ),
        name=f"signals-{slug}",
    )  # fmt: skip


_HEADS = ("State", "Half-year", "Fentanyl", "Carfentanil", "Other share", "Change", "Signal")


def _signal_row(row: dict[str, Any]) -> tuple[Any, ...]:
    half = row["label"].replace(" half", "")
    provisional = row["status"] == "provisional"
    return (
        _NAMES[row["state"]],
        Cell([half, *([" ", mark("provisional")] if provisional else [])], f"{half}, {row['status']}"),
        _count(row["fentanyl"]),
        _count(row["carfentanil"]),
        percent(row["other_share"]),
        signed_percent(row["change"]),
        row["signal"],
    )


def _reports_table(signals: pd.DataFrame) -> Component:
    rows = [
        (_NAMES[row["state"]], row["label"], _count(row["reports"]), _count(row["fentanyl"]),
         _count(row["carfentanil"]), _count(row["fluorofentanyl"]), signed_percent(row["change"]), row["status"])
        for row in signals.to_dict("records")
    ]  # fmt: skip
    heads = ("State", "Half-year", "All reports", "Fentanyl", "Carfentanil", "Fluorofentanyl", "Change", "Status")
    return plain_table("Laboratory reports by state and half-year", heads, rows, numeric=(2, 3, 4, 5, 6))


def pills_card(slug: str) -> Component:
    """Pills: number, share and potency, of the nation. Raises TableUnavailable."""
    facts = pill_facts().to_dict("records")
    rows = [(_measure(row), *_figure(row, ""), *_figure(row, "_before"), row["source"]) for row in facts]
    heads = ("Measure", "Latest", "Of", "Before", "Of", "Who says so")
    return table_card(
        "Pill share and potency: the nation",
        plain_table("Pills: number, share, potency", heads, rows, numeric=(1, 3)),
        note="National statements: none is published by state or region. What the states know of counterfeit pills in "
        "deaths stands under “People of special concern”",
        source=sources(
            (PILLS,),
            lineage="The latest statement of each kind beside the one before it; fiscal and calendar years are not "
            "joined.",
            units="pills; share; milligrams of fentanyl in a pill",
            limits=CATALOG[PILLS].caveats,
        ),
        name=f"pills-{slug}",
        after=(html.P(dcc.Link("Seizures and crossings by port", href="/ports"), className="card-note"),),
    )


def _measure(row: dict[str, Any]) -> str:
    return str(row["measure"])[:1].upper() + str(row["measure"])[1:]


def _figure(row: dict[str, Any], which: str) -> tuple[str, str]:
    value, unit = row[f"value{which}"], row["unit"]
    if pd.isna(value):
        return MISSING, "–"
    shown = {"share": lambda: percent(value), "mg": lambda: f"{value:.2f} mg"}.get(unit, lambda: whole(value))()
    return shown, str(row[f"period{which}"])


def _count(value: Any) -> Cell | str:
    return MISSING if pd.isna(value) else Cell(whole(value), int(value))

"""The plan by port and mode: a map of inspections, a table to sort, and the drawn shifts of one place."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.desk import choice
from components.figures.sampling import shifts_drawn
from components.figures.template import blank
from components.formats import decimal
from components.map import map_view, port_flows
from components.page import card
from components.provenance import sources
from components.regions import number
from components.sampling.answer import Answer, longest_gap, port_frame, shifts_of
from components.sampling.settings import Settings, control, period, places
from components.sampling.words import DATASETS, LIMITS, LINEAGE, UNITS
from components.tables import grid, plain_table
from model.sampling import Stratum

MAP = "sampling"
MOST_ROWS = 24  # each cell costs time at every move of a slider; the schedule file has them all


def map_card() -> Component:
    """Inspections by port; the data come with the answer."""
    figure = map_view(
        MAP, title="Inspections of a round by port", select="port", layers=("states", "ports"),
        name="setpoint-sampling-ports",
    )  # fmt: skip
    return card(
        "Where the inspections are",
        [figure, sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS)],
        note="Inspections of a round, all modes of a port together. Modeled: Neyman's allocation of the budget.",
    )


def table_card() -> Component:
    """All ports and modes, to sort and save."""
    save = html.Button("CSV", id="sampling-save", type="button", className="save",
                       **{"aria-label": "Download the table as CSV, filtered and sorted as shown"})  # fmt: skip
    note = (
        "Expected interval: of the prevalence there, per million arrivals, in expectation over what a round finds. "
        "Alone: the chance that the place's own inspections find the change. Sort by a column's head."
    )
    return card(
        "The plan by port and mode",
        [
            html.Div([html.P(note, className="card-note"), save], className="desk-tools"),
            grid("sampling-table", _columns(), [], label="setpoint-sampling-plan", height="30rem"),
            sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS),
        ],
    )


def shifts_card(settings: Settings) -> Component:
    """When to inspect at one place, under both schemes; the drawing comes with the answer."""
    words = place_choices(places(settings))
    place = settings.values["place"] if settings.values["place"] in words else ""
    picker = html.Div(
        [
            choice(control("place"), "Port and mode", place, words),
            html.Button("Whole schedule (CSV)", id="sampling-schedule", type="button", className="quiet-button"),
        ],
        className="desk-tools",
    )
    drawn = chart_card(
        "When to inspect",
        blank(230),
        note="Shifts of a round drawn by the seed: evenly spaced from a random start, or each shift alike.",
        table=html.Div(id="sampling-shifts-table"),
        source=sources(
            DATASETS,
            lineage="Within a drawn shift every step-th arrival is inspected from a random start. Each shift has the "
            "same chance, so that no day or hour is safe.",
            units="Days and shifts of eight hours.",
            limits=("Which officers and lanes are free is not known here.",),
        ),
        id="sampling-shifts",
        name="setpoint-sampling-shifts",
        className="desk-inner",
    )
    return html.Section([picker, html.P(id="sampling-shifts-note", className="card-note"), drawn], className="card")


def place_choices(strata: Mapping[str, Stratum]) -> dict[str, str]:
    """The places to choose from by id; the empty id is the least busy, which is shown until one is chosen."""
    return {"": "The least busy of them", **{key: f"{each.port}: {each.mode.lower()}" for key, each in strata.items()}}


def port_map(found: Answer) -> dict[str, Any]:
    """Payload of the map's ports."""
    frame = port_frame(found)
    codes = [str(name).rsplit("-", 1)[0] for name in frame.index]
    return port_flows(
        frame.groupby(codes)["inspections"].sum(),
        measure="Inspections",
        unit="a round",
        period=f"arrivals of {period()}",
        source="Setpoint, modeled",
    )


def port_rows(found: Answer) -> list[dict[str, Any]]:
    """Rows of the table, in the plan's order."""
    return [
        {
            "port": row["port"],
            "mode": row["mode"],
            "arrivals": round(row["arrivals"]),
            "inspections": row["inspections"],
            "part": round(100 * row["part"], 3),
            "cost": round(row["cost"]),
            "lower": number(row["lower"], 2),
            "upper": number(row["upper"], 2),
            "nothing": number(100 * row["nothing"], 1),
            "found": 99.9 if pd.isna(row["found"]) else round(100 * row["found"], 2),
            "needed": row["needed"],
        }
        for _, row in port_frame(found).iterrows()
    ]


def shift_parts(settings: Settings, found: Answer) -> tuple[go.Figure, Component, str]:
    """Chart, table and sentence of the drawn shifts of the chosen place."""
    strata = found.plan.strata
    chosen = settings.values["place"]
    name = chosen if chosen in strata else list(strata)[-1]
    shifts = shifts_of(found.plan, found.spread.inspections, name)
    rows = [
        [each["scheme"], each["day"], each["shift"], each["inspections"], each["first"], each["step"]]
        for each in shifts.groupby("scheme", sort=False).head(MOST_ROWS // 2).to_dict("records")
    ]
    columns = ["Scheme", "Day", "Shift", "Inspections", "First arrival", "Then every"]
    table = plain_table("The first drawn shifts of each scheme", columns, rows, numeric=range(1, 6))
    return shifts_drawn(shifts, found.plan.days), table, _gaps(shifts, found.plan.days, strata[name].port)


def _gaps(shifts: pd.DataFrame, days: float, port: str) -> str:
    if shifts.empty:
        return f"{port}: no inspection is allotted."
    systematic, drawn = (longest_gap(shifts[shifts["scheme"] == s], days) for s in ("systematic", "random"))
    return (
        f"{port}: the longest time without an inspection is {decimal(systematic)} days if systematic, {decimal(drawn)} "
        "if randomized. Systematic covers days and hours evenly; who knows one shift may guess the next. Randomized "
        "cannot be guessed, and leaves gaps."
    )


def _columns() -> list[dict[str, Any]]:
    right = {"type": "rightAligned", "filter": False, "minWidth": 95}
    return [
        {"field": "port", "headerName": "Port", "minWidth": 180},
        {"field": "mode", "headerName": "Mode", "minWidth": 145},
        {"field": "arrivals", "headerName": "Arrivals of a round", **right, "valueFormatter": _told(",")},
        {"field": "inspections", "headerName": "Inspections", **right, "minWidth": 120, "valueFormatter": _told(",")},
        {"field": "part", "headerName": "Share, %", **right, "valueFormatter": _told(".2f")},
        {"field": "cost", "headerName": "Cost, USD", **right, "valueFormatter": _told(",")},
        {"field": "lower", "headerName": "Interval from, per million", **right, "valueFormatter": _told(",.1f")},
        {"field": "upper", "headerName": "to", **right, "valueFormatter": _told(",.1f")},
        {"field": "nothing", "headerName": "Finds nothing, %", **right, "valueFormatter": _told(".1f")},
        {"field": "found", "headerName": "Finds the change alone, %", **right,
         "valueFormatter": {"function": "params.value >= 99.9 ? 'over 99' : d3.format('.1f')(params.value)"}},
        {"field": "needed", "headerName": "Needed alone", **right, "valueFormatter": _told(",")},
    ]  # fmt: skip


def _told(form: str) -> dict[str, str]:
    return {"function": f"params.value == null ? 'not available' : d3.format('{form}')(params.value)"}

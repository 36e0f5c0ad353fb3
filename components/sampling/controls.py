"""The left side of the sampling page: what to find, where and for how much, how."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.controls import Scale
from components.desk import choice, log_slider, number, slider
from components.formats import decimal
from components.provenance import panel
from components.sampling.settings import MODE_KEYS, PER_MILLION, Settings, control, period
from components.sampling.words import BORDER_WORDS, DIRECTIONS, METHODS, MODE_WORDS, SCHEMES
from components.status import mark
from data.views.memory import remembered
from model.parameters import PARAMETERS
from scenarios.sampling_ports import seizure_floor


def controls(settings: Settings) -> Component:
    """The card of controls, in three tabs."""
    panels = {
        "find": ("What to find", _find(settings)),
        "where": ("Where, and the money", _where(settings)),
        "how": ("How", _how(settings)),
    }
    tabs = [dmc.TabsTab(title, value=key) for key, (title, _) in panels.items()]
    shown = [dmc.TabsPanel(html.Div(parts, className="knob-panel"), value=key) for key, (_, parts) in panels.items()]
    return html.Section(
        [
            html.H2("What you set"),
            html.P("“Back” in the browser undoes a step; the address holds it all.", className="card-note"),
            dmc.Tabs([dmc.TabsList(tabs, **{"aria-label": "Groups of controls"}), *shown], value="find"),
        ],
        className="card simulator-controls desk-controls",
    )


def _find(settings: Settings) -> list[Any]:
    values = settings.values
    return [
        log_slider(
            control("prevalence"), "Prevalence", values["prevalence"], " per million",
            hint=[*_hint("prevalence", 1 / PER_MILLION, " per million"), html.Br(),
                  panel(lambda: html.Span(_floor_words()), name="The floor")],
        ),
        html.Div(
            [
                choice(control("direction"), "Change", values["direction"], DIRECTIONS),
                slider(control("change"), "of", values["change"], Scale(10, 80, 1, "%", 0), hint=_hint("change")),
            ],
            className="desk-pair change-pair",
        ),
        slider(control("power"), "Power: how often it should be found", values["power"], Scale(50, 99, 1, "%", 0),
               hint=_hint("power", 100, "%")),
        slider(control("confidence"), "Confidence", values["confidence"], Scale(80, 99, 1, "%", 0),
               hint=_hint("confidence", 100, "%")),
        slider(control("design_effect"), "Design effect", values["design_effect"], Scale(1, 5, 0.1, "", 1),
               hint=_hint("design_effect", 1, "")),
    ]  # fmt: skip


def _where(settings: Settings) -> list[Any]:
    values = settings.values
    return [
        log_slider(control("budget"), "Budget of a round", values["budget"], " M USD", hint=_hint("budget")),
        slider(control("days"), "Days of a round", values["days"], Scale(28, 365, 1, "", 0), hint=_hint("days", 1, "")),
        choice(control("border"), "Land border", values["border"], BORDER_WORDS),
        slider(control("most"), "Busiest ports and modes", values["most"], Scale(1, 60, 1, "", 0),
               hint=panel(lambda: html.Span(f"By arrivals, {period()}."), name="The arrivals")),
        slider(control("least"), "Least inspections of each", values["least"], Scale(0, 500, 10, "", 0),
               hint=_hint("least", 1, "")),
    ]  # fmt: skip


def _how(settings: Settings) -> list[Any]:
    values = settings.values
    rows = [html.Div([html.Div("Mode"), html.Div("Prevalence, times"), html.Div("USD an inspection")],
                     className="mode-row limit-head")]  # fmt: skip
    for mode in MODE_KEYS:
        title = MODE_WORDS[mode]
        cells = [
            html.Div(title),
            number(control(f"times.{mode}"), f"{title}: prevalence, times", values[f"times.{mode}"], decimals=2,
                   hidden_label=True),
            number(control(f"cost.{mode}"), f"{title}: USD an inspection", values[f"cost.{mode}"], decimals=2,
                   hidden_label=True),
        ]  # fmt: skip
        rows.append(html.Div(cells, className="mode-row"))
    return [
        html.P("A mode may carry more or cost more than another: the money then goes where it tells most.",
               className="card-note"),
        html.Div(rows),
        html.Div([*_hint("cost", 1, " USD")], className="slider-hint"),
        choice(control("scheme"), "Which shifts inspect", values["scheme"], SCHEMES),
        html.Div(
            [
                number(control("shift_size"), "Inspections in a shift", values["shift_size"]),
                number(control("seed"), "Seed", values["seed"]),
            ],
            className="desk-pair",
        ),
        choice(control("method"), "Intervals", values["method"], METHODS),
    ]  # fmt: skip


def _hint(name: str, factor: float | None = None, unit: str = "") -> list[Component | str]:
    found = PARAMETERS[f"sampling.{name}"]
    words: list[Component | str] = [mark(found.status), " "]
    if factor is not None and found.plausible is not None:
        low, high = (each * factor for each in found.plausible)
        words.append(f"plausible {low:,.10g} to {high:,.10g}{unit} ")
    return [*words, dcc.Link("Source", href=f"/methods#{found.name}", className="hint-link")]


@remembered("border_crossings", "cbp_seizures")
def _floor_words() -> str:
    floor = seizure_floor()
    return (
        f"A floor: {decimal(floor.value * 1e6)} fentanyl seizures per million arrivals at southwest ports, "
        f"{floor.period}. Nobody knows what passed."
    )

"""The left side of the invest page: the money, the formula over regions, the limits on interventions."""

from json import dumps
from typing import Any
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.controls import Scale, slider_id
from components.desk import choice, number, slider, switch
from components.formats import dollars
from components.invest.settings import INTERVENTIONS, LIMIT_FIELDS, Settings, control, scenario_revenue
from components.invest.words import WEIGHTS
from components.provenance import panel
from components.status import mark
from house.charges import LENS_WORDS
from model.parameters import PARAMETERS
from scenarios import PRESETS
from scenarios.interventions import interventions
from scenarios.pill_evidence import NOTE

AMOUNTS = ((0.1, "$100 million"), (1, "$1 billion"), (5, "$5 billion"), (10, "$10 billion"))
MONEY = {"scenario": "The border revenue of a scenario", "fixed": "A fixed amount"}
HIDDEN = {"lower": "the least it can be (1, or 0 where not listed)", "upper": "the most it can be (9)"}
LIMIT_HEADS = ("Each region, least", "Each region, most", "All regions, least", "All regions, most")


def controls(settings: Settings) -> Component:
    """The card of controls, in three tabs."""
    panels = {
        "money": ("Money", _money(settings)),
        "regions": ("Regions", _regions(settings)),
        "interventions": ("Interventions", [panel(lambda: _limits(settings), name="The limits")]),
    }
    tabs = [dmc.TabsTab(title, value=key) for key, (title, _) in panels.items()]
    shown = [dmc.TabsPanel(html.Div(parts, className="knob-panel"), value=key) for key, (_, parts) in panels.items()]
    return html.Section(
        [
            html.H2("What you set"),
            html.P("“Back” in the browser undoes a step; the address holds it all.", className="card-note"),
            dmc.Tabs([dmc.TabsList(tabs, **{"aria-label": "Groups of controls"}), *shown], value="money"),
        ],
        className="card simulator-controls desk-controls",
    )


def scenario_note(settings: Settings) -> list[Component | str]:
    """What the scenario raises, and the way to the simulator with the same address."""
    query = urlencode(settings.scenario_query, safe=",")
    own = len(settings.carried)
    values = f", with {own} of your own values," if own > 1 else ", with a value of your own," if own else ""
    return [
        f"“{PRESETS[settings.values['preset']].title}”{values} raises {dollars(scenario_revenue(settings))} a year. ",
        mark("modeled"),
        " ",
        dcc.Link("Change it in the simulator", href=f"/simulator?{query}", className="hint-link"),
    ]


def _money(settings: Settings) -> list[Any]:
    values = settings.values
    return [
        choice(control("money"), "Money", values["money"], MONEY),
        html.Div(
            [
                choice(control("preset"), "Scenario", values["preset"], {p.id: p.title for p in PRESETS.values()}),
                choice(control("lens"), "Attribution lens", values["lens"], {k: w[0] for k, w in LENS_WORDS.items()}),
                html.P(
                    panel(lambda: html.Span(scenario_note(settings)), name="The scenario"),
                    id="invest-scenario-note",
                    className="slider-hint desk-wide",
                ),
            ],
            id="invest-scenario",
            className="desk-pair",
            hidden=values["money"] != "scenario",
        ),
        html.Div(
            [
                slider(control("budget"), "Amount, a year", values["budget"], Scale(0.05, 20, 0.05, " bn USD", 2)),
                html.Div([_amount(billions, label) for billions, label in AMOUNTS], className="desk-amounts"),
            ],
            id="invest-fixed",
            hidden=values["money"] != "fixed",
        ),
        slider(
            control("part"), "Part that goes to the regions", values["part"], Scale(1, 100, 1, "%", 0),
            hint=_hint("invest.hidta_share"),
        ),
    ]  # fmt: skip


def _amount(billions: float, label: str) -> Component:
    return html.Button(
        label,
        type="button",
        className="quiet-button",
        **{"data-desk-set": dumps(slider_id("budget")), "data-value": str(billions)},
    )


def _regions(settings: Settings) -> list[Any]:
    values = settings.values
    weights = [
        slider(control(f"weight.{name}"), title, values[f"weight.{name}"], Scale(0, 100, 5, "", 0),
               hint=_weight_hint(name))
        for name, title in WEIGHTS.items()
    ]  # fmt: skip
    return [
        html.P(
            "A region's need is the weighted mean of its measures, each relative to the average region. Only the ratio "
            "between weights matters. ◇ The paper names no formula.",
            className="card-note",
        ),
        *weights,
        switch(control("pills"), "Count counterfeit-pill evidence where SUDORS has it", values["pills"]),
        html.P(NOTE, className="slider-hint"),
        slider(
            control("floor"), "Floor of a region", values["floor"], Scale(0, 100, 5, "%", 0),
            hint=["of an equal part. ", *_hint("invest.floor_share")],
        ),
        choice(control("hidden"), "A hidden county counts as", values["hidden"], HIDDEN),
    ]  # fmt: skip


def _limits(settings: Settings) -> Component:
    titles = {name: item.title for name, item in interventions().items()}
    heads = [html.Div("Intervention"), *[html.Div(text) for text in LIMIT_HEADS]]
    rows = [part for name in INTERVENTIONS for part in _limit_row(settings, name, titles[name])]
    return html.Div(
        [
            html.P(
                "The optimizer buys lives that evidence claims. What claims none gets money only by a least share. "
                "Limits over all regions tie the regions together: the mix then takes some seconds.",
                className="card-note",
            ),
            html.Div([html.Div(heads, className="limit-row limit-head"), *rows], className="limit-table"),
        ]
    )


def _limit_row(settings: Settings, name: str, title: str) -> list[Component]:
    cells = []
    for field, head in zip(LIMIT_FIELDS, LIMIT_HEADS, strict=True):
        unit = "%" if field in ("least", "most") else " M"
        key = f"{name}.{field}"
        cells.append(
            number(
                control(key), f"{title}: {head.lower()}", settings.values[key], unit=unit, decimals=1, hidden_label=True
            )
        )
    return [html.Div([html.Div(title, className="limit-title"), *cells], className="limit-row")]


def _weight_hint(name: str) -> list[Component | str]:
    return _hint(f"invest.weight_{name}")


def _hint(parameter: str) -> list[Component | str]:
    found = PARAMETERS[parameter]
    return [mark(found.status), " ", dcc.Link("Source", href=f"/methods#{parameter}", className="hint-link")]

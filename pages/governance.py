"""Governance: deficits by country, the three trade-law paths on one scenario, and what stands around them."""

from typing import Any

import dash
from dash import ALL, Input, Output, State, callback, dcc, html
from dash.development.base_component import Component

from components.fields import Option, collect_fields, fields_stores
from components.governance.context import authorities_card, ladder_card, negotiation_card, past_card
from components.governance.items import eligibility_card, index_card, index_now, items_card
from components.governance.paths import paths_card, results_card, scenario_choices
from components.governance.state import (
    Judged,
    index_alone,
    item_fields,
    judged_scenario,
    read_judged,
    simulator_address,
    simulator_names,
)
from components.page import page
from components.provenance import panel, unavailable
from components.simulator.state import DEFAULT_PRESET, NotUsable, base_scenario
from data.store import TableUnavailable
from model import Scenario
from scenarios import DEFAULT_LENS

PAGE = "governance"

dash.register_page(
    __name__,
    path="/governance",
    title="Governance – Setpoint",
    description="Deficits in drug governance by country, and the three trade-law paths with their burden of evidence",
)


def layout(**query: Any) -> Component:
    """The page as its address says."""
    notices: list[str] = []
    content = panel(lambda: _content(query, notices), name="The deficits")
    return page(
        "Governance",
        "Where drug regulation falls short, who may be charged for it, by which path of trade law, and on what proof.",
        [
            content,
            html.Div(
                [html.Div(ladder_card(), className="span-6"), html.Div(negotiation_card(), className="span-6")],
                className="columns",
            ),
            authorities_card(),
            past_card(),
        ],
        notices=notices,
    )


def _content(query: dict[str, Any], notices: list[str]) -> Component:
    judged, found = read_judged({name: text for name, text in query.items() if text is not None})
    notices += found
    try:
        scenario = judged_scenario(judged)
    except NotUsable as problem:
        notices += [f"The values in the address were left out: {each}." for each in problem.problems]
        judged = Judged(judged.simulator, {}, {})
        scenario = judged_scenario(judged)
    base = base_scenario(judged.simulator)
    return html.Div(
        [
            *fields_stores(PAGE, _fields(base), _values(judged), _kept(judged, base)),
            items_card(judged, scenario),
            html.Div(
                [
                    html.Div(index_card(scenario), id="governance-index", className="span-5"),
                    html.Div(eligibility_card(scenario), id="governance-eligible", className="span-7"),
                ],
                className="columns",
            ),
            html.Section(
                [
                    html.H2("The scenario on which the paths are compared"),
                    scenario_choices(judged),
                    html.P(_carried(judged, scenario), id="governance-carried", className="card-note"),
                ],
                className="card",
            ),
            html.Div(results_card(scenario), id="governance-results"),
            html.Div(paths_card(judged, scenario), id="governance-paths"),
        ],
        className="governance-live",
    )


@callback(
    Output({"type": "governance-index", "key": ALL}, "children"),
    Output("governance-index", "children"),
    Output("governance-eligible", "children"),
    Output("governance-carried", "children"),
    Output("governance-results", "children"),
    Output("governance-paths", "children"),
    Output("governance-problem", "children"),
    Input("governance-values", "data"),
    State("governance-fields", "data"),
    State({"type": "governance-index", "key": ALL}, "id"),
    prevent_initial_call=True,
)
def show(values: dict[str, Any], stored: dict[str, Any], ids: list[dict[str, str]]) -> tuple[Any, ...]:
    """Everything that follows from the items, weights and choices."""
    try:
        judged, _ = read_judged(stored["kept"] | values)
        scenario = judged_scenario(judged)
        heads = [index_now(scenario, each["key"]) for each in ids]
        return (
            heads,
            index_card(scenario),
            eligibility_card(scenario),
            _carried(judged, scenario),
            results_card(scenario),
            paths_card(judged, scenario),
            "",
        )
    except NotUsable as problem:
        return _unchanged(ids, "Not usable: " + "; ".join(map(str, problem.problems)))
    except TableUnavailable as problem:
        return _unchanged(ids, unavailable("The result", problem))


def _unchanged(ids: list[dict[str, str]], told: Component | str) -> tuple[Any, ...]:
    same = dash.no_update
    return [same] * len(ids), same, same, same, same, same, told


def _fields(base: Scenario) -> list[Any]:
    eligible = [Option(f"country.{code}.eligible", str(c.eligible).lower()) for code, c in base.countries.items()]
    choices = [Option("preset", DEFAULT_PRESET), Option("lens", DEFAULT_LENS)]
    return [*item_fields(base).values(), *eligible, *choices]


def _values(judged: Judged) -> dict[str, Any]:
    items = {f"item.{code}.{item}": v for code, each in judged.items.items() for item, v in each.items()}
    return items | {f"weight.{item}": v for item, v in judged.weights.items()} | simulator_names(judged.simulator)


def _kept(judged: Judged, base: Scenario) -> dict[str, str]:
    """What the simulator's address brought and no control here stands for."""
    own = {each.key for each in _fields(base)}
    return {name: text for name, text in simulator_names(judged.simulator).items() if name not in own}


def _carried(judged: Judged, scenario: Scenario) -> list[Component | str]:
    """What else the scenario holds, and the way to the simulator with the index as it stands."""
    kept = _kept(judged, base_scenario(judged.simulator))
    come: list[Component | str] = []
    if kept:
        many = f"{len(kept)} more values" if len(kept) > 1 else "1 more value"
        come = [
            f"{many} came with the address from the simulator, kept here. ",
            dcc.Link("Start without", href="/governance"),
            ". ",
        ]
    alone = "An index without items stands until one of its items is changed. " if index_alone(scenario) else ""
    link = dcc.Link("Open this scenario in the simulator", href=simulator_address(judged, scenario))
    return [*come, alone, link, ", where the index stands as one number by country, to three decimals."]


collect_fields(PAGE)

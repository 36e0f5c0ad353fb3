"""Sanctions: listings by program, year and country; the supply chain as an illustrative network."""

from typing import Any

import dash
from dash import Input, Output, State, callback, dcc, html
from dash.development.base_component import Component

from components.fields import collect_fields, fields_stores
from components.page import page
from components.provenance import panel
from components.sanctions.listings import countries_card, output_card, program_choice, program_tiles, years_card
from components.sanctions.network import drawing_card, flow_card, fragmentation_card, ranking_card
from components.sanctions.network_controls import removal_controls, roles_card
from components.sanctions.reproduce import plan_file, reproduce_card
from components.sanctions.state import fields_of_page, plan_of, read_page
from components.sanctions.words import ILLUSTRATIVE, WHAT_IT_IS
from components.simulator.state import NotUsable
from scenarios.network_study import drawn, study

PAGE = "sanctions"

dash.register_page(
    __name__,
    path="/sanctions",
    title="Sanctions – Setpoint",
    description="Narcotics sanctions as counts, and the supply chain as an illustrative network",
)


def layout(**query: Any) -> Component:
    """Listings above, the illustrative network below, as the address says."""
    values, notices = read_page(query)
    known = fields_of_page()
    changed = {each.key: values[each.key] for each in known if _text(values[each.key]) != _text(each.default)}
    return page(
        "Sanctions",
        "Who is listed, as counts; and which role of a supply chain is central and hard to replace.",
        [
            *fields_stores(PAGE, known, changed, {}),
            panel(program_tiles, name="The listings"),
            html.Div(
                [
                    html.Div(panel(years_card, name="Listings by year"), className="span-7"),
                    html.Div(output_card(), className="span-5"),
                ],
                className="columns",
            ),
            html.Div(
                [
                    panel(lambda: program_choice(values["program"]), name="The choice of a program"),
                    html.Div(_countries(values), id="sanctions-countries"),
                ],
                className="sanctions-countries",
            ),
            _network(values),
            dcc.Download(id="sanctions-file"),
        ],
        notices=notices,
    )


def _network(values: dict[str, Any]) -> Component:
    parts = _parts(values)
    return html.Section(
        [
            html.H2("The supply chain as a network", className="sanctions-title"),
            html.P([html.Strong(ILLUSTRATIVE), html.Span(f" {WHAT_IT_IS}")],
                   className="sanctions-mark"),
            html.Div(id="sanctions-problem", role="alert", className="governance-problem"),
            html.Div(
                [
                    html.Div(html.Div(removal_controls(values), className="card"), className="span-4"),
                    html.Div(parts[0], id="sanctions-drawing", className="span-8"),
                ],
                className="columns",
            ),
            html.Div(
                [
                    html.Div(parts[1], id="sanctions-flow", className="span-6"),
                    html.Div(parts[2], id="sanctions-ranking", className="span-6"),
                ],
                className="columns",
            ),
            html.Div(parts[3], id="sanctions-fragments"),
            roles_card(values),
            html.Div(parts[4], id="sanctions-reproduce"),
        ],
        className="sanctions-network",
    )  # fmt: skip


@callback(
    Output("sanctions-countries", "children"),
    Output("sanctions-drawing", "children"),
    Output("sanctions-flow", "children"),
    Output("sanctions-ranking", "children"),
    Output("sanctions-fragments", "children"),
    Output("sanctions-reproduce", "children"),
    Output("sanctions-problem", "children"),
    Input("sanctions-values", "data"),
    prevent_initial_call=True,
)
def show(changed: dict[str, Any]) -> tuple[Any, ...]:
    """Everything that follows from the choices and numbers."""
    values, notices = read_page(changed)
    try:
        return _countries(values), *_parts(values), " ".join(notices)
    except NotUsable as problem:
        same = dash.no_update
        return same, same, same, same, same, same, "Not usable: " + "; ".join(map(str, problem.problems))


@callback(
    Output("sanctions-file", "data"),
    Input("sanctions-download", "n_clicks"),
    State("sanctions-values", "data"),
    prevent_initial_call=True,
)
def download(clicks: int | None, changed: dict[str, Any]) -> Any:
    """The plan file of what is on the screen."""
    if not clicks:
        return dash.no_update
    return {"content": plan_file(plan_of(read_page(changed)[0])), "filename": "plan.json"}


def _countries(values: dict[str, Any]) -> Component:
    return panel(lambda: countries_card(values["program"]), name="Listings by country")


def _parts(values: dict[str, Any]) -> tuple[Component, ...]:
    plan = plan_of(values)
    found, chain = study(plan), drawn(plan)
    return (
        drawing_card(chain, plan, values["moment"]),
        flow_card(found, plan.removed, values["compare"]),
        ranking_card(found),
        fragmentation_card(found),
        reproduce_card(plan),
    )


def _text(value: Any) -> str:
    return ",".join(value) if isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)


collect_fields(PAGE)

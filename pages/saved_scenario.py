"""One saved scenario: versions, links, copy."""

from typing import Any

import dash
from dash import Input, Output, State, callback, dcc, html, no_update
from dash.development.base_component import Component

from components.page import page
from components.workspace.members import members
from components.workspace.nav import workspace_nav
from components.workspace.saved_one import BODY, HELD, SAID, WISH, body, done, frame
from server.who import current_person
from workspace.people import Person
from workspace.permissions import NotAllowed
from workspace.store import StoreUnavailable
from workspace.words import NotFound

dash.register_page(
    __name__,
    path_template="/workspace/scenarios/<scenario_id>",
    title="Saved scenario – Setpoint",
    description="One saved scenario: its versions and links",
)


def layout(scenario_id: str = "", key: str = "", **_: Any) -> Component:
    """The scenario, if it is the reader's or they hold a link to it."""
    back = f"/workspace/scenarios/{scenario_id}" + (f"?key={key}" if key else "")
    shown = members(lambda person: _content(person, scenario_id, key), name="Saved scenarios", back=back)
    lead = "Its versions, what changed between them, and who else may open it."
    return page("Saved scenario", lead, [frame(scenario_id, key, [shown])])


def _content(person: Person, scenario_id: str, key: str) -> Component:
    try:
        shown = body(person, scenario_id, key)
    except NotFound as problem:
        way = dcc.Link("Your saved scenarios", href="/workspace")
        shown = [html.Div([f"{problem} ", way], className="unavailable", role="status")]
    return html.Div([workspace_nav(person, "/workspace"), html.Div(shown, className="workspace-stack")])


@callback(
    Output(BODY, "children"),
    Output(SAID, "children"),
    Input(WISH, "data"),
    State(HELD, "data"),
    prevent_initial_call=True,
)
def do_with_this_scenario(wish: dict[str, Any], held: dict[str, str]) -> tuple[Any, Any]:
    """Share, end a link, rename, bring a version back, copy."""
    person = current_person()
    try:
        told = done(person, held, wish)
        return _content(person, held["id"], held.get("key", "")), told
    except (NotAllowed, StoreUnavailable) as problem:
        return no_update, f"Not done: {problem}"

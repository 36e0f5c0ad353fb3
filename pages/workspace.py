"""Workspace: the scenarios that a person saved."""

from typing import Any

import dash
from dash import Input, Output, callback, html, no_update
from dash.development.base_component import Component

from components.page import card, page
from components.workspace.members import members
from components.workspace.nav import workspace_nav
from components.workspace.saved_list import LIST, SAID, WISH, done, lists, saved_list
from server.who import current_person
from workspace.people import Person
from workspace.permissions import NotAllowed
from workspace.store import StoreUnavailable

PATH = "/workspace"

dash.register_page(
    __name__, path=PATH, title="Workspace – Setpoint", description="Saved scenarios, your region's counts, watches"
)


def layout(**_: Any) -> Component:
    """The list of saved scenarios, or where to sign in."""
    lead = "Scenarios that you saved, each with all its versions. Public figures need no account."
    return page("Workspace", lead, [members(_content, name="Saved scenarios", back=PATH)])


def _content(person: Person) -> Component:
    return html.Div([workspace_nav(person, PATH), card("Saved scenarios", [saved_list(person)])])


@callback(
    Output(LIST, "children"),
    Output(SAID, "children"),
    Input(WISH, "data"),
    prevent_initial_call=True,
)
def do_with_scenario(wish: dict[str, str]) -> tuple[Any, Any]:
    """Copy, delete, bring back: what a button of the list asks for."""
    person = current_person()
    try:
        told = done(person, wish)
        return lists(person), told
    except (NotAllowed, StoreUnavailable) as problem:
        return no_update, f"Not done: {problem}"

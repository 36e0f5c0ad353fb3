"""The row under the simulator that keeps the scenario: as a new one, or as the next version of the one opened."""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.simulator.state import NotUsable, scenario_of, state_from
from components.workspace.members import members
from data.store import TableUnavailable
from server.who import current_person
from workspace.people import Person
from workspace.permissions import NotAllowed, may
from workspace.saved import scenarios
from workspace.saved.found import Saved
from workspace.saved.scenarios import Conflict, Draft
from workspace.store import StoreUnavailable
from workspace.words import BadInput, NotFound

NEW, NEXT = "new", "next"


def save_row(query: dict[str, Any]) -> Component:
    """Name, note and buttons; query: the page's, which may name the saved scenario that was opened."""
    return members(lambda person: _row(person, query), name="Saved scenarios", back="/simulator")


def _row(person: Person, query: dict[str, Any]) -> Component:
    if not may(person, "scenario.create"):
        return html.P("Saving scenarios needs the role analyst.", className="save-note")
    opened, notice = _opened(person, str(query.get("saved") or ""), str(query.get("key") or ""))
    may_change = opened is not None and opened.standing != "view"
    return html.Div(
        [
            dcc.Store(id="save-held", data=_held(opened, str(query.get("key") or "")) if opened else None),
            dcc.Store(id="save-wish"),
            dmc.TextInput(id="save-title", label="Name to save it under", size="sm", className="save-title",
                          value=opened.title if opened else ""),
            dmc.TextInput(id="save-note", label="What changed", placeholder="optional", size="sm", value="",
                          className="save-note-field"),
            html.Button(_next_label(opened), id="save-next", type="button", className="quiet-button",
                        hidden=not may_change),
            html.Button("Save as new", id="save-new", type="button", className="quiet-button"),
            dcc.Link("Saved scenarios", href="/workspace", className="row-link"),
            html.Span(notice, id="save-said", role="status", className="save-said"),
        ],
        className="save-row",
    )  # fmt: skip


def _opened(person: Person, scenario_id: str, key: str) -> tuple[Saved | None, str]:
    """The scenario that the address names, and a notice if it cannot be opened."""
    if not scenario_id:
        return None, ""
    try:
        return scenarios.opened(person, scenario_id, key), ""
    except NotFound:
        return None, "The saved scenario in the address is not there, or not shared with you. These are its settings."


def _held(saved: Saved, key: str) -> dict[str, Any]:
    return {"id": saved.id, "version": saved.version, "key": key}


def _next_label(saved: Saved | None) -> str:
    return f"Save version {saved.version + 1}" if saved else "Save"


clientside_callback(
    ClientsideFunction("setpoint", "wishSave"),
    Output("save-wish", "data"),
    Input("save-new", "n_clicks"),
    Input("save-next", "n_clicks"),
    State("save-title", "value"),
    State("save-note", "value"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "keepSavedInAddress"),
    Input("save-held", "data"),
    prevent_initial_call=True,
)


@callback(
    Output("save-said", "children"),
    Output("save-held", "data"),
    Output("save-next", "children"),
    Output("save-next", "hidden"),
    Output("save-note", "value"),
    Input("save-wish", "data"),
    State("save-held", "data"),
    State("simulator-settled", "data"),
    State("simulator-state", "data"),
    prevent_initial_call=True,
)
def keep_scenario(
    wish: dict[str, Any], held: dict[str, Any] | None, settled: dict[str, Any] | None, initial: dict[str, Any]
) -> tuple[Any, ...]:
    """Save what the reader last rested at, and say under which version."""
    person = current_person()
    try:
        document = scenario_of(state_from(settled or initial)).model_dump(mode="json", exclude_none=True)
        draft = Draft(wish["title"], wish["address"], document, wish["note"])
        if wish["kind"] == NEXT and held:
            saved = scenarios.change(person, held["id"], held["version"], draft, held["key"])
            key = held["key"]
        else:
            saved, key = scenarios.save(person, draft), ""
    except Conflict as problem:
        return f"Not saved: {problem} Save it as new, or open theirs first.", *[no_update] * 4
    except BadInput as problem:
        allowed = f" Allowed: {problem.allowed}." if problem.allowed else ""
        return f"Not saved: {problem.field}: {problem}{allowed}", *[no_update] * 4
    except (NotUsable, NotAllowed, NotFound, StoreUnavailable, TableUnavailable) as problem:
        return f"Not saved: {problem}", *[no_update] * 4
    link = dcc.Link(f"“{saved.title}”, version {saved.version}", href=f"/workspace/scenarios/{saved.id}")
    return html.Span(["Saved: ", link]), _held(saved, key), _next_label(saved), False, ""

"""Watches: places whose new early warnings are listed, mailed or sent to a webhook."""

from typing import Any

import dash
from dash import ALL, Input, Output, State, callback, ctx, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from components.page import card, page
from components.provenance import panel
from components.url_state import read_address
from components.workspace.members import members
from components.workspace.nav import workspace_nav
from components.workspace.watch_page import add_card, added, history_list, rate_note, watch_list
from data.store import TableUnavailable
from server.who import current_person
from workspace import watches
from workspace.notify import NotDelivered
from workspace.people import Person
from workspace.permissions import NotAllowed
from workspace.store import StoreUnavailable
from workspace.watches import NewWatch
from workspace.words import BadInput, NotFound

TITLE = "Watches"
PATH = "/workspace/watches"
LEAD = (
    "Watch a county, a state or a region, neighbors included: when new data trip an early warning there, you are told "
    "once, with the reason and the rate of false alarms."
)
TOLD = (BadInput, NotFound, NotAllowed, StoreUnavailable, NotDelivered, TableUnavailable)

dash.register_page(
    __name__, path=PATH, title="Watches – Setpoint",
    description="Places you watch, and the early warnings that fired there",
)  # fmt: skip


def layout(**query: Any) -> Component:
    """The page for the person who asks."""
    _, notices = read_address((), query)
    return page(TITLE, LEAD, [members(_content, name=TITLE, back=PATH)], notices=notices)


def _content(person: Person) -> Component:
    return html.Div(
        [
            workspace_nav(person, PATH),
            add_card(person),
            card("Your watches", [panel(lambda: html.Div(watch_list(person), id="watch-list"), name="The watches"),
                                  html.Div(id="watch-did", role="status")], note=rate_note()),
            card("What fired", [html.Div(history_list(person), id="watch-history")]),
        ],
        className="page",
    )  # fmt: skip


@callback(
    Output("watch-region-row", "hidden"),
    Output("watch-state-row", "hidden"),
    Output("watch-county-row", "hidden"),
    Output("watch-target-row", "hidden"),
    Input("watch-kind", "value"),
    Input("watch-channel", "value"),
    prevent_initial_call=True,
)
def show_fields(kind: str, channel: str) -> tuple[bool, ...]:
    """The fields that the choice needs."""
    needs_target = channel == "webhook" or (channel == "email" and current_person().role == "administrator")
    return kind != "hidta", kind != "state", kind != "county", not needs_target


@callback(
    Output("watch-said", "children"),
    Output("watch-list", "children"),
    Output("watch-history", "children"),
    Input("watch-add", "n_clicks"),
    State("watch-kind", "value"),
    State("watch-region", "value"),
    State("watch-state", "value"),
    State("watch-county", "value"),
    State("watch-neighbors", "checked"),
    State("watch-channel", "value"),
    State("watch-target", "value"),
    State("watch-now", "checked"),
    prevent_initial_call=True,
)
def add_watch(
    clicks: int | None, kind: str, region: str, state: str, county: str, neighbors: bool, channel: str, target: str,
    now: bool,
) -> tuple[Any, ...]:  # fmt: skip
    """Add a watch; what is wrong is told and nothing that was written is lost."""
    if not clicks:
        raise PreventUpdate
    place = str({"hidta": region, "state": state, "county": county}.get(kind) or "")
    person = current_person()
    try:
        asked = NewWatch(kind, place, bool(neighbors), channel, str(target or ""), bool(now))
        watch = watches.add(person, asked)
        return added(watch), watch_list(person), history_list(person)
    except TOLD as problem:
        return html.Div(_words(problem), className="work-bad"), no_update, no_update


@callback(
    Output("watch-list", "children", allow_duplicate=True),
    Output("watch-did", "children"),
    Input({"type": "watch-act", "action": ALL, "key": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def act_on_watch(clicks: list[int | None]) -> tuple[Any, Any]:
    """Pause, go on, try, remove, undo."""
    if not any(clicks) or not ctx.triggered_id:
        raise PreventUpdate
    person, action, key = current_person(), ctx.triggered_id["action"], str(ctx.triggered_id["key"])
    try:
        said = _act(person, action, key)
        return watch_list(person), said
    except TOLD as problem:
        return no_update, html.Div(_words(problem), className="work-bad")


def _act(person: Person, action: str, key: str) -> Any:
    if action in ("pause", "resume"):
        watches.change(person, key, paused=action == "pause")
        return "Paused." if action == "pause" else "It goes on."
    if action == "trial":
        watches.send_trial(person, key)
        return "The trial message was handed over."
    if action == "restore":
        watches.restore(person, key)
        return "It is back."
    watches.remove(person, key)
    undo = html.Button("Undo", id={"type": "watch-act", "action": "restore", "key": key}, type="button",
                       className="quiet-button")  # fmt: skip
    return html.Div(["Removed. ", undo])


def _words(problem: Exception) -> str:
    if isinstance(problem, BadInput):
        return f"{problem}" + (f" Allowed: {problem.allowed}." if problem.allowed else "")
    return str(problem)

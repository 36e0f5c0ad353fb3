"""Notes on the charts of any page: of a region's page for its people, of another page for oneself. Opened on demand."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from components.workspace.members import members
from components.workspace.words import moment
from server.who import current_person
from workspace import notes
from workspace.notes import Place, Written
from workspace.people import Person
from workspace.permissions import NotAllowed, may
from workspace.store import StoreUnavailable
from workspace.words import BadInput, NotFound

WISH, BODY, SAID, EDITING = "notes-wish", "notes-body", "notes-said", "notes-editing"
REGION_PAGE = "/regions/"


def notes_panel() -> Component:
    """The foot of every page: a button that opens its notes."""
    return html.Aside(
        [
            html.Button("Notes on this page", id="notes-open", type="button", className="quiet-button"),
            html.Div(id=SAID, role="status", className="notes-said"),
            html.Div(id=BODY),
            dcc.Store(id=WISH),
            dcc.Store(id=EDITING),
        ],
        className="notes",
        **{"aria-label": "Notes"},
    )


def place_of(path: str) -> Place:
    """Where the notes of a page stand: a region's page is the region's."""
    slug = path.removeprefix(REGION_PAGE)
    return Place(hidta=slug) if path.startswith(REGION_PAGE) and slug else Place(page=path or "/")


def _body(person: Person, wish: Mapping[str, Any]) -> Component:
    place = place_of(wish["page"])
    charts = [each for each in wish["charts"] if isinstance(each, dict)]
    names = {each["value"]: each["label"] for each in charts}
    found = notes.notes(person, place)
    whose = "Read by everyone who works for this region." if place.hidta else "Read by you alone."
    return html.Div(
        [
            html.P(whose if found else f"No notes yet. {whose}", className="card-note"),
            html.Ul([_note(each, names) for each in found], className="notes-list"),
            _form(charts) if may(person, "note.create", place.subject(person.id)) else _may_not(),
        ],
        className="card",
    )


def _note(note: Written, names: Mapping[str, str]) -> Component:
    about = names.get(note.anchor, "The page as a whole")
    edited = [", changed ", moment(note.updated)] if note.updated > note.created else []
    who_when = [note.author, ", ", moment(note.created), *edited]
    return html.Li(
        [
            html.Div([html.Strong(about), " · ", *who_when], className="card-note"),
            html.P(note.text, className="note-text"),
            html.Div([*([_button("Edit", "edit", note)] if note.mine else []),
                      *([_button("Delete", "delete", note)] if note.may_delete else [])], className="row-actions"),
        ],
        **{"data-note": note.id},
    )  # fmt: skip


def _button(label: str, do: str, note: Written) -> Component:
    told = {"data-notes-do": do, "data-id": note.id, "aria-label": f"{label} the note of {note.author}"}
    return html.Button(label, type="button", className="quiet-button", **told)


def _form(charts: list[dict[str, str]]) -> Component:
    whole = [{"value": "page", "label": "The page as a whole"}]
    return html.Div(
        [
            dmc.Select(
                id="notes-chart", label="About", data=[*whole, *charts], value="page", allowDeselect=False, size="sm"
            ),
            dmc.Textarea(id="notes-text", label="Note", autosize=True, minRows=2, size="sm", value=""),
            html.Button("Save the note", type="button", className="quiet-button", **{"data-notes-do": "write"}),
        ],
        className="notes-form",
    )


def _may_not() -> Component:
    return html.P("Writing notes needs the role analyst.", className="card-note")


def _do(person: Person, wish: Mapping[str, Any]) -> Component | str:
    """Do what is asked, and say so. Raises NotAllowed, NotFound, BadInput, StoreUnavailable."""
    do, note_id, text = wish.get("do"), str(wish.get("id") or ""), str(wish.get("text") or "")
    if do == "write" and note_id:
        notes.rewrite(person, note_id, text)
        return "The note was changed."
    if do == "write":
        notes.write(person, place_of(wish["page"]), str(wish.get("chart") or ""), text)
        return "The note was saved."
    if do == "delete":
        notes.delete(person, note_id)
        undo = html.Button(
            "Undo", type="button", className="quiet-button", **{"data-notes-do": "restore", "data-id": note_id}
        )
        return html.Span(["The note was deleted. ", undo])
    if do == "restore":
        notes.restore(person, note_id)
        return "The note is back."
    return ""


clientside_callback(
    ClientsideFunction("setpoint", "openNotes"),
    Output(WISH, "data"),
    Input("notes-open", "n_clicks"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "closeNotes"),
    Output(BODY, "children"),
    Output(SAID, "children"),
    Input("_pages_location", "pathname"),
    prevent_initial_call=True,
)


@callback(
    Output(BODY, "children", allow_duplicate=True),
    Output(SAID, "children", allow_duplicate=True),
    Output(EDITING, "data"),
    Input(WISH, "data"),
    State(EDITING, "data"),
    prevent_initial_call=True,
)
def do_with_notes(wish: dict[str, Any], editing: str | None) -> tuple[Any, Any, Any]:
    """Open, write, change, delete, bring back."""
    person = current_person()
    try:
        told = _do(person, wish | ({"id": editing} if wish.get("do") == "write" and editing else {}))
    except BadInput as problem:
        allowed = f" Allowed: {problem.allowed}." if problem.allowed else ""
        return no_update, f"Not saved: {problem.field}: {problem}{allowed}", no_update
    except (NotAllowed, NotFound, StoreUnavailable) as problem:
        return no_update, f"Not done: {problem}", no_update
    return members(lambda who: _body(who, wish), name="Notes", back=wish["page"]), told, None

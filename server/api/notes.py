"""Notes on charts: of a region for its people, or of another page, the account's own."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict, Field

from server.api.bodies import body_as
from server.api.routes import Parameter, Route
from server.api.saved import Done
from server.who import current_person
from workspace import notes
from workspace.notes import Place, Written

READ, WRITE = "read", "scenarios:write"


class NoteAnswer(BaseModel):
    """A note. anchor: the chart it is on; mine, may_delete: what you may do."""

    id: str
    anchor: str
    text: str
    author: str
    created: datetime
    updated: datetime
    mine: bool
    may_delete: bool


class NoteList(BaseModel):
    """The notes of a place, the oldest first."""

    notes: list[NoteAnswer]


class NewNote(BaseModel):
    """A note to write. hidta: of a region, for its people; else page: the page's path, for yourself."""

    model_config = ConfigDict(extra="forbid", strict=True)
    anchor: str = Field(max_length=200)
    text: str = Field(max_length=notes.LONGEST_TEXT)
    hidta: str | None = Field(None, max_length=60)
    page: str | None = Field(None, max_length=200)


class NoteText(BaseModel):
    """The words that take the place of a note's."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text: str = Field(max_length=notes.LONGEST_TEXT)


def list_notes() -> Response:
    """The notes of a region or a page."""
    place = Place(hidta=request.args.get("hidta"), page=request.args.get("page"))
    return jsonify(notes=[_answer(each) for each in notes.notes(current_person(), place)])


def write_note() -> tuple[Response, int]:
    """Write a note."""
    sent = body_as(NewNote)
    written = notes.write(current_person(), Place(sent.hidta, sent.page), sent.anchor, sent.text)
    return jsonify(_answer(written)), 201


def rewrite_note(note_id: str) -> Response:
    """Change the words of your note."""
    return jsonify(_answer(notes.rewrite(current_person(), note_id, body_as(NoteText).text)))


def delete_note(note_id: str) -> Response:
    """Delete a note; restoring undoes it."""
    notes.delete(current_person(), note_id)
    return jsonify(done=True)


def restore_note(note_id: str) -> Response:
    """Undo a note's deletion."""
    notes.restore(current_person(), note_id)
    return jsonify(done=True)


def _answer(note: Written) -> dict[str, Any]:
    return asdict(note) | {"created": note.created.isoformat(), "updated": note.updated.isoformat()}


_ID = Parameter("note_id", "the note's id", {"type": "string"}, in_path=True)
_PLACE = (
    Parameter("hidta", "a region's id", {"type": "string"}),
    Parameter("page", "a page's path, such as /ports", {"type": "string"}),
)
_SENT = (400, 413, 422)
ROUTES = (
    Route("/notes", list_notes, "Notes of a region or a page", NoteList, _PLACE, scope=READ),
    Route("/notes", write_note, "Write a note", NoteAnswer, (), _SENT, "POST", NewNote, WRITE, 201),
    Route("/notes/<note_id>", rewrite_note, "Change a note", NoteAnswer, (_ID,), (404, *_SENT), "PUT", NoteText, WRITE),
    Route("/notes/<note_id>", delete_note, "Delete a note", Done, (_ID,), (404,), "DELETE", scope=WRITE),
    Route("/notes/<note_id>/restore", restore_note, "Undo a note's deletion", Done, (_ID,), (404, 422), "POST",
          scope=WRITE),
)  # fmt: skip

"""Notes on charts: of a region, read by its people; or on another page, the author's own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from data.views.regions import region_names
from workspace import audit
from workspace.people import Person
from workspace.permissions import Subject, may, require
from workspace.records import now
from workspace.records_accounts import User
from workspace.records_work import Note
from workspace.store import in_transaction, reading
from workspace.words import BadInput, NotFound, line, lines

LONGEST_TEXT = 4_000  # characters
MOST_NOTES = 200  # on one page, not deleted
NO_SUCH = "There is no such note."


@dataclass(frozen=True)
class Written:
    """A note as a person reads it. mine: whether they may change it; may_delete: whether they may delete it."""

    id: str
    anchor: str
    text: str
    author: str
    created: datetime
    updated: datetime
    mine: bool
    may_delete: bool


@dataclass(frozen=True)
class Place:
    """Where a note stands: a region's slug, or else a page's path."""

    hidta: str | None = None
    page: str | None = None

    def subject(self, owner_id: str | None) -> Subject:
        """The subject of a permission."""
        return Subject(owner_id=owner_id, hidta=self.hidta)


def notes(person: Person, place: Place) -> tuple[Written, ...]:
    """The notes of a place that the person may read, the oldest first. Raises NotAllowed."""
    require(person, "note.read", place.subject(person.id))
    asked = (
        select(Note, User.name)
        .outerjoin(User, User.id == Note.author_id)
        .where(*_standing(person, place))
        .order_by(Note.created, Note.id)
    )
    with reading() as session:
        found = session.execute(asked).all()
    return tuple(_written(person, note, name) for note, name in found)


def write(person: Person, place: Place, anchor: str, text: str) -> Written:
    """Add a note to a chart. anchor: the chart's id. Raises NotAllowed, BadInput, StoreUnavailable."""
    if place.hidta is not None and place.hidta not in region_names():
        raise BadInput("region", "There is no such region.", "a region's id, such as ohio")
    if place.hidta is None:
        line("page", place.page, 200)
    require(person, "note.create", place.subject(person.id))
    words, chart = lines("text", text, LONGEST_TEXT), line("chart", anchor, 200)

    def keep(session: Session) -> Written:
        _room(session, person, place)
        note = Note(
            hidta=place.hidta, page=None if place.hidta else place.page, anchor=chart, text=words, author_id=person.id
        )
        session.add(note)
        session.flush()
        audit.record(session, person, "note.create", "note", note.id, hidta=place.hidta)
        return _written(person, note, person.name)

    return in_transaction(keep)


def rewrite(person: Person, note_id: str, text: str) -> Written:
    """Change one's own note. Raises NotFound, NotAllowed, BadInput."""
    words = lines("text", text, LONGEST_TEXT)

    def keep(session: Session) -> Written:
        note = _find(session, person, note_id, deleted=False)
        require(person, "note.change", _of(note))
        note.text, note.updated = words, now()
        audit.record(session, person, "note.change", "note", note.id)
        return _written(person, note, person.name)

    return in_transaction(keep)


def delete(person: Person, note_id: str) -> None:
    """Delete a note; `restore` undoes it. Raises NotFound, NotAllowed."""
    _mark(person, note_id, deleted=True)


def restore(person: Person, note_id: str) -> None:
    """Undo a deletion. Raises NotFound, NotAllowed, BadInput where the page has as many as it may have."""
    _mark(person, note_id, deleted=False)


def _mark(person: Person, note_id: str, *, deleted: bool) -> None:
    def mark(session: Session) -> None:
        note = _find(session, person, note_id, deleted=not deleted)
        require(person, "note.delete", _of(note))
        if not deleted:
            _room(session, person, Place(note.hidta, note.page))
        note.deleted_at = now() if deleted else None
        audit.record(session, person, "note.delete" if deleted else "note.restore", "note", note.id)

    in_transaction(mark)


def _room(session: Session, person: Person, place: Place) -> None:
    standing = session.scalar(select(func.count()).select_from(Note).where(*_standing(person, place))) or 0
    if standing >= MOST_NOTES:
        raise BadInput("text", "This page has too many notes.", f"at most {MOST_NOTES}: delete some first")


def _find(session: Session, person: Person, note_id: str, *, deleted: bool) -> Note:
    """The note, if the person may read it; NotFound alike for what does not exist."""
    require(person, "note.read", Subject(owner_id=person.id))
    note = session.get(Note, note_id[:64])
    if note is None or (note.deleted_at is not None) != deleted or not may(person, "note.read", _of(note)):
        raise NotFound(NO_SUCH)
    return note


def _standing(person: Person, place: Place) -> tuple[ColumnElement[bool], ...]:
    """What picks the notes of a place that the person reads, those deleted left out."""
    of_place = (Note.hidta == place.hidta,) if place.hidta else (Note.page == place.page, Note.author_id == person.id)
    return (*of_place, Note.deleted_at.is_(None))


def _of(note: Note) -> Subject:
    return Subject(owner_id=note.author_id, hidta=note.hidta)


def _written(person: Person, note: Note, author: str | None) -> Written:
    subject = _of(note)
    return Written(
        note.id, note.anchor, note.text, author or "a person whose account was deleted", note.created, note.updated,
        may(person, "note.change", subject), may(person, "note.delete", subject),
    )  # fmt: skip

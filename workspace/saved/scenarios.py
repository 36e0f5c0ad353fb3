"""Saved scenarios and their versions. Every function checks who asks, and writes the audit log with the change.

Two people may edit one scenario: a change names the version that it began from, and is refused with `Conflict` if
another came first. Nothing is overwritten: each version stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_plus

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from model import Scenario, problems
from workspace import audit
from workspace.people import Person
from workspace.permissions import Subject, require
from workspace.records import now
from workspace.records_work import SavedScenario, ScenarioVersion
from workspace.saved.found import Saved, find, require_account, seen
from workspace.store import in_transaction, reading
from workspace.words import BadInput, NotFound, line, lines

LONGEST_TITLE = 120  # characters
LONGEST_NOTE = 2_000
LONGEST_ADDRESS = 8_000
MOST_SAVED = 500  # by one person, deleted ones included
MOST_VERSIONS = 1_000  # of one scenario
_NOT_OURS = ("saved", "key")  # of the simulator's query: which scenario is open, and by what link


@dataclass(frozen=True)
class Draft:
    """What is saved. address: the simulator's query string; document: the scenario as `python -m model` reads it;
    note: what changed, in the author's words.
    """

    title: str
    address: str
    document: Mapping[str, Any] = field(repr=False)
    note: str = ""


class Conflict(Exception):
    """Somebody else saved first; `current` is what stands now. Nothing was changed."""

    def __init__(self, current: Saved) -> None:
        super().__init__(f"Version {current.version} was saved meanwhile. Yours was not saved over it.")
        self.current = current


def save(person: Person, draft: Draft) -> Saved:
    """Keep a new scenario. Raises NotAllowed, BadInput, StoreUnavailable."""
    require(person, "scenario.create")
    values = _checked(draft)

    def keep(session: Session) -> Saved:
        owned = session.scalar(select(func.count()).where(SavedScenario.owner_id == person.id)) or 0
        if owned >= MOST_SAVED:
            raise BadInput("title", f"You keep {owned} scenarios.", f"at most {MOST_SAVED}: delete some for good first")
        record = SavedScenario(owner_id=person.id, title=values["title"], address=values["address"])
        session.add(record)
        session.flush()
        session.add(ScenarioVersion(scenario_id=record.id, version=1, author_id=person.id, **values))
        audit.record(session, person, "scenario.create", "scenario", record.id)
        return seen(record, person, Subject(owner_id=person.id))

    return in_transaction(keep)


def change(person: Person, scenario_id: str, began_from: int, draft: Draft, key: str = "") -> Saved:
    """Save the next version. began_from: the version that the draft was made of; key: of a link that allows to edit.

    Raises NotFound, NotAllowed, BadInput, Conflict, StoreUnavailable.
    """
    values = _checked(draft)

    def keep(session: Session) -> Saved:
        record, subject = find(session, person, "scenario.change", scenario_id, key)
        if began_from >= MOST_VERSIONS:
            raise BadInput("version", f"This scenario has {began_from} versions.", "save it as a new one")
        shown = {"title": values["title"], "address": values["address"]}
        unchanged = update(SavedScenario).where(SavedScenario.id == record.id, SavedScenario.version == began_from)
        changed = session.execute(unchanged.values(version=began_from + 1, updated=now(), **shown))
        session.refresh(record)
        if not changed.rowcount:  # type: ignore[attr-defined]
            raise Conflict(seen(record, person, subject))
        session.add(ScenarioVersion(scenario_id=record.id, version=record.version, author_id=person.id, **values))
        audit.record(session, person, "scenario.change", "scenario", record.id, version=record.version)
        return seen(record, person, subject)

    return in_transaction(keep)


def bring_back(person: Person, scenario_id: str, version: int, began_from: int, key: str = "") -> Saved:
    """Make an earlier version the newest one; what came between stays. Raises as `change`."""
    earlier = version_of(person, scenario_id, version, key)
    draft = Draft(earlier.title, earlier.address, earlier.document, f"Version {version} brought back.")
    return change(person, scenario_id, began_from, draft, key)


def fork(person: Person, scenario_id: str, key: str = "", title: str = "") -> Saved:
    """A copy of one's own, beginning at version 1. Raises NotFound, NotAllowed, BadInput, StoreUnavailable."""
    with reading() as session:
        record, _ = find(session, person, "scenario.fork", scenario_id, key)
        latest = _version(session, record.id, record.version)
    copied = title or f"{latest.title[: LONGEST_TITLE - 7]} (copy)"
    return save(person, Draft(copied, latest.address, latest.document, "A copy of another scenario."))


def mine(person: Person, *, deleted: bool = False) -> tuple[Saved, ...]:
    """One's own scenarios, the newest change first; or those deleted. Raises NotAllowed."""
    require_account(person)
    shown = SavedScenario.deleted_at.is_not(None) if deleted else SavedScenario.deleted_at.is_(None)
    asked = select(SavedScenario).where(SavedScenario.owner_id == person.id, shown)
    with reading() as session:
        found = session.scalars(asked.order_by(SavedScenario.updated.desc(), SavedScenario.id)).all()
    return tuple(seen(each, person, Subject(owner_id=person.id)) for each in found)


def opened(person: Person, scenario_id: str, key: str = "") -> Saved:
    """One scenario as it stands. Raises NotFound, NotAllowed."""
    with reading() as session:
        record, subject = find(session, person, "scenario.read", scenario_id, key)
        return seen(record, person, subject)


def versions(person: Person, scenario_id: str, key: str = "") -> Sequence[ScenarioVersion]:
    """Every version, the newest first. Raises NotFound, NotAllowed."""
    with reading() as session:
        record, _ = find(session, person, "scenario.read", scenario_id, key)
        asked = select(ScenarioVersion).where(ScenarioVersion.scenario_id == record.id)
        return session.scalars(asked.order_by(ScenarioVersion.version.desc())).all()


def version_of(person: Person, scenario_id: str, version: int, key: str = "") -> ScenarioVersion:
    """One version. Raises NotFound, NotAllowed."""
    with reading() as session:
        record, _ = find(session, person, "scenario.read", scenario_id, key)
        return _version(session, record.id, version)


def delete(person: Person, scenario_id: str) -> Saved:
    """Delete; `restore` undoes it. Links to it stop working until then. Raises NotFound, NotAllowed."""
    return _mark(person, scenario_id, deleted=True)


def restore(person: Person, scenario_id: str) -> Saved:
    """Undo a deletion. Raises NotFound, NotAllowed."""
    return _mark(person, scenario_id, deleted=False)


def delete_for_good(person: Person, scenario_id: str) -> None:
    """Take a deleted scenario away with its versions and links; there is no undo. Raises NotFound, NotAllowed."""

    def take(session: Session) -> None:
        record, _ = find(session, person, "scenario.delete", scenario_id, deleted=True)
        session.delete(record)
        audit.record(session, person, "scenario.delete_for_good", "scenario", record.id)

    in_transaction(take)


def _mark(person: Person, scenario_id: str, *, deleted: bool) -> Saved:
    def mark(session: Session) -> Saved:
        record, subject = find(session, person, "scenario.delete", scenario_id, deleted=not deleted)
        record.deleted_at = now() if deleted else None
        audit.record(session, person, "scenario.delete" if deleted else "scenario.restore", "scenario", record.id)
        return seen(record, person, subject)

    return in_transaction(mark)


def _version(session: Session, scenario_id: str, version: int) -> ScenarioVersion:
    found = session.get(ScenarioVersion, (scenario_id, version))
    if found is None:
        raise NotFound(f"There is no version {version}.")
    return found


def _checked(draft: Draft) -> dict[str, Any]:
    """The fields of a version, checked. Raises BadInput."""
    address = _own_address(draft.address.removeprefix("?"))
    if len(address) > LONGEST_ADDRESS:
        raise BadInput("address", f"This has {len(address):,} characters.", f"at most {LONGEST_ADDRESS:,} characters")
    if wrong := problems(dict(draft.document)):
        raise BadInput(wrong[0].path, wrong[0].message, wrong[0].allowed)
    document = Scenario.model_validate(dict(draft.document)).model_dump(mode="json", exclude_none=True)
    return {
        "title": line("title", draft.title, LONGEST_TITLE),
        "address": line("address", address, LONGEST_ADDRESS) if address else "",
        "document": document,
        "note": lines("note", draft.note, LONGEST_NOTE) if draft.note.strip() else "",
    }


def _own_address(address: str) -> str:
    """The address without what names a saved scenario: else who opens it would save into one of the author's."""
    parts = address.split("&")
    return "&".join(part for part in parts if unquote_plus(part.partition("=")[0]) not in _NOT_OURS)

"""Finding a saved scenario for somebody who may know of it: its owner, or who holds a link to it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from workspace.people import Person
from workspace.permissions import Shared, Subject, may, require
from workspace.records_work import SavedScenario, ScenarioShare
from workspace.words import NotFound

Standing = Literal["own", "view", "edit"]
NO_SUCH = "There is no such scenario, or it is not shared with you."


@dataclass(frozen=True)
class Saved:
    """A saved scenario as a person sees it. standing: whether it is theirs, or what a link lets them do.

    address: the simulator's query string without "?". version: counts from 1.
    """

    id: str
    title: str
    address: str
    version: int
    created: datetime
    updated: datetime
    standing: Standing
    deleted_at: datetime | None = None


def hashed(key: str) -> str:
    """What is kept of a link's key: its SHA-256 in hexadecimal."""
    return sha256(key.encode()).hexdigest()


def find(
    session: Session, person: Person, action: str, scenario_id: str, key: str = "", *, deleted: bool = False
) -> tuple[SavedScenario, Subject]:
    """The record, and what the person is to it. key: of a link that they hold; deleted: look among the deleted.

    Raises NotFound alike for what does not exist and for what is not theirs to know of, NotAllowed for what they may
    see but not do.
    """
    require_account(person)
    record = session.get(SavedScenario, scenario_id[:64])
    if record is None or (record.deleted_at is not None) != deleted:
        raise NotFound(NO_SUCH)
    subject = Subject(owner_id=record.owner_id, shared=_shared(session, record.id, key))
    if not may(person, "scenario.read", subject):
        raise NotFound(NO_SUCH)
    require(person, action, subject)
    return record, subject


def require_account(person: Person) -> None:
    """Raise NotAllowed for somebody who is not signed in, before anything is looked up."""
    require(person, "scenario.read", Subject(owner_id=person.id))


def seen(record: SavedScenario, person: Person, subject: Subject) -> Saved:
    """The record as the person sees it."""
    standing: Standing = "own" if subject.owner_id == person.id else subject.shared or "view"
    return Saved(
        record.id, record.title, record.address, record.version, record.created, record.updated, standing,
        record.deleted_at,
    )  # fmt: skip


def _shared(session: Session, scenario_id: str, key: str) -> Shared | None:
    """What a link's key allows; None for a wrong or revoked one."""
    if not key:
        return None
    asked = select(ScenarioShare.mode).where(
        ScenarioShare.scenario_id == scenario_id,
        ScenarioShare.key_hash == hashed(key[:200]),
        ScenarioShare.revoked.is_(None),
    )
    mode = session.scalar(asked)
    return "edit" if mode == "edit" else "view" if mode == "view" else None

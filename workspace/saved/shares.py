"""Links to a saved scenario, to view or to edit. A link's key is told once; only its hash is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workspace import audit
from workspace.people import Person
from workspace.permissions import Shared
from workspace.records import now
from workspace.records_work import ScenarioShare
from workspace.saved.found import find, hashed
from workspace.store import in_transaction, reading
from workspace.words import BadInput, NotFound, one_of

MODES = ("view", "edit")
MOST_LINKS = 50  # of one scenario that are not revoked


@dataclass(frozen=True)
class Link:
    """A link that works. mode: what it allows."""

    id: str
    mode: Shared
    created: datetime


@dataclass(frozen=True)
class NewLink(Link):
    """A link as it is made: `key` is never told again."""

    key: str


def share(person: Person, scenario_id: str, mode: str) -> NewLink:
    """Make a link. Raises NotFound, NotAllowed, BadInput, StoreUnavailable."""
    one_of("mode", mode, MODES)
    key = secrets.token_urlsafe(24)

    def make(session: Session) -> NewLink:
        record, _ = find(session, person, "scenario.share", scenario_id)
        working = select(func.count()).where(ScenarioShare.scenario_id == record.id, ScenarioShare.revoked.is_(None))
        if (session.scalar(working) or 0) >= MOST_LINKS:
            raise BadInput("mode", "This scenario has too many links.", f"at most {MOST_LINKS}: revoke some first")
        link = ScenarioShare(scenario_id=record.id, key_hash=hashed(key), mode=mode)
        session.add(link)
        session.flush()
        audit.record(session, person, "scenario.share", "scenario", record.id, mode=mode)
        return NewLink(link.id, "edit" if mode == "edit" else "view", link.created, key)

    return in_transaction(make)


def links(person: Person, scenario_id: str) -> tuple[Link, ...]:
    """The links that work, the newest first. Raises NotFound, NotAllowed."""
    with reading() as session:
        record, _ = find(session, person, "scenario.share", scenario_id)
        asked = select(ScenarioShare).where(ScenarioShare.scenario_id == record.id, ScenarioShare.revoked.is_(None))
        found = session.scalars(asked.order_by(ScenarioShare.created.desc(), ScenarioShare.id)).all()
    return tuple(Link(each.id, "edit" if each.mode == "edit" else "view", each.created) for each in found)


def revoke(person: Person, scenario_id: str, link_id: str) -> None:
    """End a link at once. Raises NotFound, NotAllowed."""

    def end(session: Session) -> None:
        record, _ = find(session, person, "scenario.share", scenario_id)
        link = session.get(ScenarioShare, link_id[:64])
        if link is None or link.scenario_id != record.id or link.revoked is not None:
            raise NotFound("There is no such link.")
        link.revoked = now()
        audit.record(session, person, "scenario.unshare", "scenario", record.id, mode=link.mode)

    in_transaction(end)

"""The audit log: who did what, written in the transaction of the change itself."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workspace.people import Person
from workspace.permissions import require
from workspace.records_accounts import Audit
from workspace.store import reading

Detail = str | int | bool | None | list[str]
PERSONAL = frozenset({"email", "name", "title", "text", "password", "file_name", "target", "address"})


def record(session: Session, person: Person, action: str, subject_kind: str, subject_id: str, **detail: Detail) -> None:
    """Write one line of the log. Raises ValueError for details that hold what a person wrote or is called."""
    if personal := PERSONAL & set(detail):
        raise ValueError(f"the audit log keeps no {', '.join(sorted(personal))}")
    session.add(
        Audit(actor_id=person.id, action=action, subject_kind=subject_kind, subject_id=subject_id, detail=detail)
    )


def entries(
    person: Person,
    *,
    before: int | None = None,
    actor_id: str = "",
    action: str = "",
    since: datetime | None = None,
    limit: int = 100,
) -> Sequence[Audit]:
    """The newest lines first. `before`: the id of the last line seen, for the page after it."""  # fmt: skip
    require(person, "audit.read")
    asked = select(Audit).order_by(Audit.id.desc()).limit(limit)
    if before is not None:
        asked = asked.where(Audit.id < before)
    if actor_id:
        asked = asked.where(Audit.actor_id == actor_id)
    if action:
        asked = asked.where(Audit.action.startswith(action, autoescape=True))
    if since:
        asked = asked.where(Audit.at >= since)
    with reading() as session:
        return session.scalars(asked).all()

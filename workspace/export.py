"""Everything the workspace keeps of one person, for them to take along; no keys and no hashes."""

from datetime import date
from typing import Any

from sqlalchemy import Column, select

from workspace import audit
from workspace.accounts import find_by_email
from workspace.people import Person
from workspace.permissions import Subject, require
from workspace.records import Record
from workspace.records_accounts import Audit
from workspace.store import reading, transaction
from workspace.tables import ALL

_WHOSE = ("user_id", "owner_id", "author_id")
_SECRET = ("hash", "password", "secret", "key_hash")


def export(person: Person, email: str) -> dict[str, Any]:
    """Rows by table: the account, what is its own, what it wrote, what hangs on these, and its lines of the log.

    Raises NotFound, NotAllowed.
    """
    found = find_by_email(person, email)
    require(person, "user.export", Subject(owner_id=found.id))
    assert ALL
    rows: dict[str, list[dict[str, Any]]] = {}
    with reading() as session:
        for table in Record.metadata.sorted_tables:
            asked = [table.c[name] == found.id for name in _WHOSE if name in table.c]
            if table.name == "user":
                asked = [table.c.id == found.id]
            asked += [each.in_(_ids(rows, each)) for each in table.c if _hangs_on(each) and _ids(rows, each)]
            seen: dict[tuple[Any, ...], dict[str, Any]] = {}
            for condition in asked:
                for row in session.execute(select(table).where(condition)).mappings():
                    seen[tuple(row[key.name] for key in table.primary_key)] = _shown(table, dict(row))
            if seen:
                rows[table.name] = list(seen.values())
        own = session.scalars(select(Audit).where(Audit.actor_id == found.id).order_by(Audit.id))
        rows["audit"] = [_shown(Audit.__table__, {c.name: getattr(line, c.name) for c in Audit.__table__.c})
                         for line in own]  # fmt: skip
    with transaction() as session:
        audit.record(session, person, "user.export", "user", found.id)
    return rows


def _hangs_on(each: Column[Any]) -> bool:
    """Whether a row belongs to another one than the account: a scenario's version, an upload's count."""
    return any(key.column.table.name != "user" and key.ondelete == "CASCADE" for key in each.foreign_keys)


def _ids(rows: dict[str, list[dict[str, Any]]], each: Column[Any]) -> list[Any]:
    parent = next(iter(each.foreign_keys)).column.table.name
    return [row["id"] for row in rows.get(parent, [])]


def _shown(table: Any, row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if not any(secret in name for secret in _SECRET)
    }

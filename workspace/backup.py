"""Backup and restore: every row of one moment in a file that either database can be restored from.

The file is gzip of JSON lines: a head with the revision of the tables, a line a row, and a foot with a checksum. It
holds hashes of passwords and keys, and a region's counts: keep it as you keep the database.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, MetaData, Table, column, func, inspect, select, table, text

from workspace import store as stores
from workspace.engines import address, engine_for
from workspace.migrations import newest, upgrade_within
from workspace.people import LOCAL_ID
from workspace.records import Moment, Record, now
from workspace.tables import ALL

FORMAT = 1
_AT_ONCE = 500  # rows of an insert


class BadBackup(ValueError):
    """The file is none, is not whole, or may not be restored here; the text says which."""


def backup(file: Path) -> int:
    """Write every row to a file for its owner alone, all of one moment; the number of rows. Raises StoreUnavailable."""
    beside = file.with_name(file.name + ".part")
    engine = stores.store().execution_options(isolation_level="REPEATABLE READ") if _is_postgres() else stores.store()
    rows = 0
    with engine.begin() as connection, _for_its_owner(beside) as raw:
        with gzip.open(raw, "wt", encoding="utf-8") as out:
            digest = _Lines(out)
            digest.write({"setpoint": FORMAT, "revision": newest(), "made": now().isoformat()})
            for each in _tables():
                for row in connection.execute(select(each)).mappings():
                    digest.write({"table": each.name, "row": {name: _plain(value) for name, value in row.items()}})
                    rows += 1
            digest.end(rows)
        raw.flush()
        os.fsync(raw.fileno())
    beside.replace(file)
    return rows


def restore(file: Path, *, replace: bool = False) -> int:
    """Put the rows of a backup in place of everything, all or nothing; the number of rows.

    A backup of older tables is brought up to date. Raises BadBackup, also where work would be lost and `replace` is
    not said; StoreUnavailable.
    """
    revision, rows = _read(file)
    if not replace and _holds_work():
        raise BadBackup("This database holds work already. Say --replace to put the backup in its place.")
    stores.forget()
    engine = engine_for(address())
    with engine.execution_options(writes=True).begin() as connection:
        _drop_everything(connection)
        upgrade_within(connection, revision)
        connection.execute(text('DELETE FROM "user"'))
        for name, some in _by_table(rows):
            _insert(connection, name, some)
        if connection.dialect.name == "postgresql":
            _count_on(connection)
        upgrade_within(connection, "head")
    engine.dispose()
    return len(rows)


def _for_its_owner(file: Path) -> IO[bytes]:
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


class _Lines:
    """Writes lines, and what they add up to."""

    def __init__(self, out: IO[str]) -> None:
        self.out, self.sum = out, hashlib.sha256()

    def write(self, line: dict[str, Any]) -> None:
        words = json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
        self.sum.update(words.encode())
        self.out.write(words)

    def end(self, rows: int) -> None:
        self.out.write(json.dumps({"rows": rows, "sha256": self.sum.hexdigest()}) + "\n")


def _read(file: Path) -> tuple[str, list[dict[str, Any]]]:
    """The revision and the rows of a whole file. Raises BadBackup."""
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            *body, foot = list(lines)
        end = json.loads(foot)
        head, rows = json.loads(body[0]), [json.loads(line) for line in body[1:]]
        whole = hashlib.sha256("".join(body).encode()).hexdigest()
    except FileNotFoundError:
        raise BadBackup("There is no such file.") from None
    except (OSError, EOFError, ValueError, IndexError):
        raise BadBackup("The file is not a whole backup.") from None
    if not isinstance(end, dict) or end.get("sha256") != whole or end.get("rows") != len(rows):
        raise BadBackup("The file is not a whole backup: its checksum does not fit.")
    if head.get("setpoint") != FORMAT or head.get("revision", "") > newest():
        raise BadBackup("The backup was made by a newer Setpoint: restore it with that one.")
    return head["revision"], rows


def _holds_work() -> bool:
    with stores.reading() as session:
        return any(
            session.scalar(select(func.count()).select_from(each).where(*_not_local(each))) for each in _tables()
        )


def _not_local(each: Table) -> list[Any]:
    return [each.c.id != LOCAL_ID] if each.name == "user" else []


def _drop_everything(connection: Connection) -> None:
    """Remove the tables that are there, also those of another revision."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def _by_table(rows: list[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Rows in the order of the file, which is that of the tables' references, some at a time."""
    some: list[dict[str, Any]] = []
    name = ""
    for row in rows:
        if row["table"] != name or len(some) == _AT_ONCE:
            if some:
                yield name, some
            name, some = row["table"], []
        some.append(row["row"])
    if some:
        yield name, some


def _insert(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    """Insert into the table as it was at the backup's revision: kinds are read from the database."""
    kinds = {each["name"]: each["type"] for each in _columns(connection, name)}
    into = table(name, *[column(key, _kind(kinds[key])) for key in rows[0]])
    connection.execute(into.insert(), [{key: _rich(kinds[key], value) for key, value in row.items()} for row in rows])


def _columns(connection: Connection, name: str) -> list[Any]:
    return list(inspect(connection).get_columns(name))


def _kind(found: Any) -> Any:
    return Moment() if found.__visit_name__.upper() in {"DATETIME", "TIMESTAMP"} else found


def _rich(found: Any, value: Any) -> Any:
    kind = found.__visit_name__.upper()
    if value is None:
        return None
    if kind in {"DATETIME", "TIMESTAMP"}:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind == "DATE" else value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _count_on(connection: Connection) -> None:
    """PostgreSQL numbers rows by a sequence, which has not seen those that came with their numbers."""
    for name in ("audit", "upload_row"):
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), "
                                f"(SELECT coalesce(max(id), 0) + 1 FROM {name}), false)"))  # fmt: skip


def _tables() -> list[Table]:
    assert ALL
    return list(Record.metadata.sorted_tables)


def _is_postgres() -> bool:
    return stores.store().dialect.name == "postgresql"

"""Engines: which database, and how each kind is opened so that what is acknowledged is kept."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from workspace.errors import StoreUnavailable

URL_VARIABLE = "DATABASE_URL"
FOLDER_VARIABLE = "SETPOINT_WORKSPACE"
WAIT_SECONDS = 5  # for another's write, and for a server that does not answer
_DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / ".workspace"
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")


class WrongAddress(ValueError):
    """DATABASE_URL names no database that can be used; the text says what may stand there, and shows no password."""


def address() -> str:
    """The database's address by the environment, as SQLAlchemy reads it. Raises WrongAddress."""
    given = os.environ.get(URL_VARIABLE, "").strip()
    if not given:
        return f"sqlite:///{folder() / 'workspace.db'}"
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise WrongAddress(f"{URL_VARIABLE} is not an address: {_ALLOWED}") from None
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if url.drivername == "sqlite" and url.database:
        return given
    raise WrongAddress(f"{URL_VARIABLE} is for another database: {_ALLOWED}")


_ALLOWED = "postgresql://user:password@host/name, or sqlite:////folder/workspace.db"


def folder() -> Path:
    """Where the SQLite file lies when DATABASE_URL is not set."""
    return Path(os.environ.get(FOLDER_VARIABLE) or _DEFAULT_FOLDER).absolute()


def engine_for(url: str) -> Engine:
    """A new engine; nothing is connected yet, but SQLite's folder is there, made for its owner alone."""
    return _sqlite(url) if url.startswith("sqlite") else _postgres(url)


def _postgres(url: str) -> Engine:
    asked = {
        "connect_timeout": WAIT_SECONDS,
        "application_name": "setpoint",
        "options": f"-c timezone=UTC -c lock_timeout={WAIT_SECONDS}s -c statement_timeout=30s "
        "-c idle_in_transaction_session_timeout=60s",
    }
    return create_engine(url, pool_pre_ping=True, pool_size=5, max_overflow=5, pool_timeout=10, connect_args=asked)


def _sqlite(url: str) -> Engine:
    file = Path(make_url(url).database or "")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StoreUnavailable from None
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _open_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _open_sqlite(connection: Any, _: object) -> None:
    """WAL lets readers read while one writes; FULL has the disk confirm each commit."""
    connection.isolation_level = None  # transactions begin as we say, not as the driver guesses
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={WAIT_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at the start: it then cannot fail half way because another wrote in between."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

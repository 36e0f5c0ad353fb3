"""The one way into the workspace's database: PostgreSQL by DATABASE_URL, else SQLite in a folder of its own.

An engine is made at first use in each process (a forked one makes its own), and the tables are brought up to date
then, so that the app starts while its database is away and finds it when it is back.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

from workspace.engines import address, engine_for
from workspace.errors import StoreUnavailable, unavailable
from workspace.migrations import bring_up_to_date

T = TypeVar("T")
_engines: dict[str, Engine] = {}
_making = threading.Lock()

__all__ = ["StoreUnavailable", "forget", "in_transaction", "reading", "store", "transaction"]


def store() -> Engine:
    """The engine of the database that the environment names, its tables up to date. Raises StoreUnavailable."""
    url = address()
    found = _engines.get(url)
    if found is not None:
        return found
    with _making:
        if url not in _engines:
            with _told():
                engine = engine_for(url)
                bring_up_to_date(engine)
            _engines[url] = engine
        return _engines[url]


def forget() -> None:
    """Close what is open; the next use makes a new engine."""
    for engine in _engines.values():
        engine.dispose()
    _engines.clear()


@contextmanager
def transaction() -> Iterator[Session]:
    """A session that commits at the end, or rolls back if anything is raised.

    What was committed is on disk. Raises StoreUnavailable when the database is away or busy for too long.
    """
    with _told(), Session(store().execution_options(writes=True), expire_on_commit=False) as session, session.begin():
        session.connection()  # waits for its turn before the work begins
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """A session that only reads, one state of the database throughout; what it found may be kept after its end."""
    with _told(), Session(store(), expire_on_commit=False, autoflush=False) as session:
        yield session
        session.expunge_all()


def in_transaction(work: Callable[[Session], T]) -> T:
    """Do the work in a transaction; once more if another one stood in its way (deadlock, serialization, lock)."""
    try:
        with transaction() as session:
            return work(session)
    except StoreUnavailable as problem:
        if not problem.passing:
            raise
    with transaction() as session:
        return work(session)


@contextmanager
def _told() -> Iterator[None]:
    """Turn the database's own errors into StoreUnavailable; those about what was written (a rule broken) stay."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise unavailable(error) from error
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        raise unavailable(error) from error


def _after_fork() -> None:
    """Connections belong to the process that opened them: the child drops them without closing."""
    global _making
    _making = threading.Lock()  # another thread of the parent may have held it
    for engine in _engines.values():
        engine.dispose(close=False)
    _engines.clear()


os.register_at_fork(after_in_child=_after_fork)

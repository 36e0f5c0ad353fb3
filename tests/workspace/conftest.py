"""A fresh workspace for every test of this folder, which thereby runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import delete

from workspace import accounts, credentials, passwords, sessions, tokens
from workspace import store as stores
from workspace.people import LOCAL_ID, Person, Role
from workspace.records import Record
from workspace.records_accounts import User, UserRegion
from workspace.store import transaction

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables and nothing in them, to copy for each test."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SETPOINT_WORKSPACE", str(folder))
        stores.store()
        stores.forget()  # the last connection writes the log back into the file
    return folder / "workspace.db"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test of this folder twice, but those marked as being without a database."""
    if not metafunc.definition.get_closest_marker("no_database"):
        metafunc.parametrize("database", DATABASES, indirect=True)


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The database that the test runs on, empty but for the local user: "sqlite" or "postgresql"."""
    if not hasattr(request, "param"):
        yield "none"
        return
    _hash_quickly(monkeypatch)
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "workspace.db")
        monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path))
    else:
        monkeypatch.setenv("DATABASE_URL", request.getfixturevalue("postgres_url"))
        _empty_postgres()
    yield request.param
    if request.param == "sqlite":
        stores.forget()


def _empty_postgres() -> None:
    with stores.store().begin() as connection:
        for table in reversed(Record.metadata.sorted_tables):
            everything = delete(table)
            connection.execute(everything.where(table.c.id != LOCAL_ID) if table.name == "user" else everything)


def _hash_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are kept by the least work that is one: tests/workspace/test_passwords.py has the real one."""
    least = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", least)
    monkeypatch.setattr(passwords, "_NOBODYS", least.hash("nobody"))


@pytest.fixture
def somebody() -> Callable[..., Person]:
    """Makes a person with an account: `somebody("coordinator", "appalachia")`."""

    def make(role: Role = "reader", *regions: str, name: str = "Kim Example") -> Person:
        with transaction() as session:
            number = len(session.query(User.id).all())
            user = User(email=f"person{number}@example.gov", name=name, role=role)
            user.regions = [UserRegion(hidta=region) for region in regions]
            session.add(user)
        return Person(user.id, user.name, user.email, role, frozenset(regions))

    return make


class Clock:
    """The time that the workspace reads, set forward by a test."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def now(self) -> datetime:
        return self.moment

    def forward(self, **much: float) -> None:
        self.moment += timedelta(**much)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    for module in (accounts, credentials, sessions, tokens):
        monkeypatch.setattr(module, "now", found.now)
    return found

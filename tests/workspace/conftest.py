"""A fresh workspace for every test of this folder, which thereby runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from workspace import store as stores
from workspace.people import LOCAL_ID, Person, Role
from workspace.records import Record
from workspace.records_accounts import User, UserRegion
from workspace.store import transaction
from workspace.tables import ALL

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


@pytest.fixture(autouse=True, params=DATABASES)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The database that the test runs on, empty but for the local user: "sqlite" or "postgresql"."""
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
    others = ", ".join(f'"{table.name}"' for table in Record.metadata.sorted_tables if table.name != "user")
    with stores.store().begin() as connection:
        connection.execute(text(f"TRUNCATE {others} RESTART IDENTITY"))
        connection.execute(text('DELETE FROM "user" WHERE id <> :local'), {"local": LOCAL_ID})


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


assert ALL

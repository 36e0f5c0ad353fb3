"""The store: all or nothing, one upgrade at a time, and one sentence when the database is away."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from tests.conftest import ROOT
from workspace import engines, store
from workspace.migrations import configuration, newest
from workspace.people import LOCAL
from workspace.records import Record, new_id
from workspace.records_accounts import User, UserRegion
from workspace.records_regions import Upload, UploadRow
from workspace.store import StoreUnavailable, in_transaction, reading, transaction


def test_the_tables_are_those_of_the_records() -> None:
    with store.store().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Record.metadata) == []
        assert context.get_current_revision() == newest()


def test_the_rules_of_the_tables_are_those_of_the_records() -> None:
    """Alembic does not compare what columns may hold."""
    kept = inspect(store.store())
    for table in Record.metadata.sorted_tables:
        of_records = {rule.name for rule in table.constraints if rule.name and str(rule.name).startswith("ck_")}
        assert {rule["name"] for rule in kept.get_check_constraints(table.name)} == of_records
        cascades = {key.parent.name: key.ondelete for key in table.foreign_keys}
        found = {k["constrained_columns"][0]: k["options"]["ondelete"] for k in kept.get_foreign_keys(table.name)}
        assert found == cascades


def test_the_history_has_one_end() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


def test_the_local_user_has_an_account() -> None:
    with reading() as session:
        found = session.get_one(User, LOCAL.id)
    assert (found.name, found.email, found.role, found.password_hash) == (LOCAL.name, LOCAL.email, LOCAL.role, None)


def _user(**values: object) -> User:
    return User(**{"email": f"{new_id()}@example.gov".lower(), "name": "Kim", "role": "reader", **values})


def test_a_failed_transaction_leaves_nothing() -> None:
    def fail_later() -> None:
        with transaction() as session:
            session.add(_user(email="kept@example.gov"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_later()
    with reading() as session:
        assert session.scalar(select(User).where(User.email == "kept@example.gov")) is None


def test_what_was_read_may_be_used_afterwards() -> None:
    with transaction() as session:
        session.add(_user(email="a@example.gov", regions=[UserRegion(hidta="houston")]))
    with reading() as session:
        found = session.scalars(select(User).where(User.email == "a@example.gov")).one()
    assert [region.hidta for region in found.regions] == ["houston"]


def test_moments_come_back_in_utc_from_any_zone() -> None:
    moment = datetime(2026, 3, 8, 23, 30, tzinfo=timezone(timedelta(hours=-6)))
    with transaction() as session:
        user = _user(created=moment)
        session.add(user)
    with reading() as session:
        found = session.get_one(User, user.id).created
    assert found == moment
    assert found.tzinfo is UTC
    with pytest.raises(StatementError, match="needs a zone"), transaction() as session:
        session.add(_user(created=datetime(2026, 3, 8)))


@pytest.mark.parametrize("wrong", [{"role": "king"}, {"email": "local@localhost"}])
def test_the_database_itself_refuses_what_breaks_a_rule(wrong: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(_user(**wrong))


def test_rows_go_with_what_they_belong_to() -> None:
    with transaction() as session:
        upload = Upload(hidta="houston", author_id=LOCAL.id, title="t", file_name="f.csv", status="final")
        session.add(upload)
        session.flush()
        day = datetime(2026, 1, 1).date()
        session.add(UploadRow(upload_id=upload.id, line=2, place="48201", place_kind="county", month=day, drug="any",
                              count=3))  # fmt: skip
    with transaction() as session:
        session.execute(text("DELETE FROM upload"))
    with reading() as session:
        assert session.scalars(select(UploadRow)).all() == []


def test_writers_wait_for_each_other_and_lose_nothing() -> None:
    with transaction() as session:
        user = _user()
        session.add(user)

    def count_one(_: int) -> None:
        def add(session: Session) -> None:
            session.get_one(User, user.id, with_for_update=True).failed_sign_ins += 1

        in_transaction(add)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_one, range(40)))
    with reading() as session:
        assert session.get_one(User, user.id).failed_sign_ins == 40


UPGRADE = "from workspace.store import store; from workspace.migrations import newest; store(); print(newest())"


def test_two_processes_upgrade_an_empty_database_at_once(
    database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if database == "sqlite":
        monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path / "new" / "folder"))
    else:
        with store.store().execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS upgraded"))
            connection.execute(text("CREATE DATABASE upgraded"))
        monkeypatch.setenv("DATABASE_URL", re.sub(r"/[^/]*$", "/upgraded", os.environ["DATABASE_URL"]))
    started = [
        subprocess.Popen([sys.executable, "-c", UPGRADE], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in started]
    assert [out.decode().strip() for out, _ in said] == [newest()] * 2, said
    with reading() as session:
        assert len(session.scalars(select(User)).all()) == 1


def test_a_forked_process_opens_connections_of_its_own() -> None:
    with reading() as session:
        session.get_one(User, LOCAL.id)
    before = store.store()
    child = os.fork()
    if child == 0:
        try:
            mine = store.store()
            with reading() as session:
                found = session.get_one(User, LOCAL.id)
            os._exit(0 if found.id == LOCAL.id and mine is not before else 1)
        except BaseException:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with reading() as session:
        assert session.get_one(User, LOCAL.id).id == LOCAL.id


@pytest.mark.parametrize(
    "away", ["postgresql://somebody:secret-word@127.0.0.1:9/none", "sqlite:////proc/nowhere/workspace.db"]
)
def test_a_database_that_is_away_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch, away: str) -> None:
    monkeypatch.setenv("DATABASE_URL", away)
    with pytest.raises(StoreUnavailable) as told, transaction():
        pass
    assert "cannot be reached" in str(told.value)
    assert "secret" not in str(told.value)
    assert "127.0.0.1" not in str(told.value)


@pytest.mark.parametrize("wrong", ["mysql://u:secret-word@h/x", "nonsense secret-word", "sqlite://"])
def test_an_address_that_cannot_be_used_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", wrong)
    with pytest.raises(engines.WrongAddress, match="DATABASE_URL") as told:
        engines.address()
    assert "secret" not in str(told.value)


def test_addresses_of_postgresql_may_be_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p%40ss@host/name?sslmode=require")
    assert engines.address() == "postgresql+psycopg://u:p%40ss@host/name?sslmode=require"


def test_the_folder_of_sqlite_is_its_owners_alone(
    database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if database != "sqlite":
        pytest.skip("a matter of SQLite's file")
    monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path / "own"))
    store.store()
    assert (tmp_path / "own").stat().st_mode & 0o077 == 0
    with store.store().connect() as connection:
        settings = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode",
                    "synchronous", "foreign_keys")}  # fmt: skip
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}

"""`python -m workspace`: accounts, backup on one database and restore on another, export, deletion."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from workspace import accounts, audit, credentials, sessions, tokens
from workspace import store as stores
from workspace.__main__ import main
from workspace.backup import BadBackup, backup, restore
from workspace.people import LOCAL, Person
from workspace.records import now
from workspace.records_accounts import Audit
from workspace.records_regions import Upload, UploadRow
from workspace.records_work import Note, SavedScenario, ScenarioVersion
from workspace.store import reading, transaction

SetUp = Callable[..., Person]
GOOD = "seven herons cross the ford"


def some_work(somebody: SetUp) -> Person:
    kim = somebody("coordinator", "houston", name="Kim Ünal 河")
    sessions.start(kim, "Firefox on Windows")
    tokens.create(kim, "a script", ["read"])
    with transaction() as session:
        session.add(SavedScenario(id="s", owner_id=kim.id, title="line\nbreak", address="?a=1", deleted_at=now()))
        session.add(Upload(id="u", hidta="houston", author_id=kim.id, title="t", file_name="f.csv", status="final"))
        session.flush()
        session.add(ScenarioVersion(scenario_id="s", version=1, title="t", document={"a": [1, None, 0.1]}, address="",
                                    author_id=kim.id))  # fmt: skip
        for number in range(700):
            session.add(UploadRow(upload_id="u", line=number, place=f"{number:05}", place_kind="county",
                                  month=now().date().replace(day=1), drug="any", count=number))  # fmt: skip
        session.add(Note(id="n", page="/mortality", anchor="a", text="mine", author_id=kim.id))
    return kim


def rows_of(file: Path) -> list[str]:
    return gzip.decompress(file.read_bytes()).decode().splitlines()[1:-1]


def test_a_backup_brings_everything_back(somebody: SetUp, tmp_path: Path) -> None:
    some_work(somebody)
    file, again = tmp_path / "a.backup", tmp_path / "b.backup"
    count = backup(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert count == len(rows_of(file)) > 700
    accounts.create(LOCAL, "later@example.gov", "Later", "reader")
    with pytest.raises(BadBackup, match="holds work already"):
        restore(file)
    assert restore(file, replace=True) == count
    backup(again)
    assert rows_of(again) == rows_of(file)
    with transaction() as session:  # numbers go on where they were
        audit.record(session, LOCAL, "user.change", "user", "x")
    with reading() as session:
        assert len(session.scalars(select(Audit)).all()) > 1


def test_a_backup_goes_from_one_database_to_the_other(
    database: str, somebody: SetUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    kim = some_work(somebody)
    credentials.set_password_by_link(kim.id, credentials.link_state(LOCAL, kim.id), GOOD)
    file, again = tmp_path / "a.backup", tmp_path / "b.backup"
    backup(file)
    if database == "postgresql":
        monkeypatch.delenv("DATABASE_URL")
        monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path / "other"))
    else:
        monkeypatch.setenv("DATABASE_URL", request.getfixturevalue("postgres_url"))
    restore(file, replace=True)
    backup(again)
    assert rows_of(again) == rows_of(file)
    assert credentials.sign_in(kim.email, GOOD).name == kim.name
    stores.forget()


@pytest.mark.parametrize("broken", ["missing", "cut", "changed", "other", "newer"])
def test_a_file_that_is_no_whole_backup_changes_nothing(broken: str, somebody: SetUp, tmp_path: Path) -> None:
    kim, file = some_work(somebody), tmp_path / "a.backup"
    backup(file)
    whole = file.read_bytes()
    lines = gzip.decompress(whole)
    changed = {
        "cut": whole[: len(whole) // 2],
        "changed": gzip.compress(lines.replace(b"Firefox", b"Chrome!")),
        "other": b"hello",
        "newer": gzip.compress(lines.replace(b'"revision":"0', b'"revision":"9')),
    }
    file.unlink() if broken == "missing" else file.write_bytes(changed[broken])
    with pytest.raises(BadBackup):
        restore(file, replace=True)
    assert accounts.find_by_email(LOCAL, kim.email).person == kim


def test_an_export_has_what_is_theirs_and_no_secret(somebody: SetUp, capsys: pytest.CaptureFixture[str]) -> None:
    kim, lee = some_work(somebody), somebody("analyst", name="Lee Other")
    with transaction() as session:
        session.add(Note(id="lees", page="/", anchor="a", text="not theirs", author_id=lee.id))
    assert main(["export", "--user", kim.email.upper()]) == 0
    said = capsys.readouterr().out
    found = json.loads(said)
    assert found["user"][0]["email"] == kim.email
    assert [note["text"] for note in found["note"]] == ["mine"]
    assert found["scenario_version"][0]["document"] == {"a": [1, None, 0.1]}
    assert len(found["upload_row"]) == 700
    assert {line["action"] for line in found["audit"]} == {"token.create"}
    assert "hash" not in said
    assert "Lee" not in said


def test_accounts_by_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("too short\n"))
    asked = ["create-user", "kim@example.gov", "--name", "Kim", "--role", "administrator"]
    assert main(asked) == 1
    assert "15 to 128" in capsys.readouterr().err
    assert accounts.list_accounts(LOCAL) == []
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD + "\n"))
    assert main(asked) == 0
    assert credentials.sign_in("kim@example.gov", GOOD).role == "administrator"
    assert main(["delete-user", "kim@example.gov", "--yes"]) == 1
    assert "last administrator" in capsys.readouterr().err
    accounts.create(LOCAL, "lee@example.gov", "Lee", "administrator")
    assert main(["delete-user", "kim@example.gov", "--yes"]) == 0
    assert main(["delete-user", "nobody@example.gov", "--yes"]) == 1
    assert "no such account" in capsys.readouterr().err


def test_upgrade_says_when_the_database_is_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["upgrade"]) == 0
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:secret-word@127.0.0.1:9/none")
    assert main(["upgrade"]) == 1
    said = capsys.readouterr().err
    assert "cannot be reached" in said
    assert "secret" not in said

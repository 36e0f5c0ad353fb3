"""`/me` and `/tokens`: by token alone, within its scopes, never more or longer than itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from workspace import accounts, sessions, tokens
from workspace import store as stores
from workspace.people import LOCAL, Person


@pytest.fixture(autouse=True)
def kim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("SETPOINT_SIGN_IN", "1")
    yield accounts.create(LOCAL, "kim@example.gov", "Kim", "coordinator", ["houston"]).person
    stores.forget()


def by(text: str) -> dict[str, Any]:
    return {"headers": {"Authorization": f"Bearer {text}"}}


def test_me_and_what_the_token_may(client: FlaskClient, kim: Person) -> None:
    text, _ = tokens.create(kim, "a", ["read"])
    answer = client.get("/api/v1/me", **by(text))
    document = client.get("/api/v1/openapi.json").get_json()
    jsonschema.validate(answer.get_json(), {"$ref": "#/components/schemas/Me", "components": document["components"]})
    assert answer.get_json()["regions"] == ["houston"]
    assert document["paths"]["/me"]["get"]["security"] == [{"token": []}]


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer nonsense", "Basic a2ltOmtpbQ==", "Bearer setpoint_" + "A" * 43])
def test_without_a_token_that_holds(client: FlaskClient, sent: str) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": sent} if sent else {})
    assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (401, "Authorization")


def test_a_token_begets_none_that_may_more_or_longer(client: FlaskClient, kim: Person) -> None:
    reads, _ = tokens.create(kim, "a", ["read"])
    keeps, record = tokens.create(kim, "b", ["admin", "read"], days=10)
    wanted = {"name": "c", "scopes": ["read"], "days": 5}
    assert client.post("/api/v1/tokens", json=wanted, **by(reads)).status_code == 403
    made = client.post("/api/v1/tokens", json=wanted, **by(keeps))
    assert made.status_code == 201
    assert client.get("/api/v1/me", **by(made.get_json()["token"])).status_code == 200
    more = client.post("/api/v1/tokens", json={**wanted, "scopes": ["uploads:write"]}, **by(keeps))
    longer = client.post("/api/v1/tokens", json={**wanted, "days": 11}, **by(keeps))
    assert [(each.status_code, each.get_json()["errors"][0]["field"]) for each in (more, longer)] == [
        (403, "scopes"), (403, "days")]  # fmt: skip
    wrong = client.post("/api/v1/tokens", json={**wanted, "days": 1000}, **by(keeps))
    assert (wrong.status_code, wrong.get_json()["errors"][0]["field"]) == (422, "days")
    listed = client.get("/api/v1/tokens", **by(reads)).get_json()["tokens"]
    assert {each["name"] for each in listed} == {"a", "b", "c"}
    assert all("token" not in each for each in listed)
    assert client.delete(f"/api/v1/tokens/{record.id}", **by(reads)).status_code == 403
    assert client.delete(f"/api/v1/tokens/{record.id}", **by(keeps)).status_code == 200
    assert client.get("/api/v1/me", **by(keeps)).status_code == 401


def test_a_token_may_end_itself_and_nobody_elses(client: FlaskClient, kim: Person) -> None:
    text, record = tokens.create(kim, "a", ["read"])
    _, others = tokens.create(LOCAL, "b", ["read"])
    admin, _ = tokens.create(kim, "c", ["admin"])
    assert client.delete(f"/api/v1/tokens/{others.id}", **by(admin)).status_code == 404
    assert client.delete(f"/api/v1/tokens/{record.id}", **by(text)).status_code == 200
    assert client.get("/api/v1/me", **by(text)).status_code == 401


def test_a_session_reads_and_changes_nothing_here(client: FlaskClient, kim: Person, laid_out_server: Any) -> None:
    browser = laid_out_server.test_client()
    with browser.session_transaction() as kept:
        kept["_user_id"] = sessions.start(kim, "a browser")
    assert browser.get("/api/v1/me").get_json()["scopes"] == ["read"]
    assert browser.post("/api/v1/tokens", json={"name": "c", "scopes": ["read"]}).status_code == 401

"""Uploads, counts, corrections and watches over the API."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workspace import accounts, tokens
from workspace import store as stores
from workspace.people import LOCAL, Role

CSV = "FIPS,Month,Drug,Count\n39153,2025-03,all_drugs,3\n39061,2025-03,all_drugs,40\n39035,2025-04,all_drugs,50\n"


@pytest.fixture
def client(laid_out_server: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[FlaskClient]:
    """The local user, with a workspace of the test's own."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path))
    yield laid_out_server.test_client()
    stores.forget()


def upload(client: FlaskClient, text: str = CSV, **changes: Any) -> Any:
    body = {"hidta": "ohio", "title": "March", "content_base64": base64.b64encode(text.encode()).decode()}
    return client.post("/api/v1/uploads", json=body | changes)


def sign_in(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, role: Role, *regions: str) -> None:
    """Ask by the token of somebody with this role from here on."""
    person = accounts.create(LOCAL, f"{role}@example.gov", "Kim", role, regions).person
    text, _ = tokens.create(person, "a script", ["read", "uploads:write"])
    monkeypatch.setenv("SETPOINT_SIGN_IN", "1")
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {text}"


def test_a_file_is_checked_kept_and_read_back(client: FlaskClient) -> None:
    assert upload(client, dry_run=True).get_json() == {"id": None, "rows": 3, "blank": 0, "notes": []}
    assert client.get("/api/v1/uploads?hidta=ohio").get_json() == {"uploads": []}
    made = upload(client)
    assert (made.status_code, made.get_json()["rows"]) == (201, 3)
    answer = client.get("/api/v1/regions/ohio/counts").get_json()
    assert answer["suppressed"] is False
    assert sorted(row["count"] for row in answer["rows"]) == [3, 40, 50]
    assert client.get("/api/v1/regions/ohio/counts.csv").get_data(as_text=True).count("\r\n") == 4
    key = made.get_json()["id"]
    assert client.delete(f"/api/v1/uploads/{key}").status_code == 200
    assert client.get("/api/v1/regions/ohio/counts").get_json()["rows"] == []
    assert client.post(f"/api/v1/uploads/{key}/restore").status_code == 200
    assert client.get("/api/v1/uploads?hidta=ohio").get_json()["uploads"][0]["state"] == "current"


def test_every_wrong_line_is_named(client: FlaskClient) -> None:
    answer = upload(client, CSV + "39153,2025-13,all_drugs,-1\n")
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == ["line 5, Month", "line 5, Count"]
    assert client.get("/api/v1/uploads?hidta=ohio").get_json() == {"uploads": []}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"content_base64": "***"}, "content_base64"),
        ({"content_base64": ""}, "content_base64"),
        ({"columns": {"county": "nope"}}, "columns"),
        ({"columns": {"month": ""}}, "columns"),
        ({"measure": "x"}, "measure"),
        ({"mode": "x"}, "mode"),
        ({"title": 5}, "title"),
        ({"extra": 1}, "extra"),
        ({"sheet": "Nope"}, "content_base64"),
    ],
)
def test_what_is_wrong_is_named(client: FlaskClient, changes: dict[str, Any], field: str) -> None:
    answer = upload(client, **changes)
    assert answer.status_code == 422
    assert {error["field"] for error in answer.get_json()["errors"]} == {field}


def test_others_get_shared_sums_with_small_counts_hidden(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    key = upload(client).get_json()["id"]
    client.put(f"/api/v1/uploads/{key}/share", json={"shared": True})
    sign_in(client, monkeypatch, "reader")
    answer = client.get("/api/v1/regions/ohio/counts").get_json()
    assert answer["suppressed"] is True
    shown = {row["place"]: row["count"] for row in answer["rows"]}
    assert shown["39153"] is None
    assert list(shown.values()).count(None) >= 2
    assert '"count": 3' not in client.get("/api/v1/regions/ohio/counts").get_data(as_text=True)
    assert ",3," not in client.get("/api/v1/regions/ohio/counts.csv").get_data(as_text=True)
    assert client.get("/api/v1/uploads?hidta=ohio").status_code == 403
    assert client.delete(f"/api/v1/uploads/{key}").status_code == 404
    assert client.put(f"/api/v1/uploads/{key}/share", json={"shared": False}).status_code == 404
    assert upload(client).status_code == 403


def test_nobody_without_an_account_gets_any(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SETPOINT_SIGN_IN", "1")
    for path in ("regions/ohio/counts", "regions/ohio/counts.csv", "uploads?hidta=ohio", "watches", "watches/history"):
        assert client.get(f"/api/v1/{path}").status_code == 401
    assert upload(client).status_code == 401
    assert client.post("/api/v1/watches", json={}).status_code == 401
    assert client.post("/api/v1/corrections", json={}).status_code == 401
    assert client.get("/api/v1/regions/ohio/corrections").status_code == 200


def test_corrections_stand_beside_the_list(client: FlaskClient) -> None:
    body = {"hidta": "ohio", "county": "39103", "action": "add", "reason": "=1+1", "source": "Notice"}
    made = client.post("/api/v1/corrections", json=body)
    assert made.status_code == 201
    (found,) = client.get("/api/v1/regions/ohio/corrections").get_json()["corrections"]
    assert (found["fips"], found["reason"]) == ("39103", "=1+1")
    assert "39103,Medina County,OH,,no,add,'=1+1,Notice" in client.get("/api/v1/regions/ohio/county-list.csv").text
    assert client.delete(f"/api/v1/corrections/{made.get_json()['id']}").status_code == 200
    assert client.get("/api/v1/regions/ohio/corrections").get_json() == {"corrections": []}
    assert client.post("/api/v1/corrections", json=body | {"action": "x"}).status_code == 422


def test_watches_live_and_end(client: FlaskClient) -> None:
    asked = {"place_kind": "state", "place": "AZ", "channel": "webhook", "target": "https://hooks.example.gov/a"}
    made = client.post("/api/v1/watches", json=asked)
    assert made.status_code == 201
    watch = made.get_json()
    assert watch["secret"]
    assert watch["false_alarm_rate"] == 0.01
    listed = client.get("/api/v1/watches").get_json()["watches"]
    assert [(each["id"], each["secret"]) for each in listed] == [(watch["id"], "")]
    assert client.put(f"/api/v1/watches/{watch['id']}", json={"paused": True}).status_code == 200
    assert {each["state"] for each in client.get("/api/v1/watches/history").get_json()["firings"]} == {"known before"}
    assert client.delete(f"/api/v1/watches/{watch['id']}").status_code == 200
    assert client.delete(f"/api/v1/watches/{watch['id']}").status_code == 404
    assert client.post(f"/api/v1/watches/{watch['id']}/restore").status_code == 200
    refused = client.post("/api/v1/watches", json=asked | {"target": "http://169.254.169.254/"})
    assert refused.get_json()["errors"][0]["field"] == "target"

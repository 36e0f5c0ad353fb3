"""Saved scenarios and notes over HTTP: a whole life of each, refusals by field, and what the document says."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from workspace import store as stores


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path))
    yield
    stores.forget()


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").get_json()


@pytest.fixture(scope="module")
def scenario(client: FlaskClient) -> dict[str, Any]:
    return client.get("/api/v1/scenario").get_json()


def said(document: dict[str, Any], path: str, method: str, answer: Any) -> None:
    """The answer is what the document says."""
    answers = document["paths"][path][method]["responses"]
    schema = answers[str(answer.status_code)]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.get_json(), {**schema, "components": document["components"]})


def test_a_scenario_is_saved_changed_shared_and_deleted(
    client: FlaskClient, document: dict[str, Any], scenario: dict[str, Any]
) -> None:
    made = client.post("/api/v1/scenarios", json={"title": "First", "document": scenario})
    said(document, "/scenarios", "post", made)
    at = f"/api/v1/scenarios/{made.get_json()['id']}"
    changed = client.put(at, json={"title": "Second", "document": scenario, "began_from": 1})
    said(document, "/scenarios/{scenario_id}", "put", changed)
    late = client.put(at, json={"title": "Third", "document": scenario, "began_from": 1})
    assert late.status_code == 409
    assert late.get_json()["errors"][0]["allowed"] == "2"
    versions = client.get(f"{at}/versions")
    said(document, "/scenarios/{scenario_id}/versions", "get", versions)
    assert [each["title"] for each in versions.get_json()["versions"]] == ["Second", "First"]
    assessed = client.post("/api/v1/assess", json=versions.get_json()["versions"][0]["document"])
    assert assessed.get_json() == client.post("/api/v1/assess", json=scenario).get_json()
    link = client.post(f"{at}/links", json={"mode": "view"})
    said(document, "/scenarios/{scenario_id}/links", "post", link)
    listed = client.get(f"{at}/links").get_json()["links"]
    assert listed == [{key: link.get_json()[key] for key in ("id", "mode", "created")}]
    assert client.delete(f"{at}/links/{link.get_json()['id']}").status_code == 200
    assert client.post(f"{at}/fork").get_json()["title"] == "Second (copy)"
    client.delete(at)
    assert client.get(at).status_code == 404
    assert client.post(f"{at}/restore").get_json()["version"] == 2
    said(document, "/scenarios", "get", client.get("/api/v1/scenarios"))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": "", "document": {}}, None),
        ({"title": "x", "document": "no"}, "document"),
        ({"document": {}}, "title"),
        ({"title": "x" * 121, "document": {}}, "title"),
        ({"title": 7, "document": {}}, "title"),
        ({"title": "x", "document": {}, "owner_id": "me"}, "owner_id"),
        ([], ""),
    ],
)
def test_what_cannot_be_saved_names_its_field(client: FlaskClient, body: Any, field: str | None) -> None:
    answer = client.post("/api/v1/scenarios", json=body)
    assert answer.status_code == 422
    assert field is None or answer.get_json()["errors"][0]["field"] == field
    assert client.get("/api/v1/scenarios").get_json() == {"scenarios": []}


def test_a_wrong_scenario_is_told_by_the_models_own_field(client: FlaskClient, scenario: dict[str, Any]) -> None:
    wrong = scenario | {"policy": scenario["policy"] | {"pass_through": 7}}
    answer = client.post("/api/v1/scenarios", json={"title": "x", "document": wrong})
    assert answer.get_json()["errors"][0]["field"] == "policy.pass_through"


def test_a_note_is_written_changed_deleted_and_brought_back(client: FlaskClient, document: dict[str, Any]) -> None:
    made = client.post("/api/v1/notes", json={"hidta": "ohio", "anchor": "region-trend", "text": "A lab closed."})
    said(document, "/notes", "post", made)
    at = f"/api/v1/notes/{made.get_json()['id']}"
    said(document, "/notes/{note_id}", "put", client.put(at, json={"text": "A lab closed in May."}))
    said(document, "/notes/{note_id}", "delete", client.delete(at))
    assert client.get("/api/v1/notes?hidta=ohio").get_json() == {"notes": []}
    client.post(f"{at}/restore")
    (note,) = client.get("/api/v1/notes?hidta=ohio").get_json()["notes"]
    assert note["text"] == "A lab closed in May."

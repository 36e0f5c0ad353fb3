"""The API: tables, regions, and the assessment; errors are JSON that names the field."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest
from flask.testing import FlaskClient

from data import store
from data.catalog import CATALOG
from model import Scenario, report
from scenarios.default import default_scenario


def scenario() -> dict:
    return default_scenario("entry").model_dump(mode="json", exclude_none=True)


def test_every_table_is_listed_with_its_provenance(client: FlaskClient) -> None:
    listed = client.get("/api/v1/datasets").get_json()["datasets"]
    assert [entry["id"] for entry in listed] == list(CATALOG)
    for entry in listed:
        assert entry["publisher"]
        assert entry["page"].startswith("https://")
        assert entry["licence"]
        assert entry["csv"] == f"/api/v1/datasets/{entry['id']}.csv"


@pytest.mark.parametrize("dataset_id", ["hidta_counties", "county_deaths_provisional", "goods_imports"])
def test_csv_and_parquet_hold_the_table(client: FlaskClient, dataset_id: str) -> None:
    table = store.load(dataset_id)
    csv = client.get(f"/api/v1/datasets/{dataset_id}.csv")
    assert csv.mimetype == "text/csv"
    assert f'filename="{dataset_id}.csv"' in csv.headers["Content-Disposition"]
    read = pd.read_csv(io.BytesIO(csv.get_data()), dtype=str)
    assert list(read.columns) == list(table.columns)
    assert len(read) == len(table)
    parquet = pd.read_parquet(io.BytesIO(client.get(f"/api/v1/datasets/{dataset_id}.parquet").get_data()))
    assert len(parquet) == len(table)


def test_a_suppressed_count_is_empty_in_the_csv_and_named_so(client: FlaskClient) -> None:
    answer = client.get("/api/v1/datasets/county_deaths_provisional.csv").get_data()
    read = pd.read_csv(io.BytesIO(answer), dtype={"fips": str})
    suppressed = read[read["status"] == "suppressed"]
    assert len(suppressed) > 1000
    assert suppressed["deaths"].isna().all()


def test_an_unknown_table_is_a_json_404(client: FlaskClient) -> None:
    response = client.get("/api/v1/datasets/nothing.csv")
    assert response.status_code == 404
    assert response.get_json()["errors"][0]["field"] == "dataset"


def test_regions_tell_reported_and_suppressed_apart(client: FlaskClient) -> None:
    answer = client.get("/api/v1/regions").get_json()
    assert (answer["period"], answer["status"], len(answer["regions"])) == ("2025-12", "provisional", 33)
    assert client.get("/api/v1/regions?period=2020-01").status_code == 400


def test_assess_answers_what_the_engine_answers(client: FlaskClient) -> None:
    response = client.post("/api/v1/assess", json=scenario())
    expected = report(Scenario.model_validate(scenario()))
    assert response.status_code == 200
    answer = response.get_json()
    assert answer == json.loads(json.dumps(expected))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("policy", "import_elasticity"), 0.5),
        (("policy", "pass_through"), "much"),
        (("outcomes", "counterfeit_pills", "score"), {"MEX": 101}),
        (("outcomes", "counterfeit_pills", "share"), {"XYZ": 0.1}),
    ],
)
def test_a_wrong_field_is_named_with_what_is_allowed(client: FlaskClient, path: tuple[str, ...], value: object) -> None:
    document = scenario()
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    response = client.post("/api/v1/assess", json=document)
    assert response.status_code == 422
    assert any(error["field"].startswith(".".join(path)) for error in response.get_json()["errors"])


@pytest.mark.parametrize("body", [b"", b"{", b"[1, 2", b"\xff\xfe"])
def test_a_body_that_is_not_json_is_refused(client: FlaskClient, body: bytes) -> None:
    response = client.post("/api/v1/assess", data=body)
    assert response.status_code == 400
    assert "JSON" in response.get_json()["errors"][0]["message"]


def test_nan_is_refused_and_answered_in_valid_json(client: FlaskClient) -> None:
    document = scenario()
    document["policy"]["phase_in"] = float("nan")
    response = client.post("/api/v1/assess", data=json.dumps(document))
    assert response.status_code == 422
    json.loads(response.get_data(), parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))


def test_too_large_a_body_is_refused(client: FlaskClient) -> None:
    response = client.post("/api/v1/assess", data=b" " * 1_000_001)
    assert response.status_code == 413


def test_a_broken_table_is_a_503_that_names_it(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SETPOINT_TABLES", str(tmp_path))
    (tmp_path / "goods_imports.parquet").write_bytes(b"not parquet")
    response = client.get("/api/v1/datasets/goods_imports.csv")
    assert response.status_code == 503
    assert response.get_json()["errors"][0]["field"] == "goods_imports"
    assert str(tmp_path) not in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("method", "address", "code"),
    [
        ("get", "/api/v1/nope", 404),
        ("get", "/api/v1/", 404),
        ("get", "/api/v1/assess", 405),
        ("delete", "/api/v1/x", 404),
    ],
)
def test_an_unknown_address_is_json_and_not_a_page(client: FlaskClient, method: str, address: str, code: int) -> None:
    response = getattr(client, method)(address)
    assert response.status_code == code
    assert response.get_json()["errors"][0]["message"]

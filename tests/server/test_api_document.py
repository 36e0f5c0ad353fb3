"""The OpenAPI document: valid, complete, and true to what is answered."""

import jsonschema
import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from data.catalog import CATALOG
from server.api import ROUTES


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> dict:
    return client.get("/api/v1/openapi.json").get_json()


def test_the_document_is_valid(document: dict) -> None:
    validate(document)


def test_every_route_and_table_is_in_it(document: dict) -> None:
    addresses = {route.address.replace("<", "{").replace(">", "}") for route in ROUTES}
    assert set(document["paths"]) == addresses
    for dataset in CATALOG.values():
        assert set(document["components"]["schemas"][f"row_of_{dataset.id}"]["properties"]) == set(dataset.column_names)


ASKED = [
    ("/datasets", "/datasets"),
    ("/datasets/{dataset_id}", "/datasets/ports"),
    ("/datasets/{dataset_id}/rows.json", "/datasets/county_deaths_annual/rows.json?status=suppressed&limit=20"),
    ("/statuses", "/statuses"),
    ("/regions", "/regions?period=2021"),
    ("/scenario", "/scenario?lens=entry"),
    ("/openapi.json", "/openapi.json"),
]


@pytest.mark.parametrize(("path", "address"), ASKED, ids=[path for path, _ in ASKED])
def test_answers_are_what_the_document_says(client: FlaskClient, document: dict, path: str, address: str) -> None:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 200
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.get_json(), {**schema, "components": document["components"]})


@pytest.mark.parametrize("dataset_id", CATALOG)
def test_rows_are_what_the_document_says(client: FlaskClient, document: dict, dataset_id: str) -> None:
    rows = client.get(f"/api/v1/datasets/{dataset_id}/rows.json?limit=100").get_json()["rows"]
    schema = {"type": "array", "items": document["components"]["schemas"][f"row_of_{dataset_id}"]}
    jsonschema.validate(rows, schema)


def test_refusals_are_what_the_document_says(client: FlaskClient, document: dict) -> None:
    refused = client.get("/api/v1/datasets/ports/rows.json?limit=x")
    jsonschema.validate(
        refused.get_json(), {"$ref": "#/components/schemas/Errors", "components": document["components"]}
    )

"""`/api/v1/openapi.json`: the OpenAPI 3.1 document, made from the routes, their models and the catalog."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from flask import Response, jsonify
from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import models_json_schema

from data.catalog import CATALOG, Column, Dataset
from model import Scenario
from server.api.routes import Parameter, Route

TOKEN = {"type": "http", "scheme": "bearer", "description": "An API token, made at /account; each has scopes."}
REFERENCE = "#/components/schemas/{model}"
REASONS = {
    400: "a part of the question is wrong",
    401: "this needs an account's token",
    403: "the account or its token may not do this",
    404: "there is no such thing",
    409: "it was changed by somebody else since",
    413: "what was sent is too large",
    422: "what was sent breaks a rule",
    429: "too many requests; Retry-After says when to try again",
    503: "a table or the workspace cannot be read",
}
_JSON_TYPES: dict[str, dict[str, str]] = {
    "int32": {"type": "integer"},
    "Int64": {"type": "integer"},
    "float64": {"type": "number"},
    "bool": {"type": "boolean"},
    "datetime64[ms]": {"type": "string", "format": "date"},
}


class OpenApiDocument(BaseModel):
    """An OpenAPI 3.1 document."""

    model_config = ConfigDict(extra="allow")
    openapi: str


class ErrorEntry(BaseModel):
    """One thing wrong. field: its path; allowed: what may stand there; value: what was given."""

    field: str
    message: str
    allowed: str
    value: Any


class Errors(BaseModel):
    """Why a question was refused."""

    errors: list[ErrorEntry]


def document(routes: Iterable[Route]) -> dict[str, Any]:
    """The document of the given routes."""
    listed = list(routes)
    models = {route.answer for route in listed if not isinstance(route.answer, str)} | {Errors, Scenario}
    models |= {route.body for route in listed if route.body}
    ordered = sorted(models, key=lambda model: model.__name__)
    schemas = models_json_schema([(model, "validation") for model in ordered], ref_template=REFERENCE)[1]["$defs"]
    rows = {f"row_of_{dataset.id}": _row_schema(dataset) for dataset in CATALOG.values()}
    schemas["Rows"]["properties"]["rows"]["items"] = {"anyOf": [_reference(name) for name in rows]}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Setpoint",
            "version": "1",
            "description": "Every table of the app with its provenance, and the assessment. A number that is not "
            "there is null, never 0; its status says why.",
        },
        "servers": [{"url": "/api/v1"}],
        "paths": _paths(listed),
        "components": {"schemas": schemas | rows, "securitySchemes": {"token": TOKEN}},
    }


def _paths(routes: list[Route]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(_template(route.address), {})[route.method.lower()] = _operation(route)
    return paths


def _template(address: str) -> str:
    return address.replace("<", "{").replace(">", "}")


def _operation(route: Route) -> dict[str, Any]:
    errors = (400, *route.errors, *((401, 403, 503) if route.scope else ()))  # 400: an address that is none
    answers = {str(route.status): _answer(route)} | {
        str(code): {"description": REASONS[code], "content": _json("Errors")} for code in sorted(set(errors))
    }
    operation = {
        "operationId": route.view.__name__,
        "summary": route.summary,
        "description": (route.view.__doc__ or "").strip(),
        "parameters": [_parameter(parameter) for parameter in route.parameters],
        "responses": answers,
    }
    if route.body:
        operation["requestBody"] = {"required": True, "content": _json(route.body.__name__)}
    if route.scope:
        operation["security"] = [{"token": []}]
        with_scope = "" if route.scope == "any" else f" with the scope `{route.scope}`"
        operation["description"] += f" Needs a token{with_scope}."
    return operation


def _answer(route: Route) -> dict[str, Any]:
    if isinstance(route.answer, str):
        return {"description": route.summary, "content": {route.answer: {"schema": {"type": "string"}}}}
    return {"description": route.summary, "content": _json(route.answer.__name__)}


def _json(model: str) -> dict[str, Any]:
    return {"application/json": {"schema": _reference(model)}}


def _reference(model: str) -> dict[str, str]:
    return {"$ref": REFERENCE.format(model=model)}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": parameter.name,
        "in": "path" if parameter.in_path else "query",
        "required": parameter.in_path,
        "description": parameter.description,
        "schema": parameter.schema,
    }
    if parameter.schema.get("type") == "object":  # each of its entries is a value of the query
        entry |= {"style": "form", "explode": True}
    return entry


def _row_schema(dataset: Dataset) -> dict[str, Any]:
    return {
        "type": "object",
        "description": f"{dataset.title}. One row: {dataset.grain}.",
        "properties": {column.name: _column_schema(column) for column in dataset.columns},
    }


def _column_schema(column: Column) -> dict[str, Any]:
    kind: dict[str, Any] = dict(_JSON_TYPES.get(column.dtype, {"type": "string"}))
    if column.nullable:
        kind["type"] = [kind["type"], "null"]
    if column.allowed:
        kind["enum"] = [*column.allowed, *([None] if column.nullable else [])]
    return kind | {"description": f"{column.description} ({column.unit})"}


def openapi(routes: tuple[Route, ...]) -> Route:
    """The route that answers the document of the given routes and of itself."""

    def openapi_document() -> Response:
        """This document."""
        return jsonify(_document())

    own = Route("/openapi.json", openapi_document, "This document", OpenApiDocument)

    @lru_cache(maxsize=1)
    def _document() -> dict[str, Any]:
        return document((*routes, own))

    return own

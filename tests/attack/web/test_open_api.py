"""The API asked by its own document, with values that it allows and values that it does not."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server.api import ROUTES
from server.api.routes import Route
from tests.attack.web.world import World

PLAIN = {"Accept-Encoding": "identity"}
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]


@pytest.fixture(scope="module")
def described(whole: World) -> Any:
    document = whole.server.test_client().get("/api/v1/openapi.json").get_json()
    schema = schemathesis.openapi.from_dict(document)
    schema.app = whole.server
    return schema


@pytest.mark.parametrize("route", ROUTES, ids=[f"{route.method} {route.address}" for route in ROUTES])
def test_the_api_answers_as_its_document_says(route: Route, described: Any, world: World) -> None:
    operation = described[route.address.replace("<", "{").replace(">", "}")][route.method]
    cases = operation.as_strategy() | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)

    @settings(
        max_examples=1 if route.address.endswith(".csv") else 4,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        data.draw(cases).call_and_validate(headers=world.program("victim") | PLAIN, checks=CHECKS)

    ask()

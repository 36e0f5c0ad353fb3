"""The API asked by its own document, with values that it allows and values that it does not."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.attack.web.world import World

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]


@pytest.fixture
def described(world: World) -> Any:
    document = world.server.test_client().get("/api/v1/openapi.json").get_json()
    schema = schemathesis.openapi.from_dict(document)
    schema.app = world.server
    return schema


lazily = schemathesis.pytest.from_fixture("described")


@lazily.parametrize()
@settings(
    max_examples=6, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_the_api_answers_as_its_document_says(case: Any, world: World) -> None:
    case.call_and_validate(headers=world.program("victim"), checks=CHECKS)

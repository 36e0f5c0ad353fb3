"""The default scenario, and the assessment of any."""

from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict
from werkzeug.exceptions import HTTPException

from model import Scenario, problems, report
from scenarios import COMPUTED, DEFAULT_LENS, default_scenario
from server.api.errors import FieldError, Refused
from server.api.routes import Parameter, Route

LARGEST_SCENARIO = 1_000_000  # bytes: hundreds of countries fit in a tenth of it


class AssessmentAnswer(BaseModel):
    """What `python -m model assess` prints: by outcome, by country, revenue."""

    model_config = ConfigDict(extra="allow")
    outcomes: dict[str, Any]
    countries: dict[str, Any]
    revenue: float
    unattributed_deaths: float


def scenario() -> Response:
    """The default scenario under one attribution lens."""
    lens = request.args.get("lens", DEFAULT_LENS)
    if lens not in COMPUTED:
        raise Refused(400, FieldError("lens", "There is no such attribution lens.", ", ".join(COMPUTED), lens[:40]))
    return jsonify(default_scenario(lens).model_dump(mode="json", exclude_none=True))


def assess() -> Response:
    """The assessment of the scenario in the body."""
    if (request.content_length or 0) > LARGEST_SCENARIO:
        raise Refused(413, FieldError("", "The scenario is too large.", f"at most {LARGEST_SCENARIO:,} bytes"))
    document = _json_body()
    wrong = problems(document)
    if wrong:
        raise Refused(422, *[FieldError(p.path, p.message, p.allowed, p.value) for p in wrong])
    return jsonify(report(Scenario.model_validate(document)))


def assess_needs_a_scenario() -> Response:
    """Say how to ask for an assessment."""
    raise Refused(405, FieldError("", "Send a scenario with POST.", "POST /api/v1/assess, see /api/v1/scenario"))


def _json_body() -> Any:
    try:
        return request.get_json(force=True)
    except HTTPException:
        raise Refused(400, FieldError("", "The body is not JSON.", "a scenario, see /api/v1/scenario")) from None


_LENS = Parameter("lens", "the attribution lens", {"type": "string", "enum": list(COMPUTED), "default": DEFAULT_LENS})
ROUTES = (
    Route("/scenario", scenario, "The default scenario", Scenario, (_LENS,), (400, 503)),
    Route(
        "/assess",
        assess,
        "Assess a scenario",
        AssessmentAnswer,
        errors=(400, 413, 422),
        method="POST",
        body=Scenario,
    ),
)

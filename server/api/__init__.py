"""`/api/v1`: the tables, the regions and the assessment, for programs; its document is at /api/v1/openapi.json."""

from flask import Blueprint, Response

from server.api import account, assessment, corrections, counts, notes, regions, saved, tables, watches
from server.api.document import openapi
from server.api.errors import FieldError, Refused, answer_in_json
from server.api.scopes import scoped

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

_ANSWERING = (
    *tables.ROUTES,
    *regions.ROUTES,
    *assessment.ROUTES,
    *saved.ROUTES,
    *notes.ROUTES,
    *account.ROUTES,
    *counts.ROUTES,
    *corrections.ROUTES,
    *watches.ROUTES,
)
ROUTES = (*_ANSWERING, openapi(_ANSWERING))


def nothing_here(rest: str) -> Response:
    """Answer every other address under /api/v1 in JSON, not with a page."""
    raise Refused(404, FieldError("", f"There is nothing at /api/v1/{rest[:80]}.", "see /api/v1/openapi.json"))


def _blueprint() -> Blueprint:
    blueprint = Blueprint("api", __name__)
    answer_in_json(blueprint)
    for route in ROUTES:
        blueprint.add_url_rule(route.address, view_func=scoped(route), methods=[route.method])
    blueprint.add_url_rule("/assess", view_func=assessment.assess_needs_a_scenario)
    blueprint.add_url_rule("/", defaults={"rest": ""}, view_func=nothing_here, methods=METHODS)
    blueprint.add_url_rule("/<path:rest>", view_func=nothing_here, methods=METHODS)
    return blueprint


api = _blueprint()

__all__ = ["ROUTES", "api"]

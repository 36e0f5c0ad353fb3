"""`/healthz`: 200 once the process can answer requests."""

from flask import Blueprint, jsonify
from flask.wrappers import Response

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """Answer that this process is up; tables are not touched, so a broken one does not stop the app."""
    return jsonify(status="ok")

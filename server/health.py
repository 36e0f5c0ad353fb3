"""`/healthz`: 200 once the process can answer requests. `/readyz`: what it leans on, each part named."""

from flask import Blueprint, jsonify
from flask.wrappers import Response

from server.ready import AWAY, parts

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """Answer that this process is up; tables are not touched, so a broken one does not stop the app."""
    return jsonify(status="ok")


@health.get("/readyz")
def readyz() -> tuple[Response, int]:
    """200 while pages can be served: "ready", or "degraded" with what readers miss; 503 where the tables are away.

    The database and Redis do not take the app out of service: public pages work without them, in every process alike.
    """
    asked = parts()
    away = [part for part in asked if part.state == AWAY]
    serving = not any(part.name == "tables" for part in away)
    status = "not ready" if not serving else "degraded" if away else "ready"
    told = jsonify(
        status=status,
        parts={part.name: part.state for part in asked},
        without={part.name: part.without for part in away},
    )
    return told, 200 if serving else 503

"""Logs as JSON lines: what was asked, how it was answered and how long it took; nothing about who asked.

No query strings (a page's state may be private), no bodies, no cookies, no names; addresses only if LOG_ADDRESSES.
On a machine of one's own only warnings and errors are written, as plain text.
"""

import logging
import time
from logging.config import dictConfig
from typing import Any

from flask import Flask, g, request
from flask.wrappers import Response

from server.errors import reference
from server.missing import PAGE_ROUTE, has_page
from server.settings import Settings

access = logging.getLogger("setpoint.access")
_QUIET = ("/healthz", "/readyz", "/metrics", "/assets/", "/_dash-component-suites/")


def configuration(settings: Settings) -> dict[str, Any]:
    """What logging is told, for the web server's processes and the workers alike."""
    formatter = {
        "()": "pythonjsonlogger.json.JsonFormatter",
        "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
    }
    plain = {"format": "%(levelname)s %(name)s: %(message)s"}
    level = "WARNING" if settings.local else "INFO"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": plain if settings.local else formatter},
        "filters": {"reference": {"()": "server.logs.Reference"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["reference"]},
        },
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            "setpoint": {"level": level},
            "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
        },
    }


def configure(settings: Settings) -> None:
    """Log as the settings say, in this process."""
    dictConfig(configuration(settings))


class Reference(logging.Filter):
    """Puts the request's reference on every record made while one is answered."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record."""
        if g:
            record.request = reference()
        return True


def log_requests(server: Flask, settings: Settings) -> None:
    """Write a line for every answer but probes and static files."""

    @server.after_request
    def write(response: Response) -> Response:
        if not request.path.startswith(_QUIET) and access.isEnabledFor(logging.INFO):
            access.info("answered", extra=line(response, addresses=settings.log_addresses))
        return response


def line(response: Response, *, addresses: bool) -> dict[str, Any]:
    """What is written of a request and its answer."""
    written: dict[str, Any] = {
        "method": request.method,
        "route": route(),
        "status": response.status_code,
        "ms": round(1000 * (time.perf_counter() - g.began), 1) if "began" in g else None,
    }
    if addresses:
        written["address"] = request.remote_addr
    return written


def route() -> str:
    """The address as the app knows it: a page's path, or a route with its names in place of its ids."""
    rule = request.url_rule.rule if request.url_rule else ""
    if rule != PAGE_ROUTE:
        return rule or "(none)"
    return request.path if has_page(request.path) else "(none)"

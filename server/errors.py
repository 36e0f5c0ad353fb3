"""Errors as readers see them: in the app's look or as JSON, with a reference to find in the log, and nothing else."""

import secrets
import time
from html import escape

from dash.exceptions import CallbackException
from flask import Flask, current_app, g, jsonify, request
from flask.wrappers import Response
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import BadRequest, HTTPException

from server.limits import CALLBACKS

TOO_MANY = "Too many requests from your address. Wait {seconds} seconds, then go on; nothing is lost."
FAILED = "Something went wrong here, not with you. Nothing was changed. If it stays so, report {reference}."
_PLAIN = {
    400: "The request cannot be read.",
    404: "There is nothing at this address.",
    405: "This address does not take that kind of request.",
    413: "What was sent is larger than is taken here.",
    415: "What was sent is of a kind that is not taken here.",
}
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Setpoint</title>{styles}</head>
<body><main class="main" id="main"><h1>{title}</h1><p>{words}</p><p><a href="/">Go to the start</a></p></main></body>
</html>
"""


def number_requests(server: Flask) -> None:
    """Give each request a reference of its own, that the log and an error's page name."""

    @server.before_request
    def begin() -> None:
        g.reference, g.began = secrets.token_hex(8), time.perf_counter()

    @server.after_request
    def name(response: Response) -> Response:
        response.headers["X-Request-Id"] = reference()
        return response


def reference() -> str:
    """The reference of the present request."""
    return str(g.get("reference", "unknown"))


def answer_errors(server: Flask) -> None:
    """Answer every error that no blueprint answers itself."""

    @server.errorhandler(CallbackException)
    def unlike(_: CallbackException) -> Response | HTTPException:
        return failed(BadRequest("This is not what the callback answers. Load the page again."))

    @server.errorhandler(HTTPException)
    def failed(problem: HTTPException) -> Response | HTTPException:
        code = problem.code or 500
        if code < 400:
            return problem
        response = _json(problem) if _wants_json() else _page(problem)
        response.status_code = code
        for name, value in problem.get_headers():
            if name not in ("Content-Type", "Content-Length"):
                response.headers[name] = value
        if isinstance(problem, RateLimitExceeded):
            response.headers["Retry-After"] = str(seconds_to_wait())
        return response


def words_for(problem: HTTPException) -> str:
    """What is told of an error: never what an exception said, unless we wrote it for readers."""
    code = problem.code or 500
    if isinstance(problem, RateLimitExceeded):
        return TOO_MANY.format(seconds=seconds_to_wait())
    if code >= 500:
        return FAILED.format(reference=reference())
    if problem.description and problem.description != type(problem).description:
        return problem.description
    return _PLAIN.get(code, problem.name)


def seconds_to_wait() -> int:
    """How long until the address may ask again, at least a second."""
    limiters = current_app.extensions.get("limiter", ())
    ends = [limiter.current_limit.reset_at for limiter in limiters if limiter.current_limit]
    return max(1, 1, *[int(end - time.time()) for end in ends])


def _wants_json() -> bool:
    return request.path.startswith("/api/") or request.path == CALLBACKS


def _json(problem: HTTPException) -> Response:
    return jsonify(error=words_for(problem), reference=reference())


def _page(problem: HTTPException) -> Response:
    sheets = ("tokens", "base", "shell")
    styles = "".join(f'<link rel="stylesheet" href="/assets/css/{sheet}.css">' for sheet in sheets)
    title = "Too many requests" if problem.code == 429 else "Not answered"
    return Response(_PAGE.format(title=title, words=escape(words_for(problem)), styles=styles), mimetype="text/html")

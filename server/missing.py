"""Addresses that no page has answer 404, with the same page that says so."""

import re
from collections.abc import Callable
from typing import Any

import dash
from dash.exceptions import DependencyException
from flask import Flask, request
from flask.wrappers import Response
from werkzeug.exceptions import NotFound

PAGE_ROUTE = "/<path:path>"  # Dash answers every address that nothing else does with the app's page


def mark_missing(server: Flask) -> None:
    """Set the status of pages that do not exist; readers see the same, search engines and scripts learn it."""

    @server.errorhandler(DependencyException)
    def no_such_script(_: DependencyException) -> tuple[str, int]:
        return NotFound.description, 404  # of a component's package; Dash raises, which would be an error of ours

    @server.after_request
    def not_found(response: Response) -> Response:
        if response.status_code == 200 and request.url_rule and request.url_rule.rule == PAGE_ROUTE:
            response.status_code = 200 if has_page(request.path) else 404
        return response


def has_page(path: str) -> bool:
    """Whether a registered page has this path; a page whose path varies may say which parts `exists`."""
    return any(_answers(page, path.rstrip("/") or "/") for page in dash.page_registry.values())


def _answers(page: dict[str, Any], path: str) -> bool:
    found = re.fullmatch(re.sub(r"<[^>]+>", "([^/]+)", page["path_template"] or page["path"]), path)
    if not found or not found.groups():
        return bool(found)
    exists: Callable[[str], bool] | None = page.get("exists")
    return exists is None or exists(found[1])

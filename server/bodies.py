"""How large and of what form a request may be, by what it asks."""

import json
import re
from typing import Any

from flask import Flask, abort, current_app, request
from flask.json.provider import DefaultJSONProvider

from server.limits import CALLBACKS

KIB = 1024
LARGEST = 16 * 1024 * KIB
BY_START = (
    (CALLBACKS, LARGEST),  # a file of up to ten megabytes is sent within a callback, as base64
    ("/api/v1/uploads", LARGEST),
    ("/api/", 1024 * KIB),
)
FORM = 64 * KIB


_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class BoundedJson(DefaultJSONProvider):
    """JSON that is refused where it is nested without end, or holds text that no database can keep."""

    def loads(self, s: str | bytes, **more: Any) -> Any:
        """As json.loads. Raises ValueError also for nesting too deep, NUL and half a surrogate pair."""
        try:
            found = super().loads(s, **more)
            if not _is_plain(s) and _NUL.search(_written(found)):
                raise ValueError("a string holds NUL")
        except RecursionError:
            raise ValueError("nested too deeply") from None
        return found


def _is_plain(sent: str | bytes) -> bool:
    """Whether nothing is escaped by number, and UTF-8 holds no surrogate: so it is with nearly all that comes."""
    data = sent.encode("utf-8", "surrogatepass") if isinstance(sent, str) else sent
    return b"\\u" not in data and b"\xed" not in data and b"\0" not in data


def _written(value: Any) -> str:
    """The value as JSON again. Raises UnicodeEncodeError (a ValueError) for half a surrogate pair."""
    text = json.dumps(value, ensure_ascii=False)
    text.encode()
    return text


def bound_bodies(server: Flask) -> None:
    """Refuse bodies that are too large (413), callbacks that are none of the app's, and text with NUL (400)."""
    server.json = BoundedJson(server)
    server.config["MAX_CONTENT_LENGTH"] = LARGEST
    server.config["MAX_FORM_MEMORY_SIZE"] = FORM
    server.config["MAX_FORM_PARTS"] = 100

    @server.before_request
    def bound() -> None:
        request.max_content_length = largest(request.path)
        if (request.content_length or 0) > request.max_content_length:
            abort(413)
        if "\0" in request.path or b"%00" in request.query_string:
            abort(400, description="The address holds a character that no address has.")
        if request.path == CALLBACKS and request.method == "POST":
            _check_callback()


def largest(path: str) -> int:
    """How many bytes a request to this path may carry."""
    return next((size for start, size in BY_START if path.startswith(start)), FORM)


def _check_callback() -> None:
    if not all(value.isascii() for values in request.args.listvalues() for value in values):
        abort(400, description="The handle of a job has letters, digits and signs alone.")
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict) or not isinstance(asked.get("output"), str):
        abort(400, description="A callback is a JSON object that names its output.")
    known = current_app.extensions["dash"].callback_map
    if known and asked["output"] not in known:
        abort(400, description="There is no such callback. Load the page again: the app may be newer than the page.")
    for part in ("inputs", "state"):
        if not _is_wiring(asked.get(part, [])):
            abort(400, description=f"The {part} of a callback are a list of ids, properties and values.")


def _is_wiring(parts: object) -> bool:
    return isinstance(parts, list) and all(
        _is_wiring(part) if isinstance(part, list) else isinstance(part, dict) and {"id", "property"} <= set(part)
        for part in parts
    )

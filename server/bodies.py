"""How large and of what form a request may be, by what it asks."""

from flask import Flask, abort, current_app, request

from server.limits import CALLBACKS

KIB = 1024
LARGEST = 16 * 1024 * KIB
BY_START = (
    (CALLBACKS, LARGEST),  # a file of up to ten megabytes is sent within a callback, as base64
    ("/api/v1/uploads", LARGEST),
    ("/api/", 1024 * KIB),
)
FORM = 64 * KIB


def bound_bodies(server: Flask) -> None:
    """Refuse bodies that are too large (413), and callbacks that are none of the app's (400)."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST
    server.config["MAX_FORM_MEMORY_SIZE"] = FORM
    server.config["MAX_FORM_PARTS"] = 100

    @server.before_request
    def bound() -> None:
        request.max_content_length = largest(request.path)
        if (request.content_length or 0) > request.max_content_length:
            abort(413)
        if request.path == CALLBACKS and request.method == "POST":
            _check_callback()


def largest(path: str) -> int:
    """How many bytes a request to this path may carry."""
    return next((size for start, size in BY_START if path.startswith(start)), FORM)


def _check_callback() -> None:
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

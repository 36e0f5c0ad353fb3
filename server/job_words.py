"""What both ways of running jobs share: results that tell of failures, keys of their own, and contexts kept private."""

import secrets
from collections.abc import Mapping
from typing import Any

from server.metrics import jobs_told

PRIVATE = {"cookies": {}, "headers": {}, "remote": "", "origin": "", "path": ""}  # of no use to a job


def failure(words: str) -> dict[str, Any]:
    """A result in Dash's form that makes the callback's `on_error` tell these words."""
    return {"background_callback_error": {"msg": words, "tb": ""}}


def own_key(key: str) -> str:
    """A key of one run: two readers who ask the same at once must not take each other's answer away."""
    return f"{key}-{secrets.token_hex(8)}"


def without_reader(context: Mapping[str, Any]) -> dict[str, Any]:
    """A callback's context without the reader's cookies, headers and address: jobs wait in a queue others can read."""
    return {**context, **{name: empty for name, empty in PRIVATE.items() if name in context}}


def count_end(result: Any) -> None:
    """Count how a job ended."""
    failed = isinstance(result, dict) and "background_callback_error" in result
    jobs_told.labels("failed" if failed else "done").inc()

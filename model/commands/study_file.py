"""What the commands with draws share: a file that is a scenario or holds one, and how progress is told."""

import json
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from model.commands.command import Refused
from model.problems import problems_of
from model.uncertainty.run import OnProgress

T = TypeVar("T")


def holds(content: bytes, key: str) -> bool:
    """Whether the content is a JSON object with the key."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return False  # reading it as what it should be says what is wrong with it
    return isinstance(data, dict) and key in data


def fields_of(model: BaseModel) -> dict[str, Any]:
    """The fields of a model, their values as they are."""
    return {name: getattr(model, name) for name in type(model).model_fields}


def valid(read: Callable[[], T]) -> T:
    """What `read` gives. Raises Refused with one line a problem of validation."""
    try:
        return read()
    except ValidationError as error:
        raise Refused([str(problem) for problem in problems_of(error)]) from error


def told(what: str) -> OnProgress:
    """Progress on standard error, on one line that is written over."""

    def tell(done: int, total: int) -> None:
        print(f"\r{done:,} of {total:,} {what}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return tell

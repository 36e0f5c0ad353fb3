"""Errors of the API: always JSON, with the field, what is allowed and the value that was given."""

import math
from dataclasses import asdict, dataclass
from typing import Any

from flask import Blueprint, jsonify
from flask.wrappers import Response
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from data.store import TableUnavailable
from server.errors import seconds_to_wait, words_for
from server.who import current_person
from workspace.permissions import NotAllowed
from workspace.store import StoreUnavailable
from workspace.words import BadInput, NotFound


@dataclass(frozen=True)
class FieldError:
    """One thing wrong with a request. field: its path ("policy.pass_through"); allowed: what may stand there."""

    field: str
    message: str
    allowed: str = ""
    value: Any = None


class Refused(Exception):
    """A request that cannot be answered as it is; becomes a JSON answer."""

    def __init__(self, code: int, *errors: FieldError) -> None:
        super().__init__(errors[0].message)
        self.code, self.errors = code, errors


def answer_in_json(blueprint: Blueprint) -> None:
    """Make every error of the blueprint's routes a JSON answer `{"errors": [...]}`."""

    @blueprint.errorhandler(Refused)
    def refused(problem: Refused) -> tuple[Response, int]:
        return _answer(problem.code, *problem.errors)

    @blueprint.errorhandler(TableUnavailable)
    def unavailable(problem: TableUnavailable) -> tuple[Response, int]:
        return _answer(503, FieldError(problem.dataset_id, f"This table cannot be read: {problem.reason}."))

    @blueprint.errorhandler(NotAllowed)
    def not_allowed(problem: NotAllowed) -> tuple[Response, int]:
        return _answer(403 if current_person().known else 401, FieldError("Authorization", str(problem)))

    @blueprint.errorhandler(BadInput)
    def bad_input(problem: BadInput) -> tuple[Response, int]:
        return _answer(422, FieldError(problem.field, str(problem), problem.allowed))

    @blueprint.errorhandler(NotFound)
    def not_found(problem: NotFound) -> tuple[Response, int]:
        return _answer(404, FieldError("", str(problem)))

    @blueprint.errorhandler(StoreUnavailable)
    def store_away(problem: StoreUnavailable) -> tuple[Response, int]:
        return _answer(503, FieldError("", str(problem)))

    @blueprint.errorhandler(HTTPException)
    def failed(problem: HTTPException) -> tuple[Response, int]:
        answer, code = _answer(problem.code or 500, FieldError("", words_for(problem)))
        if isinstance(problem, RateLimitExceeded):
            answer.headers["Retry-After"] = str(seconds_to_wait())
        return answer, code


def _answer(code: int, *errors: FieldError) -> tuple[Response, int]:
    return jsonify(errors=[{**asdict(error), "value": _valid_json(error.value)} for error in errors]), code


def _valid_json(value: Any) -> Any:
    """The value as it was given, but in words where JSON has no number for it."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value

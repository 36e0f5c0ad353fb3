"""What is sent in JSON, read into a model; every part that is wrong is told by its field."""

from typing import TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import HTTPException

from server.api.errors import FieldError, Refused

LARGEST_BODY = 1_000_000  # bytes
Body = TypeVar("Body", bound=BaseModel)


def body_as(model: type[Body], largest: int = LARGEST_BODY) -> Body:
    """The body of this request, of at most `largest` bytes.

    Raises Refused: 413 too large, 400 not JSON, 422 with one error for each field.
    """
    if (request.content_length or 0) > largest:
        raise Refused(413, FieldError("", "What was sent is too large.", f"at most {largest:,} bytes"))
    try:
        sent = request.get_json(force=True)
    except HTTPException:
        raise Refused(400, FieldError("", "The body is not JSON.", model.__name__)) from None
    try:
        return model.model_validate(sent)
    except ValidationError as problem:
        raise Refused(422, *[_told(error) for error in problem.errors(include_url=False)]) from None


def _told(error: "dict[str, object] | object") -> FieldError:
    where = ".".join(str(part) for part in error["loc"])  # type: ignore[index]
    return FieldError(where, str(error["msg"]))  # type: ignore[index]

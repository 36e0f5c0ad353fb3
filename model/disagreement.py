"""Disagreements between fields that are each valid, told as validation errors at their places."""

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from model.cross_checks import CrossProblem


def refuse(title: str, found: Iterable[CrossProblem]) -> None:
    """Raise pydantic.ValidationError with a line for each problem; nothing happens if there is none."""
    lines = [_line(problem) for problem in found]
    if lines:
        raise ValidationError.from_exception_data(title, lines)


def _line(problem: CrossProblem) -> InitErrorDetails:
    # the message is a parameter, not the template: braces in it stay as they are
    error = PydanticCustomError("disagrees", "{problem}", {"problem": problem.message})
    return InitErrorDetails(type=error, loc=problem.path, input=problem.value)

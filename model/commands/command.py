"""What the commands share: how a file is read, a problem told and a result printed."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from model.problems import problems_of
from model.scenario import Scenario

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Form = TypeVar("Form", bound=BaseModel)


class Refused(Exception):
    """Input that a command cannot work with: one readable line a problem."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def add_command(
    commands: Commands, name: str, summary: str, text: str, run: Callable[[argparse.Namespace], Any]
) -> argparse.ArgumentParser:
    """A command whose `run` takes the parsed options and returns what is printed as JSON.

    summary: one line for the list of commands. text: the help that teaches, printed as it is.
    """
    parser = commands.add_parser(
        name, help=summary, description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(run=run)
    return parser


def add_scenario(parser: argparse.ArgumentParser) -> None:
    """The argument that names the scenario file."""
    parser.add_argument("scenario", metavar="SCENARIO.json", help="the scenario file, or - for standard input")


def read_bytes(name: str) -> bytes:
    """The content of the named file, or of standard input where the name is "-". Raises Refused if there is none."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Refused([f"{name}: {error.strerror or error}"]) from error


def read_scenario(name: str) -> Scenario:
    """The scenario in a file. Raises Refused with one line a problem."""
    return read_as(Scenario, name)


def read_as(form: type[Form], name: str) -> Form:
    """A file of the given form. Raises Refused with one line a problem."""
    try:
        return form.model_validate_json(read_bytes(name))
    except ValidationError as error:
        raise Refused([str(problem) for problem in problems_of(error)]) from error


def print_json(value: Any) -> None:
    """A result on standard output; never NaN or infinity, which JSON does not have."""
    print(json.dumps(value, indent=1, allow_nan=False))

"""`python -m model schema`: what a scenario file may say."""

import argparse
from typing import Any

from model.commands.command import Commands, add_command
from model.scenario import Scenario

HELP = "The JSON Schema of a scenario: fields, units, ranges, sources.\n"


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    add_command(commands, "schema", "print the JSON Schema of a scenario", HELP, _run)


def _run(_: argparse.Namespace) -> Any:
    return Scenario.model_json_schema()

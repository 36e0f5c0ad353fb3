"""`python -m model assess`: one assessment."""

import argparse
from typing import Any

from model.commands.command import Commands, add_command, add_scenario, read_scenario
from model.report import report

HELP = """Who answers for the deaths, what each country is charged, at what rate and toll.

  python -m model assess scenario.json     the assessment, as JSON
  python -m model assess - < scenario.json the same, from standard input
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    add_scenario(add_command(commands, "assess", "assess a scenario file", HELP, _run))


def _run(options: argparse.Namespace) -> Any:
    return report(read_scenario(options.scenario))

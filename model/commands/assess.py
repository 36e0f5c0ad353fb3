"""`python -m model assess`: one assessment."""

import argparse
from typing import Any

from model.commands.command import Commands, add_command, add_scenario, read_scenario
from model.report import report

HELP = """Who answers for the deaths, what each country is charged, at what rate and toll.

  python -m model assess scenario.json     the assessment, as JSON
  python -m model assess - < scenario.json the same, from standard input

A small scenario; what the policy leaves out has defaults (python -m model schema):

  {"policy": {"basis": "harm", "internalized_share": 0.05},
   "countries": {"MEX": {"eligible": true, "deficit": 0.6, "imports": 5.1e11, "entries": 2.2e8}},
   "outcomes": {"counterfeit_pills": {
     "deaths_baseline": 5000, "deaths_current": 4400, "share": {"MEX": 0.85}, "score": {"MEX": 40},
     "channel": {"default": {"cargo": 0.1, "mail": 0.1, "travelers": 0.7, "between_ports": 0.1}}}}}

A score is the percent by which a flow is below its set point, where it is 0. Deaths now are fully attributed, scores
decide to whom: "footprints" hold the parts, "explanations" a sentence each. "basis" is harm, compliance or
countervailing. Printed are deaths per year, USD per year, rates as shares of import value, tolls in USD a crossing.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    add_scenario(add_command(commands, "assess", "assess a scenario file", HELP, _run))


def _run(options: argparse.Namespace) -> Any:
    return report(read_scenario(options.scenario))

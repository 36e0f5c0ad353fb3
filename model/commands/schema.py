"""`python -m model schema`: what the files of the other commands may say."""

import argparse
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from model.commands.command import Commands, add_command
from model.invest import Plan
from model.network import NetworkPlan
from model.sampling import SamplingPlan
from model.scenario import Scenario
from model.simulation.plan import ReviewPlan
from model.uncertainty.study import UncertaintyStudy

FORMS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "scenario": Scenario,
        "study": UncertaintyStudy,
        "reviews": ReviewPlan,
        "investment": Plan,
        "sampling": SamplingPlan,
        "network": NetworkPlan,
    }
)
HELP = """What a file may say, as JSON Schema: every field with its unit, range, default, source and status.

  python -m model schema               a scenario: what assess reads, and run and simulate too
  python -m model schema study         what run reads: a scenario, its ranges and lenses
  python -m model schema reviews       what simulate reads: a scenario and how reviews go on
  python -m model schema investment    what invest reads
  python -m model schema sampling      what sample reads
  python -m model schema network       what network reads

Editors that know JSON Schema complete and check a file with it.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "schema", "print the JSON Schema of a file", HELP, _run)
    parser.add_argument(
        "form", nargs="?", choices=FORMS, default="scenario", help="the kind of file (default scenario)"
    )


def _run(options: argparse.Namespace) -> Any:
    return FORMS[options.form].model_json_schema()

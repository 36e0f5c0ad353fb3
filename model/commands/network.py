"""`python -m model network`: the illustrative supply chain and what the removal of a role does."""

import argparse
from typing import Any

from model.commands.command import Commands, add_command, read_as
from model.network import NetworkPlan, compare_roles, removal_report, role_summaries, supply_chain

HELP = """An illustrative supply chain: which role is central and hard to replace, and what removing a part of it does.

  python -m model network plan.json            roles, and the removal of each in turn, as JSON
  echo '{}' | python -m model network -        the same with every default

  {"share": 0.5, "quarters": 8, "targets": "central", "seed": 1}

No figure here is observed: actors are numbered and drawn by the seed. The same plan gives the same network.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "network", "the supply chain as a network (illustrative)", HELP, _run)
    parser.add_argument("plan", metavar="PLAN.json", help="the network plan, or - for standard input")


def _run(options: argparse.Namespace) -> Any:
    plan = read_as(NetworkPlan, options.plan)
    return {
        "illustrative": True,
        "roles": [vars(row) for row in role_summaries(supply_chain(plan), plan)],
        "removals": [removal_report(result) for result in compare_roles(plan)],
    }

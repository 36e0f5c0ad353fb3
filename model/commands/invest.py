"""`python -m model invest`: border revenue to regions and interventions."""

import argparse
from typing import Any

from model.commands.command import Commands, Refused, add_command, read_as
from model.invest import Infeasible, Plan, invest, investment_report

HELP = """Share border revenue among regions, and find the mix of interventions that averts most deaths.

  python -m model invest plan.json         the allocation, the mix and "fails well", as JSON
  python -m model invest - < plan.json     the same, from standard input

The smallest plan; all else has defaults:

  {"revenue": 1e8,
   "regions": {"ohio": {"deaths": 2267, "population": 9.4e6}},
   "interventions": {
     "naloxone": {"title": "Naloxone", "unit": "kit", "unit_cost": 24, "units_per_death": 200, "grade": "modeled",
                  "effect": 0.178, "effect_low": 0.1, "effect_high": 0.25, "source": "Fairley et al. 2021"},
     "education": {"title": "Drug education", "unit": "person", "unit_cost": 100}},
   "limits": {"education": {"region_floor": 0.1}}}

A measure that a region lacks is left out of its need, and said. Only interventions of grade established or modeled
may have an effect on deaths. Limits: region_floor and region_cap are shares of each region's budget, total_floor and
total_cap are USD. "overrides": {"ohio": {"naloxone": 5e6}} fixes an amount. Limits over all regions take seconds.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "invest", "revenue to regions and interventions", HELP, _run)
    parser.add_argument("plan", metavar="PLAN.json", help="the investment plan, or - for standard input")


def _run(options: argparse.Namespace) -> Any:
    try:
        return investment_report(invest(read_as(Plan, options.plan)))
    except Infeasible as error:
        raise Refused([str(error)]) from error

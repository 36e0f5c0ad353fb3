"""`python -m model sample`: an inspection plan by port and mode."""

import argparse
from dataclasses import asdict
from typing import Any

from model.commands.command import Commands, Refused, add_command, read_as
from model.sampling import SamplingPlan, Truth, Unaffordable, design, design_report, simulate
from model.settings import SETTINGS

HELP = """How many inspections find a change, what a budget buys where, when to inspect, and what it would show.

  python -m model sample plan.json                    sizes, allocation, intervals, schedule, as JSON
  python -m model sample plan.json --simulate 1000    also draw 1,000 pairs of rounds from the assumed truth
  python -m model sample - < plan.json                from standard input

The smallest plan; all else has defaults:

  {"strata": {"nogales-trucks": {"port": "Nogales", "mode": "Trucks", "traffic": 370000, "prevalence": 0.001}},
   "budget": 2e6, "change": -0.2}

traffic is arrivals a year, budget USD for one round of "days" (91); two rounds are compared. "method": wilson or
clopper_pearson; "scheme": systematic or random. The same seed draws the same schedule.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "sample", "an inspection plan by port and mode", HELP, _run)
    parser.add_argument("plan", metavar="PLAN.json", help="the sampling plan, or - for standard input")
    parser.add_argument("--simulate", type=int, metavar="DRAWS", help="draw pairs of rounds from the truth")


def _run(options: argparse.Namespace) -> Any:
    if options.simulate is not None and not SETTINGS["draws"].holds(options.simulate):
        raise Refused([f"--simulate: allowed {SETTINGS['draws']}, got {options.simulate:,}"])
    plan = read_as(SamplingPlan, options.plan)
    try:
        told = design_report(design(plan))
    except Unaffordable as error:
        raise Refused([str(error)]) from error
    if options.simulate is not None:
        told["simulation"] = _simulations(plan, told["spread"]["inspections"], options.simulate)
    return told


def _simulations(plan: SamplingPlan, inspections: dict[str, int], draws: int) -> dict[str, Any]:
    """One simulation for each port and mode with inspections."""
    told = {}
    for name, count in inspections.items():
        stratum = plan.strata[name]
        if count >= stratum.design_effect:
            size = int(plan.shift_size)
            truth = Truth(stratum.prevalence, plan.change, count, size, stratum.design_effect)
            try:
                told[name] = asdict(simulate(truth, plan.confidence, plan.method, draws, plan.seed))
            except ValueError as error:  # a cluster needs more than one inspection in a shift
                raise Refused([f"strata.{name}.{error}"]) from error
    return told

"""`python -m model simulate`: the assessment over time. Exploratory."""

import argparse
from typing import Any, get_args

from model.commands.command import Commands, Refused, add_command, read_bytes
from model.commands.study_file import fields_of, holds, told, valid
from model.scenario import Scenario
from model.simulation.plan import Behavior, ReviewPlan, default_plan
from model.simulation.report import simulate, simulation_report

BEHAVIORS = get_args(Behavior)
HELP = """Charges, deaths, revenue and who pays, review by review, with ranges. Exploratory: how countries and traffic
answer charges is assumed, not measured.

  python -m model simulate scenario.json                     12 quarterly reviews; every country reforms
  python -m model simulate scenario.json --behavior nothing  what happens if nobody answers
  python -m model simulate scenario.json --behavior MEX=paper --behavior CHN=nothing --reviews 20
  python -m model simulate plan.json                         all that the plan says

Behaviors: nothing (no answer to charges), paper (claims improvement, and the flow stays), reform (the flow falls as
claimed, though part of it adapts or finds a new source).

A plan file holds a scenario and how it goes on; all but the scenario may be left out:

  {"scenario": {…}, "reviews": 12, "reviews_per_year": 4, "behavior": {"MEX": "reform", "CHN": "paper"},
   "response": {"lag": 4, "ceiling": 0.6, "speed": 0.25, "adaptation_share": 0.3, "new_source_share": 0.2},
   "phase_in_reviews": 4, "rate_step": 0.02, "toll_step": 5, "draws": 1000, "seed": 1,
   "ranges": {"response.ceiling": {"distribution": "uniform", "low": 0.3, "high": 0.8},
              "policy.cost_per_death": {"distribution": "triangular", "low": 4.4e6, "mode": 13.2e6, "high": 14.3e6}}}

A scenario alone gets the plausible range of every number. Rates and deaths are per year, at the pace of each review.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "simulate", "assess over time (exploratory)", HELP, _run)
    parser.add_argument("file", metavar="PLAN.json|SCENARIO.json", help="a plan or a scenario, or - for standard input")
    parser.add_argument("--reviews", type=int, help="how many reviews, 1 to 80 (default 12, or the plan's)")
    parser.add_argument("--draws", type=int, help="how often to draw (default 1,000, or the plan's)")
    parser.add_argument("--seed", type=int, help="start of the random numbers (default 1, or the plan's)")
    parser.add_argument("--behavior", action="append", default=[], metavar="[CODE=]WHAT", help=", ".join(BEHAVIORS))


def _run(options: argparse.Namespace) -> Any:
    return simulation_report(simulate(_plan(options), told("draws")))


def _plan(options: argparse.Namespace) -> ReviewPlan:
    content = read_bytes(options.file)
    if holds(content, "scenario"):
        plan = valid(lambda: ReviewPlan.model_validate_json(content))
    else:
        plan = valid(lambda: default_plan(Scenario.model_validate_json(content)))
    given = {key: value for key in ("reviews", "draws", "seed") if (value := getattr(options, key)) is not None}
    behavior = {**plan.behavior, **_behaviors(options.behavior, tuple(plan.scenario.countries))}
    return valid(lambda: ReviewPlan.model_validate({**fields_of(plan), **given, "behavior": behavior}))


def _behaviors(asked: list[str], codes: tuple[str, ...]) -> dict[str, str]:
    """What the options say of each country; one without a code speaks of all."""
    found: dict[str, str] = {}
    for option in asked:
        code, _, what = option.rpartition("=")
        if what not in BEHAVIORS:
            raise Refused([f"--behavior: allowed {', '.join(BEHAVIORS)}, got {what!r}"])
        found |= {code: what} if code else dict.fromkeys(codes, what)
    return found

"""`python -m model run`: an assessment with its uncertainty."""

import argparse
from typing import Any

from model.commands.command import Commands, Refused, add_command, read_bytes, read_scenario
from model.commands.study_file import fields_of, holds, told, valid
from model.scenario import Scenario
from model.uncertainty.columns import column_names
from model.uncertainty.defaults import default_ranges
from model.uncertainty.report import sobol_report, tornado_report, uncertainty_report
from model.uncertainty.sobol import sobol_indices
from model.uncertainty.spread import run
from model.uncertainty.study import EVERY_RESULT, TOTALS, UncertaintyStudy, lens_of
from model.uncertainty.tornado import tornado

HELP = """How sure a result is: its median, the interval that holds 90% of the draws, and what drives it.

  python -m model run scenario.json                      every plausible range of the parameters, 10,000 draws
  python -m model run study.json                         the ranges, draws and seed that the study names
  python -m model run scenario.json --draws 100000 --seed 7
  python -m model run scenario.json --tornado revenue    each parameter alone, low and high
  python -m model run scenario.json --sobol countries.MEX.adjustment_rate
  python -m model run mine.json --lens entry.json --lens trade.json
                                                         each draw takes the shares of one of the three files

A study file holds a scenario and its ranges, by dotted path:

  {"scenario": {…}, "draws": 10000, "seed": 1,
   "ranges": {"policy.cost_per_death": {"distribution": "triangular", "low": 4.4e6, "mode": 13.2e6, "high": 14.3e6},
              "outcomes.counterfeit_pills.score.MEX": {"distribution": "uniform", "low": 0, "high": 40},
              "countries.MEX.imports": {"distribution": "lognormal", "low": 4.8e11, "high": 5.3e11}},
   "results": ["adjustment_rate", "toll"], "rank_by": "adjustment_rate"}

Distributions: uniform (low, high), triangular and pert (low, mode, high), lognormal (its 5% and 95% points, low and
high). The same seed gives the same result. Progress goes to standard error.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "run", "assess with uncertainty", HELP, _run)
    parser.add_argument(
        "file", metavar="STUDY.json|SCENARIO.json", help="a study or a scenario, or - for standard input"
    )
    parser.add_argument("--draws", type=int, help="how often to draw (default 10,000, or the study's)")
    parser.add_argument("--seed", type=int, help="start of the random numbers (default 1, or the study's)")
    parser.add_argument("--workers", type=int, choices=range(1, 65), default=1, metavar="N", help="threads (default 1)")
    parser.add_argument("--tornado", metavar="RESULT", help="add the swings of a result, as revenue")
    parser.add_argument("--sobol", metavar="RESULT", help="add the Sobol indices of a result, as countries.MEX.toll")
    parser.add_argument(
        "--lens", action="append", default=[], metavar="SCENARIO.json", help="draw this file's shares too"
    )


def _run(options: argparse.Namespace) -> Any:
    study = _study(options)
    _check_results(study, {"--tornado": options.tornado, "--sobol": options.sobol})
    report = uncertainty_report(run(study, told("draws"), options.workers))
    if options.tornado:
        report["tornado"] = tornado_report(tornado(study, options.tornado))
    if options.sobol:
        progress = told("runs for Sobol indices")
        report["sobol"] = sobol_report(sobol_indices(study, options.sobol, on_progress=progress))
    return report


def _check_results(study: UncertaintyStudy, asked: dict[str, str | None]) -> None:
    known = column_names(tuple(study.scenario.countries), EVERY_RESULT)
    words = f"{', '.join(TOTALS)}, or countries.CODE. and one of {', '.join(EVERY_RESULT)}"
    bad = [f"{option}: allowed {words}, got {name!r}" for option, name in asked.items() if name and name not in known]
    if bad:
        raise Refused(bad)


def _study(options: argparse.Namespace) -> UncertaintyStudy:
    """The study in the file, or one of the scenario in it, as the options change it."""
    study = _read(options.file)
    changes: dict[str, Any] = {key: value for key in ("draws", "seed") if (value := getattr(options, key)) is not None}
    if options.lens:
        own = {"scenario": lens_of(study.scenario)}
        changes["lenses"] = {**study.lenses, **own, **{name: lens_of(read_scenario(name)) for name in options.lens}}
        changes["ranges"] = {path: each for path, each in study.ranges.items() if ".share." not in path}
    return valid(lambda: UncertaintyStudy.model_validate({**fields_of(study), **changes}))


def _read(name: str) -> UncertaintyStudy:
    content = read_bytes(name)
    if holds(content, "scenario"):
        return valid(lambda: UncertaintyStudy.model_validate_json(content))
    scenario = valid(lambda: Scenario.model_validate_json(content))
    return UncertaintyStudy(scenario=scenario, ranges=default_ranges(scenario))

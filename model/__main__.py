"""The command line: `python -m model assess SCENARIO.json`."""

import argparse
import json
import sys
from pathlib import Path

from pydantic import ValidationError

from model.problems import problems_of
from model.report import report
from model.scenario import Scenario

BAD_INPUT = 2
HELP = """Assess a scenario: who answers for deaths, what each country is charged, at what rate and toll.

  python -m model assess scenario.json     the assessment, as JSON
  python -m model assess - < scenario.json the same, from standard input
  python -m model schema                   the JSON Schema of a scenario: fields, units, ranges, sources

Exit code 0 with JSON on standard output, or 2 with one problem a line on standard error.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    if options.command == "schema":
        return _print(Scenario.model_json_schema())
    try:
        scenario = Scenario.model_validate_json(_read(options.scenario))
    except OSError as error:
        return _fail([f"{options.scenario}: {error.strerror or error}"])
    except ValidationError as error:
        return _fail([str(problem) for problem in problems_of(error)])
    return _print(report(scenario))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m model", description=HELP, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    assess_command = commands.add_parser("assess", help="assess a scenario file")
    assess_command.add_argument("scenario", metavar="SCENARIO.json", help="the scenario file, or - for standard input")
    commands.add_parser("schema", help="print the JSON Schema of a scenario")
    return parser


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _print(value: object) -> int:
    print(json.dumps(value, indent=1, allow_nan=False))
    return 0


def _fail(lines: list[str]) -> int:
    print("\n".join(lines), file=sys.stderr)
    return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())

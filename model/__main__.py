"""The command line: `python -m model COMMAND …`, each command a module in model/commands."""

import argparse
import sys

from model.commands import assess, invest, network, run, sample, schema, simulate
from model.commands.command import Refused, print_json

BAD_INPUT = 2
COMMANDS = (assess, invest, network, run, sample, schema, simulate)
HELP = """The assessment engine: outcome scores and deaths in, border adjustments and tolls out.

  python -m model assess scenario.json     one assessment, as JSON
  python -m model COMMAND --help           what a command reads and prints

Exit code 0 with JSON on standard output, or 2 with one problem a line on standard error.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        print_json(options.run(options))
    except Refused as refused:
        print("\n".join(refused.lines), file=sys.stderr)
        return BAD_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m model", description=HELP, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())

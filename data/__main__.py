"""The commands of the data room: build tables or map shapes, refresh from the publishers, print what there is."""

import argparse
import sys
from pathlib import Path

from data.build import build
from data.catalog import CATALOG
from data.dictionary import dictionary
from data.errors import WrongInput
from data.refresh import command as refresh


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it went well, 2 with one line on standard error if an input is wrong.

    A refresh of which a source failed gives 1, one that was interrupted 130.
    """
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except WrongInput as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    if options.command == "refresh":
        return refresh.run(options)
    if options.command == "list":
        _list()
    elif options.command == "dictionary":
        print(dictionary(), end="")
    elif options.command == "build":
        _build(options.raw, options.tables)
    else:
        _build_geometry(options.raw)
    return 0


def _build(raw: Path, tables: list[str]) -> None:
    unknown = [name for name in tables if name not in CATALOG]
    if unknown:
        raise WrongInput("", None, f"there is no table {unknown[0]!r}; the tables are: {', '.join(CATALOG)}")
    build(raw, tables, _say)


def _build_geometry(raw: Path) -> None:
    from data.geometry.build import build as build_geometry  # GeoPandas is slow to import and only needed here

    build_geometry(raw)


def _list() -> None:
    for entry in CATALOG.values():
        _say(f"{entry.id:<26}{entry.rows:>9,} rows  {entry.title} ({entry.publisher}; {entry.vintage})")


def _say(line: str) -> None:
    print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data", description="Build the tables and shapes from the raw files; refresh the tables."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    tables = commands.add_parser("build", help="rebuild tables (all, or those named)")
    tables.add_argument("tables", nargs="*", metavar="TABLE")
    shapes = commands.add_parser("geometry", help="rebuild the map shapes")
    for command in (tables, shapes):
        command.add_argument("--raw", type=Path, required=True, help="folder of the raw files")
    refresh.add_arguments(commands.add_parser("refresh", help="fetch newer vintages from their publishers"))
    commands.add_parser("list", help="print the catalog")
    commands.add_parser("dictionary", help="print the data dictionary as Markdown")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""`python -m data refresh`: what its arguments mean, and what it prints."""

import argparse
import json
import sys
from pathlib import Path

from data.catalog import CATALOG
from data.errors import WrongInput
from data.files import replace_text
from data.refresh import by_hand
from data.refresh.faults import Fault
from data.refresh.log import Result, last_results
from data.refresh.revert import revert
from data.refresh.run import Options, refresh
from data.refresh.settings import RULES, Settings, settings
from data.vintages import vintage

_STOPPED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.description = (
        "Fetch newer vintages from their publishers, check them against the ones that serve, and swap them in. "
        "A source that fails or is implausible leaves its tables as they are and says why."
    )
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="a source or table; all sources if none is named")
    parser.add_argument("--list", action="store_true", help="print the sources, what serves, and what is done by hand")
    parser.add_argument("--dry-run", action="store_true", help="fetch, check and compare; change nothing")
    parser.add_argument("--revert", action="store_true", help="serve the snapshot's tables of the named sources again")
    parser.add_argument(
        "--accept", action="append", default=[], choices=RULES, metavar="RULE",
        help=f"take a vintage that breaks this rule: {', '.join(RULES)}; may be repeated",
    )  # fmt: skip
    parser.add_argument("--from", dest="folder", type=Path, metavar="FOLDER",
        help="make the named tables from files in this folder, named and laid out as for `build --raw`",
    )  # fmt: skip
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the results and diffs to this file as JSON")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 0 if all went well, 1 if a source failed or was refused, 130 if it was interrupted.

    Raises WrongInput for a source that is not there and for wrong settings.
    """
    known = settings()
    if options.list:
        _list(known)
        return 0
    try:
        results = _results(known, options)
    except KeyboardInterrupt:
        print("stopped: the tables are as they were; the same command goes on from here", file=sys.stderr)
        return _STOPPED
    except Fault as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if options.report:
        document = [result.as_dict() for result in results]
        replace_text(options.report, json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    return 0 if all(result.ok for result in results) else 1


def _results(known: Settings, options: argparse.Namespace) -> list[Result]:
    how = Options(frozenset(options.accept), options.dry_run, _say)
    if options.folder:
        return by_hand.refresh_from(known, options.folder, options.sources, how)
    names = _sources(known, options.sources)
    if options.revert:
        if not options.sources:
            raise WrongInput("", None, "name the sources to revert")
        return revert(known, names, how)
    return refresh(known, names, how)


def _sources(known: Settings, asked: list[str]) -> list[str]:
    """The sources asked for, by their names or those of their tables, each once; all if none is named."""
    names = [_source(known, name) for name in asked] or list(known.sources)
    return list(dict.fromkeys(names))


def _source(known: Settings, asked: str) -> str:
    if asked in known.sources:
        return asked
    for name, source in known.sources.items():
        if asked in source.tables:
            return name
    if asked in CATALOG:
        raise WrongInput("", None, f"{asked} is refreshed by hand: {by_hand.how(known, CATALOG[asked])}")
    raise WrongInput("", None, f"there is no source {asked!r}; the sources are: {', '.join(known.sources)}")


def _list(known: Settings) -> None:
    last = last_results()
    for name, source in known.sources.items():
        result = last.get(name)
        _say(f"{name}: {source.title} ({source.addresses[0]})")
        for dataset_id in source.tables:
            now = vintage(dataset_id)
            _say(f"  {dataset_id}: {'refreshed' if now.refreshed else 'snapshot'}, {now.coverage}; {now.vintage}")
        _say(f"  last: {f'{result.at:%Y-%m-%d %H:%M} UTC, {result.sentence}' if result else 'never refreshed'}")
    for dataset in by_hand.datasets(known):
        _say(f"by hand: {dataset.id}: {by_hand.how(known, dataset)}")


def _say(line: str) -> None:
    print(line, flush=True)

"""Refresh one source after the other: fetch, tidy, check, compare, swap, log. What fails leaves all as it was."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from data import manifest, store
from data.catalog import CATALOG
from data.errors import TableUnavailable, WrongInput
from data.refresh import log, swap, tables
from data.refresh.addresses import host_of
from data.refresh.batch import Batch, Request
from data.refresh.clock import Clock
from data.refresh.download import Client
from data.refresh.faults import Fault, Refused
from data.refresh.lock import locked
from data.refresh.log import Outcome, Result
from data.refresh.payload import Payload
from data.refresh.settings import Settings, Source

Attempt = Callable[[Batch], tuple[Outcome, str]]


@dataclass(frozen=True)
class Options:
    """accept: rules that may be broken this once. dry_run: do all but swap and log. report: takes lines of progress."""

    accept: frozenset[str] = frozenset()
    dry_run: bool = False
    report: Callable[[str], None] = print
    clock: Clock = field(default_factory=Clock)


def refresh(settings: Settings, names: Sequence[str], options: Options) -> list[Result]:
    """Refresh the named sources one by one; a source that fails does not stop those after it.

    Raises Fault if another refresh is running, KeyboardInterrupt as it comes: nothing is half done then, and what was
    received is used by the next run.
    """
    folder = store.refreshed_folder()
    with locked(folder):
        return [_refresh(folder, settings, name, options) for name in names]


def _refresh(folder: Path, settings: Settings, name: str, options: Options) -> Result:
    source = settings.sources[name]
    options.report(f"{name}: {source.title}: asking {host_of(source.addresses[0])}")
    client = Client(settings.limits, options.clock, lambda line: options.report(f"{name}: {line}"))

    def attempt(batch: Batch) -> tuple[Outcome, str]:
        made = _made(folder, name, source, client, options)
        if made is None:
            return "unchanged", "nothing newer: what the publisher has serves already"
        payload, frames = made
        batch.fill(Request(name, folder, options.accept, options.clock.now()), payload, frames, source.tables)
        said = installed(folder, batch, options)
        shutil.rmtree(_staging(folder, name), ignore_errors=True)
        return "refreshed", said

    return logged(folder, name, tuple(source.tables), options, attempt)


def installed(folder: Path, batch: Batch, options: Options) -> str:
    """Let the batch serve, unless this is a dry run; return what changed in words."""
    if options.dry_run:
        return f"would be refreshed: {batch}"
    swap.install(folder, batch.entries)
    return f"refreshed: {batch}"


def logged(folder: Path, name: str, of: tuple[str, ...], options: Options, attempt: Attempt) -> Result:
    """Attempt it, turn what goes wrong into a result with the reason, log and report it."""
    batch, rule = Batch(), ""
    outcome: Outcome
    try:
        outcome, sentence = attempt(batch)
    except Refused as error:
        outcome, sentence, rule = "refused", f"refused: {error}", error.rule
    except WrongInput as error:
        outcome, sentence, rule = "refused", f"refused: {error}", "schema"
    except (Fault, TableUnavailable, OSError) as error:
        outcome, sentence = "failed", f"failed: {error}"
    diffs = {key: diff.as_dict() for key, diff in batch.diffs.items()}
    result = Result(name, of, options.clock.now(), outcome, sentence, rule, diffs)
    options.report(f"{name}: {sentence}")
    if not options.dry_run:
        log.append(folder, result)
    return result


def _made(
    folder: Path, name: str, source: Source, client: Client, options: Options
) -> tuple[Payload, tables.Made] | None:
    """What the publisher gave and the tables made of it; None if it has nothing newer. Raises Fault, WrongInput."""
    staging = _staging(folder, name)
    staging.mkdir(parents=True, exist_ok=True)
    try:
        payload = _fetch(folder, name, source, client, staging, options)
        return (payload, tables.make(name, payload, store.load)) if payload else None
    finally:
        if source.has_names:
            shutil.rmtree(staging, ignore_errors=True)


def _staging(folder: Path, name: str) -> Path:
    """Where a source's answers wait until its tables are made."""
    return folder / ".staging" / name


def _fetch(folder: Path, name: str, source: Source, client: Client, staging: Path, options: Options) -> Payload | None:
    """What the publisher has; None if that is what serves. Raises Fault."""
    publisher = import_module(f"data.refresh.publishers.{source.kind}")
    known = _known(folder, name, source, "published")
    payload: Payload | None = publisher.fetch(source, client, staging, options.clock.now(), known)
    if payload is None or payload.sha256 == _known(folder, name, source, "payload_sha256"):
        return None
    return payload


def _known(folder: Path, name: str, source: Source, what: str) -> str:
    """What the tables that serve were made from, if all are of this source and of one payload; "" otherwise."""
    serving = [manifest.serving(folder, CATALOG, key) for key in source.tables]
    found = {str(getattr(entry, what)) if entry and entry.source == name else "" for entry in serving}
    return found.pop() if len(found) == 1 else ""

"""Serve the snapshot again for the tables of a source, and what is derived from them accordingly."""

from pathlib import Path

import pandas as pd

from data import manifest, store
from data.catalog import CATALOG, Dataset
from data.manifest import SNAPSHOT, Entry
from data.refresh import log, swap
from data.refresh.batch import computed
from data.refresh.derive import Ground, derived_from, inputs_of, rebuild
from data.refresh.lock import locked
from data.refresh.log import Result
from data.refresh.look import coverage, look
from data.refresh.run import Options
from data.refresh.settings import Settings


def revert(settings: Settings, names: list[str], options: Options) -> list[Result]:
    """Revert the named sources. Raises Fault if a refresh is running."""
    folder = store.refreshed_folder()
    with locked(folder):
        return [_revert(folder, settings, name, options) for name in names]


def _revert(folder: Path, settings: Settings, name: str, options: Options) -> Result:
    there = tuple(key for key in settings.sources[name].tables if key in manifest.entries(folder))
    derived = derived_from(there) if there else []
    if not options.dry_run and there:
        _serve_snapshot(folder, there, derived, options)
    did = f"the snapshot serves again for {', '.join(there)}" if there else "nothing was refreshed: the snapshot serves"
    result = Result(name, tuple(settings.sources[name].tables), options.clock.now(), "reverted", did)
    options.report(f"{name}: {'would revert: ' if options.dry_run else ''}{did}")
    if not options.dry_run:
        log.append(folder, result)
    return result


def _serve_snapshot(folder: Path, tables: tuple[str, ...], derived: list[Dataset], options: Options) -> None:
    """Take the tables out of the manifest; derived ones too, unless another input of theirs stays refreshed."""
    ground = Ground({}, {}, frozenset(tables))
    fresh: list[Entry] = []
    removed = list(tables)
    for dataset in derived:
        if set(inputs_of(dataset, ground).values()) == {SNAPSHOT}:
            removed.append(dataset.id)
            ground.removed |= {dataset.id}
            continue

        def keep(dataset: Dataset, frame: pd.DataFrame) -> Entry:
            entry = computed(_entry(dataset, frame, options), dataset, ground)
            fresh.append(swap.write_aside(folder, frame, entry))
            return fresh[-1]

        rebuild(dataset, ground, keep)
    swap.install(folder, fresh, removed)


def _entry(dataset: Dataset, frame: pd.DataFrame, options: Options) -> Entry:
    return Entry(
        dataset_id=dataset.id,
        file="",
        source="",
        endpoint="the tables that serve",
        retrieved_at=options.clock.now().isoformat(),
        rows=len(frame),
        coverage=coverage(frame, look(CATALOG[dataset.id])),
        vintage="",
        payload_sha256="",
        fingerprint=manifest.fingerprint(dataset),
        changes="rebuilt after a source was reverted",
    )

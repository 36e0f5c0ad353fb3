"""Put refreshed tables in their place: files under new names first, then the manifest that names them, in one step.

Readers find tables through the manifest alone. Until it is replaced every one of them finds the old tables, from then
on every one finds the new: a source's tables and those derived from them change together. Between two looks, a page
that reads two tables may still get one of each vintage; its next look gets both new. The files of the vintage before
stay until the next swap, so that an answer that is being sent does not lose its file.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from data import manifest, parquet
from data.catalog import CATALOG
from data.files import flush
from data.manifest import Entry


def write_aside(folder: Path, frame: pd.DataFrame, entry: Entry) -> Entry:
    """Write a table under a name of its content that no reader knows yet; the entry comes back with that name."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{entry.dataset_id}.new"
    parquet.write(frame, CATALOG[entry.dataset_id], aside)
    name = f"{entry.dataset_id}-{sha256(aside.read_bytes()).hexdigest()[:12]}.parquet"
    descriptor = os.open(aside, os.O_RDONLY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)
    if (folder / name).exists():
        aside.unlink()  # the same content: its file may be being read
    else:
        aside.replace(folder / name)
    return replace(entry, file=name)


def install(folder: Path, fresh: Iterable[Entry], removed: Iterable[str] = ()) -> None:
    """Serve these tables from now on, and the snapshot's for those removed; other refreshed tables stay."""
    before = manifest.entries(folder)
    gone = set(removed)
    tables = {key: entry for key, entry in before.items() if key not in gone and key in CATALOG}
    tables |= {entry.dataset_id: entry for entry in fresh}
    manifest.write(folder, tables)
    _sweep(folder, before, tables)


def _sweep(folder: Path, *kept: Mapping[str, Entry]) -> None:
    """Remove table files that neither the manifest nor the one before it names."""
    named = {entry.file for tables in kept for entry in tables.values()}
    for file in folder.glob("*.parquet"):
        if file.name not in named:
            file.unlink(missing_ok=True)

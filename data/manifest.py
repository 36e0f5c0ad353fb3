"""Which refreshed tables serve: one small file beside them, replaced whole, so that no reader sees half a swap."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.catalog.record import Dataset
from data.files import replace_text

FOLDER = "refreshed"
NAME = "manifest.json"
SNAPSHOT = "snapshot"
_NOTHING: Mapping[str, "Entry"] = MappingProxyType({})


@dataclass(frozen=True)
class Entry:
    """A refreshed table and its provenance.

    `file` lies in the folder of refreshed tables and is never rewritten: a new vintage has a new name.
    `retrieved_at` is an ISO time in UTC, `published` the publisher's own stamp of the payload, if it gives one.
    `inputs`, of a derived table, says which file of each input it was made from; "snapshot" is the committed one.
    """

    dataset_id: str
    file: str
    source: str
    endpoint: str
    retrieved_at: str
    rows: int
    coverage: str
    vintage: str
    payload_sha256: str
    fingerprint: str
    changes: str
    published: str = ""
    inputs: dict[str, str] = field(default_factory=dict)


def fingerprint(dataset: Dataset) -> str:
    """What a stored table must have been made for: the catalog's columns, rules and vintage of the table.

    The vintage is part of it, so that a newer committed snapshot is never hidden behind an older refresh.
    """
    columns = [
        (c.name, c.dtype, c.unit, c.nullable, c.low, c.high, c.allowed, c.pattern) for c in dataset.columns
    ]  # the words of a description may change freely
    rules = (dataset.keys, dataset.statuses, dataset.count_column, dataset.inputs, dataset.vintage, dataset.rows)
    return sha256(repr((columns, rules)).encode()).hexdigest()[:16]


def entries(folder: Path) -> Mapping[str, Entry]:
    """Every refreshed table by its id, whether it still fits the catalog or not; none where nothing was refreshed.

    A manifest that cannot be read counts as none: the committed snapshot then serves.
    """
    file = folder / NAME
    try:
        stamp = file.stat()
    except OSError:
        return _NOTHING
    return _read(file, stamp.st_mtime_ns, stamp.st_ino)


def serving(folder: Path, catalog: Mapping[str, Dataset], dataset_id: str) -> Entry | None:
    """The refreshed table to serve in place of the snapshot: made for the catalog as it is, from inputs that serve."""
    return _serving(entries(folder), catalog, dataset_id)


def write(folder: Path, tables: Mapping[str, Entry]) -> None:
    """Replace the manifest: from the next look on, readers find these tables and no others."""
    document = {"tables": {key: asdict(entry) for key, entry in sorted(tables.items())}}
    replace_text(folder / NAME, json.dumps(document, indent=1, ensure_ascii=False) + "\n")


def _serving(found: Mapping[str, Entry], catalog: Mapping[str, Dataset], dataset_id: str) -> Entry | None:
    entry = found.get(dataset_id)
    if entry is None or entry.fingerprint != fingerprint(catalog[dataset_id]):
        return None
    for name, made_from in entry.inputs.items():
        current = _serving(found, catalog, name) if name in catalog else None
        if (current.file if current else SNAPSHOT) != made_from:
            return None
    return entry


@lru_cache(maxsize=8)
def _read(file: Path, changed: int, inode: int) -> Mapping[str, Entry]:
    """Read the manifest; its time and inode make a replaced one a new entry of the cache."""
    try:
        tables = json.loads(file.read_text(encoding="utf-8"))["tables"]
        return MappingProxyType({key: _entry(values) for key, values in tables.items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _NOTHING


def _entry(values: dict[str, Any]) -> Entry:
    return Entry(**{item.name: values[item.name] for item in fields(Entry) if item.name in values})

"""Rebuild the tables: every one is made, checked and written aside, and only then do all take their places."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from data import parquet, store
from data.catalog import CATALOG, Dataset
from data.checks import check
from data.registry import maker


def build(raw: Path, tables: Sequence[str] = (), report: Callable[[str], None] = print) -> None:
    """Build the named tables (all, if none is named) and those derived from them; say one line of each.

    Raises WrongInput at the first input that breaks a rule; the old tables then stay as they were.
    Raises KeyError for a table the catalog does not have.
    """
    wanted = list(with_derived(tables or list(CATALOG)))
    folder = store.snapshot_path(wanted[0].id).parent
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    try:
        for dataset in wanted:
            report(_build_table(raw, dataset, aside))
        for dataset in wanted:
            _file(aside, dataset.id).replace(store.snapshot_path(dataset.id))
    finally:
        shutil.rmtree(aside)


def with_derived(tables: Sequence[str]) -> Iterator[Dataset]:
    """The named tables in the catalog's order, each table that is derived from one of them after its inputs."""
    named = {CATALOG[dataset_id].id for dataset_id in tables}
    for dataset in CATALOG.values():  # derived tables stand last in the catalog, each after its inputs
        if dataset.id in named or named.intersection(dataset.inputs):
            named.add(dataset.id)
            yield dataset


def _build_table(raw: Path, dataset: Dataset, aside: Path) -> str:
    """Build one table into the folder and return its line of progress."""
    started = time.perf_counter()
    frame = parquet.tidy(_make(raw, dataset, aside), dataset)
    check(frame, dataset)
    parquet.write(frame, dataset, _file(aside, dataset.id))
    return f"{dataset.id:<32}{len(frame):>9,} rows {time.perf_counter() - started:7.2f} s  ok"


def _make(raw: Path, dataset: Dataset, aside: Path) -> pd.DataFrame:
    if not dataset.derived:
        return maker(dataset)(raw)
    return maker(dataset)(*(_input(name, aside) for name in dataset.inputs))


def _input(dataset_id: str, aside: Path) -> pd.DataFrame:
    """A table as just built, or as it stands where it was not asked for."""
    fresh = _file(aside, dataset_id)
    return parquet.read(CATALOG[dataset_id], fresh) if fresh.exists() else store.load_snapshot(dataset_id)


def _file(folder: Path, dataset_id: str) -> Path:
    return folder / store.snapshot_path(dataset_id).name

"""Rebuild the tables: every one is parsed, checked and written aside, and only then do all take their places."""

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from data import parquet, store
from data.catalog import CATALOG
from data.checks import check
from data.registry import PARSERS


def build(raw: Path, tables: Sequence[str] = (), report: Callable[[str], None] = print) -> None:
    """Build the named tables (all, if none is named) from the raw folder and say one line of each.

    Raises WrongInput at the first input that breaks a rule; the old tables then stay as they were.
    Raises KeyError for a table the catalog does not have.
    """
    wanted = [dataset_id for dataset_id in PARSERS if not tables or dataset_id in tables]
    targets = {dataset_id: store.path(dataset_id) for dataset_id in tables or wanted}
    folder = next(iter(targets.values())).parent
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    try:
        for dataset_id in wanted:
            report(_build_table(raw, dataset_id, aside))
        for dataset_id in wanted:
            (aside / targets[dataset_id].name).replace(targets[dataset_id])
    finally:
        shutil.rmtree(aside)


def _build_table(raw: Path, dataset_id: str, folder: Path) -> str:
    """Build one table into the folder and return its line of progress."""
    started = time.perf_counter()
    dataset = CATALOG[dataset_id]
    frame = parquet.tidy(PARSERS[dataset_id](raw), dataset)
    check(frame, dataset)
    parquet.write(frame, dataset, folder / store.path(dataset_id).name)
    return f"{dataset_id:<26}{len(frame):>9,} rows {time.perf_counter() - started:7.2f} s  ok"

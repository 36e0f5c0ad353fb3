"""The only way to the tables: load one by its id, cached until its file changes.

A refreshed table, where there is one that fits the catalog, serves in place of the committed snapshot's.
"""

import os
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data import manifest, parquet
from data.catalog import CATALOG
from data.errors import TableUnavailable, one_line

TABLES_VARIABLE = "SETPOINT_TABLES"
_SNAPSHOT = Path(__file__).parent / "tables"
_Key = tuple[Path, int]
_kept: dict[str, tuple[_Key, pd.DataFrame]] = {}

__all__ = ["TableUnavailable", "load", "load_snapshot", "path", "refreshed_folder", "snapshot_path"]


def path(dataset_id: str) -> Path:
    """The file that serves for a table: a refreshed one if it fits the catalog as it is now, else the snapshot's.

    Raises KeyError for an id the catalog does not have.
    """
    entry = manifest.serving(refreshed_folder(), CATALOG, CATALOG[dataset_id].id)
    return refreshed_folder() / entry.file if entry else snapshot_path(dataset_id)


def snapshot_path(dataset_id: str) -> Path:
    """Where the table of the snapshot is: in the folder SETPOINT_TABLES names, else in the committed one."""
    return _folder() / f"{CATALOG[dataset_id].id}.parquet"


def refreshed_folder() -> Path:
    """Where refreshed tables, their manifest and the log of refreshes are, beside the snapshot."""
    return _folder() / manifest.FOLDER


def load(dataset_id: str) -> pd.DataFrame:
    """The table, columns and types as in the catalog, rows sorted by key.

    Callers share one copy in memory; pandas copies on write, so a caller that changes its frame changes only its own.
    Raises TableUnavailable with the reason (missing, corrupt, unlike the catalog), KeyError for an unknown id.
    """
    return _load(dataset_id, path(dataset_id))


def load_snapshot(dataset_id: str) -> pd.DataFrame:
    """As load, of the snapshot alone: what builds are made from, whatever was refreshed."""
    return _load(dataset_id, snapshot_path(dataset_id))


def _load(dataset_id: str, file: Path) -> pd.DataFrame:
    try:
        key = (file, file.stat().st_mtime_ns)
    except OSError:
        raise TableUnavailable(dataset_id, "its file is missing") from None
    kept = _kept.get(dataset_id)  # one frame a table: an older vintage leaves the memory
    if kept is None or kept[0] != key:
        kept = _kept[dataset_id] = (key, _read(dataset_id, file))
    return kept[1].copy(deep=False)


def _read(dataset_id: str, file: Path) -> pd.DataFrame:
    try:
        return parquet.read(CATALOG[dataset_id], file)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TableUnavailable(dataset_id, f"its file cannot be read ({_reason(error, file)})") from error


def _reason(error: Exception, file: Path) -> str:
    """The error's words without the folder, which is no business of the reader."""
    return one_line(error).replace(f"{file.parent}{os.sep}", "")


def _folder() -> Path:
    folder = os.environ.get(TABLES_VARIABLE)
    return Path(folder) if folder else _SNAPSHOT

"""The only way to the tables: load one by its id, cached until its file changes."""

import os
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data import parquet
from data.catalog import CATALOG
from data.errors import TableUnavailable, one_line

TABLES_VARIABLE = "SETPOINT_TABLES"
_SNAPSHOT = Path(__file__).parent / "tables"

__all__ = ["TableUnavailable", "load", "path"]


def path(dataset_id: str) -> Path:
    """Where the table's file is: in the folder SETPOINT_TABLES names, else in the committed snapshot.

    Raises KeyError for an id the catalog does not have.
    """
    folder = os.environ.get(TABLES_VARIABLE)
    return (Path(folder) if folder else _SNAPSHOT) / f"{CATALOG[dataset_id].id}.parquet"


def load(dataset_id: str) -> pd.DataFrame:
    """The table, columns and types as in the catalog, rows sorted by key.

    Callers share one copy in memory; pandas copies on write, so a caller that changes its frame changes only its own.
    Raises TableUnavailable with the reason (missing, corrupt, unlike the catalog), KeyError for an unknown id.
    """
    file = path(dataset_id)
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        raise TableUnavailable(dataset_id, "its file is missing") from None
    return _read(dataset_id, file, changed).copy(deep=False)


@lru_cache(maxsize=64)
def _read(dataset_id: str, file: Path, changed: int) -> pd.DataFrame:
    """Read the file; `changed` makes a rewritten file a new entry of the cache."""
    try:
        return parquet.read(CATALOG[dataset_id], file)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TableUnavailable(dataset_id, f"its file cannot be read ({_reason(error, file)})") from error


def _reason(error: Exception, file: Path) -> str:
    """The error's words without the folder, which is no business of the reader."""
    return one_line(error).replace(f"{file.parent}{os.sep}", "")

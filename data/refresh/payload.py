"""What a publisher gave, before it is a table."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd


@dataclass(frozen=True)
class Payload:
    """Every row as text (blank where there is none), or the files themselves, with where and when they are from.

    name: what errors call it. rows: of a publisher that answers in rows; empty for files. folder, files: of one that
    gives files. day: when it was received, for a payload that has no date of its own.
    published: the publisher's stamp of this version, "" if it gives none.
    """

    name: str
    endpoint: str
    sha256: str
    folder: Path
    day: str = ""
    published: str = ""
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    files: tuple[str, ...] = ()


def text_rows(records: list[dict[str, object]], columns: tuple[str, ...]) -> pd.DataFrame:
    """The columns of the records as text, missing ones as "", indexed from 1 as rows of a file are."""
    index = pd.RangeIndex(1, len(records) + 1)
    values = {name: ["" if row.get(name) is None else str(row[name]) for row in records] for name in columns}
    return pd.DataFrame(values, index=index, dtype="str")

"""Rows of a table as JSON or CSV: what is missing stays missing, in bounded memory."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.csv_text import FORMULA

CHUNK = 20_000  # rows written at a time


def to_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows for JSON: dates as YYYY-MM-DD, missing values null."""
    text = dates_as_text(frame).to_json(orient="records", double_precision=15)
    records: list[dict[str, Any]] = json.loads(text)
    return records


def to_csv(frame: pd.DataFrame) -> Iterator[str]:
    """The rows as CSV, a part at a time: dates as YYYY-MM-DD, missing values empty.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    for start in range(0, max(len(frame), 1), CHUNK):
        text = io.StringIO()
        part = _safe(frame.iloc[start : start + CHUNK])
        part.to_csv(
            text,
            index=False,
            header=start == 0,
            date_format="%Y-%m-%d",
            quoting=csv.QUOTE_MINIMAL,
            lineterminator="\r\n",
        )
        yield text.getvalue()


def dates_as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its dates as YYYY-MM-DD."""
    dates = frame.select_dtypes("datetime").columns
    return frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in dates})


def _safe(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with texts that look like formulas defused."""
    return frame.assign(**{name: _defused(frame[name]) for name in frame.columns if _is_text(frame[name])})


def _is_text(column: pd.Series) -> bool:
    return isinstance(column.dtype, pd.StringDtype | pd.CategoricalDtype) or column.dtype == object


def _defused(column: pd.Series) -> pd.Series:
    words = column.astype("str").where(column.notna())
    return words.where(~words.str.match(FORMULA, na=False), "'" + words)

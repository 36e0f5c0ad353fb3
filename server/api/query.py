"""Which rows and columns of a table are asked for: read from the query string, checked against the catalog.

`column=value` keeps the rows with that value, given again it allows one more; `column__ge=` and `column__le=` bound
numbers and dates. `columns=a,b` chooses columns, `sort=a,-b` orders, `limit=` and `offset=` page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from werkzeug.datastructures import MultiDict

from data.catalog import Column, Dataset
from server.api.errors import FieldError, Refused

MAX_LIMIT = 10_000
DEFAULT_LIMIT = 1_000
CONTROLS = ("columns", "sort", "limit", "offset")
BOUNDS = ("ge", "le")
_BOUNDED = ("int32", "Int64", "float64", "datetime64[ms]")
_FORMS = {
    "int32": "a whole number",
    "Int64": "a whole number",
    "float64": "a number",
    "bool": "true or false",
    "datetime64[ms]": "a date as YYYY-MM-DD, or a month as YYYY-MM",
}


@dataclass(frozen=True)
class Query:
    """What is asked of a table. limit: None for all rows."""

    values: Mapping[str, tuple[Any, ...]]
    bounds: Mapping[tuple[str, str], Any]
    columns: tuple[str, ...]
    sort: tuple[tuple[str, bool], ...]
    limit: int | None
    offset: int


def read_query(dataset: Dataset, asked: "MultiDict[str, str]", *, default_limit: int | None) -> Query:
    """The query, every part checked. Raises Refused (400) with one error for each part that is wrong."""
    reader = _Reader(dataset, [])
    query = Query(
        values=reader.values(asked),
        bounds=reader.bounds(asked),
        columns=reader.columns(asked.get("columns", "")),
        sort=reader.sort(asked.get("sort", "")),
        limit=reader.whole("limit", asked.get("limit"), default_limit, 1, MAX_LIMIT if default_limit else 10**9),
        offset=reader.whole("offset", asked.get("offset"), 0, 0, 10**9) or 0,
    )
    if reader.wrong:
        raise Refused(400, *reader.wrong)
    return query


def matching(frame: pd.DataFrame, query: Query) -> pd.DataFrame:
    """All rows and columns that are asked for, in the order asked; paging is left to the caller."""
    kept = pd.Series(True, index=frame.index)
    for name, allowed in query.values.items():
        kept &= frame[name].isin(allowed)
    for (name, bound), value in query.bounds.items():
        kept &= (frame[name] >= value if bound == "ge" else frame[name] <= value).fillna(False).astype(bool)
    rows = frame if kept.all() else frame[kept]
    if query.sort:
        names, descending = zip(*query.sort, strict=True)
        rows = rows.sort_values(list(names), ascending=[not down for down in descending], kind="stable")
    return rows[list(query.columns)]


def page_of(rows: pd.DataFrame, query: Query) -> pd.DataFrame:
    """The rows of the page that is asked for."""
    end = None if query.limit is None else query.offset + query.limit
    return rows.iloc[query.offset : end]


@dataclass
class _Reader:
    """Reads the parts of a query, keeping what is wrong with them."""

    dataset: Dataset
    wrong: list[FieldError]

    def values(self, asked: "MultiDict[str, str]") -> dict[str, tuple[Any, ...]]:
        found = {}
        for name in asked:
            column = self._column(name)
            if column is not None:
                found[name] = tuple(self._value(name, column, text) for text in asked.getlist(name))
            elif name not in CONTROLS and "__" not in name:
                self._no_such(name, name)
        return found

    def bounds(self, asked: "MultiDict[str, str]") -> dict[tuple[str, str], Any]:
        found = {}
        for part in asked:
            name, separator, bound = part.rpartition("__")
            if not separator:
                continue
            column = self._column(name)
            if column is None or bound not in BOUNDS or column.dtype not in _BOUNDED:
                self._no_such(part, part)
            else:
                found[name, bound] = self._value(part, column, asked[part], last=bound == "le")
        return found

    def columns(self, text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(filter(None, text.split(","))))
        for name in names:
            if self._column(name) is None:
                self._no_such("columns", name)
        return names or self.dataset.column_names

    def sort(self, text: str) -> tuple[tuple[str, bool], ...]:
        parts = [(part.removeprefix("-"), part.startswith("-")) for part in filter(None, text.split(","))]
        for name, _ in parts:
            if self._column(name) is None:
                self._no_such("sort", name)
        return tuple(parts)

    def whole(self, field: str, text: str | None, default: int | None, low: int, high: int) -> int | None:
        if text is None:
            return default
        if text.isascii() and text.isdigit() and len(text) < 11 and low <= int(text) <= high:
            return int(text)
        self._refuse(field, "This must be a whole number.", f"{low:,} to {high:,}", text)
        return default

    def _value(self, field: str, column: Column, text: str, *, last: bool = False) -> Any:
        """The text as the column's type; `last` takes a month by its last day, as a lower bound takes its first."""
        try:
            value = _PARSERS.get(column.dtype, str)(text)
        except ValueError:
            self._refuse(field, f"This must be {_FORMS[column.dtype]}.", _FORMS[column.dtype], text)
            return None
        if column.dtype == "datetime64[ms]" and len(text) == len("2025-12") and (last or "__" not in field):
            return value + pd.offsets.MonthEnd(0)  # tables date a month by its last day
        return value

    def _column(self, name: str) -> Column | None:
        return next((column for column in self.dataset.columns if column.name == name), None)

    def _no_such(self, field: str, name: str) -> None:
        self._refuse(field, "There is no such column or filter.", _filters(self.dataset), name)

    def _refuse(self, field: str, message: str, allowed: str, value: str) -> None:
        self.wrong.append(FieldError(field[:80], message, allowed, value[:80]))


def _filters(dataset: Dataset) -> str:
    """The columns, and what may follow the name of one that can be bounded."""
    return f"{', '.join(dataset.column_names)}; numbers and dates also with __ge and __le; {', '.join(CONTROLS)}"


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def _number(text: str) -> float:
    value = float(text)
    if value != value or abs(value) == float("inf"):
        raise ValueError(text)
    return value


def _date(text: str) -> pd.Timestamp:
    if len(text) not in (len("2025-12"), len("2025-12-31")):
        raise ValueError(text)
    return pd.Timestamp(pd.to_datetime(text, format="%Y-%m-%d" if len(text) > len("2025-12") else "%Y-%m"))


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "int32": int,
    "Int64": int,
    "float64": _number,
    "bool": _flag,
    "datetime64[ms]": _date,
}

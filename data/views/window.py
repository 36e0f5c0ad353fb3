"""A window on a table for a grid that asks for rows as the reader scrolls: filtered, sorted, cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from data import store
from data.catalog import CATALOG
from data.views.memory import stamp
from data.views.rows import dates_as_text

TEXT_FILTERS = ("contains", "equals", "startsWith")
NUMBER_FILTERS = ("equals", "greaterThanOrEqual", "lessThanOrEqual", "inRange", "blank", "notBlank")


@dataclass(frozen=True)
class Window:
    """Rows of a table. total: rows that match; rows: those asked for, dates as YYYY-MM-DD."""

    total: int
    rows: pd.DataFrame


def window(
    dataset_id: str,
    start: int,
    end: int,
    sort: Sequence[Mapping[str, str]] = (),
    filters: Mapping[str, Mapping[str, Any]] | None = None,
) -> Window:
    """Rows `start` to `end` (not included) of the table, as a grid asks for them.

    sort: {"colId": column, "sort": "asc" or "desc"}, most important first. filters: by column, one condition each:
    {"filterType": "text" or "number", "type": one of the *_FILTERS, "filter": value, "filterTo": end of a range}.
    A column or condition that is not known is left out. Raises TableUnavailable, and KeyError for an unknown id.
    """
    order = tuple((part["colId"], part["sort"] == "desc") for part in sort)
    conditions = tuple(
        (name, str(one.get("type")), one.get("filter"), one.get("filterTo")) for name, one in (filters or {}).items()
    )
    matched = _matching(dataset_id, stamp(dataset_id), order, conditions)
    return Window(len(matched), dates_as_text(matched.iloc[max(start, 0) : max(end, 0)]))


@lru_cache(maxsize=8)
def _matching(
    dataset_id: str,
    stamp: tuple[str, int],
    order: tuple[tuple[str, bool], ...],
    conditions: tuple[tuple[str, str, Any, Any], ...],
) -> pd.DataFrame:
    """The rows that match in order; kept, as a scrolling reader asks for the next hundred of the same."""
    known = set(CATALOG[dataset_id].column_names)
    table = store.load(dataset_id)
    for name, kind, value, end in conditions:
        if name in known:
            table = table[_meets(table[name], kind, value, end)]
    order = tuple((name, down) for name, down in order if name in known)
    if not order:
        return table
    names = [name for name, _ in order]
    return table.sort_values(names, ascending=[not down for _, down in order], kind="stable")


def _meets(column: pd.Series, kind: str, value: Any, end: Any) -> "pd.Series[bool]":
    if kind in ("blank", "notBlank"):
        return column.isna() if kind == "blank" else column.notna()
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return _number_meets(column, kind, value, end)
    return _text_meets(column, kind, str(value).casefold())


def _number_meets(column: pd.Series, kind: str, value: Any, end: Any) -> "pd.Series[bool]":
    values = column.astype("float64")
    match kind:
        case "equals":
            return values.eq(value)
        case "greaterThanOrEqual":
            return values.ge(value)
        case "lessThanOrEqual":
            return values.le(value)
        case "inRange":
            return values.between(value, end)
    return pd.Series(True, index=column.index)


def _text_meets(column: pd.Series, kind: str, value: str) -> "pd.Series[bool]":
    """Each different word is looked at once: columns repeat theirs many times."""
    distinct = column.drop_duplicates()
    words = dates_as_text(distinct.to_frame()).iloc[:, 0].astype("str").str.casefold()
    match kind:
        case "equals":
            met = words.eq(value)
        case "startsWith":
            met = words.str.startswith(value)
        case _:
            met = words.str.contains(value, regex=False)
    return column.isin(distinct[met.fillna(False) & distinct.notna()])

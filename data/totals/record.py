"""A figure that a table must give, and the ways to measure one that several topics share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

Measure = Callable[[pd.DataFrame], float]


@dataclass(frozen=True)
class Total:
    """A figure the table must give: its name, how it is measured, what it is, and how far it may be off."""

    name: str
    measure: Measure
    expected: float
    tolerance: float = 0.0


def distinct(column: str) -> Measure:
    """How many different values a column has."""
    return lambda frame: frame[column].nunique()


def missing(column: str) -> Measure:
    """How many rows have no value in a column."""
    return lambda frame: frame[column].isna().sum()


def total(column: str, **where: Any) -> Measure:
    """The sum of a column over the rows where other columns have the given values."""
    return lambda frame: frame.loc[_rows(frame, where), column].sum()


def count(**where: Any) -> Measure:
    """How many rows have the given values."""
    return lambda frame: _rows(frame, where).sum()


def _rows(frame: pd.DataFrame, where: dict[str, Any]) -> pd.Series:
    """Marks the rows in which every named column equals its value."""
    marked = pd.Series(True, index=frame.index)
    for column, value in where.items():
        marked &= frame[column].eq(value)
    return marked

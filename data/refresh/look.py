"""How a table is read when two of its vintages are compared: its period, its place, its number and its names."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.catalog.record import Dataset
from data.refresh.settings import TableRules

_YEARS = ("fiscal_year", "year")
_PLACES = ("fips", "port_code", "state", "iso3", "area", "country", "jurisdiction", "hidta")
_NUMBERS = ("float64", "Int64", "int32")
_PLURALS = {
    "fips": "counties",
    "port_code": "ports",
    "state": "jurisdictions",
    "jurisdiction": "jurisdictions",
    "iso3": "partners",
    "country": "countries",
    "area": "areas",
    "hidta": "HIDTAs",
}


@dataclass(frozen=True)
class Look:
    """Names of columns ("" for none): when, where, the number compared, and what calls a row by its name.

    `window` goes before a period in words, "12 months to" for a rolling sum.
    """

    keys: tuple[str, ...]
    period: str
    place: str
    number: str
    label: tuple[str, ...]
    window: str = ""


def look(dataset: Dataset, rules: TableRules | None = None) -> Look:
    """From the catalog's keys and types, and what the rules set over them."""
    dates = [column.name for column in dataset.columns if column.dtype.startswith("datetime")]
    period = _first([*dates, *_YEARS], dataset.keys)
    place = _first(_PLACES, dataset.keys)
    numbers = [
        column.name for column in dataset.columns if column.dtype in _NUMBERS and column.name not in dataset.keys
    ]
    number = (rules and rules.number) or dataset.count_column or (numbers[0] if numbers else "")
    label = (rules and rules.label) or tuple(key for key in dataset.keys if key != period)
    return Look(dataset.keys, period, place, number, label, rules.window if rules else "")


def places_word(place: str) -> str:
    """What the values of a place column are called, in the plural."""
    return _PLURALS.get(place, f"values of {place}")


def in_words(period: object) -> str:
    """A period for a reader: Dec 2024, or the year."""
    return f"{period:%b %Y}" if isinstance(period, pd.Timestamp) else str(period)


def periods(frame: pd.DataFrame, view: Look) -> list[object]:
    """The different periods of a table, in order."""
    return sorted(frame[view.period].drop_duplicates().tolist())


def coverage(frame: pd.DataFrame, view: Look) -> str:
    """What a table covers, in words: "Jan 2015 to Feb 2026, 55 jurisdictions"."""
    parts = []
    if view.period and len(frame):
        found = periods(frame, view)
        parts.append(f"{in_words(found[0])} to {in_words(found[-1])}")
    if view.place:
        parts.append(f"{frame[view.place].nunique():,} {places_word(view.place)}")
    return ", ".join(parts) or f"{len(frame):,} rows"


def _first(names: Iterable[str], among: tuple[str, ...]) -> str:
    return next((name for name in names if name in among), "")

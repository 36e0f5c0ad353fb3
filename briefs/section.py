"""A part of a brief: what the template sets of it, and every figure in it for the CSV."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd

from data.catalog import CATALOG
from data.views.rows import to_csv

Row = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One figure of a brief. value: missing where there is none, with the reason in `status`; low and high: its bounds.

    dataset: the catalog's id of the table it was made from; several are joined by "+".
    """

    name: str
    value: float | None
    unit: str
    period: str
    status: str
    dataset: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Section:
    """content: plain JSON types for the template. datasets: ids of the tables behind it. images: SVG by name."""

    content: Mapping[str, Any]
    figures: tuple[Figure, ...] = ()
    datasets: tuple[str, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)


def unheard(step: str) -> None:
    """Hear nothing of the steps a brief is made in."""


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows, each with its values by column."""
    return cast(list[Row], frame.to_dict("records"))


def row_of(frame: pd.DataFrame, key: str) -> Row:
    """The row of this index value."""
    return cast(Row, frame.loc[key].to_dict())


def number(value: Any) -> float | None:
    """The number, or None where it is missing (None, NaN, NA)."""
    return None if pd.isna(value) else float(value)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], *, widths: Iterable[str] = ()) -> dict[str, Any]:
    """A table for the template: the first column is words, the others are set right with figures of one width."""
    return {"heads": list(heads), "rows": [list(row) for row in rows], "widths": list(widths)}


def sources(datasets: Iterable[str]) -> list[dict[str, str]]:
    """Publisher, title and vintage of each table, once, in order of first use."""
    entries = [CATALOG[dataset] for dataset in dict.fromkeys(datasets)]
    return [{"publisher": each.publisher, "title": each.source_name, "vintage": each.vintage, "id": each.id}
            for each in entries]  # fmt: skip


def figures_csv(sections: Mapping[str, Section]) -> str:
    """The figures of all sections as CSV, one a row, in the brief's order; `sections` by their titles."""
    rows = [
        {
            "section": title, "figure": each.name, "value": _value(each), "low": each.low, "high": each.high,
            "unit": each.unit, "period": each.period, "status": each.status, "source_table": each.dataset,
        }
        for title, section in sections.items()
        for each in section.figures
    ]  # fmt: skip
    return "".join(to_csv(pd.DataFrame(rows)))


def _value(figure: Figure) -> float | None:
    """The figure's value; bounds that meet are one."""
    if figure.value is None and figure.low == figure.high:
        return figure.low
    return figure.value

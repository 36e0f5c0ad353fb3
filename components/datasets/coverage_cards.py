"""Which periods and places a table holds, and which of its numbers are hidden, as charts with their tables."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.coverage import rows_by_status, share_shown
from components.formats import percent, whole
from components.page import card
from components.provenance import sources
from components.tables import Cell, plain_table
from data.catalog import Dataset
from data.status import STATUSES
from data.views.coverage import ROW, Coverage, coverage

_LINEAGE = "Counted from the table that serves now."


def coverage_cards(dataset: Dataset) -> Component:
    """The cards of one table's coverage; a sentence where it has no periods."""
    covers = coverage(dataset.id)
    if covers.by_period.empty:
        text = f"The table has no periods: it holds one state of things. {dataset.coverage}."
        return card("Coverage", [html.P(text)])
    cards = [_by_period(dataset, covers)]
    if not covers.by_state.empty:
        cards.append(_by_state(dataset, covers.by_state))
    return html.Div(cards, className="coverage-cards")


def _by_period(dataset: Dataset, covers: Coverage) -> Component:
    rows = [
        (row.period, _status(row.status), *(Cell(whole(n), int(n)) for n in _counts(row)))
        for row in covers.by_period.itertuples()
    ]
    heads = ("Period", "Status", "Rows", *([covers.places.capitalize()] if covers.places else []))
    return chart_card(
        "Coverage by period",
        rows_by_status(covers.by_period),
        note=f"Rows of the table by period and status; {dataset.coverage}",
        table=plain_table(f"Coverage of {dataset.title} by period", heads, rows, numeric=(2, 3)),
        source=sources([dataset.id], lineage=_LINEAGE, units="rows of the table; a period without a bar has none"),
        name=f"{dataset.id}-coverage",
    )


def _by_state(dataset: Dataset, by_state: pd.DataFrame) -> Component:
    periods = list(by_state.columns)
    rows = [(state, *(_share(value) for value in shares)) for state, *shares in by_state.itertuples()]
    return chart_card(
        "Coverage by state",
        share_shown(by_state),
        note="Share of each state's rows that hold a number; the others are suppressed or not available",
        table=plain_table(f"Coverage of {dataset.title} by state", ("State", *periods), rows),
        source=sources([dataset.id], lineage=_LINEAGE, units="share of rows that hold a number; empty: no row"),
        name=f"{dataset.id}-coverage-by-state",
    )


def _counts(row: tuple) -> tuple[int, ...]:  # type: ignore[type-arg]
    return (row.rows, row.places) if hasattr(row, "places") else (row.rows,)  # type: ignore[attr-defined]


def _status(status: str) -> str:
    return "" if status == ROW else STATUSES[status].label


def _share(value: float) -> Cell:
    return Cell("no row", "") if pd.isna(value) else Cell(percent(value, 0), round(value, 4))

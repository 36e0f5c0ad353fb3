"""Every value of the default scenario, with range, status and source."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.methods.amounts import amount
from components.tables import grid
from data.status import STATUSES
from scenarios import DEFAULT_LENS, SourcedValue

_COLUMNS = (
    ("path", "Value of", 260),
    ("value", "Value", 110),
    ("unit", "Unit", 120),
    ("range", "Range", 150),
    ("status", "Status", 110),
    ("source", "Source", 260),
    ("dataset", "Data set", 150),
    ("period", "Period", 140),
    ("reason", "Reason", 420),
)


def value_card(values: Iterable[SourcedValue]) -> Component:
    """Every number of the default scenario: sorted, filtered and scrolled by the reader."""
    rows = [value_row(value) for value in values]
    return html.Section(
        [
            html.H2("Every value of the default scenario"),
            html.P(
                f"{len(rows)} numbers under the {DEFAULT_LENS} lens, each with its source. Data sets are on the Data "
                "page.",
                className="card-note",
            ),
            grid("methods-values", _columns(), rows, label="Values of the default scenario", height="32rem"),
        ],
        className="card",
        id="values",
    )


def value_row(value: SourcedValue) -> dict[str, Any]:
    """A value as a row of the table."""
    spread = "–" if value.low is None else f"{amount(value.low, value.unit)} to {amount(value.high, value.unit)}"
    return {
        "path": value.path,
        "value": amount(value.value, value.unit),
        "unit": value.unit,
        "range": spread,
        "status": STATUSES[value.status].label,
        "source": value.source,
        "dataset": value.dataset_id or "–",
        "period": value.period or "–",
        "reason": " ".join(filter(None, (value.rationale, value.selection and f"Rows: {value.selection}."))),
    }


def _columns() -> list[dict[str, Any]]:
    return [
        {"field": field, "headerName": title, "width": width, "minWidth": 90, "tooltipField": field}
        for field, title, width in _COLUMNS
    ]

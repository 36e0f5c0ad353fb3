"""A table's rows in a grid that asks for them as the reader scrolls, filtered and sorted by the server."""

from typing import Any

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.formats import whole
from components.page import card
from components.tables import GRID_CLASS, GRID_OPTIONS
from data.catalog import Column, Dataset
from data.views.window import NUMBER_FILTERS, TEXT_FILTERS

BLOCK = 100
_NUMBERS = ("int32", "Int64", "float64")


def rows_card(dataset: Dataset, rows: int) -> Component:
    """The rows of one table; `rows` is how many there are."""
    return card(
        "Rows",
        [
            dag.AgGrid(
                id={"type": "data-set-rows", "dataset": dataset.id},
                columnDefs=[_column(column) for column in dataset.columns],
                rowModelType="infinite",
                defaultColDef={"sortable": True, "resizable": True, "minWidth": 100, "wrapHeaderText": True},
                columnSize="autoSize",
                dashGridOptions={
                    **GRID_OPTIONS,
                    "cacheBlockSize": BLOCK,
                    "maxBlocksInCache": 20,
                    "infiniteInitialRowCount": min(rows, BLOCK),
                },
                style={"height": "28rem", "width": "100%"},
                className=GRID_CLASS,
            ),
            _api_line(dataset),
        ],
        note=f"{whole(rows)} rows; sort and filter by the column heads. An empty cell is missing, never 0: "
        "its status says why.",
        className="data-set-rows",
    )


def _column(column: Column) -> dict[str, Any]:
    number = column.dtype in _NUMBERS
    options = NUMBER_FILTERS if number else TEXT_FILTERS
    return {
        "field": column.name,
        "headerName": column.name,
        "headerTooltip": f"{column.description} ({column.unit})",
        "type": "numericColumn" if number else None,
        "filter": "agNumberColumnFilter" if number else "agTextColumnFilter",
        "filterParams": {"filterOptions": list(options), "maxNumConditions": 1, "buttons": ["reset"]},
    }


def _api_line(dataset: Dataset) -> Component:
    """The same rows for a program."""
    address = f"/api/v1/datasets/{dataset.id}/rows.json"
    first = dataset.keys[0]
    return html.P(
        [
            "The same for a program: ",
            html.A(html.Code(address), href=f"{address}?limit=20"),
            f" with filters such as {first}=…, columns=…, sort=-{first}, limit=… and offset=…; rows.csv answers CSV. ",
            html.A("The API's document", href="/api/v1/openapi.json"),
            ".",
        ],
        className="card-note",
    )


def copy_button(text: str, label: str) -> Component:
    """A button that copies a text."""
    return dmc.CopyButton(value=text, children=label, copiedChildren="Copied", size="xs", variant="default")

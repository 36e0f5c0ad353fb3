"""Plain tables: for what a reader takes in at a glance. Long ones use AG Grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from components.frozen import frozen

GRID_CLASS = "ag-theme-alpine ag-grid-setpoint"
GRID_OPTIONS = {
    "animateRows": False,
    "enableCellTextSelection": True,
    "rowHeight": 34,
    # Tab leaves the grid by the browser's own order; arrows walk its cells
    "tabToNextCell": {"function": "false"},
}


@dataclass(frozen=True)
class Cell:
    """A cell whose text is not its value: `value` goes into the downloaded CSV."""

    text: str | Component | list[Any]
    value: str | float | int | None = None
    className: str = ""


def plain_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, numeric: Sequence[int] = (), id: Any = None
) -> Component:
    """An html table; the first cell of each row is its heading.

    caption: what the table shows, read by screen readers. numeric: positions of columns aligned to the right. id: for
    a callback to name; a table without one is frozen, for Dash takes half a minute over some thousand cells.
    """
    head = html.Tr([html.Th(name, scope="col", className=_align(i, numeric)) for i, name in enumerate(columns)])
    body = [html.Tr([_cell(i, value, numeric) for i, value in enumerate(row)]) for row in rows]
    table = html.Table([html.Caption(caption, className="visually-hidden"), html.Thead(head), html.Tbody(body)])
    frame = {"className": "table-scroll", "tabIndex": 0, "role": "region", "aria-label": caption}
    return frozen(html.Div(table, **frame)) if id is None else html.Div(table, id=id, **frame)


def _cell(position: int, value: Any, numeric: Sequence[int]) -> Component:
    cell = value if isinstance(value, Cell) else Cell(value)
    className = " ".join(filter(None, (_align(position, numeric), cell.className)))
    data = {} if cell.value is None else {"data-value": str(cell.value)}
    if position == 0:
        return html.Th(cell.text, scope="row", className=className, **data)
    return html.Td(cell.text, className=className, **data)


def _align(position: int, numeric: Sequence[int]) -> str:
    return "numeric" if position in numeric else ""


def grid(
    id: Any, columns: list[dict[str, Any]], rows: list[dict[str, Any]], *, label: str, height: str | None = "26rem"
) -> Component:
    """A long table with sorting, filtering and CSV export by its own menu; `columns` are AG Grid column definitions.

    height: a CSS length to scroll within; None draws all rows, also in print, for tables of a few dozen rows.
    """
    layout = {"domLayout": "autoHeight"} if height is None else {}
    return html.Div(
        dag.AgGrid(
            id=id,
            columnDefs=columns,
            rowData=rows,
            columnSize="responsiveSizeToFit",
            defaultColDef={
                "sortable": True,
                "filter": True,
                "resizable": True,
                "minWidth": 90,
                "wrapHeaderText": True,
                "autoHeaderHeight": True,
            },
            dashGridOptions={
                **layout,
                **GRID_OPTIONS,
            },
            csvExportParams={"fileName": f"{label}.csv"},
            style={"height": height, "width": "100%"},
            className=GRID_CLASS,
        ),
        role="region",
        **{"aria-label": label},
    )

"""Buttons that save a chart or a table; assets/js/downloads.js answers them."""

from dash import html
from dash.development.base_component import Component


def save(kind: str, grid: str = "") -> Component:
    """A button that saves what stands in its block: png, svg or csv. grid: id of the AG Grid whose rows are saved."""
    of_grid = {"data-grid": grid} if grid else {}
    return html.Button(
        kind.upper(),
        type="button",
        className="save",
        **{"data-save": kind, "aria-label": f"Download as {kind.upper()}", **of_grid},
    )


def saved(table: Component, name: str, grid: str = "") -> Component:
    """A table with its CSV, for a card that is no chart card. name: of the file; grid: the table's id if AG Grid's."""
    return html.Div([table, csv_row(grid)], className="saved-table", **{"data-name": name})


def csv_row(grid: str = "") -> Component:
    """The row under a table with its CSV button."""
    return html.Div(html.Div(save("csv", grid), className="chart-saves"), className="chart-tools table-tools")

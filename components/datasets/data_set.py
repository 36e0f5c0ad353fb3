"""One data set in full: how fresh it is, its four blocks, its columns, and how to cite it."""

from dash import html
from dash.development.base_component import Component

from components.datasets.blocks import citation, download, four_blocks
from components.datasets.freshness import freshness
from components.datasets.rows_card import copy_button
from components.formats import whole
from components.page import card, figure_tile, tiles
from components.tables import plain_table
from data.catalog import CATALOG, Column, Dataset
from data.vintages import vintage

_TYPES = {
    "int32": "integer",
    "Int64": "integer",
    "float64": "number",
    "bool": "true or false",
    "datetime64[ms]": "date",
}


def head_tiles(dataset: Dataset, rows: int) -> Component:
    """Rows, coverage, vintage and publisher at a glance."""
    serves = vintage(dataset.id)
    origin = "refreshed from the publisher" if serves.refreshed else "snapshot of this app"
    return tiles(
        [
            figure_tile("Rows", whole(rows), detail=f"one row: {dataset.grain}"),
            figure_tile("Coverage", serves.coverage, className="tile-words"),
            figure_tile("Vintage", serves.vintage, detail=origin, className="tile-words"),
            figure_tile("Publisher", dataset.publisher, detail=dataset.theme, className="tile-words"),
        ]
    )


def about_card(dataset: Dataset) -> Component:
    """Source, lineage, units and limits in full, and the downloads."""
    limits = html.Ul([html.Li(caveat) for caveat in dataset.caveats], id="limits")
    links = html.P(
        [download(dataset, "csv", "CSV"), download(dataset, "parquet", "Parquet")], className="dataset-state"
    )
    return card("About this table", [four_blocks(dataset, limits=limits), links, *_used_by(dataset)])


def freshness_card(dataset: Dataset) -> Component:
    """Which vintage serves, and what the last refresh came to."""
    return card("Freshness", [freshness(dataset.id)])


def cite_card(dataset: Dataset) -> Component:
    """How to cite the table, ready to copy."""
    text = citation(dataset)
    return card("Cite", [html.P(text, className="citation"), copy_button(text, "Copy citation")])


def columns_card(dataset: Dataset) -> Component:
    """The data dictionary of the table."""
    rows = [
        (html.Code(column.name), column.unit, _type(column), _meaning(column), _allowed(column))
        for column in dataset.columns
    ]
    heads = ("Column", "Unit", "Type", "What it is", "Allowed")
    return card("Columns", [plain_table(f"Columns of {dataset.title}", heads, rows)], note="The data dictionary")


def _used_by(dataset: Dataset) -> list[Component]:
    from_it = [entry for entry in CATALOG.values() if dataset.id in entry.inputs]
    if not from_it:
        return []
    links = [html.Li(html.A(entry.title, href=f"/data/{entry.id}")) for entry in from_it]
    return [html.P("Tables derived from it:"), html.Ul(links)]


def _type(column: Column) -> str:
    return _TYPES.get(column.dtype, "text")


def _meaning(column: Column) -> str:
    return column.description + (" (may be missing)" if column.nullable else "")


def _allowed(column: Column) -> str:
    if column.allowed:
        return ", ".join(column.allowed)
    bounds = [f"{word} {bound:g}" for word, bound in (("≥", column.low), ("≤", column.high)) if bound is not None]
    return " and ".join(bounds) or column.pattern

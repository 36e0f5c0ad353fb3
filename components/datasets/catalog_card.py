"""One data set on a card of the catalog: what it is, its four blocks in short, and the ways in."""

from dash import dcc, html
from dash.development.base_component import Component

from components.datasets.blocks import download, four_blocks
from components.formats import whole
from data.catalog.record import Dataset
from data.store import TableUnavailable, load


def catalog_card(dataset: Dataset) -> Component:
    """The card of one table; its anchor is the table's id. A table that cannot be read says so here only."""
    return html.Section(
        [
            html.H3(dcc.Link(dataset.title, href=f"/data/{dataset.id}")),
            html.P([html.Code(dataset.id), f" · {dataset.publisher} · {dataset.coverage}"], className="card-note"),
            _state(dataset),
            four_blocks(dataset, limits=_first_limit(dataset), files=False),
        ],
        id=dataset.id,
        className="card dataset-card",
        **{"data-words": _words(dataset), "data-theme": dataset.theme},
    )


def _state(dataset: Dataset) -> Component:
    """Rows and downloads, or what is wrong with the table."""
    try:
        rows = len(load(dataset.id))
    except TableUnavailable as problem:
        text = f"This table is not readable: {problem.reason}. Rebuild it with python -m data build."
        return html.Div(text, className="unavailable", role="alert")
    return html.P(
        [
            html.Span([html.Strong(whole(rows)), " rows"], className="dataset-rows"),
            download(dataset, "csv", "CSV"),
            download(dataset, "parquet", "Parquet"),
        ],
        className="dataset-state",
    )


def _first_limit(dataset: Dataset) -> Component:
    """The first limit, and a link to the others."""
    first, *others = dataset.caveats
    more = [" ", dcc.Link(f"{len(others)} more", href=f"/data/{dataset.id}#limits")] if others else []
    return html.P([first, *more])


def _words(dataset: Dataset) -> str:
    """What the search box looks through, in lower case."""
    names = " ".join(column.name for column in dataset.columns)
    parts = (
        dataset.id,
        dataset.title,
        dataset.publisher,
        dataset.source_name,
        dataset.coverage,
        dataset.grain,
        dataset.theme,
        names,
    )
    return " ".join(parts).lower()

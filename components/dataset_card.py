"""One data set on a card: source, lineage, units, limits, columns and downloads."""

from dash import html
from dash.development.base_component import Component

from components.formats import whole
from components.tables import plain_table
from data.catalog.record import Column, Dataset
from data.store import TableUnavailable, load


def dataset_card(dataset: Dataset) -> Component:
    """The card of one table; its anchor is the table's id. A table that cannot be read says so here only."""
    return html.Section(
        [
            html.H2(dataset.title),
            html.P([html.Code(dataset.id), f" · {dataset.publisher} · {dataset.coverage}"], className="card-note"),
            _state(dataset),
            html.Dl(
                [
                    *_block("Source", _source(dataset)),
                    *_block("Lineage", _lineage(dataset)),
                    *_block("Units", _units(dataset)),
                    *_block("Limits", html.Ul([html.Li(caveat) for caveat in dataset.caveats])),
                ],
                className="dataset-blocks",
            ),
            html.Details([html.Summary(f"Columns ({len(dataset.columns)})"), _columns(dataset)]),
        ],
        id=dataset.id,
        className="card dataset-card",
        **{"data-words": _words(dataset)},
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
            _download(dataset, "csv", "CSV"),
            _download(dataset, "parquet", "Parquet"),
        ],
        className="dataset-state",
    )


def _download(dataset: Dataset, ending: str, label: str) -> Component:
    return html.A(
        label,
        href=f"/api/v1/datasets/{dataset.id}.{ending}",
        className="save dataset-download",
        download=f"{dataset.id}.{ending}",
        **{"aria-label": f"Download {dataset.title} as {label}"},
    )


def _block(term: str, content: Component | list[Component | str]) -> list[Component]:
    return [html.Dt(term), html.Dd(content)]


def _source(dataset: Dataset) -> list[Component | str]:
    page = html.A("Publisher's page", href=dataset.page, target="_blank", rel="noreferrer")
    return [f"{dataset.publisher}: {dataset.source_name}. ", page, f". {dataset.licence}."]


def _lineage(dataset: Dataset) -> list[Component | str]:
    files: list[Component | str] = ["Vintage: ", dataset.vintage, ". Made from "]
    for position, file in enumerate(dataset.raw_files):
        files += [", " if position else "", html.Code(file)]
    return [*files, "; checked for types, keys, ranges and known totals."]


def _units(dataset: Dataset) -> list[Component | str]:
    text = f"One row: {dataset.grain}. Key: {', '.join(dataset.keys)}."
    return [text, f" Statuses: {', '.join(dataset.statuses)}." if dataset.statuses else ""]


def _columns(dataset: Dataset) -> Component:
    rows = [(html.Code(column.name), column.unit, _meaning(column)) for column in dataset.columns]
    return plain_table(f"Columns of {dataset.title}", ("Column", "Unit", "What it is"), rows)


def _meaning(column: Column) -> str:
    return column.description + (" (may be missing)" if column.nullable else "")


def _words(dataset: Dataset) -> str:
    """What the search box looks through, in lower case."""
    names = " ".join(column.name for column in dataset.columns)
    parts = (dataset.id, dataset.title, dataset.publisher, dataset.source_name, dataset.coverage, dataset.grain, names)
    return " ".join(parts).lower()

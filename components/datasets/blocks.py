"""The four plain blocks of a data set (source, lineage, units, limits), its downloads and how to cite it."""

from dash import dcc, html
from dash.development.base_component import Component

from components.datasets.freshness import serving_words
from data.catalog import CATALOG, Dataset
from data.vintages import vintage

Words = list[Component | str]


def four_blocks(dataset: Dataset, *, limits: Component, files: bool = True) -> Component:
    """Source, lineage, units and limits; the limits as the caller words them, in full or in short.

    files: whether the lineage names the raw files.
    """
    blocks = (
        ("Source", source(dataset)),
        ("Lineage", _lineage(dataset, files)),
        ("Units", _units(dataset)),
        ("Limits", limits),
    )
    entries = [part for term, content in blocks for part in (html.Dt(term), html.Dd(content))]
    return html.Dl(entries, className="dataset-blocks")


def source(dataset: Dataset) -> Words:
    """The agency, the data set as it calls it, its page and its licence."""
    page = html.A("Publisher's page", href=dataset.page, target="_blank", rel="noreferrer")
    return [f"{dataset.publisher}: {dataset.source_name}. ", page, f". {dataset.licence}."]


def citation(dataset: Dataset) -> str:
    """How to cite the table: agency, data set, coverage, vintage, page, and through what it was read."""
    serves = vintage(dataset.id)
    return (
        f"{dataset.publisher}. {dataset.source_name}. {serves.coverage}; {serves.vintage}. {dataset.page}. "
        f"Tidy table “{dataset.id}” of Setpoint."
    )


def download(dataset: Dataset, ending: str, label: str) -> Component:
    """The link that saves the whole table."""
    return html.A(
        label,
        href=f"/api/v1/datasets/{dataset.id}.{ending}",
        className="save dataset-download",
        download=f"{dataset.id}.{ending}",
        **{"aria-label": f"Download {dataset.title} as {label}"},
    )


def _lineage(dataset: Dataset, files: bool) -> Words:
    words = serving_words(dataset.id)
    checked = "checked for types, keys, ranges and known totals."
    if dataset.derived:
        return [f"{words}. Derived here from ", *_linked(dataset.inputs), f"; {checked}"]
    if not files:
        return [f"{words}; {checked}"]
    return [f"{words}. Made from ", *_named(dataset.raw_files), f"; {checked}"]


def _named(files: tuple[str, ...]) -> Words:
    return _with_commas([html.Code(file) for file in files])


def _linked(inputs: tuple[str, ...]) -> Words:
    return _with_commas([dcc.Link(CATALOG[name].title, href=f"/data/{name}") for name in inputs])


def _with_commas(parts: list[Component]) -> Words:
    words: Words = []
    for position, part in enumerate(parts):
        words += [", ", part] if position else [part]
    return words


def _units(dataset: Dataset) -> Words:
    text = f"One row: {dataset.grain}. Key: {', '.join(dataset.keys)}."
    return [text, f" Statuses: {', '.join(dataset.statuses)}." if dataset.statuses else ""]

"""The data dictionary: the catalog as one Markdown page."""

from data.catalog import CATALOG, Column, Dataset

_INTRODUCTION = """# Data dictionary

Made from `data/catalog/` by `python -m data dictionary > docs/data-dictionary.md`; a test fails if the two differ.
Tables are in `data/tables/<id>.parquet`. A number that is not there is missing, never 0; `status` says why."""


def dictionary() -> str:
    """Every table with its provenance, columns and caveats, as Markdown."""
    return "\n\n".join([_INTRODUCTION, *(_section(entry) for entry in CATALOG.values())]) + "\n"


def _section(dataset: Dataset) -> str:
    facts = [
        f"**{dataset.title}.** {dataset.publisher}: [{dataset.source_name}]({dataset.page}).",
        f"- Coverage: {dataset.coverage}. Vintage: {dataset.vintage}. Licence: {dataset.licence}.",
        f"- One row: {dataset.grain}; {dataset.rows:,} rows. Key: {_code(dataset.keys)}.",
        f"- Made from: {_code(dataset.raw_files)}.",
    ]
    if dataset.statuses:
        facts.append(f"- Statuses: {_code(dataset.statuses)}.")
    head = ["| column | type | unit | meaning |", "|---|---|---|---|"]
    caveats = [f"- {caveat}" for caveat in dataset.caveats]
    return "\n".join(
        [f"## {dataset.id}", "", *facts, "", *head, *map(_row, dataset.columns), "", "Beware:", "", *caveats]
    )


def _row(column: Column) -> str:
    meaning = column.description + (
        "; may be missing" if column.nullable and "missing" not in column.description else ""
    )
    return f"| `{column.name}` | {column.dtype} | {column.unit} | {meaning.replace('|', '/')} |"


def _code(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)

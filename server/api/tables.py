"""The catalog, its tables whole, and their rows by filter and page."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from flask import Response, jsonify, request, send_file, url_for
from pydantic import BaseModel, create_model

from data import store
from data.catalog import CATALOG, Dataset
from data.status import STATUSES
from data.views.rows import to_csv, to_records
from server.api.errors import FieldError, Refused
from server.api.fresh import unless_known
from server.api.query import DEFAULT_LIMIT, MAX_LIMIT, Query, matching, page_of, read_query
from server.api.routes import Parameter, Route

PARQUET = "application/vnd.apache.parquet"

DatasetEntry = create_model(
    "DatasetEntry",
    __doc__="One table of the catalog: its provenance, its columns and where it is.",
    **{field.name: (field.type, ...) for field in fields(Dataset)},
    rows_json=(str, ...),
    rows_csv=(str, ...),
    csv=(str, ...),
    parquet=(str, ...),
)


class DatasetList(BaseModel):
    """Every table of the catalog."""

    datasets: list[DatasetEntry]  # type: ignore[valid-type]


class StatusEntry(BaseModel):
    """A word of the `status` columns. hidden: there is no number; low and high: what a hidden count can be."""

    key: str
    label: str
    meaning: str
    hidden: bool
    hatch: str
    legend: str
    low: int | None
    high: int | None


class StatusList(BaseModel):
    """Every word of the `status` columns: what kind of figure a number is, or why there is none."""

    statuses: list[StatusEntry]


class Rows(BaseModel):
    """One page of rows. total: rows that match; next: address of the next page, null on the last."""

    dataset: str
    total: int
    limit: int
    offset: int
    next: str | None
    rows: list[dict[str, Any]]


def list_datasets() -> Response:
    """Every table with its provenance."""
    return jsonify(datasets=[_entry(dataset) for dataset in CATALOG.values()])


def one_dataset(dataset_id: str) -> Response:
    """One table's provenance, columns and limits."""
    return jsonify(_entry(_dataset(dataset_id)))


def list_statuses() -> Response:
    """The words that say what kind of figure a number is."""
    return jsonify(statuses=[asdict(status) for status in STATUSES.values()])


def rows_json(dataset_id: str) -> Response:
    """The rows that match, a page at a time."""
    dataset = _dataset(dataset_id)
    query = read_query(dataset, request.args, default_limit=DEFAULT_LIMIT)
    return unless_known((dataset.id,), lambda: _page(dataset, query))


def rows_csv(dataset_id: str) -> Response:
    """The rows that match, all of them unless a limit is given."""
    dataset = _dataset(dataset_id)
    query = read_query(dataset, request.args, default_limit=None)
    return unless_known((dataset.id,), lambda: _csv(dataset, query))


def whole_csv(dataset_id: str) -> Response:
    """The whole table as CSV."""
    return rows_csv(dataset_id)


def whole_parquet(dataset_id: str) -> Response:
    """The whole table as Parquet, as it is stored."""
    dataset = _dataset(dataset_id)
    return unless_known((dataset.id,), lambda: _file(dataset))


def _entry(dataset: Dataset) -> dict[str, Any]:
    views = ("rows_json", "rows_csv", "whole_csv", "whole_parquet")
    links = {view.removeprefix("whole_"): url_for(f"api.{view}", dataset_id=dataset.id) for view in views}
    return {**asdict(dataset), **links}


def _dataset(dataset_id: str) -> Dataset:
    if dataset_id not in CATALOG:
        raise Refused(404, FieldError("dataset", "There is no such table.", ", ".join(CATALOG), dataset_id[:80]))
    return CATALOG[dataset_id]


def _page(dataset: Dataset, query: Query) -> Response:
    rows = matching(store.load(dataset.id), query)
    assert query.limit is not None  # the default sees to it
    end = query.offset + query.limit
    return jsonify(
        dataset=dataset.id,
        total=len(rows),
        limit=query.limit,
        offset=query.offset,
        next=_next_page(dataset, end) if end < len(rows) else None,
        rows=to_records(page_of(rows, query)),
    )


def _next_page(dataset: Dataset, offset: int) -> str:
    asked = request.args.to_dict(flat=False) | {"offset": [str(offset)]}
    return url_for("api.rows_json", dataset_id=dataset.id, **asked)


def _csv(dataset: Dataset, query: Query) -> Response:
    rows = page_of(matching(store.load(dataset.id), query), query)
    answer = Response(to_csv(rows), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{dataset.id}.csv"'
    return answer


def _file(dataset: Dataset) -> Response:
    store.load(dataset.id)  # a file that cannot be read is not handed on
    return send_file(
        store.path(dataset.id).resolve(),
        mimetype=PARQUET,
        download_name=f"{dataset.id}.parquet",
        as_attachment=True,
        etag=False,
    )


_ID = Parameter("dataset_id", "the table's id", {"type": "string", "enum": list(CATALOG)}, in_path=True)
_FILTER = Parameter(
    "filter",
    "`column=value` for any column, given again to allow one more value; `column__ge=` and `column__le=` for numbers "
    "and dates. A month may be given as YYYY-MM.",
    {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
)
_QUERY: Sequence[Parameter] = (
    _FILTER,
    Parameter("columns", "which columns, separated by commas", {"type": "string"}),
    Parameter("sort", "columns to order by, `-` before one for descending", {"type": "string"}),
    Parameter("offset", "rows to leave out at the start", {"type": "integer", "minimum": 0, "default": 0}),
)
_LIMIT = {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT}

ROUTES = (
    Route("/datasets", list_datasets, "Every table with its provenance", DatasetList),
    Route("/datasets/<dataset_id>", one_dataset, "One table's provenance", DatasetEntry, (_ID,), (404,)),
    Route(
        "/datasets/<dataset_id>/rows.json",
        rows_json,
        "Rows of a table, by filter and page",
        Rows,
        (_ID, *_QUERY, Parameter("limit", "rows on a page", _LIMIT)),
        (400, 404, 503),
    ),
    Route(
        "/datasets/<dataset_id>/rows.csv",
        rows_csv,
        "Rows of a table as CSV, by filter",
        "text/csv",
        (_ID, *_QUERY, Parameter("limit", "rows at most; all if not given", {"type": "integer", "minimum": 1})),
        (400, 404, 503),
    ),
    Route("/datasets/<dataset_id>.csv", whole_csv, "A whole table as CSV", "text/csv", (_ID,), (404, 503)),
    Route(
        "/datasets/<dataset_id>.parquet",
        whole_parquet,
        "A whole table as Parquet",
        PARQUET,
        (_ID,),
        (404, 503),
    ),
    Route("/statuses", list_statuses, "The words of the status columns", StatusList),
)

"""`/api/v1`: the tables, the regions and the assessment as JSON, CSV and Parquet.

GET  /api/v1/datasets                 every table with its provenance
GET  /api/v1/datasets/<id>.csv        one table; suppressed counts are empty, their status stands beside them
GET  /api/v1/datasets/<id>.parquet    the same, as it is stored
GET  /api/v1/regions                  the HIDTAs with their deaths, 12 months ending in `?month=2025-12`
GET  /api/v1/scenario                 the default scenario, `?lens=trade`
POST /api/v1/assess                   a scenario as JSON; answers what `python -m model assess` prints
"""

import csv
import io
import json
from dataclasses import asdict
from typing import Any

import pandas as pd
from flask import Blueprint, Response, jsonify, request, send_file, url_for
from werkzeug.exceptions import HTTPException

from data import store
from data.catalog import CATALOG, Dataset
from data.views.regions import region_deaths
from model import Scenario, problems, report
from scenarios import COMPUTED, DEFAULT_LENS, default_scenario
from server.errors import FieldError, Refused, answer_in_json

LARGEST_SCENARIO = 1_000_000  # bytes: hundreds of countries fit in a tenth of it
MONTHS = ("2025-12", "2024-12")
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

api = Blueprint("api", __name__)
answer_in_json(api)


@api.get("/datasets")
def datasets() -> Response:
    """List every table of the catalog."""
    return jsonify(datasets=[_entry(dataset) for dataset in CATALOG.values()])


def _entry(dataset: Dataset) -> dict[str, Any]:
    links = {kind: url_for("api.table", dataset_id=dataset.id, kind=kind) for kind in ("csv", "parquet")}
    return {**asdict(dataset), **links}


@api.get("/datasets/<dataset_id>.<any(csv, parquet):kind>")
def table(dataset_id: str, kind: str) -> Response:
    """One table, whole."""
    if dataset_id not in CATALOG:
        raise Refused(404, FieldError("dataset", "There is no such table.", ", ".join(CATALOG), dataset_id[:80]))
    frame = store.load(dataset_id)
    if kind == "parquet":
        return send_file(store.path(dataset_id).resolve(), download_name=f"{dataset_id}.parquet", as_attachment=True)
    answer = Response(to_csv(frame), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{dataset_id}.csv"'
    return answer


def to_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV: dates as YYYY-MM-DD, missing values empty, text that a spreadsheet would run quoted."""
    text = io.StringIO()
    safe = frame.copy()
    for column in safe.columns:
        if isinstance(safe[column].dtype, pd.StringDtype | pd.CategoricalDtype) or safe[column].dtype == object:
            words = safe[column].astype("str").where(safe[column].notna())
            safe[column] = words.where(~words.str.match(r"[=+@\t\r]", na=False), "'" + words)
    safe.to_csv(text, index=False, date_format="%Y-%m-%d", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    return text.getvalue()


@api.get("/regions")
def regions() -> Response:
    """The HIDTAs with their deaths: reported sum, suppressed counties, bounds."""
    month = request.args.get("month", MONTHS[0])
    if month not in MONTHS:
        raise Refused(
            400, FieldError("month", "There are no county figures for this month.", ", ".join(MONTHS), month[:40])
        )
    rows = json.loads(
        region_deaths(month).reset_index().to_json(orient="records")
    )  # pandas writes what is missing as null
    return jsonify(month=month, status="provisional", regions=rows)


@api.get("/scenario")
def scenario() -> Response:
    """The default scenario under one attribution lens."""
    lens = request.args.get("lens", DEFAULT_LENS)
    if lens not in COMPUTED:
        raise Refused(400, FieldError("lens", "There is no such attribution lens.", ", ".join(COMPUTED), lens[:40]))
    return jsonify(default_scenario(lens).model_dump(mode="json", exclude_none=True))


@api.post("/assess")
def assessment() -> Response:
    """Assess the scenario in the body."""
    if (request.content_length or 0) > LARGEST_SCENARIO:
        raise Refused(413, FieldError("", "The scenario is too large.", f"at most {LARGEST_SCENARIO:,} bytes"))
    document = _json_body()
    wrong = problems(document)
    if wrong:
        raise Refused(422, *[FieldError(p.path, p.message, p.allowed, p.value) for p in wrong])
    return jsonify(report(Scenario.model_validate(document)))


@api.get("/assess")
def assess_needs_a_scenario() -> Response:
    """Say how to ask for an assessment."""
    raise Refused(405, FieldError("", "Send a scenario with POST.", "POST /api/v1/assess, see /api/v1/scenario"))


@api.route("/", defaults={"rest": ""}, methods=METHODS)
@api.route("/<path:rest>", methods=METHODS)
def nothing_here(rest: str) -> Response:
    """Answer every other address under /api/v1 in JSON, not with a page."""
    raise Refused(404, FieldError("", f"There is nothing at /api/v1/{rest[:80]}.", "see /api/v1/datasets"))


def _json_body() -> Any:
    try:
        return request.get_json(force=True)
    except HTTPException:
        raise Refused(400, FieldError("", "The body is not JSON.", "a scenario, see /api/v1/scenario")) from None

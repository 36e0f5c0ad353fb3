"""A region's own counts: uploaded, listed, shared, deleted; in full for its people, small ones hidden for others."""

import base64
import binascii
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict, Field

from data.csv_text import csv_text
from data.views.regions import region_names
from server.api.bodies import body_as
from server.api.errors import FieldError, Refused
from server.api.routes import Parameter, Route
from server.api.saved import Done
from server.who import current_person
from workspace import counts
from workspace.counts import Kept, Offer
from workspace.permissions import Subject, may
from workspace.suppression import RULE
from workspace.uploads.check import MEASURES, Checked, Row
from workspace.uploads.mapping import by_names
from workspace.uploads.preview import Preview, preview
from workspace.uploads.shared import ALL_PLACES, SharedCell
from workspace.uploads.sheet import Unreadable

READ, WRITE = "read", "uploads:write"
LARGEST_FILE = 7_500_000  # bytes of a body: a file of five megabytes as base64
MOST_ERRORS = 500


class CountsAnswer(BaseModel):
    """A region's counts of one measure.

    suppressed: false for the region's people, who get a row for each place, month and drug. Others get sums by place,
    calendar year and drug of what the region shares; a null count is hidden. place: FIPS, an agency, or "all places".
    months: for others, how many months each year's sums rest on.
    """

    hidta: str
    measure: str
    suppressed: bool
    rule: str
    months: dict[str, int]
    rows: list[dict[str, Any]]


class UploadAnswer(BaseModel):
    """One upload. state: current, replaced or deleted; rows: the number of its counts."""

    id: str
    hidta: str
    title: str
    file_name: str
    measure: str
    status: str
    created: datetime
    state: str
    shared: bool
    rows: int


class UploadList(BaseModel):
    """Every upload of a region, the newest first."""

    uploads: list[UploadAnswer]


class NewUpload(BaseModel):
    """A file of counts.

    columns: the file's column for each field, where the names do not tell (county, state, agency, month, drug, count).
    mode: replace the region's current counts of this measure, or add to them. dry_run: check only.
    """

    model_config = ConfigDict(extra="forbid", strict=True)
    hidta: str = Field(max_length=60)
    title: str = Field(max_length=counts.LONGEST_TITLE)
    file_name: str = Field("upload", max_length=200)
    content_base64: str
    measure: str = Field("deaths", json_schema_extra={"enum": list(MEASURES)})
    status: str = Field("provisional", json_schema_extra={"enum": ["provisional", "final"]})
    mode: str = Field("replace", json_schema_extra={"enum": list(counts.MODES)})
    sheet: str = Field("", max_length=100)
    columns: dict[str, str] = Field(default_factory=dict)
    dry_run: bool = False


class Accepted(BaseModel):
    """What was taken: the upload's id, null for a dry run; rows kept, and lines without a count that were left out."""

    id: str | None
    rows: int
    blank: int
    notes: list[str]


class Sharing(BaseModel):
    """Whether everybody with an account sees an upload's counts by year, small ones hidden."""

    model_config = ConfigDict(extra="forbid", strict=True)
    shared: bool


def region_counts(hidta: str) -> Response:
    """A region's counts: in full for its people, shared sums with small counts hidden for others."""
    rows, months, suppressed = _rows(hidta)
    return jsonify(
        hidta=hidta,
        measure=_measure(),
        suppressed=suppressed,
        rule=RULE if suppressed else "",
        months=months,
        rows=rows,
    )


def region_counts_csv(hidta: str) -> Response:
    """The same counts as CSV; an empty count of a sum is hidden."""
    rows, _, suppressed = _rows(hidta)
    head = ("place_kind", "place", "year", "drug", "count", "status") if suppressed else (
        "place_kind", "place", "month", "drug", "count")  # fmt: skip
    answer = Response(csv_text(head, [[row[name] for name in head] for row in rows]), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="counts-{hidta}.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def list_uploads() -> Response:
    """Every upload of a region that is yours."""
    hidta = region_or_404(request.args.get("hidta", ""))
    return jsonify(uploads=[_kept(each) for each in counts.uploads(current_person(), hidta)])


def upload_counts() -> tuple[Response, int]:
    """Check a file of counts and, unless it is a dry run, keep all of it. Each error names its line and column."""
    sent = body_as(NewUpload, LARGEST_FILE)
    person, hidta = current_person(), region_or_404(sent.hidta)
    if not may(person, "upload.create", Subject(hidta=hidta)):
        raise Refused(403, FieldError("hidta", "This needs the role coordinator, and that the region is yours."))
    found = _preview(sent, hidta)
    checked = _good(found)
    offer = Offer(sent.title, sent.file_name, sent.measure, sent.status, sent.mode, checked.rows)
    made = None if sent.dry_run else counts.accept(person, hidta, offer)
    answer = jsonify(id=made, rows=len(checked.rows), blank=checked.blank, notes=list(found.sheet.notes))
    return answer, 201


def delete_upload(upload_id: str) -> Response:
    """Delete an upload; restoring undoes it. Those that it replaced are current again."""
    counts.delete(current_person(), upload_id)
    return jsonify(done=True)


def restore_upload(upload_id: str) -> Response:
    """Undo an upload's deletion."""
    counts.restore(current_person(), upload_id)
    return jsonify(done=True)


def share_upload(upload_id: str) -> Response:
    """Share an upload's sums by year with everybody who has an account, or no longer."""
    counts.share(current_person(), upload_id, body_as(Sharing).shared)
    return jsonify(done=True)


def _rows(hidta: str) -> tuple[list[dict[str, Any]], dict[str, int], bool]:
    person, measure = current_person(), _measure()
    region_or_404(hidta)
    if may(person, "upload.read", Subject(hidta=hidta)):
        return [_row(row) for row in counts.counts(person, hidta, measure)], {}, False
    shared = counts.shared_counts(person, hidta, measure)
    return [_cell(cell) for cell in shared.cells], {str(year): n for year, n in shared.months.items()}, True


def _row(row: Row) -> dict[str, Any]:
    return {
        "place_kind": row.place_kind,
        "place": row.place,
        "month": f"{row.month:%Y-%m}",
        "drug": row.drug,
        "count": row.count,
    }


def _cell(cell: SharedCell) -> dict[str, Any]:
    place = "all places" if cell.place == ALL_PLACES else cell.place
    return asdict(cell) | {"place": place, "status": "hidden" if cell.hidden else "shown"}


def _kept(kept: Kept) -> dict[str, Any]:
    return asdict(kept) | {"created": kept.created.isoformat()}


def region_or_404(hidta: str) -> str:
    """The region itself; Refused where there is none."""
    if hidta not in region_names():
        raise Refused(404, FieldError("hidta", "There is no such region.", "see /api/v1/regions", hidta[:60]))
    return hidta


def _measure() -> str:
    measure = request.args.get("measure", "deaths")
    if measure not in MEASURES:
        raise Refused(400, FieldError("measure", "There is no such measure.", ", ".join(MEASURES), measure[:40]))
    return measure


def _preview(sent: NewUpload, hidta: str) -> Preview:
    try:
        content = base64.b64decode(sent.content_base64, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(422, FieldError("content_base64", "This is not base64.")) from None
    try:
        return preview(content, hidta, date.today(), sheet=sent.sheet,
                       map_columns=lambda sheet: by_names(sheet.header, sent.columns))  # fmt: skip
    except Unreadable as problem:
        raise Refused(422, FieldError("content_base64", str(problem))) from None
    except ValueError as problem:
        raise Refused(422, FieldError("columns", str(problem))) from None


def _good(found: Preview) -> Checked:
    """What was checked and may be kept. Raises Refused with an error for each cell that is wrong."""
    if found.checked is None:
        raise Refused(422, *[FieldError("columns", words) for words in found.unmapped])
    problems = found.checked.problems
    if problems:
        told = [
            FieldError(f"line {each.line}" + (f", {each.column}" if each.column else ""), each.message, each.allowed,
                       each.value)
            for each in problems[:MOST_ERRORS]
        ]  # fmt: skip
        if len(problems) > MOST_ERRORS:
            told.append(FieldError("", f"{len(problems) - MOST_ERRORS:,} more errors are not listed."))
        raise Refused(422, *told)
    return found.checked


HIDTA = Parameter("hidta", "the region's id", {"type": "string"}, in_path=True)
_OF = Parameter("hidta", "the region's id", {"type": "string"})
_MEASURE = Parameter("measure", "what is counted", {"type": "string", "enum": list(MEASURES), "default": "deaths"})
_ID = Parameter("upload_id", "the upload's id", {"type": "string"}, in_path=True)
_SENT = (400, 404, 413, 422)
ROUTES = (
    Route("/regions/<hidta>/counts", region_counts, "A region's own counts", CountsAnswer, (HIDTA, _MEASURE),
          (400, 404), scope=READ),
    Route("/regions/<hidta>/counts.csv", region_counts_csv, "A region's own counts as CSV", "text/csv",
          (HIDTA, _MEASURE), (400, 404), scope=READ),
    Route("/uploads", list_uploads, "A region's uploads", UploadList, (_OF,), (404,), scope=READ),
    Route("/uploads", upload_counts, "Upload a file of counts", Accepted, (), _SENT, "POST", NewUpload, WRITE, 201),
    Route("/uploads/<upload_id>", delete_upload, "Delete an upload", Done, (_ID,), (404,), "DELETE", scope=WRITE),
    Route("/uploads/<upload_id>/restore", restore_upload, "Undo an upload's deletion", Done, (_ID,), (404,), "POST",
          scope=WRITE),
    Route("/uploads/<upload_id>/share", share_upload, "Share an upload's sums", Done, (_ID,), _SENT, "PUT", Sharing,
          WRITE),
)  # fmt: skip

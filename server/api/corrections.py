"""Corrections of a region's county list: read by everybody, made and withdrawn by its coordinators."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Response, jsonify
from pydantic import BaseModel, ConfigDict, Field

from server.api.bodies import body_as
from server.api.counts import HIDTA, region_or_404
from server.api.routes import Parameter, Route
from server.api.saved import Done
from server.who import current_person
from workspace import corrections
from workspace.corrections import Correction

WRITE = "uploads:write"


class CorrectionAnswer(BaseModel):
    """A correction that stands. fips, name: the county; action: add or remove."""

    id: str
    hidta: str
    fips: str
    name: str
    action: str
    reason: str
    source: str
    created: datetime
    withdrawn: bool


class CorrectionList(BaseModel):
    """The corrections of a region's county list, oldest first. The list and the public figures stay as they are."""

    corrections: list[CorrectionAnswer]


class NewCorrection(BaseModel):
    """A county to add to or remove from a region's list. county: FIPS, or name and state."""

    model_config = ConfigDict(extra="forbid", strict=True)
    hidta: str = Field(max_length=60)
    county: str = Field(max_length=120)
    action: str = Field(json_schema_extra={"enum": list(corrections.ACTIONS)})
    reason: str = Field(max_length=corrections.LONGEST_REASON)
    source: str = Field(max_length=corrections.LONGEST_SOURCE)


class Made(BaseModel):
    """The id of what was made."""

    id: str


def region_corrections(hidta: str) -> Response:
    """The corrections that stand beside a region's county list."""
    return jsonify(corrections=[_answer(each) for each in corrections.standing(region_or_404(hidta))])


def county_list_csv(hidta: str) -> Response:
    """A region's county list with the corrections beside it, as CSV."""
    answer = Response(corrections.county_list_csv(region_or_404(hidta)), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="county-list-{hidta}.csv"'
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def correct_county_list() -> tuple[Response, int]:
    """Correct a region's county list."""
    sent = body_as(NewCorrection)
    made = corrections.propose(current_person(), sent.hidta, sent.county, sent.action, sent.reason, sent.source)
    return jsonify(id=made), 201


def withdraw_correction(correction_id: str) -> Response:
    """Withdraw a correction; restoring undoes it."""
    corrections.withdraw(current_person(), correction_id)
    return jsonify(done=True)


def restore_correction(correction_id: str) -> Response:
    """Let a withdrawn correction stand again."""
    corrections.restore(current_person(), correction_id)
    return jsonify(done=True)


def _answer(correction: Correction) -> dict[str, Any]:
    return asdict(correction) | {"created": correction.created.isoformat()}


_ID = Parameter("correction_id", "the correction's id", {"type": "string"}, in_path=True)
ROUTES = (
    Route("/regions/<hidta>/corrections", region_corrections, "Corrections of a county list", CorrectionList, (HIDTA,),
          (404, 503)),
    Route("/regions/<hidta>/county-list.csv", county_list_csv, "A county list with its corrections", "text/csv",
          (HIDTA,), (404, 503)),
    Route("/corrections", correct_county_list, "Correct a county list", Made, (), (400, 413, 422), "POST",
          NewCorrection, WRITE, 201),
    Route("/corrections/<correction_id>", withdraw_correction, "Withdraw a correction", Done, (_ID,), (404,), "DELETE",
          scope=WRITE),
    Route("/corrections/<correction_id>/restore", restore_correction, "Undo a withdrawal", Done, (_ID,), (404, 422),
          "POST", scope=WRITE),
)  # fmt: skip

"""Watches: places whose new early warnings are told by mail or by a signed webhook."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from flask import Response, jsonify
from pydantic import BaseModel, ConfigDict, Field

from server.api.bodies import body_as
from server.api.errors import FieldError, Refused
from server.api.routes import Parameter, Route
from server.api.saved import Done
from server.who import current_person
from surveillance import ALARM_RATE
from workspace import watches
from workspace.notify import NotDelivered
from workspace.watches import Fired, NewWatch, Watching
from workspace.watches.places import KINDS
from workspace.watches.watching import CHANNELS

READ, WRITE = "read", "watches:write"


class WatchAnswer(BaseModel):
    """A watch. series: how many it can judge; false_alarm_rate: how often at most each warns when nothing changed.

    secret: what webhooks are signed with, only in the answer that makes it: HMAC-SHA256 of "<timestamp>.<body>", in
    the header Setpoint-Signature: t=<timestamp>,v1=<hex>. Setpoint-Id is the same at every try of a message.
    """

    id: str
    place_kind: str
    place: str
    name: str
    neighbors: bool
    channel: str
    target: str
    created: datetime
    paused: bool
    series: int
    secret: str
    false_alarm_rate: float


class WatchList(BaseModel):
    """Your watches, the newest first."""

    watches: list[WatchAnswer]


class FiredAnswer(BaseModel):
    """One warning. period: its last day; state: known before, listed, sent, waiting or given up."""

    id: str
    watch_id: str
    place_name: str
    series: str
    period: date
    fired_at: datetime
    words: str
    state: str
    delivered_at: datetime | None
    last_error: str


class History(BaseModel):
    """What your watches told, the newest first."""

    firings: list[FiredAnswer]


class AskedWatch(BaseModel):
    """A place to watch: a county (FIPS), a state (postal code) or a region (hidta and its id).

    channel: email goes to your account's address; webhook to target. tell_now: tell also of what warns already.
    """

    model_config = ConfigDict(extra="forbid", strict=True)
    place_kind: str = Field(json_schema_extra={"enum": list(KINDS)})
    place: str = Field(max_length=60)
    neighbors: bool = False
    channel: str = Field("none", json_schema_extra={"enum": list(CHANNELS)})
    target: str = Field("", max_length=2000)
    tell_now: bool = False


class Pausing(BaseModel):
    """Whether a watch is paused."""

    model_config = ConfigDict(extra="forbid", strict=True)
    paused: bool


def list_watches() -> Response:
    """Your watches."""
    return jsonify(watches=[_answer(each) for each in watches.mine(current_person())])


def add_watch() -> tuple[Response, int]:
    """Watch a place."""
    return jsonify(_answer(watches.add(current_person(), NewWatch(**body_as(AskedWatch).model_dump())))), 201


def pause_watch(watch_id: str) -> Response:
    """Pause a watch, or let it go on."""
    watches.change(current_person(), watch_id, paused=body_as(Pausing).paused)
    return jsonify(done=True)


def remove_watch(watch_id: str) -> Response:
    """Remove a watch; restoring undoes it."""
    watches.remove(current_person(), watch_id)
    return jsonify(done=True)


def restore_watch(watch_id: str) -> Response:
    """Undo a watch's removal."""
    watches.restore(current_person(), watch_id)
    return jsonify(done=True)


def try_watch(watch_id: str) -> Response:
    """Send a trial message by the watch's channel, at most once a minute."""
    try:
        watches.send_trial(current_person(), watch_id)
    except NotDelivered as problem:
        raise Refused(422, FieldError("target", str(problem))) from None
    return jsonify(done=True)


def watch_history() -> Response:
    """What your watches told."""
    return jsonify(firings=[_fired(each) for each in watches.history(current_person())])


def _answer(watch: Watching) -> dict[str, Any]:
    return asdict(watch) | {"created": watch.created.isoformat(), "false_alarm_rate": ALARM_RATE}


def _fired(fired: Fired) -> dict[str, Any]:
    delivered = fired.delivered_at.isoformat() if fired.delivered_at else None
    return asdict(fired) | {
        "period": fired.period.isoformat(),
        "fired_at": fired.fired_at.isoformat(),
        "delivered_at": delivered,
    }


_ID = Parameter("watch_id", "the watch's id", {"type": "string"}, in_path=True)
_SENT = (400, 413, 422)
ROUTES = (
    Route("/watches", list_watches, "Your watches", WatchList, scope=READ),
    Route("/watches", add_watch, "Watch a place", WatchAnswer, (), _SENT, "POST", AskedWatch, WRITE, 201),
    Route("/watches/history", watch_history, "What your watches told", History, scope=READ),
    Route("/watches/<watch_id>", pause_watch, "Pause a watch", Done, (_ID,), (404, *_SENT), "PUT", Pausing, WRITE),
    Route("/watches/<watch_id>", remove_watch, "Remove a watch", Done, (_ID,), (404,), "DELETE", scope=WRITE),
    Route("/watches/<watch_id>/restore", restore_watch, "Undo a watch's removal", Done, (_ID,), (404, 422), "POST",
          scope=WRITE),
    Route("/watches/<watch_id>/trial", try_watch, "Send a trial message", Done, (_ID,), (404, 422), "POST",
          scope=WRITE),
)  # fmt: skip

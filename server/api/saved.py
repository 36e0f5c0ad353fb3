"""Saved scenarios of an account: kept, changed by version, forked, shared by link, deleted with undo."""

from datetime import datetime
from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict, Field

from server.api.bodies import body_as
from server.api.errors import FieldError, Refused
from server.api.routes import Parameter, Route
from server.who import current_person
from workspace.records_work import ScenarioVersion
from workspace.saved import scenarios, shares
from workspace.saved.found import Saved
from workspace.saved.scenarios import Conflict, Draft

READ, WRITE = "read", "scenarios:write"


class SavedAnswer(BaseModel):
    """One saved scenario as it stands. standing: own, or what a link lets you do; address: the simulator's query."""

    id: str
    title: str
    address: str
    version: int
    created: datetime
    updated: datetime
    standing: str


class SavedList(BaseModel):
    """Your saved scenarios, the newest change first."""

    scenarios: list[SavedAnswer]


class VersionAnswer(BaseModel):
    """One version with its scenario, as `POST /api/v1/assess` takes it."""

    version: int
    title: str
    address: str
    note: str
    created: datetime
    document: dict[str, Any]


class VersionList(BaseModel):
    """Every version, the newest first."""

    versions: list[VersionAnswer]


class LinkAnswer(BaseModel):
    """A link. key: only in the answer that makes it."""

    id: str
    mode: str
    created: datetime
    key: str | None = None


class LinkList(BaseModel):
    """The links that work."""

    links: list[LinkAnswer]


class Done(BaseModel):
    """It was done."""

    done: bool = True


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class NewScenario(_Sent):
    """A scenario to keep. address: the simulator's query string that shows it, empty where there is none."""

    title: str = Field(max_length=scenarios.LONGEST_TITLE)
    document: dict[str, Any] = Field(description="A Scenario, see GET /api/v1/scenario.")
    address: str = Field("", max_length=scenarios.LONGEST_ADDRESS)
    note: str = Field("", max_length=scenarios.LONGEST_NOTE)


class NextVersion(NewScenario):
    """The next version. began_from: the version that it was made of; refused with 409 if another came since."""

    began_from: int = Field(ge=1)


class NewLink(_Sent):
    """A link to make. mode: view or edit."""

    mode: str = Field(json_schema_extra={"enum": list(shares.MODES)})


def list_saved_scenarios() -> Response:
    """Your saved scenarios."""
    return jsonify(scenarios=[_answer(each) for each in scenarios.mine(current_person())])


def save_scenario() -> tuple[Response, int]:
    """Keep a scenario."""
    sent = body_as(NewScenario)
    return jsonify(_answer(scenarios.save(current_person(), _draft(sent)))), 201


def get_saved_scenario(scenario_id: str) -> Response:
    """One saved scenario."""
    return jsonify(_answer(scenarios.opened(current_person(), scenario_id, _key())))


def change_saved_scenario(scenario_id: str) -> Response:
    """Save the next version."""
    sent = body_as(NextVersion)
    try:
        changed = scenarios.change(current_person(), scenario_id, sent.began_from, _draft(sent), _key())
    except Conflict as problem:
        told = FieldError("began_from", str(problem), str(problem.current.version), sent.began_from)
        raise Refused(409, told) from None
    return jsonify(_answer(changed))


def delete_saved_scenario(scenario_id: str) -> Response:
    """Delete a saved scenario; restoring undoes it."""
    scenarios.delete(current_person(), scenario_id)
    return jsonify(done=True)


def restore_saved_scenario(scenario_id: str) -> Response:
    """Undo a deletion."""
    return jsonify(_answer(scenarios.restore(current_person(), scenario_id)))


def fork_saved_scenario(scenario_id: str) -> tuple[Response, int]:
    """Make a copy of your own."""
    return jsonify(_answer(scenarios.fork(current_person(), scenario_id, _key()))), 201


def list_scenario_versions(scenario_id: str) -> Response:
    """Every version of a saved scenario."""
    found = scenarios.versions(current_person(), scenario_id, _key())
    return jsonify(versions=[_version(each) for each in found])


def list_scenario_links(scenario_id: str) -> Response:
    """The links to a saved scenario that work."""
    found = shares.links(current_person(), scenario_id)
    return jsonify(links=[{"id": each.id, "mode": each.mode, "created": each.created.isoformat()} for each in found])


def share_saved_scenario(scenario_id: str) -> tuple[Response, int]:
    """Make a link to a saved scenario; its key is told once."""
    link = shares.share(current_person(), scenario_id, body_as(NewLink).mode)
    return jsonify(id=link.id, mode=link.mode, created=link.created.isoformat(), key=link.key), 201


def revoke_scenario_link(scenario_id: str, link_id: str) -> Response:
    """End a link to a saved scenario."""
    shares.revoke(current_person(), scenario_id, link_id)
    return jsonify(done=True)


def _key() -> str:
    """The key of a link that the request holds."""
    return request.args.get("key", "")


def _draft(sent: NewScenario) -> Draft:
    return Draft(sent.title, sent.address, sent.document, sent.note)


def _answer(saved: Saved) -> dict[str, Any]:
    return {
        "id": saved.id,
        "title": saved.title,
        "address": saved.address,
        "version": saved.version,
        "created": saved.created.isoformat(),
        "updated": saved.updated.isoformat(),
        "standing": saved.standing,
    }


def _version(version: ScenarioVersion) -> dict[str, Any]:
    return {
        "version": version.version,
        "title": version.title,
        "address": version.address,
        "note": version.note,
        "created": version.created.isoformat(),
        "document": version.document,
    }


_ID = Parameter("scenario_id", "the saved scenario's id", {"type": "string"}, in_path=True)
_LINK = Parameter("link_id", "the link's id", {"type": "string"}, in_path=True)
_KEY = Parameter("key", "the key of a link to it", {"type": "string"})
_ONE, _SENT = "/scenarios/<scenario_id>", (400, 413, 422)

ROUTES = (
    Route("/scenarios", list_saved_scenarios, "Your saved scenarios", SavedList, scope=READ),
    Route("/scenarios", save_scenario, "Save a scenario", SavedAnswer, (), _SENT, "POST", NewScenario, WRITE, 201),
    Route(_ONE, get_saved_scenario, "One saved scenario", SavedAnswer, (_ID, _KEY), (404,), scope=READ),
    Route(_ONE, change_saved_scenario, "Save the next version", SavedAnswer, (_ID, _KEY), (404, 409, *_SENT), "PUT",
          NextVersion, WRITE),
    Route(_ONE, delete_saved_scenario, "Delete a saved scenario", Done, (_ID,), (404,), "DELETE", scope=WRITE),
    Route(f"{_ONE}/restore", restore_saved_scenario, "Undo a deletion", SavedAnswer, (_ID,), (404,), "POST",
          scope=WRITE),
    Route(f"{_ONE}/fork", fork_saved_scenario, "Copy a scenario", SavedAnswer, (_ID, _KEY), (404, 422), "POST",
          scope=WRITE, status=201),
    Route(f"{_ONE}/versions", list_scenario_versions, "Its versions", VersionList, (_ID, _KEY), (404,), scope=READ),
    Route(f"{_ONE}/links", list_scenario_links, "Its links", LinkList, (_ID,), (404,), scope=READ),
    Route(f"{_ONE}/links", share_saved_scenario, "Make a link", LinkAnswer, (_ID,), (404, *_SENT), "POST", NewLink,
          WRITE, 201),
    Route(f"{_ONE}/links/<link_id>", revoke_scenario_link, "End a link", Done, (_ID, _LINK), (404,), "DELETE",
          scope=WRITE),
)  # fmt: skip

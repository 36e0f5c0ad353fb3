"""Every callback from elsewhere and without its token; those of the workspace by people who may not."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from components.simulator.state import read_state, state_store
from server.csrf import COOKIE, HEADER
from tests.attack.web import callbacks
from tests.attack.web.world import OURS, World, sign_in
from workspace import sessions

READS_ONLY = {"show_fields", "send_template", "show_sheets", "propose_columns", "check_rows", "show_region"}
CSV = "Y291bnR5LHN0YXRlLG1vbnRoLGRydWcsY291bnQKU3VtbWl0IENvdW50eSxPSCwyMDI1LTAxLGFsbCBkcnVncywxMg=="


def tries(world: World) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """By the callback's function: what is said to have changed, and the values; each is good for the victim."""
    of = world.things
    wish, held = "scenario-wish.data", {"scenario-held.data": {"id": of["scenario_id"], "key": ""}}

    def acts(kind: str, key: str, *actions: str) -> list[tuple[str, dict[str, Any]]]:
        each = [{"action": action, "key": key, "type": kind} for action in actions]
        return [(f"{_dumped(at)}.n_clicks", {**region, _pattern(kind): [(at, 1)]}) for at in each]

    region = {"counts-region.value": OURS, "counts-measure.value": "deaths"}
    file = {"name": "a.csv", "content": CSV}
    return {
        "do_with_scenario": [
            ("saved-wish.data", {"saved-wish.data": {"do": do, "id": of["scenario_id"]}})
            for do in ("copy", "delete", "restore", "delete-for-good")
        ],
        "do_with_this_scenario": [
            (wish, {wish: {"do": do, "id": which, "text": "Mine"}, **held})
            for do, which in (("share", "edit"), ("revoke", of["link_id"]), ("bring-back", "1:1"), ("rename", ""),
                              ("copy", ""))
        ],
        "keep_scenario": [
            ("save-wish.data", {
                "save-wish.data": {"kind": "next", "title": "Mine", "note": "", "address": ""},
                "save-held.data": {"id": of["scenario_id"], "version": 1, "key": ""},
                "simulator-state.data": state_store(read_state({})[0]),
            })
        ],
        "keep_accounts": [
            ("admin-save.n_clicks", {"admin-save.n_clicks": 1, "admin-user.data": of["user_id"],
                                     "admin-name.value": "Mine", "admin-role.value": "administrator"}),
            ("admin-save.n_clicks", {"admin-save.n_clicks": 1, "admin-email.value": "mine@example.gov",
                                     "admin-name.value": "Mine", "admin-role.value": "administrator"}),
            ("admin-link.n_clicks", {"admin-link.n_clicks": 1, "admin-user.data": of["user_id"]}),
        ],
        "keep_tokens": [_of_id("token-revoke", of["token_id"])],
        "end_session": [_of_id("account-end", of["session_id"])],
        "confirm": [("counts-confirm.n_clicks", {
            **region, "counts-confirm.n_clicks": 1, "counts-sheet.value": "CSV", "counts-title.value": "Mine",
            "counts-status.value": "final", "counts-mode.value": "replace", "counts-file.data": file,
        })],
        "change_upload": acts("counts-act", of["upload_id"], "delete", "restore", "share", "unshare"),
        "propose": [("correction-add.n_clicks", {
            **region, "correction-add.n_clicks": 1, "correction-county.value": "48167",
            "correction-action.value": "add", "correction-reason.value": "a", "correction-source.value": "b",
        })],
        "change_correction": acts("correction-act", of["correction_id"], "withdraw", "restore"),
        "add_watch": [],  # everybody's own
        "act_on_watch": acts("watch-act", of["watch_id"], "pause", "resume", "trial", "restore", "remove"),
        "do_with_notes": [
            ("notes-wish.data", {
                "notes-wish.data": {"do": do, "id": note, "text": "Mine", "chart": "", "page": f"/regions/{OURS}",
                                    "charts": []},
            })
            for do, note in (("write", of["region_note_id"]), ("write", ""), ("delete", of["region_note_id"]),
                             ("restore", of["region_note_id"]))
        ],
    }  # fmt: skip


REFUSED = {"keep_accounts": ("reader", "analyst", "colleague", "coordinator", "victim")}
NOT_THEIRS = ("reader", "analyst", "coordinator", "administrator")
MODERATED = {"change_upload", "change_correction", "confirm", "propose", "keep_tokens", "end_session", "do_with_notes"}


@pytest.fixture
def changing(world: World) -> dict[str, str]:
    """Outputs of the callbacks that may change the store, by the name of their function."""
    return {function.__name__: output for output, function in _functions().items() if _may_write(function)}


def test_no_callback_that_changes_something_is_forgotten(world: World, changing: dict[str, str]) -> None:
    assert {"do_with_scenario", "keep_accounts", "keep_tokens", "end_session", "keep_scenario"} <= set(changing)
    assert set(changing) - READS_ONLY <= set(tries(world))


def test_every_callback_asks_for_its_token_and_this_host(world: World) -> None:
    browser = world.browser("victim")
    browser.get("/sign-out")
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    good = {HEADER: cookie.value}
    bad: list[dict[str, str]] = [
        {HEADER: ""}, {HEADER: cookie.value[:-1]}, {HEADER: "é"}, {HEADER: cookie.value + ".x"},
        {**good, "Origin": "null"}, {**good, "Origin": "http://localhost.elsewhere.example"},
        {**good, "Sec-Fetch-Site": "cross-site"}, {**good, "Sec-Fetch-Site": "same-site"},
    ]  # fmt: skip
    before = world.stored()
    for output in callbacks.served():
        for headers in ({}, {**good, "Origin": "https://elsewhere.example"}):
            assert callbacks.call(browser, output, {}, headers).status_code == 403, output
    assert {callbacks.call(browser, output, {}, headers).status_code for headers in bad} == {403}
    assert world.stored() == before


def test_the_workspaces_callbacks_do_nothing_for_nobody(world: World, changing: dict[str, str]) -> None:
    ended = sessions.start(world.people["victim"], "Firefox")
    sessions.end_by_key(ended)
    thief = world.server.test_client()
    sign_in(thief, ended)
    before = world.stored()
    for name, output in changing.items():
        for trigger, values in tries(world).get(name, []):
            for client in (world.server.test_client(), thief):
                _called(client, output, values, trigger, {})
                assert world.stored() == before, (name, values)


def test_the_workspaces_callbacks_do_nothing_for_others(world: World, changing: dict[str, str]) -> None:
    browsers = {name: _ready(world, name) for name in world.people}
    before = world.stored()
    for name, output in changing.items():
        who = REFUSED.get(name, tuple(set(NOT_THEIRS) - ({"administrator"} if name in MODERATED else set())))
        for trigger, values in tries(world).get(name, []):
            for client, headers in (browsers[each] for each in who):
                _called(client, output, values, trigger, headers)
                assert world.stored() == before, (name, values)


def test_the_same_do_something_for_who_may(world: World, changing: dict[str, str]) -> None:
    """What others were refused was refused for who they are: the victim, or the administrator, may."""
    for name, output in changing.items():
        asked = tries(world).get(name, [])
        for trigger, values in asked[:1]:
            client, headers = _ready(world, "administrator" if name == "keep_accounts" else "victim")
            before = world.stored()
            _called(client, output, values, trigger, headers)
            assert world.stored() != before, name
            world.undo()


def _functions() -> dict[str, Callable[..., Any]]:
    return {output: callbacks.function_of(found) for output, found in callbacks.served().items()}


def _may_write(function: Callable[..., Any]) -> bool:
    """Whether the function's module asks who is there: only for a person is anything written."""
    return hasattr(inspect.getmodule(function), "current_person")


def _called(client: FlaskClient, output: str, values: dict[str, Any], trigger: str, headers: dict[str, str]) -> None:
    answer = callbacks.call(client, output, values, headers, trigger)
    assert answer.status_code in {200, 204, 403}, answer.text


def _ready(world: World, name: str) -> tuple[FlaskClient, dict[str, str]]:
    browser = world.browser(name)
    browser.get("/sign-out")
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    return browser, {HEADER: cookie.value}


def _of_id(kind: str, key: str) -> tuple[str, dict[str, Any]]:
    at = {"id": key, "type": kind}
    return f"{_dumped(at)}.n_clicks", {f'{{"id":["ALL"],"type":"{kind}"}}.n_clicks': [(at, 1)]}


def _pattern(kind: str) -> str:
    return f'{{"action":["ALL"],"key":["ALL"],"type":"{kind}"}}.n_clicks'


def _dumped(at: dict[str, str]) -> str:
    return "{" + ",".join(f'"{name}":"{at[name]}"' for name in sorted(at)) + "}"

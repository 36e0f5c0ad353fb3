"""Answers kept for everybody without an account: the same to each, never a private one, never an old one."""

import gzip
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from server import answers
from server.answers import Answer, KeptAnswers, keep_answers
from server.delivery import deliver
from server.guard import guard
from server.limits import CALLBACKS
from tests.server.test_guard import HOST, PUBLIC
from workspace.people import ANYONE, LOCAL

CONTENT = ".._pages_content.children..._pages_store.data.."
KNOWN = (
    CONTENT, "region-body-trend.children", "region-body-gaps.children", "workspace-list.children", "region-brief.data",
)  # fmt: skip


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[..., TestResponse]:
    """Ask a callback; each answer that is made says how many were made before."""
    server = Flask(__name__)
    found = {name: {"background": {"interval": 1} if name == "region-brief.data" else None} for name in KNOWN}
    server.extensions["dash"] = SimpleNamespace(callback_map=found)
    guard(server, PUBLIC)
    keep_answers(server)
    deliver(server)
    made = iter(range(100))
    person = SimpleNamespace(now=ANYONE, away=False)
    monkeypatch.setattr(answers, "current_person", lambda: person.now)
    monkeypatch.setattr(answers, "store_is_away", lambda: person.away)

    @server.post(CALLBACKS)
    def answer() -> dict[str, Any]:
        return {"made": next(made), "long": "word " * 400}

    def post(output: str = CONTENT, path: str = "/ports", search: str = "", query: str = "", who: Any = ANYONE,
             away: bool = False, encoding: str = "") -> TestResponse:  # fmt: skip
        person.now, person.away = who, away
        wired = [("_pages_location", "pathname", path), ("_pages_location", "search", search)]
        inputs = [{"id": name, "property": prop, "value": value} for name, prop, value in wired]
        body = {"output": output, "inputs": inputs}
        return server.test_client().post(CALLBACKS + query, json=body, headers={**HOST, "Accept-Encoding": encoding})

    return post


def made(answer: TestResponse) -> int:
    assert answer.status_code == 200
    return int(answer.get_json()["made"])


def test_a_second_reader_is_given_the_first_ones_answer(ask: Callable[..., TestResponse]) -> None:
    assert [made(ask()), made(ask(query="?endId=other"))] == [0, 0]
    assert made(ask(path="/regions/ohio")) == 1
    assert [made(ask("region-body-trend.children")) for _ in range(2)] == [2, 2]


@pytest.mark.parametrize(
    "private",
    [
        {"who": LOCAL},
        {"away": True},
        {"path": "/workspace"},
        {"path": "/admin"},
        {"path": "/saved/abc"},
        {"search": "?key=abc"},
        {"search": "?saved=abc"},
        {"output": "workspace-list.children"},
        {"output": "region-brief.data"},
        {"query": "?cacheKey=abc&job=1"},
        {"query": "?oldJob=1"},
    ],
)
def test_nothing_private_and_no_job_is_kept(ask: Callable[..., TestResponse], private: dict[str, Any]) -> None:
    assert [made(ask(**private)), made(ask(**private))] == [0, 1]


def test_an_answer_is_kept_as_each_browser_can_read_it(ask: Callable[..., TestResponse]) -> None:
    plain, squeezed, again = ask(), ask(encoding="gzip"), ask(encoding="gzip")
    assert "Content-Encoding" not in plain.headers
    assert squeezed.headers["Content-Encoding"] == again.headers["Content-Encoding"] == "gzip"
    assert again.get_data() == squeezed.get_data()
    assert json.loads(gzip.decompress(again.get_data()))["made"] == 1


def test_what_was_kept_is_not_given_to_somebody_signed_in(ask: Callable[..., TestResponse]) -> None:
    assert made(ask()) == 0
    assert made(ask(who=LOCAL)) == 1
    assert made(ask()) == 0


def test_other_tables_are_another_question(
    ask: Callable[..., TestResponse], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    assert made(ask()) == 0
    monkeypatch.setenv("SETPOINT_TABLES", str(tmp_path))
    assert made(ask()) == 1


@pytest.mark.parametrize(("part", "kept"), [("trend", True), ("gaps", False)])
def test_what_coordinators_write_is_soon_read_by_everybody(
    ask: Callable[..., TestResponse], monkeypatch: pytest.MonkeyPatch, part: str, kept: bool
) -> None:
    monkeypatch.setattr(answers.time, "monotonic", lambda: clock)
    clock = 0.0
    assert [made(ask(f"region-body-{part}.children")) for _ in range(2)] == [0, 0]
    clock = answers.KEPT_OF_COORDINATORS + 1
    assert (made(ask(f"region-body-{part}.children")) == 0) is kept


def test_answers_leave_by_age_and_for_room() -> None:
    assert KeptAnswers().get("never") is None
    old = KeptAnswers()
    old.put("q", Answer(b"a"), seconds=0)
    assert old.get("q") is None
    small = KeptAnswers(most_bytes=10)
    for name in "abc":
        small.put(name, Answer(b"12345"))
    assert [small.get(name) for name in "abc"] == [None, Answer(b"12345"), Answer(b"12345")]
    small.put("c", Answer(b"1234567890"))
    assert [small.get(name) for name in "abc"] == [None, None, Answer(b"1234567890")]
    small.put("d", Answer(b"x" * 11))
    assert [small.get(name) for name in "abcd"] == [None] * 4

"""Paths out of their folder, bodies that are none, and hosts inside the network."""

import base64
import os
import random
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import WrongInput
from data.refresh import settings as refresh
from data.refresh.addresses import check_form, check_reach, redirected
from data.refresh.faults import Fault
from server.api.routes import Route
from tests.attack.web import callbacks
from tests.attack.web.routes import CHANGING, address, attacks, prepare
from tests.attack.web.world import OURS, World

UP = ("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "....//", "%252e%252e%252f", "..;/", "/", "%00/../")
FOLDERS = ("/assets/", "/static/", "/_dash-component-suites/dash/", "/_dash-component-suites/", "/api/v1/datasets/",
           "/api/v1/regions/", "/api/v1/scenarios/", "/workspace/scenarios/", "/")  # fmt: skip
FILES = ("app.py", "requirements.lock", "etc/passwd", ".workspace/workspace.db", "server/signin.py")
SECRETS = ("create_app", "root:x:", "SQLite format", "def sign_in", "--hash=sha256")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_file_beside_those_served_is_read(folder: str, world: World) -> None:
    client = world.browser("victim")
    of_pages = folder in {"/", "/workspace/scenarios/"}  # which answer every address with the app's page
    for up in UP[:4] if of_pages else UP:
        for file in FILES[:2] if of_pages or "/_" in folder else FILES:
            for ending in ("", ".csv", "/rows.csv") if "datasets" in folder else ("",):
                answer = client.get(f"{folder}{up * 6}{file}{ending}")
                assert answer.status_code < 500
                assert not any(secret in answer.text for secret in SECRETS)


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: b=c", "a%0d%0aSet-Cookie:%20b=c", 'a"; filename="b.exe'])
def test_no_header_is_made_of_what_is_asked(name: str, world: World) -> None:
    client = world.browser("victim")
    for at in ("/api/v1/regions/{}/counts.csv", "/api/v1/regions/{}/county-list.csv", "/api/v1/datasets/{}.csv", "/{}"):
        answer = client.get(at.format(name))
        assert "b=c" not in str(answer.headers.getlist("Set-Cookie"))
        assert "b.exe" not in answer.headers.get("Content-Disposition", "")


WITH_BODY = [route for route in CHANGING if route.body]
BODIES: dict[str, bytes] = {
    "nothing": b"", "half": b'{"title": ',
    "deep list": b"[" * 100_000 + b"]" * 100_000, "null": b"null", "text": b'"a"',
    "deep object": b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "list": b"[]", "NaN": b"NaN", "number": b"9" * 5_000,
    "far too large": b"1e999999", "not UTF-8": b'{"title": "\xff\xfe"}', "form": b"title=a&document=b",
    "NUL": b"\0" * 99,
    "UTF-16": '{"title": "a"}'.encode("utf-16"), "twice": b'{"title": "a"}{"title": "b"}',
    "prototype": b'{"__proto__": {"role": "administrator"}, "role": "administrator"}', "large": b" " * 17_000_000,
}  # fmt: skip
VALUES: tuple[Any, ...] = (None, True, -1, 10**30, 1e308, "", "\0", "\ud800", "a" * 300_000, [], {}, [[]], {"$ne": ""})


@pytest.mark.parametrize("route", WITH_BODY, ids=[route.view.__name__ for route in WITH_BODY])
def test_a_body_that_is_none_is_refused_in_words(route: Route, world: World) -> None:
    attack = attacks(world)[route.view.__name__]
    prepare(world, attack)
    to, client, before = address(world, route, attack), world.server.test_client(), world.stored()
    for name, body in BODIES.items():
        for kind in ("application/json", "text/plain"):
            answer = client.open(to, method=route.method, data=body, content_type=kind, headers=world.program("victim"))
            assert answer.status_code in {400, 413, 422}, (name, answer.text)
            assert answer.get_json()["errors"] if "errors" in answer.get_json() else answer.get_json()["error"]
    assert world.stored() == before


@pytest.mark.parametrize("route", WITH_BODY, ids=[route.view.__name__ for route in WITH_BODY])
def test_a_field_that_is_none_is_never_an_error_of_ours(route: Route, world: World) -> None:
    attack = attacks(world)[route.view.__name__]
    prepare(world, attack)
    to, client = address(world, route, attack), world.server.test_client()
    for field in attack.body:
        for value in VALUES:
            body = attack.body | {field: value}
            answer = client.open(to, method=route.method, json=body, headers=world.program("victim"))
            assert answer.status_code < 500, (field, str(value)[:20], answer.text)
    answer = client.open(to, method=route.method, json=attack.body | {"id": "x"}, headers=world.program("victim"))
    assert answer.status_code == 422  # nothing beside what is asked for is taken


def test_documents_that_are_none_of_the_models_are_refused(world: World) -> None:
    client = world.server.test_client()
    for value in (float("nan"), float("inf"), 10**400, "\0", [], {"a": {}}, -1e308):
        for at, body in (("/assess", world.document | {"policy": value}),
                         ("/scenarios", {"title": "a", "document": world.document | {"outcomes": value}})):  # fmt: skip
            answer = client.post(f"/api/v1{at}", json=body, headers=world.program("victim"))
            assert 400 <= answer.status_code < 500, answer.text


def test_a_callback_that_is_none_ends_nothing(world: World) -> None:
    client, before = world.server.test_client(), world.stored()
    for body in BODIES.values():
        answer = client.post(callbacks.ADDRESS, data=body, content_type="application/json")
        assert answer.status_code in {400, 413}
    output = next(name for name, found in callbacks.served().items() if found.get("background"))
    me = f"{os.getpid()}"
    for handle in (me, f"{me}~", f"{me}~{'0' * 64}", f"{me}~é", "~", "", "x" * 5_000, f"{me}\0"):
        for name in ("job", "oldJob", "cancelJob", "cacheKey"):
            answer = client.post(callbacks.ADDRESS, query_string={"cacheKey": "a", name: handle}, json={
                "output": output, "outputs": [], "inputs": [], "state": [], "changedPropIds": []})  # fmt: skip
            assert answer.status_code < 500 or "reference" in answer.get_json()
    assert world.stored() == before


PRIVATE = ["https://10.0.0.1/", "https://127.0.0.1.elsewhere.example@10.1.1.1/", "https://169.254.169.254/latest",
           "https://[::ffff:10.0.0.1]/", "https://[64:ff9b::a00:1]/", "https://[2002:a00:1::]/", "https://[fe80::1]/",
           "https://[::]/", "https://0.0.0.0/", "https://224.0.0.1/", "http://10.0.0.1/", "http://example.gov/",
           "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://example.gov/", "https:///a", "https://u:p@example.gov/",
           "https://100.64.0.1/", "https://192.168.1.1:8443/", "//example.gov/"]  # fmt: skip


@pytest.mark.parametrize("to", PRIVATE)
def test_a_refresh_asks_nothing_inside(to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Fault):
        check_form(to)
    if to not in {"https:///a", "//example.gov/"}:  # these lead to the host itself, or to one that is listed
        with pytest.raises(Fault):
            redirected("https://data.example.gov/a", to, ("*.data.example.gov", "10.0.0.1"))
    name = next(iter(refresh.settings().sources))
    own = tmp_path / "own.toml"
    own.write_text(f'[sources.{name}]\naddresses = ["{to}"]\n', encoding="utf-8")
    monkeypatch.setenv(refresh.ENDPOINTS_VARIABLE, str(own))
    with pytest.raises(WrongInput):
        refresh.settings()


@pytest.mark.parametrize("ip", ["127.0.0.1", "10.2.3.4", "169.254.169.254", "::1", "fd00::1", "::ffff:192.168.0.1",
                                "64:ff9b::a00:1"])  # fmt: skip
def test_a_public_name_that_leads_inside_is_not_asked(ip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("93.184.216.34", ip)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr("data.refresh.addresses.get_environ_proxies", lambda _: {})
    with pytest.raises(Fault, match="private network"):
        check_reach("https://data.example.gov/a")


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(content=st.binary(max_size=400) | st.text(max_size=300).map(str.encode), seed=st.integers(0, 10**6))
def test_whatever_is_uploaded_is_checked_and_refused_in_words(content: bytes, seed: int, whole: World) -> None:
    """Bytes at random, and a good file with bytes changed at random; checked only, so that nothing is kept."""
    good = bytearray(b"county,state,month,drug,count\nSummit County,OH,2025-01,all drugs,12\n" * 3)
    chance = random.Random(seed)
    for _ in range(chance.randint(0, 6)):
        good[chance.randrange(len(good))] = chance.randrange(256)
    before = whole.stored()
    for file in (content, bytes(good)):
        body = {"hidta": OURS, "title": "a", "content_base64": base64.b64encode(file).decode(), "dry_run": True}
        answer = whole.server.test_client().post("/api/v1/uploads", json=body, headers=whole.program("victim"))
        assert answer.status_code in {201, 422}, answer.text
    assert whole.stored() == before

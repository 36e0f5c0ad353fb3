"""What stands before every route: names, proxies, sizes, limits and errors, on a small server of its own."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.guard import guard
from server.limits import LIMITS
from server.settings import Settings

HOST = {"Host": "setpoint.test"}
PUBLIC = Settings(
    "0.0.0.0", 8050, 1, 1, public_url="https://setpoint.test", trusted_proxies=1, secret_key="k9-Zq47LmXw2Rb8TyVn3"
)


def client_of(settings: Settings) -> FlaskClient:
    server = Flask(__name__)
    server.extensions["dash"] = SimpleNamespace(callback_map={"real.children": {}})
    guard(server, settings)
    _routes(server)
    return server.test_client()


def _routes(server: Flask) -> None:
    @server.get("/who")
    def who() -> str:
        return f"{request.remote_addr} {request.scheme}"

    @server.post("/write")
    def write() -> str:
        return str(len(request.get_data()))

    @server.post("/sign-in")
    def sign_in() -> str:
        return "tried"

    @server.get("/broken")
    def broken() -> str:
        raise RuntimeError("the password is hunter2")

    @server.get("/healthz")
    def healthz() -> str:
        return "ok"


@pytest.fixture
def public() -> FlaskClient:
    return client_of(PUBLIC)


def repeat(ask: Callable[[], TestResponse], most: int) -> tuple[int, TestResponse]:
    """How many were answered before the first refusal, and the last answer."""
    for count in range(most):
        answer = ask()
        if answer.status_code == 429:
            return count, answer
    return most, answer


# --- names and proxies ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.test", "setpoint.test.evil.test", "127.0.0.1", "[::1]", "setpoint.test@evil"])
def test_a_public_server_answers_to_its_own_name_alone(public: FlaskClient, host: str) -> None:
    refused = public.get("/who", headers={"Host": host})
    assert refused.status_code == 400
    assert "PUBLIC_URL" in refused.get_data(as_text=True) or "cannot be read" in refused.get_data(as_text=True)
    assert public.get("/healthz", headers={"Host": host}).status_code in (200, 400)


@pytest.mark.parametrize(("host", "code"), [("localhost:8050", 200), ("127.0.0.1", 200), ("[::1]:80", 200),
                                            ("rebound.test", 400)])  # fmt: skip
def test_a_local_server_answers_to_this_machine_alone(host: str, code: int) -> None:
    assert client_of(Settings("127.0.0.1", 8050, 1, 1)).get("/who", headers={"Host": host}).status_code == code


def test_only_the_counted_proxy_says_who_asks(public: FlaskClient) -> None:
    said = {"X-Forwarded-For": "203.0.113.9, 198.51.100.4", "X-Forwarded-Proto": "https"}
    assert public.get("/who", headers={**HOST, **said}).text == "198.51.100.4 https"
    unproxied = client_of(Settings("0.0.0.0", 8050, 1, 1, public_url="https://setpoint.test", secret_key="x" * 40))
    assert unproxied.get("/who", headers={**HOST, **said}).text == "127.0.0.1 http"


# --- limits -----------------------------------------------------------------------------------------------------------


def test_tries_to_sign_in_are_few_and_the_refusal_says_when_to_come_back(public: FlaskClient) -> None:
    count, refused = repeat(lambda: public.post("/sign-in", headers=HOST), 20)
    assert count == int(LIMITS["sign-in"].split()[0])
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert f"Wait {refused.headers['Retry-After']} seconds" in refused.text
    assert "<h1>Too many requests</h1>" in refused.text


def test_one_reader_does_not_use_up_anothers_tries(public: FlaskClient) -> None:
    def post(reader: str) -> TestResponse:
        return public.post("/sign-in", headers={**HOST, "X-Forwarded-For": reader})

    assert repeat(lambda: post("192.0.2.1"), 20)[1].status_code == 429
    assert post("192.0.2.2").status_code == 200
    spoofed = {**HOST, "X-Forwarded-For": "192.0.2.77, 192.0.2.1"}
    assert public.post("/sign-in", headers=spoofed).status_code == 429


def test_writes_are_limited_apart_from_reading(public: FlaskClient) -> None:
    count, _ = repeat(lambda: public.post("/write", headers=HOST), 100)
    assert count == int(LIMITS["write"].split()[0])
    assert public.get("/who", headers=HOST).status_code == 200


def test_probes_are_never_refused(public: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "page", "3 per minute")
    assert repeat(lambda: public.get("/who", headers=HOST), 9)[0] == 3
    assert repeat(lambda: public.get("/healthz"), 9)[0] == 9


def test_a_machine_of_ones_own_has_no_limits() -> None:
    own = client_of(Settings("127.0.0.1", 8050, 1, 1))
    assert repeat(lambda: own.post("/sign-in"), 30)[0] == 30


def test_limits_are_shared_by_processes_through_redis(redis_url: str) -> None:
    shared = Settings(**{**vars(PUBLIC), "redis_url": redis_url})
    one, other = client_of(shared), client_of(shared)
    count, _ = repeat(lambda: one.post("/sign-in", headers={**HOST, "X-Forwarded-For": "192.0.2.50"}), 20)
    assert count == 10
    assert other.post("/sign-in", headers={**HOST, "X-Forwarded-For": "192.0.2.50"}).status_code == 429


# --- bodies -----------------------------------------------------------------------------------------------------------


def test_bodies_are_bounded_by_what_is_asked(public: FlaskClient) -> None:
    assert public.post("/write", data=b"x" * 64 * 1024, headers=HOST).text == str(64 * 1024)
    refused = public.post("/write", data=b"x" * (64 * 1024 + 1), headers=HOST)
    assert refused.status_code == 413
    assert "larger than is taken" in refused.text


@pytest.mark.parametrize("body", ["[]", "{", '{"output": 3}', '{"output": "no.such"}', "null", '{"inputs": []}'])
def test_a_callback_that_is_none_is_refused_in_json(public: FlaskClient, body: str) -> None:
    refused = public.post("/_dash-update-component", data=body, headers=HOST, content_type="application/json")
    assert refused.status_code == 400
    assert set(refused.get_json()) == {"error", "reference"}


@pytest.mark.parametrize("inputs", ["{}", "3", "[3]", '[{"id": "a"}]', "[[null]]"])
def test_a_callback_with_other_wiring_is_refused(public: FlaskClient, inputs: str) -> None:
    body = f'{{"output": "real.children", "inputs": {inputs}}}'
    refused = public.post("/_dash-update-component", data=body, headers=HOST, content_type="application/json")
    assert refused.status_code == 400
    assert "list" in refused.get_json()["error"]


def test_a_callback_with_other_outputs_is_refused_and_not_an_error(laid_out_server: Flask) -> None:
    body = {"output": "simulator-answer.data", "outputs": {"id": "other", "property": "data"}, "changedPropIds": [],
            "inputs": [{"id": "simulator-state", "property": "data", "value": None}]}  # fmt: skip
    client = laid_out_server.test_client()
    client.get("/")
    token = client.get_cookie("_csrf_token")
    assert token is not None
    refused = client.post("/_dash-update-component", json=body, headers={"X-CSRFToken": token.value})
    assert refused.status_code == 400
    assert "Load the page again" in refused.get_json()["error"]


# --- errors -----------------------------------------------------------------------------------------------------------


def test_an_error_tells_a_reference_and_nothing_else(public: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = public.get("/broken", headers=HOST)
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] in answer.text
    assert "hunter2" not in answer.text
    assert "Traceback" not in answer.text
    assert "hunter2" in caplog.text


def test_a_reference_is_ours_and_not_the_askers(public: FlaskClient) -> None:
    answer = public.get("/who", headers={**HOST, "X-Request-Id": "forged\tline"})
    assert len(answer.headers["X-Request-Id"]) == 16
    assert "forged" not in str(answer.headers)

"""Who asks: the local user alone on loopback, and nobody by mistake."""

from contextvars import Context

import pytest
from flask import Flask

from server.who import current_person, is_loopback
from workspace.people import ANYONE, LOCAL

asking = Flask(__name__)


def _who(host: str = "127.0.0.1:8050", remote: str = "127.0.0.1", **headers: str) -> object:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with asking.test_request_context("/", headers={"Host": host, **names}, environ_base={"REMOTE_ADDR": remote}):
        return current_person()


@pytest.mark.parametrize("host", ["127.0.0.1:8050", "localhost:8050", "localhost", "[::1]:8050", "[::1]", "127.8.9.1"])
def test_on_this_machine_the_local_user_needs_no_password(host: str) -> None:
    assert _who(host) is LOCAL


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.a.example", "127.a.example", "10.0.0.1"])
def test_a_page_elsewhere_whose_name_points_here_is_not_the_local_user(host: str) -> None:
    assert _who(host) is ANYONE


def test_what_a_proxy_passes_on_is_not_the_local_user() -> None:
    assert _who(X_Forwarded_For="203.0.113.7") is ANYONE
    assert _who(Forwarded="for=203.0.113.7") is ANYONE
    assert _who(remote="203.0.113.7") is ANYONE


@pytest.mark.parametrize(("name", "value"), [("HOST", "0.0.0.0"), ("HOST", "192.168.1.4"), ("SETPOINT_SIGN_IN", "1")])
def test_off_loopback_or_when_told_so_nobody_is_let_in_without_signing_in(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert _who() is ANYONE


def test_outside_a_request_nobody_asks() -> None:
    assert Context().run(current_person) is ANYONE  # nothing of this test’s own contexts


def test_names_of_this_machine() -> None:
    assert is_loopback("127.255.0.1")
    assert not is_loopback("127.0.0.1.example")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("")

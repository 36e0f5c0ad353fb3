"""Webhooks: signed, bounded, and never sent where they may not go."""

import ipaddress
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.notify import Message, NotDelivered, send_webhook
from workspace.notify.guard import Allowed, NotAnAddress, is_public, judged, read_hook
from workspace.notify.webhook import LARGEST_ANSWER, signature, verify

MESSAGE = Message("abc123", "Subject", "Text", {"id": "abc123", "words": "Doña Ana"})
OK = b"HTTP/1.1 204 No Content\r\n\r\n"


@contextmanager
def server(*answers: bytes | Callable[[socket.socket], None]) -> Iterator[tuple[str, list[bytes]]]:
    """A server on loopback that answers each connection with the next of these; what it was sent."""
    asked: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for answer in answers:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                asked.append(_request(connection))
                try:
                    connection.sendall(answer) if isinstance(answer, bytes) else answer(connection)
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/hook?a=1", asked
    finally:
        listener.close()


def _request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@pytest.fixture
def loopback_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_ALLOW", "127.0.0.0/8")


@pytest.mark.usefixtures("loopback_allowed")
def test_what_is_sent_is_signed_and_names_its_message() -> None:
    with server(OK) as (url, asked):
        send_webhook(url, "secret", MESSAGE)
    head, _, body = asked[0].partition(b"\r\n\r\n")
    lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    assert head.startswith(b"POST /hook?a=1 HTTP/1.1")
    assert json.loads(body) == MESSAGE.document
    assert lines["Setpoint-Id"] == "abc123"
    assert verify("secret", lines["Setpoint-Signature"], body, int(time.time()))


def test_a_signature_holds_for_one_secret_body_and_time() -> None:
    header = signature("secret", 1000, b"body")
    assert verify("secret", header, b"body", 1100)
    assert not verify("other", header, b"body", 1100)
    assert not verify("secret", header, b"other", 1100)
    assert not verify("secret", header, b"body", 1301)
    assert not verify("secret", header.replace("1000", "1001"), b"body", 1100)
    assert not verify("secret", "nonsense", b"body", 1100)


def _drip(connection: socket.socket) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 10_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


@pytest.mark.usefixtures("loopback_allowed")
@pytest.mark.parametrize(
    ("answer", "said", "lasting"),
    [
        (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", "redirects", True),
        (b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "answered 500", False),
        (b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", "answered 410", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n" + b"x" * (LARGEST_ANSWER + 10), "far more", False),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "could not be reached", False),
        (b"not http at all\r\n\r\n", "could not be reached", False),
        (b"", "could not be reached", False),
        (_drip, "took too long", False),
    ],
)
def test_a_misbehaving_receiver_is_told_of(answer: bytes, said: str, lasting: bool) -> None:
    with server(answer) as (url, asked), pytest.raises(NotDelivered, match=said) as problem:
        send_webhook(url, "secret", MESSAGE, seconds=1.5)
    assert problem.value.lasting == lasting
    assert len(asked) == 1


def test_loopback_is_refused_unless_it_is_listed() -> None:
    with server(OK) as (url, asked), pytest.raises(NotDelivered, match="WEBHOOK_ALLOW"):
        send_webhook(url, "secret", MESSAGE)
    assert asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.gov/", "ftp://example.gov/", "https://", "https:///path", "//example.gov", "javascript:alert()",
        "https://user@example.gov/", "https://user:pw@example.gov/", "https://example.gov:99999/", "https://[::1/",
        "https://example.gov/a b", "https://example.gov/\r\nX-Evil: 1", "https://exämple.gov/", "https://a\\@b/",
        "https://example.gov/" + "a" * 2000, "http://10.0.0.1/", "http://localhost.example.gov/", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_taken(url: str) -> None:
    with pytest.raises(NotAnAddress):
        read_hook(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/", "https://[::1]/", "https://0.0.0.0/", "https://10.1.2.3/", "https://192.168.1.1/",
        "https://172.16.0.1/", "https://169.254.169.254/latest", "https://[fe80::1]/", "https://[fd00::1]/",
        "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://100.64.0.1/",
        "https://224.0.0.1/", "https://255.255.255.255/", "https://2130706433/", "https://0x7f000001/", "https://127.1/",
        "https://localhost/", "http://localhost/", "https://8.8.8.8:22/", "https://8.8.8.8:8443/",
    ],
)  # fmt: skip
def test_hosts_inside_are_refused_however_they_are_written(url: str) -> None:
    with pytest.raises(NotDelivered):
        judged(read_hook(url), Allowed())


def test_public_hosts_are_taken_and_pinned() -> None:
    assert judged(read_hook("https://8.8.8.8/hook"), Allowed()) == "8.8.8.8"


def test_a_name_with_one_inside_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(NotDelivered):
        judged(read_hook("https://rebind.example/"), Allowed())
    allowed = Allowed(networks=(ipaddress.ip_network("10.0.0.0/8"),))
    assert judged(read_hook("https://rebind.example/"), allowed) == "8.8.8.8"


def test_a_name_that_answers_otherwise_later_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the connection goes to the address that was judged; the name is asked once."""
    asked: list[object] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *rest: object, **named: object) -> object:
        if host != "hook.example":
            return real(host, *rest, **named)  # type: ignore[arg-type]
        asked.append(host)
        return [(2, 1, 6, "", ("8.8.8.8" if len(asked) == 1 else "127.0.0.1", 443))]

    reached: list[object] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        reached.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NotDelivered):
        send_webhook("https://hook.example/", "secret", MESSAGE)
    assert reached == [("8.8.8.8", 443)]
    assert len(asked) == 1


@given(st.ip_addresses())
def test_only_global_addresses_are_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_public(ip):
        assert ip.is_global
        inside = [ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_unspecified]
        assert not any(inside)

"""The web worker gives threads to whole requests only: slow and broken clients keep nobody waiting."""

import contextlib
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator

import pytest

from benchmarks.services import free_port
from server import patience
from server.patience import PatientSocket
from tests.conftest import ROOT

POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A small app under one worker with one thread: one slow client would be enough."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--worker-class", "server.patience.PatientWorker", "--threads", "1",
        "--bind", f"127.0.0.1:{port}", "--log-level", "critical", "tests.server.test_patience:echo",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            ask(port)
            break
        time.sleep(0.05)
    yield port
    process.terminate()
    process.wait(20)


def echo(environ: dict, start_response) -> list[bytes]:  # type: ignore[no-untyped-def, type-arg]
    """The app: answers the length of the body."""
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(len(body)).encode()]


def ask(port: int, body: bytes = b"") -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", body or None, timeout=5) as answer:
        return bytes(answer.read())


def test_slow_and_broken_clients_keep_nobody_waiting(port: int) -> None:
    with contextlib.ExitStack() as opened:
        for start in (b"", b"GET / HT", POST, POST + b"ab", b"\x16\x03\x01\x02", b"GET / HTTP/1.1\r\nHost"):
            for _ in range(5):
                line = opened.enter_context(socket.create_connection(("127.0.0.1", port), 5))
                line.sendall(start)
        assert [ask(port, b"x" * 100) for _ in range(5)] == [b"100"] * 5
    assert ask(port) == b"0"


def test_a_request_in_pieces_is_answered(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        for piece in (b"POST / HT", b"TP/1.1\r\nHost: x\r\nConte", b"nt-Length: 5\r\n", b"\r\nab", b"cde"):
            line.sendall(piece)
            time.sleep(0.05)
        assert b"200 OK" in line.recv(4096)


def test_a_kept_connection_serves_one_request_after_another(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        for _ in range(3):
            line.sendall(POST + b"abcde")
            answer = b""
            while not answer.endswith(b"5\r\n0\r\n\r\n") and not answer.endswith(b"\r\n\r\n5"):
                answer += line.recv(4096)
            assert answer.startswith(b"HTTP/1.1 200 OK")


def test_a_large_and_a_chunked_body_come_through(port: int) -> None:
    assert ask(port, b"x" * 3_000_000) == b"3000000"
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
        assert b"200 OK" in line.recv(4096)


def pair() -> tuple[socket.socket, PatientSocket]:
    client, served = socket.socketpair()
    served.setblocking(False)
    return client, PatientSocket(served)


@pytest.mark.parametrize(
    ("sent", "whole"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", True),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", False),
        (POST + b"abcd", False),
        (POST + b"abcde", True),
        (POST.lower() + b"abcd", False),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", True),  # refused for its size, not waited for
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", True),
        (b"x" * (patience.LONGEST_HEAD + 1), True),  # no head: gunicorn refuses it
    ],
)
def test_when_a_request_is_whole(sent: bytes, whole: bool) -> None:
    client, patient = pair()
    threading.Thread(target=client.sendall, args=(sent,), daemon=True).start()
    end = time.monotonic() + 5
    while len(patient.held) < len(sent) and time.monotonic() < end:
        found = patient.gather()
    assert found is whole
    assert patient.recv(len(sent)) == sent


def test_waiting_is_bounded_and_bytes_earn_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "GRACE", 0.05)
    client, patient = pair()
    with pytest.raises(ConnectionResetError):
        patient.recv(10)
    client.sendall(b"x" * 40_000)
    patient.begin()
    patient.gather()
    assert patient.left > 1


def test_an_answer_nobody_takes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST_WRITE", 0.05)
    _client, patient = pair()
    with pytest.raises(ConnectionResetError):
        patient.sendall(b"x" * 50_000_000)

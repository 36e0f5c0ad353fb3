"""A web worker that does not wait for ever: a client that sends or reads too slowly is left.

gunicorn's threads wait for a client's bytes without an end; a few dozen slow ones would hold them all.
"""

import errno
import socket
import time
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

GRACE = 10.0  # seconds of waiting for one request's bytes
SLOWEST = 20_000  # bytes a second that earn more
LONGEST_WRITE = 30.0  # seconds for one piece of an answer to be taken


class PatientSocket:
    """A client's socket, whose waiting for one request is counted and bounded."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self.begin()

    def begin(self) -> None:
        """A new request: count anew."""
        self._waited, self._received = 0.0, 0

    def recv(self, size: int, *flags: int) -> bytes:
        """As a socket's; raises ConnectionResetError when the request's bytes come too slowly."""
        left = GRACE + self._received / SLOWEST - self._waited
        if left <= 0:
            raise _too_slow()
        self._sock.settimeout(left)
        start = time.monotonic()
        try:
            data = self._sock.recv(size, *flags)
        except TimeoutError:
            raise _too_slow() from None
        finally:
            self._waited += time.monotonic() - start
        self._received += len(data)
        return data

    def sendall(self, data: bytes, *flags: int) -> None:
        """As a socket's; raises ConnectionResetError when the client takes it too slowly."""
        self._sock.settimeout(LONGEST_WRITE)
        try:
            self._sock.sendall(data, *flags)
        except TimeoutError:
            raise _too_slow() from None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's threaded worker, its clients' sockets bounded."""

    def handle(self, conn: TConn) -> Any:
        """Answer one request of a connection."""
        if not isinstance(conn.sock, PatientSocket):
            conn.sock = PatientSocket(conn.sock)
        conn.sock.begin()
        return super().handle(conn)


def _too_slow() -> ConnectionResetError:
    return ConnectionResetError(errno.ECONNRESET, "the client is too slow")

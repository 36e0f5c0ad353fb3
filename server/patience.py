"""A web worker that gives its threads to whole requests: slow clients wait by themselves, and not for ever.

gunicorn's threads each wait for one client's bytes; a few dozen slow clients would hold them all. Here the loop gathers
a request until it is whole, as a buffering proxy does, and only then takes a thread; who is too slow is left.
"""

import errno
import re
import selectors
import socket
import time
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

GRACE = 10.0  # seconds for one request to come
SLOWEST = 20_000  # bytes a second that earn more
LONGEST_WRITE = 30.0  # seconds for one piece of an answer to be taken
LONGEST_HEAD = 64 * 1024
LARGEST_BODY = 16 * 2**20  # what is larger is refused by the app, which need not wait for it
MOST_HELD = 64 * 2**20  # bytes gathered by one worker; beyond it, threads read
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,12})[ \t]*\r\n", re.I)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.I)


class PatientSocket:
    """A client's socket that holds what was gathered, and bounds the time spent on one request."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self.held = bytearray()
        self.begin()

    def begin(self) -> None:
        """A new request: count anew."""
        self._began, self._received = time.monotonic(), len(self.held)
        self._whole_at: int | None = None  # how many bytes the request has, once its head is there

    @property
    def left(self) -> float:
        """Seconds that the request may still take to come."""
        return GRACE + self._received / SLOWEST - (time.monotonic() - self._began)

    def gather(self) -> bool:
        """Take what has come, without waiting; whether a thread can go on with it."""
        while True:
            try:
                data = self._sock.recv(65536)
            except (BlockingIOError, InterruptedError):
                return self._is_whole()
            except OSError:
                return True  # the thread will meet the same error, and handle it
            if not data:
                return True
            self.held += data
            self._received += len(data)
            if len(self.held) > LARGEST_BODY + LONGEST_HEAD:
                return True

    def _is_whole(self) -> bool:
        if self._whole_at is None:
            end = self.held.find(b"\r\n\r\n")
            if end < 0:
                return len(self.held) > LONGEST_HEAD
            head = bytes(self.held[: end + 2])
            length = _LENGTH.search(head)
            size = 0 if _CHUNKED.search(head) or not length else int(length[1])
            self._whole_at = end + 4 + (size if size <= LARGEST_BODY else 0)
        return len(self.held) >= self._whole_at

    def recv(self, size: int, *flags: int) -> bytes:
        """As a socket's, what was gathered first; raises ConnectionResetError when more comes too slowly."""
        if self.held:
            data = bytes(self.held[:size])
            del self.held[:size]
            return data
        if self.left <= 0:
            raise _too_slow()
        self._sock.settimeout(self.left)
        try:
            data = self._sock.recv(size, *flags)
        except TimeoutError:
            raise _too_slow() from None
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
    """gunicorn's threaded worker, which gathers requests before it gives them a thread."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._gathering: set[TConn] = set()

    def enqueue_req(self, conn: TConn) -> None:
        """Take a thread for a connection's next request, once it has come whole."""
        if not isinstance(conn.sock, PatientSocket):
            conn.sock = PatientSocket(conn.sock)
        conn.sock.begin()
        read_ahead = conn.parser is not None and conn.parser.unreader.buf.getvalue()
        conn.sock.setblocking(False)
        if read_ahead or conn.sock.gather() or self._holds_too_much():
            self._take_thread(conn)
            return
        self._gathering.add(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._gather, conn))

    def murder_pending(self) -> None:
        """Leave the clients that are too slow; at the end also those that have not said a word."""
        super().murder_pending()
        for conn in [*self._gathering]:
            if conn.sock.left <= 0 or (not self.alive and not conn.sock.held):
                self._release(conn)
                self.nr_conns -= 1
                conn.close()

    def _gather(self, conn: TConn, _: object) -> None:
        if conn.sock.gather() or self._holds_too_much():
            self._release(conn)
            self._take_thread(conn)

    def _take_thread(self, conn: TConn) -> None:
        conn.data_ready = True
        super().enqueue_req(conn)

    def _release(self, conn: TConn) -> None:
        self._gathering.discard(conn)
        self.poller.unregister(conn.sock)

    def _holds_too_much(self) -> bool:
        return sum(len(conn.sock.held) for conn in self._gathering) > MOST_HELD


def _too_slow() -> ConnectionResetError:
    return ConnectionResetError(errno.ECONNRESET, "the client is too slow")

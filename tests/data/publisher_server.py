"""A server on this machine that answers as the publishers do, and misbehaves when told to."""

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

UPDATED = 1_790_000_000  # 21 September 2026


@dataclass
class Answer:
    """What a path answers when all is well."""

    body: bytes
    kind: str = "application/json"
    status: int = 200
    tag: str = ""


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass
class Publisher:
    """The server's state: what it publishes, how it misbehaves next, and what it was asked."""

    address: str
    paths: dict[str, Callable[[Asked], Answer]] = field(default_factory=dict)
    faults: dict[str, deque[str]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def misbehave(self, path: str, *faults: str) -> None:
        """The next requests whose path starts so meet these faults in turn; the last one for good if it is "always"."""
        self.faults[path] = deque(faults)

    def file(self, path: str, content: bytes, kind: str = "text/csv", tag: str = '"1"') -> None:
        """A file, which can be resumed."""
        self.paths[path] = lambda asked: Answer(content, kind, tag=tag)

    def json(self, path: str, answer: object) -> None:
        """A fixed JSON document."""
        self.paths[path] = lambda asked: Answer(json.dumps(answer).encode())

    def socrata(self, dataset: str, records: list[dict[str, str]], updated: int = UPDATED) -> None:
        """A Socrata data set: its description, count and pages."""
        columns = sorted({name for record in records for name in record})
        self.json(
            f"/api/views/{dataset}.json",
            {"rowsUpdatedAt": updated, "columns": [{"fieldName": name} for name in columns]},
        )
        self.paths[f"/resource/{dataset}.json"] = lambda asked: _rows(records, asked)

    def census(self, path: str, header: list[str], rows: list[list[str]]) -> None:
        """The Census API: rows of the year asked for under their header, or 204."""

        def answer(asked: Asked) -> Answer:
            found = [row for row in rows if row[header.index("time")].startswith(asked.query["time"])]
            return Answer(json.dumps([header, *found]).encode()) if found else Answer(b"", status=204)

        self.paths[path] = answer

    def bls(self, path: str, months: list[dict[str, str]]) -> None:
        """The BLS API: the months of the years asked for, newest first."""

        def answer(asked: Asked) -> Answer:
            body = json.loads(asked.body)
            found = [month for month in months if body["startyear"] <= month["year"] <= body["endyear"]]
            series = [{"seriesID": body["seriesid"][0], "data": found[::-1]}]
            status = {"status": "REQUEST_SUCCEEDED", "responseTime": 50, "message": []}
            return Answer(json.dumps({**status, "Results": {"series": series}}).encode())

        self.paths[path] = answer

    def next_fault(self, path: str) -> str:
        """The fault this request meets, "" for none."""
        for start, faults in self.faults.items():
            if path.startswith(start) and faults:
                return faults[0] if faults[-1] == "always" and len(faults) == 2 else faults.popleft()
        return ""

    def asked_for(self, path: str) -> list[Asked]:
        """The requests whose path starts so."""
        return [asked for asked in self.asked if asked.path.startswith(path)]


def _rows(records: list[dict[str, str]], asked: Asked) -> Answer:
    if asked.query.get("$select") == "count(*)":
        return Answer(json.dumps([{"count": str(len(records))}]).encode())
    start, size = int(asked.query["$offset"]), int(asked.query["$limit"])
    return Answer(json.dumps(records[start : start + size]).encode())


@contextmanager
def serving() -> Iterator[Publisher]:
    """Run a publisher on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    publisher = Publisher(f"http://127.0.0.1:{server.server_port}")
    server.publisher = publisher  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        publisher.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        publisher: Publisher = self.server.publisher  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(self.command, parts.path, query, dict(self.headers.items()), body)
        publisher.asked.append(asked)
        fault = publisher.next_fault(parts.path)
        if parts.path not in publisher.paths:
            return self._send(Answer(b"", "text/plain", 404))
        answer = publisher.paths[parts.path](asked)
        misbehave = getattr(self, "_" + fault.partition(" ")[0], None) if fault else None
        return misbehave(answer, fault.partition(" ")[2]) if misbehave else self._well(answer)

    def _well(self, answer: Answer) -> None:
        start = 0
        asked = self.headers.get("Range", "")
        if answer.tag and asked and self.headers.get("If-Range") == answer.tag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        whole = len(answer.body)
        headers = {"Accept-Ranges": "bytes", "ETag": answer.tag} if answer.tag else {}
        if start:
            headers["Content-Range"] = f"bytes {start}-{whole - 1}/{whole}"
            answer = Answer(answer.body[start:], answer.kind, 206, answer.tag)
        self._send(answer, headers)

    def _send(self, answer: Answer, headers: dict[str, str] | None = None, sent: int | None = None) -> None:
        self.send_response(answer.status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.kind)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[:sent])

    def _status(self, answer: Answer, detail: str) -> None:
        status, _, wait = detail.partition(" ")
        self._send(Answer(b"sorry", "text/plain", int(status)), {"Retry-After": wait} if wait else {})

    def _cut(self, answer: Answer, detail: str) -> None:
        """The right length, half of the content, and the end of the connection."""
        headers = {"Accept-Ranges": "bytes", "ETag": answer.tag} if answer.tag else {}
        self._send(answer, headers, len(answer.body) // 2)
        self.close_connection = True

    def _reset(self, answer: Answer, detail: str) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _html(self, answer: Answer, detail: str) -> None:
        self._send(Answer(b"<html><title>Maintenance</title></html>", "text/html; charset=utf-8"))

    def _says(self, answer: Answer, detail: str) -> None:
        self._send(Answer(detail.encode()))

    def _hang(self, answer: Answer, detail: str) -> None:
        """No answer until the server is stopped."""
        self.server.publisher.over.wait()  # type: ignore[attr-defined]
        self.close_connection = True

    def _redirect(self, answer: Answer, detail: str) -> None:
        self._send(Answer(b"", "text/plain", 302), {"Location": detail})

    def _endless(self, answer: Answer, detail: str) -> None:
        """Content without a length and without an end."""
        self.send_response(200)
        self.send_header("Content-Type", answer.kind)
        self.end_headers()
        self.close_connection = True
        try:
            while not self.server.publisher.over.is_set():  # type: ignore[attr-defined]
                self.wfile.write(b"x" * 65536)
        except OSError:
            return

"""Answers that many readers ask for alike, kept in each process: public pages, for people not signed in.

A page's layout costs a tenth of a second to make, and most readers open the same few. Kept are only answers of
callbacks named here, to somebody without an account, to a question that holds no key; so nothing private is kept.
Tables that are refreshed begin anew: their stamp is part of each question. What coordinators write on public pages is
kept for a minute only.
"""

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from flask import Flask, current_app, g, request
from flask.wrappers import Response

from data.store import refreshed_folder
from server.limits import CALLBACKS, kind
from server.who import current_person, store_is_away

KEPT, KEPT_OF_COORDINATORS = 900.0, 60.0  # seconds
OF_COORDINATORS = ("region-body-gaps.",)  # corrections of the county list stand there
MOST_BYTES = 48 * 2**20
PUBLIC_PATHS = (
    "/", "/regions", "/mortality", "/ports", "/simulator", "/invest", "/sampling", "/governance", "/sanctions",
    "/data", "/methods",
)  # fmt: skip
PUBLIC_PARTS = ("/regions/", "/ports/", "/data/")
PUBLIC_OUTPUTS = (
    "_pages_", "situation-", "regions-", "region-", "mortality-", "ports-", "port-", "invest-", "sampling-",
    "governance-", "sanctions-", "methods-",
)  # fmt: skip
PRIVATE_WORDS = (b"key=", b"saved=")  # of links to saved work


@dataclass(frozen=True)
class Answer:
    """What is sent: bytes, as they were squeezed for the reader's browser. encoding: "" for plain."""

    body: bytes
    encoding: str = ""


class KeptAnswers:
    """The newest answers by question, within bounds of time and memory."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._kept: OrderedDict[str, tuple[float, Answer]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, question: str) -> Answer | None:
        """The answer, if it is young enough."""
        with self._lock:
            if question not in self._kept:
                return None
            until, answer = self._kept[question]
            if time.monotonic() < until:
                return answer
            self._forget(question)
            return None

    def put(self, question: str, answer: Answer, seconds: float = KEPT) -> None:
        """Keep an answer so long; the oldest leave when there is no room."""
        with self._lock:
            if question in self._kept:
                self._forget(question)
            self._kept[question] = (time.monotonic() + seconds, answer)
            self._bytes += len(answer.body)
            while self._bytes > self._most:
                self._forget(next(iter(self._kept)))

    def _forget(self, question: str) -> None:
        self._bytes -= len(self._kept.pop(question)[1].body)


def keep_answers(server: Flask) -> KeptAnswers:
    """Answer what was asked before from memory; put it before compression, whose work is kept too."""
    kept = KeptAnswers()

    @server.before_request
    def known() -> Response | None:
        g.question = question() if is_public() else None
        answer = kept.get(g.question) if g.question else None
        if answer is None:
            return None
        g.question = None
        response = Response(answer.body, mimetype="application/json")
        if answer.encoding:
            response.headers["Content-Encoding"] = answer.encoding
        response.headers["Vary"] = "Accept-Encoding"
        return response

    @server.after_request
    def keep(response: Response) -> Response:
        asked = g.get("question")
        if asked and response.status_code == 200 and "Set-Cookie" not in response.headers:
            answer = Answer(response.get_data(), response.headers.get("Content-Encoding", ""))
            by_coordinators = str(request.get_json()["output"]).startswith(OF_COORDINATORS)
            kept.put(asked, answer, KEPT_OF_COORDINATORS if by_coordinators else KEPT)
        return response

    return kept


def is_public() -> bool:
    """Whether the answer to this request is the same for everybody without an account."""
    if request.path != CALLBACKS or request.method != "POST" or kind() != "callback" or "cacheKey" in request.args:
        return False
    if {"oldJob", "cancelJob"} & set(request.args) or any(word in request.get_data() for word in PRIVATE_WORDS):
        return False
    if not _is_of_public_page(request.get_json()):
        return False
    return not current_person().known and not store_is_away()


def _is_of_public_page(asked: dict[str, object]) -> bool:
    outputs = str(asked["output"]).strip(".").split("...")
    if asked["output"] not in current_app.extensions["dash"].callback_map:
        return False
    if not all(output.startswith(PUBLIC_OUTPUTS) for output in outputs):
        return False
    path = _path(asked)
    return "_pages_content" not in outputs[0] or path in PUBLIC_PATHS or path.startswith(PUBLIC_PARTS)


def _path(asked: dict[str, object]) -> str:
    wired = asked.get("inputs")
    for each in wired if isinstance(wired, list) else []:
        if isinstance(each, dict) and (each["id"], each["property"]) == ("_pages_location", "pathname"):
            return str(each.get("value"))
    return ""


def question() -> str:
    """A key for what is asked, of the tables as they are."""
    folder = refreshed_folder()
    stamp = folder.stat().st_mtime_ns if folder.exists() else 0
    known = f"{folder} {stamp} {request.headers.get('Accept-Encoding', '')} "
    return hashlib.sha256(known.encode() + request.get_data()).hexdigest()

"""Ask an address and keep the answer in a file: within limits of time and size, again after faults that may pass."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import requests
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from data.refresh.addresses import check_form, check_reach, host_of, is_direct, on_this_machine, redirected
from data.refresh.clock import Clock
from data.refresh.faults import Fault, NotThere, Temporary
from data.refresh.peer import PublicOnly
from data.refresh.settings import Limits

_CHUNK = 1 << 16
_PROGRESS_STEP = 5_000_000
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 3
_MAY_PASS = (408, 425, 429, 500, 502, 503, 504)
_SHOWN = 160
_AGENT = "Setpoint (data refresh)"


@dataclass(frozen=True)
class Ask:
    """One question to a publisher. `body` makes it a POST of JSON; `resumable` lets a file go on where it stopped."""

    address: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    resumable: bool = False
    may_redirect_to: tuple[str, ...] = ()


class Client:
    """Asks for one source; its limits of time and size count all that it asks."""

    def __init__(self, limits: Limits, clock: Clock, report: Callable[[str], None]) -> None:
        self.limits = limits
        self.clock = clock
        self.report = report
        self.received = 0
        self._deadline = clock.monotonic() + limits.source_seconds
        self._shown = 0

    def fetch(self, ask: Ask, target: Path) -> int:
        """Keep the answer in `target`, whole or not at all; return the HTTP status (200, or 204 for nothing there).

        A resumable file that stopped midway stays beside it as `.part` and goes on at the next call.
        Raises Fault (what went wrong, and after how many attempts).
        """
        part = target.with_name(target.name + ".part")
        status = self._retrying(ask)(self._once, ask, part)
        part.replace(target)
        _validator_file(part).unlink(missing_ok=True)
        return int(status)

    def _retrying(self, ask: Ask) -> Retrying:
        return Retrying(
            retry=retry_if_exception_type(Temporary),
            stop=stop_after_attempt(self.limits.attempts),
            wait=self._wait,
            sleep=self.clock.sleep,
            before_sleep=self._say_again,
            retry_error_callback=lambda state: _give_up(ask, state),
        )

    def _wait(self, state: RetryCallState) -> float:
        """What the publisher asks for, else twice as long each time, with jitter. Raises Fault past the deadline."""
        limits = self.limits
        backoff = wait_exponential_jitter(limits.first_wait_seconds, limits.longest_wait_seconds, jitter=1)
        asked = _temporary(state).wait
        wait = backoff(state) if asked is None else asked
        if wait > self._deadline - self.clock.monotonic():
            raise Fault(f"{_temporary(state)}; the next attempt, in {wait:,.0f} s, is past the time limit")
        return wait

    def _say_again(self, state: RetryCallState) -> None:
        wait = state.next_action.sleep if state.next_action else 0.0
        attempt = f"attempt {state.attempt_number + 1} of {self.limits.attempts}"
        self.report(f"{_temporary(state)}; again in {wait:.0f} s ({attempt})")

    def _once(self, ask: Ask, part: Path) -> int:
        start = _size(part) if ask.resumable and _validator(part) else 0
        more = _resume_headers(part, start) if ask.resumable else {}
        try:
            with self._open(ask, more) as response:
                return self._keep(response, part, start)
        except requests.Timeout:
            raise Temporary(f"{host_of(ask.address)} did not answer in time") from None
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            raise Temporary(f"the connection to {host_of(ask.address)} broke ({_reason(error)})") from None
        except requests.RequestException as error:
            raise Fault(f"{host_of(ask.address)} cannot be asked ({_reason(error)})") from error

    def _open(self, ask: Ask, more: Mapping[str, str]) -> requests.Response:
        """Send the question, following redirects only where they may lead."""
        address, headers = check_form(ask.address), {"User-Agent": _AGENT, **ask.headers, **more}
        for _ in range(_MOST_REDIRECTS + 1):
            check_reach(address)
            response = self._send(ask, address, headers)
            if response.status_code not in _REDIRECTS:
                return response
            target = redirected(address, response.headers.get("Location", ""), ask.may_redirect_to)
            response.close()
            if host_of(target) != host_of(address):
                headers = {"User-Agent": _AGENT, **more}  # keys are for the publisher's own host
            address = target
        raise Fault(f"{host_of(ask.address)} redirects without end")

    def _send(self, ask: Ask, address: str, headers: Mapping[str, str]) -> requests.Response:
        left = self._deadline - self.clock.monotonic()
        if left <= 0:
            raise Fault(f"it took longer than the time limit of {self.limits.source_seconds:,.0f} s")
        session = requests.Session()
        session.trust_env = not on_this_machine(address)  # a proxy is for other machines
        session.auth = _no_login
        if is_direct(address):
            session.mount("https://", PublicOnly())
        return session.request(
            "GET" if ask.body is None else "POST",
            address,
            params={key: str(value) for key, value in ask.params.items()} if address == ask.address else None,
            json=ask.body,
            headers=dict(headers),
            timeout=(min(self.limits.connect_seconds, left), min(self.limits.read_seconds, left)),
            stream=True,
            allow_redirects=False,
        )

    def _keep(self, response: requests.Response, part: Path, start: int) -> int:
        if response.status_code == 416:
            part.unlink(missing_ok=True)
            raise Temporary(f"{host_of(response.url)} cannot go on where the file stopped")
        _check_status(response)
        going_on = response.status_code == 206
        if going_on and not response.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
            part.unlink(missing_ok=True)
            raise Temporary(f"{host_of(response.url)} goes on at another place than asked")
        if not going_on:
            _keep_validator(response, part)
        self._stream(response, part, "ab" if going_on else "wb")
        _check_whole(response)
        return 204 if response.status_code == 204 else 200

    def _stream(self, response: requests.Response, part: Path, mode: str) -> None:
        most = self.limits.source_megabytes * 1e6
        with part.open(mode) as file:
            for chunk in response.iter_content(_CHUNK):
                file.write(chunk)
                self.received += len(chunk)
                if self.received > most:
                    part.unlink()
                    raise Fault(f"it is larger than the limit of {self.limits.source_megabytes:,g} MB")
                if self.clock.monotonic() > self._deadline:
                    raise Fault(f"it took longer than the time limit of {self.limits.source_seconds:,.0f} s")
                self._show_progress()

    def _show_progress(self) -> None:
        if self.received - self._shown >= _PROGRESS_STEP:
            self._shown = self.received
            self.report(f"{self.received / 1e6:,.0f} MB received")


def _no_login(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep requests from looking into ~/.netrc for a login."""
    return request


def _check_status(response: requests.Response) -> None:
    """Raise for an answer that is no data: an error of the publisher, or a web page in its place."""
    status, host = response.status_code, host_of(response.url)
    if status in _MAY_PASS:
        raise Temporary(f"{host} answers {status} {response.reason}", _asked_wait(response))
    if status in (404, 410):
        raise NotThere(f"{host} answers {status} {response.reason}{_said(response)}")
    if status not in (200, 204, 206):
        raise Fault(f"{host} answers {status} {response.reason}{_said(response)}")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        raise Fault(f"{host} answers with a web page, not with data")


def _check_whole(response: requests.Response) -> None:
    """Raise for an answer that ended before its length: neither requests nor urllib3 says so of a short last piece."""
    length = response.headers.get("Content-Length", "")
    received = response.raw.tell()  # bytes as they came, before decompression
    if length.isdecimal() and received != int(length):
        raise Temporary(f"{host_of(response.url)} sent {received:,} of {int(length):,} bytes and stopped")


def _said(response: requests.Response) -> str:
    """What the publisher's own error message says, shortened; "" where it is a page or nothing."""
    if "html" in response.headers.get("Content-Type", ""):
        return ""
    start = next(response.iter_content(2000), b"").decode("utf-8", "replace")
    try:
        message = str(json.loads(start).get("message", ""))
    except (ValueError, AttributeError):
        message = start
    words = " ".join(message.split())[:_SHOWN]
    return f": {words}" if words else ""


def _asked_wait(response: requests.Response) -> float | None:
    """Seconds of Retry-After, given as a number or as a date of the same clock as the answer's own."""
    asked = response.headers.get("Retry-After", "")
    if asked.isdecimal():
        return float(asked)
    try:
        sent = parsedate_to_datetime(response.headers["Date"])
        return max(0.0, (parsedate_to_datetime(asked) - sent).total_seconds())
    except (KeyError, ValueError, TypeError):
        return None


def _resume_headers(part: Path, start: int) -> dict[str, str]:
    whole = {"Accept-Encoding": "identity"}  # a range of a compressed answer would not fit the bytes that are kept
    if not start:
        return whole
    return {**whole, "Range": f"bytes={start}-", "If-Range": _validator(part)}


def _keep_validator(response: requests.Response, part: Path) -> None:
    """Keep what tells one version of the file from another; none where the answer cannot be resumed."""
    tag = response.headers.get("ETag", "")
    strong = tag if not tag.startswith("W/") else ""
    usable = response.headers.get("Accept-Ranges") == "bytes" and "Content-Encoding" not in response.headers
    _validator_file(part).write_text(strong if usable else "", encoding="utf-8")


def _validator(part: Path) -> str:
    file = _validator_file(part)
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _validator_file(part: Path) -> Path:
    return part.with_name(part.name + ".etag")


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _temporary(state: RetryCallState) -> Temporary:
    error = state.outcome.exception() if state.outcome else None
    return error if isinstance(error, Temporary) else Temporary("it failed")


def _give_up(ask: Ask, state: RetryCallState) -> int:
    raise Fault(f"{_temporary(state)}, {state.attempt_number} times")


def _reason(error: Exception) -> str:
    """The kind of trouble, without the address, which may carry a key."""
    inner = error.args[0] if error.args else error
    return type(getattr(inner, "reason", inner)).__name__

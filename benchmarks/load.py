"""Load: two hundred readers with time to think, on the app as others would reach it (a proxy's headers, limits, logs).

Each reader opens pages as the browser does: the page's layout, then every callback that Dash asks when the page has
come; at the simulator they move a score five times. What is measured is each callback's answer.
"""

import http.client
import json
import os
import random
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.measure import Result
from benchmarks.site import PUBLIC, Site, as_proxy
from benchmarks.visitor import CALLBACKS, CONTENT, Visitor, part_of, values_of

READERS = 200
THINK = (4.0, 16.0)  # seconds between two things a reader does
SECONDS, WARM = 75, 20
PAGES = (
    ("/", ""), ("/", ""), ("/regions", ""), ("/mortality", ""), ("/ports", ""), ("/simulator", ""), ("/simulator", ""),
    *[(f"/regions/{slug}", "") for slug in ("appalachia", "midwest", "new-england", "south-texas", "houston")],
    ("/invest", ""), ("/sampling", ""), ("/governance", ""), ("/sanctions", ""), ("/data", ""), ("/methods", ""),
)  # fmt: skip
OUTCOMES = ("oversupply", "counterfeit_pills", "adulteration")
STEPS = 5  # of a slider, each asked as soon as a thumb has moved on


@dataclass
class Journey:
    """What a browser asks when it opens a page; and the simulator's state, whose score then moves."""

    bodies: list[bytes]
    simulator: dict[str, Any] | None = None


@dataclass
class Heard:
    """What the readers were answered: milliseconds of page callbacks, and every answer that was none."""

    ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    counting: bool = False
    cores: float = 0.0  # what the web processes used, on average


def measure() -> Iterator[Result]:
    """The 95th percentile of page callbacks, errors, and how much was asked."""
    site = Site(**PUBLIC, WEB_WORKERS="2", WEB_THREADS="4")
    try:
        site.start()
        visitor = Visitor(site.url, as_proxy())
        journeys = [journey(visitor, path, search) for path, search in PAGES]
        heard = _listen(site, visitor, journeys)
        memory = sum(worker.memory_full_info().pss for worker in site.workers()) / 2**20
    finally:
        site.remove()
    peer = f"{READERS} readers, {len(heard.ms) / SECONDS:.0f} answers/s, median {statistics.median(heard.ms):.0f} ms"
    busy = f"{os.cpu_count()} here, {os.getloadavg()[1]:.0f} processes waited for them in the last five minutes"
    yield Result("page callback under load, p95", statistics.quantiles(heard.ms, n=20)[-1], "ms", "≤ 400", peer)
    yield Result("errors under load", len(heard.errors), "", "≤ 0", "; ".join(sorted(set(heard.errors))[:3]))
    yield Result("cores used by the web processes", heard.cores, "", "", busy)
    yield Result("memory of two web processes", memory, "MiB", "", "proportional share")


def journey(visitor: Visitor, path: str, search: str) -> Journey:
    """What opening this page asks; found out by opening it once."""
    location = {"_pages_location.pathname": path, "_pages_location.search": search}
    opening = next(name for name in visitor.callbacks if CONTENT in name)
    layout = visitor.ask(opening, location)
    named = values_of(layout)
    values = {f"{name}.{prop}": value for name, props in named.items() for prop, value in props.items()}
    bodies = [visitor.body(opening, location)]
    for output, callback in visitor.callbacks.items():
        if _asked_at_once(callback, set(named)) and CONTENT not in output:
            body = visitor.body(output, values)
            if visitor.answers(body):
                bodies.append(body)
    state = part_of(layout, "simulator-state")
    return Journey([json.dumps(body).encode() for body in bodies], state["data"] if state else None)


def _asked_at_once(callback: dict[str, Any], named: set[str]) -> bool:
    """Whether the browser asks the server this as soon as a page with these components has come."""
    if callback["prevent_initial_call"] or callback["clientside_function"] or callback.get("background"):
        return False
    wired = [each["id"] for each in callback["inputs"]]
    return bool(wired) and set(wired) <= named


def _listen(site: Site, visitor: Visitor, journeys: list[Journey]) -> Heard:
    heard, stop = Heard(), threading.Event()
    readers = [
        threading.Thread(target=_read, args=(number, site.port, visitor, journeys, heard, stop), daemon=True)
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    time.sleep(WARM)
    heard.counting, before = True, _cpu_seconds(site)
    time.sleep(SECONDS)
    heard.counting, heard.cores = False, (_cpu_seconds(site) - before) / SECONDS
    stop.set()
    for reader in readers:
        reader.join(20)
    return heard


def _cpu_seconds(site: Site) -> float:
    return sum(sum(worker.cpu_times()[:2]) for worker in site.workers())


def _read(
    number: int, port: int, visitor: Visitor, journeys: list[Journey], heard: Heard, stop: threading.Event
) -> None:
    """One reader, with an address and a taste of their own."""
    taste = random.Random(number)
    headers = {
        **as_proxy(f"198.51.{number // 250}.{number % 250 + 1}"), "Content-Type": "application/json",
        "Accept-Encoding": "gzip",
    }  # fmt: skip
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    stop.wait(taste.uniform(0, THINK[1]))
    while not stop.is_set():
        chosen = taste.choice(journeys)
        for body in chosen.bodies:
            _ask(line, visitor.end, body, headers, heard)
        for _ in range(STEPS if chosen.simulator else 0):
            _ask(line, visitor.end, _moved(visitor, chosen.simulator or {}, taste), headers, heard)
        stop.wait(taste.uniform(*THINK))
    line.close()


def _moved(visitor: Visitor, state: dict[str, Any], taste: random.Random) -> bytes:
    """What a slider asks after a step."""
    moved = {**state, "values": {f"score.MEX.{taste.choice(OUTCOMES)}": float(taste.randint(-90, 90))}}
    return json.dumps(visitor.body("simulator-answer.data", {"simulator-state.data": moved})).encode()


def _ask(line: http.client.HTTPConnection, end: str, body: bytes, headers: dict[str, str], heard: Heard) -> None:
    start = time.perf_counter()
    try:
        line.request("POST", f"{CALLBACKS}?endId={end}", body, headers)
        answer = line.getresponse()
        answer.read()
        code = answer.status
    except (OSError, http.client.HTTPException) as problem:
        line.close()
        if isinstance(problem, http.client.RemoteDisconnected | ConnectionResetError | BrokenPipeError):
            return _again(line, end, body, headers, heard)  # a kept connection was closed meanwhile; browsers ask again
        heard.errors.append(type(problem).__name__)
        return None
    if heard.counting:
        heard.ms.append(1000 * (time.perf_counter() - start))
    if code not in (200, 204):
        heard.errors.append(f"{code} for {json.loads(body)['output'][:60]}")
    return None


def _again(line: http.client.HTTPConnection, end: str, body: bytes, headers: dict[str, str], heard: Heard) -> None:
    try:
        line.request("POST", f"{CALLBACKS}?endId={end}", body, headers)
        line.getresponse().read()
    except (OSError, http.client.HTTPException) as problem:
        line.close()
        heard.errors.append(type(problem).__name__)

"""Faults: what is killed, filled up or set wrong while people save, and what of the acknowledged is lost: nothing.

Each figure is the number of acknowledged writes that are not there afterwards, or are there twice. Real servers on
loopback, ended by their own ids; the app as on a machine of one's own, so that no limit hides a loss.
"""

import contextlib
import os
import random
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import requests

from benchmarks.measure import Result
from benchmarks.services import Postgres, Redis, Service
from benchmarks.site import Site, Worker
from benchmarks.visitor import Visitor, part_of
from benchmarks.writers import Account, create, writing
from benchmarks.writers import draft as draft_of

SLOW, BROKEN = 40, 40
S = TypeVar("S", bound=Service)
T = TypeVar("T")


def measure() -> Iterator[Result]:
    """One figure a fault, each as soon as it is known."""
    with _up(Site()) as site:
        yield _while_writing("a web process, kill -9, four times", site, lambda: _kill_web(site))
        yield _while_writing("the whole web server, kill -9", site, lambda: _restart(site))
        yield _while_writing(f"{SLOW} slow and {BROKEN} broken clients", site, lambda: _bad_clients(site))
        yield _two_editors(site)
    with _up(Postgres()) as postgres, _up(Redis()) as redis:
        shared = {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url}
        with _up(Site(**shared)) as site:
            yield _while_writing("PostgreSQL, kill -9, twice", site, lambda: _bounce(postgres, site), postgres=True)
            yield _while_writing("Redis, kill -9, twice", site, lambda: _bounce(redis, site))
            with _up(Worker(**shared, JOBS_AT_ONCE="1")) as worker:
                yield _while_writing("a Celery worker, kill -9, in a job", site, lambda: _kill_worker(site, worker))
    yield _full_disk()
    yield _wrong_clock()


@contextlib.contextmanager
def _up(service: S) -> Iterator[S]:
    try:
        service.start()
        yield service
    finally:
        service.remove()


def _while_writing(what: str, site: Site, fault: Callable[[], str], *, postgres: bool = False) -> Result:
    with writing(site.url) as account:
        time.sleep(1)
        told = fault()
        time.sleep(1)
    return _result(what + (" (store in it)" if postgres else ""), account, site.url, told)


def _result(what: str, account: Account, address: str, told: str) -> Result:
    refused = ", ".join(f"{count}× {why}" for why, count in sorted(account.refused.items())) or "none"
    words = f"{account.acknowledged} acknowledged; not acknowledged: {refused}" + (f"; {told}" if told else "")
    lost = account.lost(address) if account.acknowledged else float("nan")
    return Result(what, lost, "lost", "≤ 0", words)


# --- what is done to the app ------------------------------------------------------------------------------------------


def _kill_web(site: Site) -> str:
    for _ in range(4):
        victim = random.choice(site.workers())
        victim.kill()
        time.sleep(0.7)
    return ""


def _restart(site: Site) -> str:
    site.kill()
    site.start()
    return "started again"


def _bounce(service: Service, site: Site) -> str:
    """Kill a service twice; meanwhile ask a public page, and what the app says of itself."""
    answered, said = 0, set()
    for _ in range(2):
        service.kill()
        for _ in range(3):
            answered += requests.get(site.url + "/", timeout=20).ok
            said.add(requests.get(site.url + "/readyz", timeout=20).json()["status"])
        service.start()
        time.sleep(1.5)
    return f"meanwhile {answered} of 6 pages answered, /readyz said {', '.join(sorted(said))}"


def _kill_worker(site: Site, worker: Worker) -> str:
    visitor = Visitor(site.url)
    output = visitor.named("uncertainty-result.children")
    state = part_of(visitor.open("/simulator", "?tab=uncertainty"), "simulator-state")["data"]
    handles = visitor.start(output, {
        "uncertainty-run.n_clicks": 1, "simulator-state.data": state, "uncertainty-draws.value": "100000",
        "uncertainty-lenses.value": "every", "uncertainty-seed.value": 1, "uncertainty-results.value": ["toll"],
    })  # fmt: skip
    _until(lambda: "progress" in visitor.look(output, handles))
    worker.kill()
    answer = _until(lambda: visitor.look(output, handles).get("response"))
    worker.start()
    return f"its page said “{answer['uncertainty-status']['children']}”"


def _until(ask: Callable[[], T], seconds: float = 60) -> T:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := ask():
            return found
        time.sleep(0.1)
    raise TimeoutError(f"nothing came within {seconds:g} s")


def _bad_clients(site: Site) -> str:
    """Clients that dribble a request, and clients that leave in the middle of one; a reader asks all the while."""
    stop = threading.Event()
    clients = [threading.Thread(target=_dribble, args=(site.port, stop), daemon=True) for _ in range(SLOW)]
    clients += [threading.Thread(target=_break_off, args=(site.port, stop), daemon=True) for _ in range(BROKEN)]
    for client in clients:
        client.start()
    waits = []
    end = time.monotonic() + 25
    while time.monotonic() < end:
        start = time.monotonic()
        requests.get(site.url + "/healthz", timeout=60).raise_for_status()
        waits.append(time.monotonic() - start)
        time.sleep(0.2)
    stop.set()
    for client in clients:
        client.join(15)
    return f"a reader waited {max(waits):.1f} s at most"


def _dribble(port: int, stop: threading.Event) -> None:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(b"POST /api/v1/assess HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n")
        while not stop.wait(1):
            line.sendall(b" ")


def _break_off(port: int, stop: threading.Event) -> None:
    while not stop.wait(1):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 10) as line:
            line.sendall(random.choice([
                b"GET /", b"POST /api/v1/scenarios HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{\"title\"",
                b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            ]))  # fmt: skip


def _two_editors(site: Site) -> Result:
    scenario = create(site.url)
    with writing(site.url, 2, scenario) as account:
        time.sleep(6)
    return _result("two editors on one scenario", account, site.url, "409: told that the other saved first")


# --- disk and clock ---------------------------------------------------------------------------------------------------


def _full_disk() -> Result:
    """The store on a small disk that runs full under the writers, is given room, and goes on."""
    with _small_disk() as folder, _up(Site(SETPOINT_WORKSPACE=str(folder), WEB_WORKERS="1")) as site:
        ballast = folder / "ballast"
        scenario = create(site.url)
        ballast.write_bytes(b"x" * 400_000)
        with writing(site.url, 2, scenario) as account:
            _until(lambda: account.refused.get("503"))
            told = requests.put(f"{site.url}/api/v1/scenarios/{scenario}", json={}, timeout=20).status_code
            pages = requests.get(site.url + "/", timeout=20).ok
            before = account.acknowledged
            ballast.unlink()
            _until(lambda: account.acknowledged > before)
        words = f"pages answered: {'yes' if pages else 'no'}; went on when there was room"
        return _result("the disk of the store, full", account, site.url, words if told else "")


@contextlib.contextmanager
def _small_disk() -> Iterator[Path]:
    """A disk of a few megabytes, in memory; needs the right to mount."""
    folder = Path(tempfile.mkdtemp(prefix="setpoint-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        raise RuntimeError("a small disk cannot be mounted: run this as root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)
        folder.rmdir()


def _wrong_clock() -> Result:
    """The clock of the store's process jumps by years, to and fro, between two versions."""
    from workspace import records, store
    from workspace.people import LOCAL
    from workspace.saved import scenarios

    true_now = records.now
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SETPOINT_WORKSPACE"] = folder
        draft = scenarios.Draft("Clock", "", draft_of("")["document"], "first")
        kept = scenarios.save(LOCAL, draft)
        try:
            for jump in range(40):
                shift = timedelta(days=365 * (-1) ** jump * jump)
                scenarios.now = records.now = lambda shift=shift: true_now() + shift  # type: ignore[assignment]
                scenarios.change(LOCAL, kept.id, jump + 1, scenarios.Draft("Clock", "", draft.document, f"jump {jump}"))
            found = [each.note for each in scenarios.versions(LOCAL, kept.id)]
        finally:
            scenarios.now = records.now = true_now  # type: ignore[assignment]
            store.forget()
            del os.environ["SETPOINT_WORKSPACE"]
    wanted = ["first", *(f"jump {jump}" for jump in range(40))][::-1]
    lost = sum(note not in found for note in wanted)
    order = "kept" if found == wanted else "LOST"
    return Result("the clock, 40 jumps of years", lost, "lost", "≤ 0", f"41 acknowledged; order of versions {order}")


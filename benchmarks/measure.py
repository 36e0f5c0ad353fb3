"""What every benchmark shares: time a call, serve an app on loopback, say a result against its target."""

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Result:
    """One figure of the report.

    value: what was measured, in `unit` ("ms", "× bare Dash", "/s"). target: "≤ 2", "≥ 10" or "" where none is set.
    peer: what it was measured against in the same run, in words with its own figure.
    """

    name: str
    value: float
    unit: str
    target: str = ""
    peer: str = ""

    @property
    def met(self) -> bool:
        """Whether the value keeps its target; true where there is none."""
        if not self.target:
            return True
        sign, limit = self.target.split()
        return self.value <= float(limit) if sign == "≤" else self.value >= float(limit)

    def line(self) -> str:
        """The result as one line of the report."""
        verdict = "" if not self.target else f"  target {self.target}: {'met' if self.met else 'MISSED'}"
        peer = f"  ({self.peer})" if self.peer else ""
        return f"{self.name:<44} {self.value:>9.2f} {self.unit}{verdict}{peer}"


def median_ms(
    call: Callable[[], object], repeats: int = 30, warm: int = 3, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Median time of a call in milliseconds, after `warm` unmeasured ones.

    clock: of the wall, or time.process_time, which leaves out what else a shared machine does.
    """
    for _ in range(warm):
        call()
    return statistics.median(_once(call, clock) for _ in range(repeats))


def _once(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return 1000 * (clock() - start)


@contextlib.contextmanager
def served(target: str, path: str = "/", workers: int = 1) -> Iterator[str]:
    """Serve a WSGI target with gunicorn on a free loopback port until the block ends; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "server/gunicorn.py", target]
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WEB_WORKERS": str(workers)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address + path, process)
        yield address
    finally:
        process.terminate()
        process.wait(15)


def _wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        if process.poll() is not None:
            raise RuntimeError(f"the server for {url} ended with code {process.returncode}")
        time.sleep(0.1)
    raise RuntimeError(f"{url} did not answer within {seconds:g} s")

"""Largest paint of every public page, cold and warm, beside the processor's own speed.

Cold is a browser that has nothing; the server has answered each page once. Warm is the same browser's next visit.
"""

import statistics
import time

from benchmarks.browser import browser
from benchmarks.first_page import visit
from benchmarks.measure import Result, served

PATHS = (
    "/", "/regions", "/regions/arizona", "/ports", "/ports/2504", "/mortality", "/simulator", "/invest", "/sampling",
    "/governance", "/sanctions", "/data", "/methods",
)  # fmt: skip
VISITS = 3  # warm ones of a browser; the median counts


def measure() -> list[Result]:
    """Two figures a page; each tells how long a fixed loop of this machine took beside it."""
    results = []
    with served("app:server", "/healthz") as address:
        for path in PATHS:
            visit_once(address + path)
            loop = _loop_ms()
            cold, warm = visit_once(address + path, warm=VISITS)
            peer = f"a loop of ten million steps took {loop:.0f} ms"
            results.append(Result(f"{path}, cold cache, largest paint", cold, "ms", "≤ 2500", peer))
            results.append(Result(f"{path}, warm cache, largest paint", warm, "ms", "≤ 1000", peer))
    return results


def visit_once(address: str, warm: int = 0) -> tuple[float, float]:
    """A new browser's largest paint in ms, and the median of its next visits; 0 for none."""
    with browser() as driver:
        cold = visit(driver, address)[0]
        again = [visit(driver, address)[0] for _ in range(warm)]
    return cold, statistics.median(again) if again else 0.0


def _loop_ms() -> float:
    """What else the machine has to do shows in how long it takes to count."""
    start = time.perf_counter()
    for _ in range(10_000_000):
        pass
    return 1000 * (time.perf_counter() - start)

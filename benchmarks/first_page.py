"""The first page on a cold cache: time to its largest paint and bytes on the wire, beside a bare Dash page."""

import statistics
import time

from selenium import webdriver

from benchmarks.browser import browser
from benchmarks.measure import Result, served

ROUNDS = 5
OBSERVE = """window.__lcp = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) window.__lcp = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});"""
QUIET = """const entries = performance.getEntriesByType('resource');
return [document.querySelectorAll('._dash-loading').length, entries.length, window.__lcp];"""
WEIGHT = """return performance.getEntriesByType('resource').reduce((sum, e) => sum + (e.transferSize || 0), 0)
  + performance.getEntriesByType('navigation')[0].transferSize;"""


def measure() -> list[Result]:
    """Cold and warm largest paint of the situation page, and a bare Dash page's, alternating."""
    with served("app:server", "/healthz") as ours, served("benchmarks.bare:server") as bare:
        pairs = [(_cold(ours), _cold(bare)) for _ in range(ROUNDS)]
        warm = statistics.median(_warm(ours) for _ in range(2))
    cold = statistics.median(page[0] for page, _ in pairs)
    peer = statistics.median(page[0] for _, page in pairs)
    weight, bare_weight = pairs[-1][0][1] / 1024, pairs[-1][1][1] / 1024
    return [
        Result("first page, cold cache, largest paint", cold, "ms", "≤ 2500", f"bare Dash page {peer:.0f} ms"),
        Result("first page against a bare Dash page", cold / peer, "×"),
        Result("first page, cold cache, on the wire", weight, "KiB", "", f"bare Dash page {bare_weight:.0f} KiB"),
        Result("first page, warm cache, largest paint", warm, "ms", "≤ 1000"),
    ]


def _cold(address: str) -> tuple[float, float]:
    with browser() as driver:
        return visit(driver, address)


def _warm(address: str) -> float:
    with browser() as driver:
        visit(driver, address)
        return visit(driver, address)[0]


def visit(driver: webdriver.Chrome, address: str) -> tuple[float, float]:
    """Largest paint in ms and bytes, once nothing has come or been painted for a second."""
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": OBSERVE})
    driver.get(address)
    before, since, end = None, time.monotonic(), time.monotonic() + 30
    while time.monotonic() < end:
        state = driver.execute_script(QUIET)
        if state != before:
            before, since = state, time.monotonic()
        elif state[0] == 0 and time.monotonic() - since > 1:
            break
        time.sleep(0.05)
    return driver.execute_script("return window.__lcp"), driver.execute_script(WEIGHT)

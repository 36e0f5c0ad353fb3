"""One step of a slider to the painted result: the simulator against a bare Dash slider and bar chart, in turns."""

import statistics
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from benchmarks.browser import browser
from benchmarks.measure import Result, served

MOVES = 60
WARM = 8
# under this lens and preset each step of the score moves charges and deaths of three countries
PAGE = "/simulator?lens=precursor"
OURS = {
    "thumb": '[data-knob="score.MEX.oversupply"] [role=slider]',
    "text": '[data-cell="MEX.deaths"]',
    "graph": "#simulator-rates",
}
BARE = {"thumb": "#slider [role=slider]", "text": "#text", "graph": "#bars .js-plotly-plot"}

# The clock starts at the key's event and stops at the painted frame in which both the text and the chart are new:
# the first task after an animation frame runs once that frame is painted.
_READY = "const chart = document.querySelector(arguments[0]); return !!(chart.on || chart.querySelector('svg'))"
_WATCH = """
const [text, graph] = arguments;
const painted = () => new Promise((go) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = go;
  port2.postMessage(0);
}));
const watch = (window.watch = { start: 0, waiting: new Set(), took: null });
const seen = (what) => {
  if (!watch.waiting.delete(what) || watch.waiting.size) return;
  painted().then(() => (watch.took = performance.now() - watch.start));
};
document.addEventListener("keydown", () => {
  Object.assign(watch, { start: performance.now(), waiting: new Set(["text", "chart"]), took: null });
}, true);
new MutationObserver(() => seen("text")).observe(document.querySelector(text),
  { childList: true, characterData: true, subtree: true });
const drawn = document.querySelector(graph);
if (drawn.on) drawn.on("plotly_afterplot", () => seen("chart"));
else new MutationObserver(() => seen("chart")).observe(drawn, { attributes: true, childList: true, subtree: true });
"""


def measure() -> list[Result]:
    """Median against the bare app's in the same run, and the 95th percentile."""
    with (
        served("app:server", "/healthz") as ours,
        served("benchmarks.bare:server") as bare,
        browser() as left,
        browser() as right,
    ):
        pages = [(left, _opened(left, ours + PAGE, OURS)), (right, _opened(right, bare, BARE))]
        times: list[list[float]] = [[], []]
        for move in range(WARM + MOVES):
            for place, (driver, thumb) in enumerate(pages):
                took = _step(driver, thumb, move)
                if move >= WARM:
                    times[place].append(took)
    return _results(*times)


def _results(ours: list[float], bare: list[float]) -> list[Result]:
    median, floor = statistics.median(ours), statistics.median(bare)
    late, bare_late = (statistics.quantiles(times, n=20)[-1] for times in (ours, bare))
    peer = f"ours {median:.0f} ms, bare Dash {floor:.0f} ms"
    return [
        Result("slider to painted result, median", median / floor, "× bare Dash", "≤ 1.5", peer),
        Result("slider to painted result, 95th percentile", late, "ms", "≤ 100", f"bare Dash {bare_late:.0f} ms"),
    ]


def _opened(driver: webdriver.Chrome, url: str, names: dict[str, str]) -> Any:
    """Open a page, watch its text and chart, and give the slider's thumb."""
    driver.get(url)
    for name in names.values():
        WebDriverWait(driver, 30).until(lambda d, name=name: d.find_elements(By.CSS_SELECTOR, name))
    WebDriverWait(driver, 30).until(lambda d: d.execute_script(_READY, names["graph"]))
    driver.execute_script(_WATCH, names["text"], names["graph"])
    return driver.find_element(By.CSS_SELECTOR, names["thumb"])


def _step(driver: webdriver.Chrome, thumb: Any, move: int) -> float:
    """One step by the keyboard, forward then back after half of them, in milliseconds to the painted result."""
    thumb.send_keys(Keys.ARROW_RIGHT if move % 60 < 30 else Keys.ARROW_LEFT)
    took = WebDriverWait(driver, 10, 0.05).until(lambda d: d.execute_script("return window.watch.took"))
    return float(took)

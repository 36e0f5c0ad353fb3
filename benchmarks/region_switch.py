"""Another region on its panel: from the choice to its figures and county map, beside a bare Dash callback."""

import statistics
import time
from typing import Any

from selenium import webdriver

from benchmarks.browser import browser
from benchmarks.measure import Result, served

START = "new-mexico"
REGIONS = {"arizona": "Arizona", "ohio": "Ohio", "midwest": "Midwest", "hawaii": "Hawaii", "houston": "Houston"}
ROUNDS = 2  # the first of each region reads what it has not yet read: the median is of the second
# the frame after the one in which all is there is the one that was painted
SWITCH = """const [slug, name, done] = arguments, start = performance.now();
const there = () => document.querySelector('h1')?.textContent === name
  && document.querySelector('.map-svg')?.getAttribute('aria-label') === 'Counties of ' + name;
const look = () => there() ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(look);
window.dash_clientside.set_props('region-picker', {value: slug});
look();"""
BARE = """const [value, done] = arguments, start = performance.now();
const there = () => document.getElementById('text').textContent === String(value);
const look = () => there() ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(look);
window.dash_clientside.set_props('slider', {value});
look();"""
REST = "return !document.querySelector('.region-wait') && !document.querySelector('._dash-loading')"


def measure() -> list[Result]:
    """Milliseconds to the first screen of another region, and as a ratio to a bare callback in the same browser."""
    with (
        served("app:server", f"/regions/{START}") as ours,
        served("benchmarks.bare:server") as bare,
        browser() as driver,
    ):
        floor = _bare(driver, bare)
        _open(driver, f"{ours}/regions/{START}")
        rounds = [[_switch(driver, slug, name) for slug, name in REGIONS.items()] for _ in range(ROUNDS)]
    first, again = (statistics.median(times) for times in (rounds[0], rounds[-1]))
    return [
        Result("another region, first screen", again, "ms", "≤ 200", f"bare callback {floor:.0f} ms"),
        Result("another region against a bare callback", again / floor, "×"),
        Result("another region, the first time it is asked for", first, "ms"),
    ]


def _open(driver: webdriver.Chrome, address: str) -> None:
    driver.get(address)
    _until(driver, "return !!document.querySelector('.map-svg') && !!document.querySelector('h1')")
    _until(driver, REST)
    time.sleep(1)


def _switch(driver: webdriver.Chrome, slug: str, name: str) -> float:
    took: Any = driver.execute_async_script(SWITCH, slug, name)
    _until(driver, REST)
    time.sleep(0.5)
    return float(took)


def _bare(driver: webdriver.Chrome, address: str) -> float:
    driver.get(address)
    _until(driver, "return document.getElementById('text')?.textContent === '10'")
    return statistics.median(float(driver.execute_async_script(BARE, value)) for value in range(20, 40))


def _until(driver: webdriver.Chrome, script: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not driver.execute_script(script):
        if time.monotonic() > end:
            raise RuntimeError(f"never true: {script}")
        time.sleep(0.05)

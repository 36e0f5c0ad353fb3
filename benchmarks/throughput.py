"""Callback throughput: the simulator's own callback, beside a bare Flask route that reads and answers as many bytes."""

import gzip
import json
import threading
import time
import urllib.request
from dataclasses import dataclass

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from benchmarks.browser import browser
from benchmarks.measure import Result, served

CLIENTS = 4
TOKEN = ".".join(["A" * 22] * 2)
AS_OUR_PAGES = {"Cookie": f"_csrf_token={TOKEN}", "X-CSRFToken": TOKEN}  # the local user's pages send any
REQUESTS = 150  # of each client
ROUNDS = 3


@dataclass(frozen=True)
class Call:
    """One recorded request: path, body, and the size of its answer in bytes."""

    path: str
    body: bytes
    answer_bytes: int


def measure() -> list[Result]:
    """Answers a second of the assessment callback and of the bare route, alternating."""
    with served("app:server", "/healthz") as ours, served("benchmarks.bare:flask") as bare:
        call = recorded(ours)
        echo = Call(f"/echo?bytes={call.answer_bytes}", call.body, call.answer_bytes)
        pairs = [(per_second(ours, call), per_second(bare, echo)) for _ in range(ROUNDS)]
    callback = max(ours_rate for ours_rate, _ in pairs)
    route = max(bare_rate for _, bare_rate in pairs)
    return [
        Result("simulator callback, one process", callback, "/s", "", f"bare Flask route {route:.0f}/s"),
        Result("simulator callback, share of a bare route", callback / route, "×"),
        Result("simulator callback, answer", call.answer_bytes / 1024, "KiB"),
    ]


def recorded(address: str) -> Call:
    """The request that the browser sends when a score moves, taken from its network log."""
    with browser() as driver:
        driver.get(address + "/simulator")
        slider = WebDriverWait(driver, 30).until(lambda d: d.find_element(By.CSS_SELECTOR, "main [role=slider]"))
        time.sleep(2)
        driver.get_log("performance")
        slider.send_keys(Keys.ARROW_RIGHT)
        time.sleep(2)
        messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [m["params"]["request"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    bodies = [r["postData"].encode() for r in sent if "_dash-update-component" in r["url"] and "postData" in r]
    answered = [(body, len(_post(address, "/_dash-update-component", body))) for body in bodies]
    body, size = max(answered, key=lambda pair: pair[1])
    return Call("/_dash-update-component", body, size)


def per_second(address: str, call: Call) -> float:
    """Answers a second to a few clients that ask one request after another, a fixed number of times."""

    def ask() -> None:
        for _ in range(REQUESTS):
            _post(address, call.path, call.body)

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    start = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return CLIENTS * REQUESTS / (time.perf_counter() - start)


def _post(address: str, path: str, body: bytes) -> bytes:
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip", **AS_OUR_PAGES}
    with urllib.request.urlopen(urllib.request.Request(address + path, body, headers), timeout=30) as answer:
        data = answer.read()
        return gzip.decompress(data) if answer.headers.get("Content-Encoding") == "gzip" else data

"""The app served once for all page tests, and one browser that each test starts anew in a fresh page."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from dash.testing.browser import Browser
from flask import Flask
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from werkzeug.serving import make_server

from tests.conftest import pytest_setup_options

# seconds until a test gives up; long, for a machine busy with other work: no test waits longer than it must
PATIENCE = 60
# the tour of the simulator is offered to first-time visitors; a reader has been here
BEEN_HERE = "try { localStorage.setItem('setpoint-guide', 'seen') } catch {}"
SETTLED = """return document.readyState === 'complete' && !document.querySelector('._dash-loading')
    && !!document.querySelector('main h1') && !document.querySelector('[data-dash-is-loading=true]')"""


@pytest.fixture(scope="session")
def address(laid_out_server: Flask) -> Iterator[str]:
    """The app's address, on loopback and a free port; served as server/gunicorn.py does."""
    from scenarios.early_warning import all_warnings

    all_warnings()
    laid_out_server.extensions["dash"].config.suppress_callback_exceptions = True
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    http = make_server("127.0.0.1", port, laid_out_server, threaded=True)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    http.shutdown()
    thread.join()


def start_browser() -> Browser:
    """A Chromium of its own, nothing shared with any other."""
    browser = Browser("Chrome", headless=True, options=[pytest_setup_options()], percy_run=False)
    browser.driver.implicitly_wait(0)
    return browser


@pytest.fixture(scope="session")
def shared_browser() -> Iterator[Browser]:
    with start_browser() as browser:
        yield browser


class Reader:
    """A person at a browser: opens pages, reads, clicks, types; knows what the console said."""

    def __init__(self, browser: Browser, address: str, downloads: Path) -> None:
        """`downloads`: where files saved by this reader land, and no other's: many tests save files of one name."""
        self.driver, self.address, self.downloads = browser.driver, address, downloads
        downloads.mkdir()
        behavior = {"behavior": "allow", "downloadPath": str(downloads)}
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", behavior)
        self.been_here = self._at_every_page(BEEN_HERE)

    def _at_every_page(self, script: str) -> str:
        """Run a script in every page before its own; the key to stop that."""
        added = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        return str(added["identifier"])

    def forget(self) -> None:
        """Become a first-time visitor: nothing is kept of earlier visits."""
        self.leave()
        kept = {"origin": self.address, "storageTypes": "local_storage"}
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", kept)

    def leave(self) -> None:
        """Take away what this reader runs in every page, so that the browser serves the next one."""
        if self.been_here:
            self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": self.been_here})
            self.been_here = ""

    def open(self, path: str) -> None:
        """Open a page and wait until it is laid out and quiet."""
        self.driver.get(self.address + path)
        self.settle()

    def resize(self, width: int, height: int = 900) -> None:
        """Look through a window of this size, in CSS pixels."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
        )

    def prefer(self, scheme: str) -> None:
        """Set what the person's system prefers: light or dark."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def settle(self) -> None:
        for pause in (0.1, 0):
            WebDriverWait(self.driver, PATIENCE, 0.05).until(lambda d: d.execute_script(SETTLED))
            time.sleep(pause)

    def until(self, condition: Callable[[], Any], why: str, seconds: float = PATIENCE) -> Any:
        """Wait for a condition; `why` is the message if it never holds."""
        ignored = Exception
        return WebDriverWait(self.driver, seconds, 0.05, ignored_exceptions=[ignored]).until(lambda _: condition(), why)

    def find(self, selector: str) -> Any:
        return self.until(lambda: self.driver.find_element(By.CSS_SELECTOR, selector), f"{selector} is not there")

    def find_all(self, selector: str) -> list[Any]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector: str = "main") -> str:
        return str(self.driver.execute_script("return document.querySelector(arguments[0]).innerText", selector))

    def wait_for_text(self, text: str, selector: str = "main") -> None:
        self.until(lambda: text in self.text(selector), f"“{text}” never stood in {selector}")

    def query(self) -> str:
        return str(self.driver.execute_script("return location.search"))

    def console_errors(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.fixture
def reader(shared_browser: Browser, address: str, tmp_path: Path) -> Iterator[Reader]:
    """A reader whose test fails if the console held an error at its end."""
    shared_browser.driver.get("about:blank")
    shared_browser.driver.get_log("browser")
    person = Reader(shared_browser, address, tmp_path / "downloads")
    person.resize(1440)
    yield person
    person.leave()
    assert person.console_errors() == []


@pytest.fixture
def second_reader(address: str, tmp_path: Path) -> Iterator[Reader]:
    """Another person, with a browser of their own."""
    with start_browser() as browser:
        yield Reader(browser, address, tmp_path / "second-downloads")

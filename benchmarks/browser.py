"""A headless Chromium: one way to start it, for measurements and for tests."""

import contextlib
from collections.abc import Iterator

from selenium import webdriver
from selenium.webdriver.chrome.options import Options

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1440,900",
)


def chromium_options() -> Options:
    """Chromium headless, as root in a container, quiet on the network."""
    options = Options()
    for flag in FLAGS:
        options.add_argument(flag)
    return options


@contextlib.contextmanager
def browser() -> Iterator[webdriver.Chrome]:
    """A new browser with an empty cache; it records its network traffic in the log "performance"."""
    options = chromium_options()
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options)
    driver.set_script_timeout(120)
    try:
        yield driver
    finally:
        driver.quit()

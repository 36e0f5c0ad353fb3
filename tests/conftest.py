"""Fixtures every test may use, and how the browser is started."""

import os
from pathlib import Path

import pytest
from selenium.webdriver.chrome.options import Options

ROOT = Path(__file__).resolve().parent.parent
RAW = Path(os.environ.get("SETPOINT_RAW", ROOT.parent / "shared" / "data"))
CHROMIUM_FLAGS = (
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


def pytest_setup_options() -> Options:
    """Chromium as dash.testing starts it: headless, as root in a container, quiet on the network."""
    options = Options()
    for flag in CHROMIUM_FLAGS:
        options.add_argument(flag)
    return options


@pytest.fixture(scope="session")
def raw() -> Path:
    """The folder of raw files; tests that read them skip where it is absent."""
    if not RAW.is_dir():
        pytest.skip("the raw files are not beside the project: set SETPOINT_RAW to their folder to run this test")
    return RAW

"""Fixtures every test may use, and how the browser is started."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from selenium.webdriver.chrome.options import Options

from benchmarks.browser import chromium_options
from tests.services import postgres_url, redis_url  # noqa: F401 - fixtures for every test
from workspace import store

ROOT = Path(__file__).resolve().parent.parent
RAW = Path(os.environ.get("SETPOINT_RAW", ROOT.parent / "shared" / "data"))


def pytest_setup_options() -> Options:
    """How dash.testing starts Chromium."""
    return chromium_options()


@pytest.fixture(scope="session", autouse=True)
def own_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the workspace of whoever runs them: theirs is in a folder that goes away."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("DATABASE_URL", raising=False)
        environment.delenv("SETPOINT_SIGN_IN", raising=False)
        environment.setenv("SETPOINT_WORKSPACE", str(tmp_path_factory.mktemp("workspace")))
        yield
        store.forget()


@pytest.fixture(autouse=True)
def the_app_is_the_app() -> None:
    """Dash holds the app made last to be the app, and signs by its secret: a test's own app shall not stay that."""
    if "app" in sys.modules:
        vars(sys.modules["dash._get_app"])["APP"] = sys.modules["app"].app


@pytest.fixture(scope="session")
def raw() -> Path:
    """The folder of raw files; tests that read them skip where it is absent."""
    if not RAW.is_dir():
        pytest.skip("the raw files are not beside the project: set SETPOINT_RAW to their folder to run this test")
    return RAW


@pytest.fixture(scope="session")
def laid_out_server() -> Flask:
    """The app's server, its pages laid out on the snapshot.

    Dash lays every page out once, at the first request, to know the ids of callbacks. Were that request made while a
    test has other tables, every page opened later would be told of ids that do not exist.
    """
    from app import server

    server.test_client().get("/")
    return server

"""Logs hold what was asked and how it was answered, and nothing of who asked."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
from flask import Flask

from server.errors import number_requests
from server.logs import configuration, log_requests
from server.settings import Settings

PUBLIC = Settings("0.0.0.0", 8050, 1, 1, public_url="https://setpoint.test", secret_key="x" * 40)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the public configuration's handler writes."""
    written = io.StringIO()
    logger = logging.getLogger("setpoint")
    before = logger.level
    made = logging.config.DictConfigurator(configuration(PUBLIC))
    handler = logging.StreamHandler(written)
    handler.setFormatter(made.configure_formatter(configuration(PUBLIC)["formatters"]["lines"]))
    handler.addFilter(made.configure_filter(configuration(PUBLIC)["filters"]["reference"]))
    logger.addHandler(handler)
    logger.setLevel("INFO")
    yield written
    logger.removeHandler(handler)
    logger.setLevel(before)


def ask(settings: Settings, path: str) -> None:
    server = Flask(__name__)
    number_requests(server)
    log_requests(server, settings)

    @server.post("/saved/<key>")
    def saved(key: str) -> str:
        return key

    server.test_client().post(
        path, data={"name": "private-name"}, environ_base={"REMOTE_ADDR": "203.0.113.7"},
        headers={"Cookie": "session=private-cookie", "Authorization": "private-token", "User-Agent": "private-ua"},
    )  # fmt: skip


def test_a_line_says_what_was_asked_and_nothing_of_who_asked(lines: io.StringIO) -> None:
    ask(PUBLIC, "/saved/private-key?note=private-query")
    line = json.loads(lines.getvalue())
    assert line["route"] == "/saved/<key>"
    assert (line["method"], line["status"], line["level"]) == ("POST", 200, "INFO")
    assert len(line["request"]) == 16
    assert line["ms"] >= 0
    assert "private" not in lines.getvalue()
    assert "203.0.113.7" not in lines.getvalue()


def test_addresses_are_logged_only_where_asked_for(lines: io.StringIO) -> None:
    ask(Settings(**{**vars(PUBLIC), "log_addresses": True}), "/saved/x")
    assert json.loads(lines.getvalue())["address"] == "203.0.113.7"


def test_a_line_break_in_an_address_makes_no_line_of_its_own(lines: io.StringIO) -> None:
    ask(PUBLIC, "/saved/a%0a%7B%22level%22:%22forged%22%7D")
    assert len(lines.getvalue().splitlines()) == 1

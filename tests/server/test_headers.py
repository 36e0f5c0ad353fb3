"""What every response says to the browser, and that the policy holds what OWASP's secure headers project asks."""

import re

import pytest
from flask.testing import FlaskClient

ADDRESSES = ("/", "/healthz", "/assets/css/tokens.css", "/api/v1/datasets", "/no-such-page", "/api/v1/no-such")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_carries_the_security_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Server" not in headers or "Python" not in headers["Server"]


def test_scripts_come_from_this_host_or_are_known_by_hash(client: FlaskClient) -> None:
    policy = dict(part.strip().split(" ", 1) for part in client.get("/").headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    scripts = policy["script-src"].split()
    assert scripts[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]+={0,2}'", script) for script in scripts[1:])
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(scripts)


def test_the_page_names_its_language_and_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert '<html lang="en">' in page
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"', page) == []

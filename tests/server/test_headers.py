"""What every response says to the browser, and that the policy holds what OWASP's secure headers project asks."""

import re

import pytest
from dash import Dash, html
from flask.testing import FlaskClient

from server.headers import protect

ASKED = (  # pages, static files, the API, probes, and every sort of error
    ("GET", "/", 200), ("GET", "/healthz", 200), ("GET", "/readyz", 200), ("GET", "/metrics", 200),
    ("GET", "/assets/css/tokens.css", 200), ("GET", "/_dash-dependencies", 200), ("GET", "/api/v1/datasets", 200),
    ("GET", "/no-such-page", 404), ("GET", "/assets/no-such.css", 404), ("GET", "/api/v1/no-such", 404),
    ("POST", "/no-such-page", 403), ("POST", "/_dash-update-component", 400), ("POST", "/api/v1/assess", 400),
    ("PUT", "/too-large", 413),
)  # fmt: skip


@pytest.mark.parametrize(("method", "address", "code"), ASKED)
def test_every_response_carries_the_security_headers(
    client: FlaskClient, method: str, address: str, code: int
) -> None:
    answer = client.open(address, method=method, data=b"x" * 2_000_000 if code == 413 else None)
    assert answer.status_code == code
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["X-Permitted-Cross-Domain-Policies"] == "none"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Server" not in headers or "Python" not in headers["Server"]
    assert "Strict-Transport-Security" not in headers, "a machine of one's own has no certificate"
    assert "X-Powered-By" not in headers


def test_readers_who_come_by_https_are_told_to_stay_with_it() -> None:
    app = Dash(__name__)
    app.layout = html.P("here")
    protect(app, https=True)
    assert app.server.test_client().get("/").headers["Strict-Transport-Security"].startswith("max-age=63072000")


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

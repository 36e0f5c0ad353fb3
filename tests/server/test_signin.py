"""Signing in, and what a session, a form and a callback must carry."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.csrf import COOKIE, HEADER
from server.links import password_link
from server.signin import add_sign_in, local_path
from server.who import current_person
from workspace import accounts, credentials, sessions
from workspace import store as stores
from workspace.people import LOCAL

GOOD, BETTER = "seven herons cross the ford", "nine otters under the old bridge"
EMAIL = "kim@example.gov"


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Flask]:
    """A small server that asks for a sign-in, with a page and something that changes things."""
    monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("SETPOINT_SIGN_IN", "1")
    yield small_server()
    stores.forget()


def small_server() -> Flask:
    server = Flask("small")
    add_sign_in(server)
    server.add_url_rule("/account", view_func=lambda: f"<p>{current_person().name}</p>", endpoint="page")
    server.add_url_rule("/change", view_func=lambda: current_person().id, endpoint="change", methods=["POST"])
    return server


@pytest.fixture
def kim(app: Flask) -> str:
    """The id of somebody with a password."""
    made = accounts.create(LOCAL, EMAIL, "Kim <b>Example</b>", "analyst")
    credentials.set_password_by_link(made.id, credentials.link_state(LOCAL, made.id), GOOD)
    return made.id


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


def token_of(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def sign_in(browser: FlaskClient, password: str = GOOD, email: str = EMAIL, **more: str) -> "object":
    token = token_of(browser.get("/sign-in").text)
    return browser.post("/sign-in", data={"email": email, "password": password, "csrf_token": token, **more})


def session_key(browser: FlaskClient) -> str:
    with browser.session_transaction() as kept:
        return str(kept.get("_user_id", ""))


def test_signing_in_and_out(browser: FlaskClient, kim: str) -> None:
    assert "<p></p>" in browser.get("/account").text
    answer = sign_in(browser, next="/simulator?score=3")
    assert (answer.status_code, answer.location) == (303, "/simulator?score=3")
    assert "Kim" in browser.get("/account").text
    assert browser.get("/sign-in").location == "/account"
    key = session_key(browser)
    page = browser.get("/sign-out").text
    assert browser.post("/sign-out").status_code == 400  # no token
    assert sessions.find(key) is not None
    assert browser.post("/sign-out", data={"csrf_token": token_of(page)}).status_code == 303
    assert sessions.find(key) is None
    assert "<p></p>" in browser.get("/account").text


def test_a_cookie_kept_from_before_signing_out_is_worth_nothing(browser: FlaskClient, kim: str, app: Flask) -> None:
    sign_in(browser)
    kept = browser.get_cookie("setpoint")
    assert kept
    browser.post("/sign-out", data={"csrf_token": token_of(browser.get("/sign-out").text)})
    thief = app.test_client()
    thief.set_cookie("setpoint", kept.value)
    assert "<p></p>" in thief.get("/account").text
    thief.set_cookie(COOKIE, "A" * 22 + "." + "A" * 64)
    assert thief.post("/change", headers={HEADER: "A" * 22 + "." + "A" * 64}).text == ""


def test_the_session_is_another_after_signing_in(browser: FlaskClient, kim: str) -> None:
    browser.get("/sign-in")
    before = browser.get_cookie("setpoint")
    with browser.session_transaction() as planted:
        planted["_user_id"] = "planted by somebody"
        planted["anything"] = "planted"
    sign_in(browser)
    first = session_key(browser)
    with browser.session_transaction() as kept:
        assert "anything" not in kept
    assert first not in {"", "planted by somebody"}
    assert before is not None
    assert browser.get_cookie("setpoint").value != before.value
    browser.post("/sign-out", data={"csrf_token": token_of(browser.get("/sign-out").text)})
    sign_in(browser)
    assert session_key(browser) != first


def test_every_refusal_looks_the_same(browser: FlaskClient, kim: str) -> None:
    def shown(email: str, password: str) -> str:
        answer = sign_in(browser, password, email)
        assert answer.status_code == 401
        return re.sub(r'value="[^"]*"', "", answer.text)

    assert shown(EMAIL, "wrong") == shown("nobody@example.gov", GOOD) == shown("", "")
    for _ in range(credentials.TRIES):
        shown(EMAIL, "wrong")
    assert shown(EMAIL, GOOD) == shown("nobody@example.gov", GOOD)


def test_what_was_typed_is_shown_again_as_text(browser: FlaskClient, kim: str) -> None:
    page = sign_in(browser, email='"><script>alert(1)</script>', next='/"><script>').text
    assert "<script>alert" not in page
    assert '"><script>' not in page
    assert GOOD not in page


def test_forms_need_their_token(browser: FlaskClient, kim: str, app: Flask) -> None:
    data = {"email": EMAIL, "password": GOOD}
    assert browser.post("/sign-in", data=data).status_code == 400
    token = token_of(browser.get("/sign-in").text)
    assert browser.post("/sign-in", data={**data, "csrf_token": token + "x"}).status_code == 400
    other = app.test_client()
    other.get("/sign-in")
    assert other.post("/sign-in", data={**data, "csrf_token": token}).status_code == 400  # another browser's


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}],
)  # fmt: skip
def test_what_comes_from_elsewhere_is_refused_with_any_token(
    browser: FlaskClient, kim: str, headers: dict[str, str]
) -> None:
    sign_in(browser)
    browser.get("/account")
    held = {HEADER: browser.get_cookie(COOKIE).value}
    assert browser.post("/change", headers=held).text == kim
    assert browser.post("/change", headers={**held, **headers}).status_code == 403
    assert browser.post("/sign-out", headers=headers).status_code == 403
    assert browser.post("/change", headers={**held, "Origin": "http://localhost"}).text == kim
    assert browser.post("/change", headers={**held, "Sec-Fetch-Site": "same-origin"}).text == kim


def test_a_callback_needs_the_token_of_its_own_session(browser: FlaskClient, kim: str, app: Flask) -> None:
    sign_in(browser)
    assert browser.post("/change").status_code == 403
    browser.delete_cookie(COOKIE)
    assert browser.post("/change").status_code == 403
    fresh = browser.get_cookie(COOKIE)  # the refusal brought one that holds
    assert browser.post("/change", headers={HEADER: fresh.value}).text == kim
    assert browser.post("/change", headers={HEADER: fresh.value[:-1] + "x"}).status_code == 403
    assert browser.post("/change", headers={HEADER: ""}).status_code == 403
    other = app.test_client()
    sign_in(other)
    other.get("/account")
    others = other.get_cookie(COOKIE).value
    browser.set_cookie(COOKIE, others)  # planted: header and cookie agree, and are another session's
    assert browser.post("/change", headers={HEADER: others}).status_code == 403


def test_on_loopback_the_local_users_pages_carry_a_token_too(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SETPOINT_SIGN_IN")
    assert browser.post("/change").status_code == 403
    assert browser.post("/change", headers={HEADER: browser.get_cookie(COOKIE).value}).text == LOCAL.id
    assert browser.get("/sign-in").status_code == 302


def test_nobody_signed_in_has_nothing_to_abuse(browser: FlaskClient) -> None:
    assert (browser.post("/change").status_code, browser.post("/change").text) == (200, "")
    assert browser.get_cookie(COOKIE) is None


def test_cookies_off_loopback_are_for_https_and_this_host_alone(
    monkeypatch: pytest.MonkeyPatch, app: Flask, kim: str
) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")
    browser = small_server().test_client()
    https = {"base_url": "https://setpoint.example.gov"}
    page = browser.get("/sign-in", **https)
    token = token_of(page.text)
    answer = browser.post(
        "/sign-in",
        data={"email": EMAIL, "password": GOOD, "csrf_token": token},
        headers={"Referer": "https://setpoint.example.gov/sign-in"},
        **https,
    )
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert answer.status_code == 303
    assert cookie.startswith("__Host-setpoint=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert answer.headers["Cache-Control"] == "no-store"
    given = [c for c in browser.get("/account", **https).headers.getlist("Set-Cookie") if c.startswith(COOKIE)]
    assert {"Secure", "SameSite=Strict", "Path=/"} <= set(given[0].split("; "))


ELSEWHERE = [
    "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "javascript:alert(1)", "", None,
    "account", "/ok\r\nSet-Cookie: a=b", "/\t/elsewhere.example", "/sign-out", "\\\\elsewhere", "/" + "a" * 3000,
]  # fmt: skip


@pytest.mark.parametrize("text", ELSEWHERE)
def test_signing_in_leads_nowhere_else(text: str | None) -> None:
    assert local_path(text) == "/account"


def test_signing_in_leads_back(app: Flask) -> None:
    assert local_path("/regions/houston?period=2023&x=%2F") == "/regions/houston?period=2023&x=%2F"


def test_a_link_sets_a_password_once(browser: FlaskClient, kim: str, app: Flask) -> None:
    with app.test_request_context():
        link = password_link(LOCAL, kim)
    path = link.removeprefix("http://localhost")
    page = browser.get(path).text
    data = {"link": re.search(r'name="link" value="([^"]+)"', page)[1], "csrf_token": token_of(page)}
    short = browser.post("/sign-in/set-password", data={**data, "password": "short"})
    assert (short.status_code, "5 characters" in short.text) == (422, True)
    assert browser.post("/sign-in/set-password", data={**data, "password": BETTER}).location == "/sign-in?set=1"
    assert "Your password is set" in browser.get("/sign-in?set=1").text
    assert browser.post("/sign-in/set-password", data={**data, "password": GOOD}).status_code == 403
    assert sign_in(browser, GOOD).status_code == 401
    assert sign_in(browser, BETTER).status_code == 303
    for wrong in (path[:-2], path.replace("link=", "link=x"), "/sign-in/set-password"):
        assert browser.get(wrong).status_code == 403


def test_without_the_store_public_pages_work_and_forms_say_so(
    browser: FlaskClient, kim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(browser)
    page = browser.get("/sign-out").text
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:secret-word@127.0.0.1:9/none")
    assert browser.get("/account").text == "<p></p>"
    shown = browser.get("/sign-in")
    assert "cannot be reached" in shown.text
    refused = browser.post("/sign-in", data={"email": EMAIL, "password": GOOD, "csrf_token": token_of(shown.text)})
    assert (refused.status_code, "cannot be reached" in refused.text) == (503, True)
    assert "secret" not in refused.text
    out = browser.post("/sign-out", data={"csrf_token": token_of(page)})
    assert (out.status_code, "could not be ended" in out.text) == (503, True)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., FlaskClient]]:
    """An OpenID provider on loopback, which knows `kim`; makes a browser of a server that uses it."""
    from oidc_provider_mock import User, run_server_in_thread

    people = [
        User(sub="kim", claims={"email": EMAIL, "email_verified": True, "name": "Kim"}),
        User(sub="eve", claims={"email": EMAIL, "email_verified": False, "name": "Eve"}),
        User(sub="new", claims={"email": "new@example.gov", "email_verified": True}),
    ]
    with run_server_in_thread(user_claims=people, require_nonce=True) as running:
        monkeypatch.setenv("OIDC_ISSUER", f"http://localhost:{running.server_port}")
        monkeypatch.setenv("OIDC_CLIENT_ID", "setpoint")
        monkeypatch.setenv("OIDC_CLIENT_SECRET", "of-a-test")
        yield lambda: small_server().test_client()


def through_provider(browser: FlaskClient, subject: str) -> str:
    """Go to the provider, sign in there, and return the address it sends back to."""
    import requests

    away = browser.get("/sign-in/provider?next=/simulator").location
    assert {"code_challenge=", "code_challenge_method=S256", "nonce=", "state="} <= set(
        re.findall(r"code_challenge=|code_challenge_method=S256|nonce=|state=", away)
    )
    answer = requests.post(away, data={"sub": subject}, allow_redirects=False, timeout=20)
    return answer.headers["Location"].removeprefix("http://localhost")


def test_through_a_provider(provider: Callable[..., FlaskClient], kim: str) -> None:
    browser = provider()
    assert "Sign in with your organization" in browser.get("/sign-in").text
    back = through_provider(browser, "kim")
    answer = browser.get(back)
    assert (answer.status_code, answer.location) == (303, "/simulator")
    assert "Kim" in browser.get("/account").text
    assert browser.get(back).status_code == 401  # the same answer again


@pytest.mark.parametrize("subject", ["eve", "new"])
def test_a_provider_opens_no_account_it_did_not_verify(
    provider: Callable[..., FlaskClient], kim: str, subject: str
) -> None:
    browser = provider()
    refused = browser.get(through_provider(browser, subject))
    assert (refused.status_code, "no account here" in refused.text) == (401, True)
    assert "<p></p>" in browser.get("/account").text


def test_an_answer_meant_for_another_browser_is_refused(provider: Callable[..., FlaskClient], kim: str) -> None:
    browser, victim = provider(), provider()
    back = through_provider(browser, "kim")
    assert victim.get(back).status_code == 401
    assert browser.get(re.sub(r"state=[^&]+", "state=other", back)).status_code == 401
    assert browser.get("/sign-in/provider/back?error=access_denied").status_code == 401


def test_a_provider_that_is_away_is_told(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("ISSUER", "http://127.0.0.1:9"), ("CLIENT_ID", "a"), ("CLIENT_SECRET", "b")):
        monkeypatch.setenv(f"OIDC_{name}", value)
    answer = small_server().test_client().get("/sign-in/provider")
    assert (answer.status_code, "does not answer now" in answer.text) == (503, True)


@pytest.mark.parametrize("wrong", [{"OIDC_ISSUER": "http://id.example.gov"}, {"OIDC_ISSUER": "https://id.example.gov"}])
def test_a_provider_by_halves_is_refused_at_the_start(
    app: Flask, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]
) -> None:
    from server.settings import WrongSetting

    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting, match="OIDC_ISSUER"):
        small_server()

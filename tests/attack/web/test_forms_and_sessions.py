"""Sign-in forms and sessions on the whole app: open redirects, header injection, fixation, replay, tampering."""

import re
from urllib.parse import quote

import pytest
from itsdangerous import URLSafeTimedSerializer

from server.signin import local_path
from tests.attack.web.world import PASSWORD, SCRIPT, World, sign_in
from workspace import sessions

TARGETS = [
    "//elsewhere.example", "///elsewhere.example", "/\\elsewhere.example", "\\/elsewhere.example", "/%09/elsewhere",
    "https:elsewhere.example", "https:///elsewhere.example", "http:\\\\elsewhere.example", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "data:text/html,x", " //elsewhere.example", "\t//elsewhere.example", "/\r\nSet-Cookie: a=b",
    "/%0d%0aSet-Cookie:%20a=b", "/\N{FULLWIDTH SOLIDUS}elsewhere.example", "/x\x00", "/sign-out", "@elsewhere.example",
    "/.//elsewhere.example", "/..//elsewhere.example", "." * 9000,
]  # fmt: skip
FORMS = ("/sign-in", "/sign-out", "/sign-in/set-password", "/sign-in/change-password")


@pytest.mark.parametrize("target", TARGETS)
def test_signing_in_leads_to_a_page_of_ours(target: str, world: World) -> None:
    answer = world.browser("victim").get("/sign-in", query_string={"next": target})
    if "\0" in target:
        assert answer.status_code == 400
        return
    assert answer.status_code == 302
    assert re.fullmatch(r"/(?![/\\])[!-\[\]-~]*", answer.location)
    assert "a=b" not in answer.headers.getlist("Set-Cookie")
    shown = world.browser().get("/sign-in", query_string={"next": target}).text
    assert f'value="{target}"' not in shown or local_path(target) == target


def test_every_form_asks_for_its_token_and_this_host(world: World) -> None:
    browser = world.browser("victim")
    others = _token(world.browser("reader").get("/sign-out").text)
    before = world.stored()
    data = {"old": PASSWORD, "password": "nine otters under the old bridge", "email": "victim@example.gov", "link": "x"}
    token = _token(browser.get("/sign-out").text)
    for form in FORMS:
        for wrong in ("", token[:-1], "x" * 90, others):
            assert browser.post(form, data=data | {"csrf_token": wrong}).status_code == 400, form
        for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
            answer = browser.post(form, data=data | {"csrf_token": token}, headers=headers)
            assert answer.status_code == 403, form
    assert world.stored() == before


def test_a_cookie_that_was_changed_or_made_elsewhere_opens_nothing(world: World) -> None:
    browser = world.browser("victim")
    cookie = browser.get_cookie("setpoint")
    assert cookie is not None
    head, _, tail = cookie.value.partition(".")
    forged = URLSafeTimedSerializer("guessed", salt="cookie-session").dumps({"_user_id": "x", "_fresh": True})
    for value in (f"{head}x.{tail}", f"{head}.{tail[:-1]}", head, forged, "", "null", SCRIPT, "." * 500):
        thief = world.server.test_client()
        thief.set_cookie("setpoint", quote(value))
        assert thief.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("key", ["", "x" * 43, "' OR 1=1 --", "administrator", None, 1, True, ["a"], {"a": "b"}])
def test_a_session_is_opened_by_its_key_alone(key: object, world: World) -> None:
    thief = world.server.test_client()
    with thief.session_transaction() as kept:
        kept["_user_id"] = key
    assert thief.get("/api/v1/me").status_code == 401
    kept_id = world.things["session_id"]
    sign_in(thief, kept_id)  # ids are shown, keys are not
    assert thief.get("/api/v1/me").status_code == 401


def test_a_session_planted_before_signing_in_stays_the_attackers(world: World) -> None:
    planted = sessions.start(world.people["reader"], "Firefox")
    browser = world.server.test_client()
    page = browser.get("/sign-in").text
    with browser.session_transaction() as kept:
        kept["_user_id"] = planted
        token = kept.get("csrf_token")
    assert token
    data = {"email": "victim@example.gov", "password": PASSWORD, "csrf_token": _token(page)}
    assert browser.post("/sign-in", data=data).status_code == 303
    assert browser.get("/api/v1/me").get_json()["email"] == "victim@example.gov"
    assert sessions.find(planted) is None  # and whoever planted it is out
    assert browser.post("/sign-in", data=data).status_code == 400  # the form sent again


def test_other_ways_to_carry_a_token_are_none(world: World) -> None:
    text = world.tokens["administrator"]
    client = world.server.test_client()
    for page in ("/account", "/admin", "/workspace"):
        assert client.get(page, headers={"Authorization": f"Bearer {text}"}).status_code == 200
    for name in ("setpoint", "session", "token", "Authorization", "remember_token"):
        client.set_cookie(name, quote(f"Bearer {text}"))
    assert client.get("/api/v1/me").status_code == 401
    browser = world.browser("victim")
    wrong = {"Authorization": "Bearer setpoint_wrong"}
    assert browser.get("/api/v1/me", headers=wrong).status_code == 401  # a wrong token is not made good by a session


@pytest.mark.parametrize("email", ["a\x00@example.gov", "\x00", "é" * 400, "' OR '1'='1", SCRIPT])
def test_whatever_is_typed_is_refused_in_words(email: str, world: World) -> None:
    browser = world.server.test_client()
    data = {"email": email, "password": email, "csrf_token": _token(browser.get("/sign-in").text)}
    answer = browser.post("/sign-in", data=data)
    assert answer.status_code == 401
    assert SCRIPT not in answer.text


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]

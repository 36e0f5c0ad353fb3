"""Every route of the API that changes something: without a session, with a wrong token, scope, role and region."""

import pytest
from flask import Flask

from server.api.routes import Route
from tests.attack.web.routes import CHANGING, PUBLIC, Attack, address, attacks, prepare
from tests.attack.web.world import World, over, sign_in
from workspace import sessions, tokens
from workspace.records_accounts import ApiToken, SignedIn
from workspace.scopes import EVERY_SCOPE

OURS_TO_CHECK = {"sign_in.sign_in", "sign_in.set_password", "sign_in.change_password", "sign_in.sign_out"}
CALLBACKS = "/_dash-update-component"
SAFE = {"GET", "HEAD", "OPTIONS"}
NAMES = [route.view.__name__ for route in CHANGING]


def test_no_route_that_changes_something_is_forgotten(laid_out_server: Flask, world: World) -> None:
    """Forms are attacked in test_forms_and_sessions.py, callbacks in test_callbacks_refuse.py, all others here."""
    changing = {rule.endpoint for rule in laid_out_server.url_map.iter_rules() if (rule.methods or set()) - SAFE}
    assert changing - OURS_TO_CHECK - {CALLBACKS} == {f"api.{name}" for name in {*NAMES, *PUBLIC}}
    assert set(NAMES) <= set(attacks(world))


@pytest.fixture(params=CHANGING, ids=NAMES)
def route(request: pytest.FixtureRequest) -> Route:
    found: Route = request.param
    return found


@pytest.fixture
def attack(route: Route, world: World) -> Attack:
    found = attacks(world)[route.view.__name__]
    prepare(world, found)
    return found


def test_who_may_not_is_refused_and_nothing_changes(route: Route, attack: Attack, world: World) -> None:
    """The last try is the victim's own, which shows that all others were refused for who they were."""
    to = address(world, route, attack)
    victim = world.people["victim"]
    ended, late = tokens.create(victim, "ended", EVERY_SCOPE), tokens.create(victim, "late", EVERY_SCOPE)
    tokens.revoke(victim, ended[1].id)
    over(ApiToken, late[1].id)
    narrow = [world.token_with("victim", scope) for scope in EVERY_SCOPE if route.scope not in {"any", scope}]
    before = world.stored()

    def tried(headers: dict[str, str], at: str = to, name: str | None = None) -> int:
        client = world.browser(name) if name else world.server.test_client()
        return client.open(at, method=route.method, json=attack.body, headers=headers).status_code

    good = world.tokens["victim"]
    nobody: list[dict[str, str]] = [
        {}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {good[:-1]}"}, {"Authorization": f"Basic {good}"},
        {"Authorization": f"Bearer {good}, Bearer {good}"}, {"Authorization": good}, {"X-Api-Key": good},
        {"Cookie": f"setpoint={good}; token={good}; Authorization=Bearer {good}"},
        {"Authorization": f"Bearer {ended[0]}"}, {"Authorization": f"Bearer {late[0]}"},
    ]  # fmt: skip
    assert {tried(each) for each in nobody} == {401}
    assert {tried({}, f"{to}?{name}={good}") for name in ("token", "access_token", "Authorization")} == {401}
    assert {tried(each) for each in narrow} <= {403}
    assert {tried(world.program(name)) for name in attack.refused} <= {403, 404}
    elsewhere = world.program("victim") | {"Origin": "https://elsewhere.example"}
    assert tried(elsewhere) == 403
    assert tried(world.program("victim") | {"Sec-Fetch-Site": "cross-site"}) == 403
    assert world.stored() == before
    assert tried(world.program("victim")) in {route.status, 422 if route.view.__name__ == "try_watch" else 0}


def test_a_browsers_session_changes_nothing_by_the_api(route: Route, attack: Attack, world: World) -> None:
    browser = world.browser("victim")
    browser.get("/sign-out")
    token = browser.get_cookie("_csrf_token")
    assert token is not None
    before = world.stored()
    to = address(world, route, attack)
    answer = browser.open(to, method=route.method, json=attack.body, headers={"X-CSRFToken": token.value})
    assert answer.status_code == 401
    override = {"X-HTTP-Method-Override": route.method, "X-HTTP-Method": route.method}
    assert browser.get(to, headers=override).status_code in {200, 404, 405}
    assert browser.open(to, method="GET", json=attack.body, query_string={"_method": route.method}).status_code in {
        200, 404, 405,
    }  # fmt: skip
    assert world.stored() == before


def test_an_ended_or_late_session_reads_nothing(world: World) -> None:
    key = sessions.start(world.people["victim"], "Firefox")
    late = sessions.start(world.people["victim"], "Firefox")
    opened = {each.id for each in sessions.open_sessions(world.people["victim"])}
    thief, other = world.server.test_client(), world.server.test_client()
    sign_in(thief, key)
    sign_in(other, late)
    assert thief.get("/api/v1/me").status_code == other.get("/api/v1/me").status_code == 200
    sessions.end_by_key(key)
    for each in opened:
        over(SignedIn, each)
    assert thief.get("/api/v1/me").status_code == other.get("/api/v1/me").status_code == 401

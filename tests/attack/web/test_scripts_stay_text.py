"""Scripts in every text that a person can write, and in every address: served as text alone, wherever they stand."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import dash
import pytest

from server.csrf import COOKIE, HEADER
from tests.attack.web import callbacks
from tests.attack.web.world import OURS, World
from workspace import accounts, corrections, counts, notes, tokens, watches
from workspace.counts import Offer
from workspace.people import LOCAL, Person
from workspace.saved import scenarios
from workspace.uploads.check import Row

ATTACK = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>"
RUN = "javascript:alert(1)//"
COMPONENT = {"type": "Iframe", "namespace": "dash_html_components", "props": {"srcDoc": ATTACK}}
PLACES = ("/account", "/admin", "/workspace", "/workspace/counts", "/workspace/watches", f"/regions/{OURS}")
NAMES = (
    "lens", "preset", "add", "remove", "region", "regions", "period", "drug", "measure", "place", "county", "state",
    "user", "action", "before", "saved", "key", "country", "port", "year", "mode", "tab", "compare", "a",
)  # fmt: skip
RUNS = {"Script", "Iframe", "Object", "Embed", "Base", "Meta", "Link.html"}
ADDRESSES = ("href", "src", "action", "formAction", "srcDoc", "xlinkHref", "poster", "background", "to")
GOOD_ADDRESS = re.compile(r"(/(?!/)|#|\?|https?://|blob:|data:image/|mailto:)|$")


@pytest.fixture
def planted(world: World) -> World:
    """The world, with scripts in every text of the victim's."""
    victim = world.people["victim"]
    accounts.change(LOCAL, victim.id, name=ATTACK, role="coordinator", regions=[OURS], disabled=False)
    saved = scenarios.save(victim, scenarios.Draft(ATTACK, f"a={ATTACK}".replace('"', ""), world.document, ATTACK))
    world.things["planted"] = saved.id
    rows = (Row(2, ATTACK, "agency", date(2025, 1, 1), "all_drugs", 31), Row(3, "=1+1", "agency", date(2025, 1, 1),
            "all_drugs", 41))  # fmt: skip
    upload = counts.accept(victim, OURS, Offer(ATTACK, f"{ATTACK}.csv", "deaths", "final", "replace", rows))
    counts.share(victim, upload, True)
    corrections.propose(victim, OURS, "48167", "add", ATTACK, RUN)
    notes.write(victim, notes.Place(hidta=OURS), ATTACK, ATTACK)
    watches.add(victim, watches.NewWatch("hidta", OURS, False, "webhook", "https://hooks.example.gov/<script>onerror"))
    tokens.create(victim, ATTACK, ["read"])
    return world


def test_the_pages_of_the_workspace_show_scripts_as_text(planted: World) -> None:
    shown = 0
    for name in ("victim", "administrator"):
        for path in (*PLACES, f"/workspace/scenarios/{planted.things['planted']}"):
            answer = page(planted, name, path)
            shown += answer.count("onerror")
    assert shown > 8  # the texts did reach the pages


def test_notes_and_answers_of_callbacks_show_scripts_as_text(planted: World) -> None:
    wish = {"do": "open", "id": "", "page": f"/regions/{OURS}", "charts": [{"value": ATTACK, "label": ATTACK}]}
    output = next(each for each in callbacks.served() if each.startswith("..notes-body.children"))
    answer = _called(planted, "victim", output, {"notes-wish.data": wish})
    assert "onerror" in answer


@pytest.mark.parametrize("path", ["/workspace/scenarios/" + ATTACK.replace("/", "%2F"), "/regions/" + RUN, "/" + ATTACK,
                                  "/sign-in/provider/back"])  # fmt: skip
def test_an_address_is_never_served_as_markup(path: str, world: World) -> None:
    for client in (world.browser(), world.browser("victim")):
        for query in (
            {},
            dict.fromkeys(NAMES, ATTACK),
            {ATTACK: ATTACK},
            {"next": ATTACK, "link": ATTACK, "error": ATTACK},
        ):
            answer = client.get(path, query_string=query)
            _text_alone(answer.text, answer.headers)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/sign-out", "/sign-in/set-password", "/api/v1/x", "/api/v1/regions",
                                  "/api/v1/datasets/x", "/api/v1/notes", "/assets/x", "/_dash-layout"])  # fmt: skip
def test_a_query_is_never_served_as_markup(path: str, world: World) -> None:
    client = world.browser()
    for query in (dict.fromkeys(NAMES, ATTACK), {ATTACK: ATTACK}, {"next": ATTACK, "link": ATTACK}):
        answer = client.get(path + ("" if "x" not in path else ATTACK.replace("/", "")), query_string=query)
        _text_alone(answer.text, answer.headers)


def test_every_page_shows_its_address_as_text(world: World) -> None:
    query = "?" + "&".join(f"{name}={ATTACK}".replace('"', "%22") for name in NAMES)
    for each in dash.page_registry.values():
        template = each["path_template"] or each["path"]
        page(world, "administrator", re.sub(r"<[^>]+>", OURS, template), query)


def test_a_component_in_place_of_a_text_is_kept_as_text(world: World) -> None:
    """A callback's values are JSON of the attacker's choosing: a stored dictionary would be drawn as a component."""
    victim: Person = world.people["victim"]
    headers, browser = _ready(world, "victim")
    for output, function in ((each, callbacks.function_of(found)) for each, found in callbacks.served().items()):
        if function.__name__ == "add_watch" and "watch-add.n_clicks" in str(
            callbacks.app.callback_map[output]["inputs"]
        ):
            values = {"watch-add.n_clicks": 1, "watch-kind.value": COMPONENT, "watch-channel.value": COMPONENT,
                      "watch-target.value": COMPONENT}  # fmt: skip
            callbacks.call(browser, output, values, headers)
        if function.__name__ == "do_with_this_scenario":
            wish = {"do": "rename", "text": COMPONENT}
            held = {"id": world.things["scenario_id"], "key": ""}
            callbacks.call(browser, output, {"scenario-wish.data": wish, "scenario-held.data": held}, headers)
    assert isinstance(scenarios.opened(victim, world.things["scenario_id"]).title, str)
    assert "Iframe" not in str([each.target for each in watches.mine(victim)])


def test_files_that_leave_run_no_formula(planted: World) -> None:
    answer = planted.server.test_client().get(f"/api/v1/regions/{OURS}/counts.csv", headers=planted.program("victim"))
    assert "'=1+1" in answer.text
    assert ",=1+1" not in answer.text
    assert answer.headers["Content-Disposition"] == f'attachment; filename="counts-{OURS}.csv"'


def page(world: World, name: str, path: str, query: str = "") -> str:
    """What Dash serves for a page, looked through; as text."""
    output = next(each for each in callbacks.served() if each.startswith(".._pages_content.children"))
    return _called(world, name, output, {"_pages_location.pathname": path, "_pages_location.search": query})


def _called(world: World, name: str, output: str, values: dict[str, Any]) -> str:
    headers, browser = _ready(world, name)
    answer = callbacks.call(browser, output, values, headers)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/json"
    for component in _components(answer.get_json()):
        _harmless(component)
    return answer.text


def _ready(world: World, name: str) -> tuple[dict[str, str], Any]:
    browser = world.browser(name)
    browser.get("/sign-out")
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    return {HEADER: cookie.value}, browser


def _components(value: Any) -> Iterator[dict[str, Any]]:
    """Every component in an answer; those kept in a frozen text too."""
    if isinstance(value, dict):
        if {"type", "namespace", "props"} <= set(value):
            yield value
        for each in value.values():
            yield from _components(each)
    elif isinstance(value, list):
        for each in value:
            yield from _components(each)
    elif isinstance(value, str) and value.startswith(("{", "[")):
        try:
            yield from _components(json.loads(value))
        except ValueError:
            return


def _harmless(component: dict[str, Any]) -> None:
    """It runs nothing, and leads nowhere that runs."""
    kind, props = component["type"], component["props"]
    assert kind not in RUNS, component
    assert not props.get("dangerously_allow_html"), component
    assert not any(name.lower().startswith("on") and isinstance(props[name], str) for name in props), component
    if kind == "Markdown":
        assert "onerror" not in str(props.get("children")), component
    for name in ADDRESSES:
        if isinstance(props.get(name), str):
            assert GOOD_ADDRESS.match(props[name]), component


def _text_alone(text: str, headers: Any) -> None:
    assert "unsafe-inline" not in re.sub(r"style-src[^;]*", "", headers["Content-Security-Policy"])
    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    if headers["Content-Type"].startswith("text/html"):
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert not re.search(r"""=["']?javascript:""", text)

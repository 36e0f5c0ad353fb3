"""Another person's ids, wherever one is taken: refused in the same words as ids of nothing."""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from server.api import ROUTES
from server.api.routes import Route
from tests.attack.web.routes import Attack, address, attacks
from tests.attack.web.world import OURS, World
from workspace import accounts, corrections, counts, credentials, notes, sessions, tokens
from workspace.counts import Offer
from workspace.permissions import NotAllowed
from workspace.saved import scenarios, shares
from workspace.uploads.check import Row
from workspace.watches import watching
from workspace.words import NotFound

MODULES = (accounts, corrections, counts, credentials, notes, sessions, tokens, scenarios, shares, watching)
NOBODYS = "A" * 22
FOR_EVERYBODY = {"shared_counts"}  # sums with small counts hidden; tests/workspace/pure attacks those
NOT_ANOTHERS = {"end_others"}  # the id is of the session to keep


def functions() -> Iterator[tuple[str, Callable[..., Any], str]]:
    """Every function that takes a person and an id, once for each id."""
    for module in MODULES:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            names = list(inspect.signature(function).parameters)
            if function.__module__ != module.__name__ or name.startswith("_") or names[:1] != ["person"]:
                continue
            for each in names[1:]:
                if (each.endswith("_id") or each == "hidta") and name not in FOR_EVERYBODY | NOT_ANOTHERS:
                    yield f"{module.__name__}.{name}({each})", function, each


FUNCTIONS = list(functions())
TAKING = [route for route in ROUTES if "_id>" in route.address and "dataset" not in route.address]


def test_the_functions_are_found() -> None:
    assert len(FUNCTIONS) >= 35
    assert len(TAKING) >= 20


@pytest.mark.parametrize(
    ("function", "name"), [found[1:] for found in FUNCTIONS], ids=[found[0] for found in FUNCTIONS]
)
def test_a_function_refuses_others_alike(function: Callable[..., Any], name: str, world: World) -> None:
    stranger = world.people["coordinator"]
    before = world.stored()

    def outcome(thing: str) -> tuple[str, str]:
        given = _others(world) | world.things | {name: thing}
        wanted = inspect.signature(function).parameters
        with pytest.raises((NotFound, NotAllowed)) as refused:
            function(stranger, **{each: given[each] for each in wanted if each in given})
        return refused.type.__name__, str(refused.value)

    theirs = [world.things[name], *([world.things["region_note_id"]] if name == "note_id" else [])]
    assert {outcome(each) for each in (*theirs, NOBODYS, "", "../" * 40, "%", "\N{GRINNING FACE}" * 70)} == {
        outcome(theirs[0])
    }
    assert world.stored() == before


@pytest.mark.parametrize("route", TAKING, ids=[f"{route.method} {route.address}" for route in TAKING])
def test_a_route_refuses_others_alike(route: Route, world: World) -> None:
    attack = attacks(world).get(route.view.__name__, Attack(()))
    names = ["coordinator"] if route.view.__name__ != "revoke_token" else ["coordinator", "reader"]
    client = world.server.test_client()

    def answered(name: str, to: str, **more: Any) -> tuple[int, Any]:
        answer = client.open(to, method=route.method, json=attack.body, headers=world.program(name), **more)
        return answer.status_code, answer.get_json()

    nothing = world.things | dict.fromkeys(world.things, NOBODYS)
    for name in names:
        theirs = answered(name, address(world, route, attack))
        assert theirs[0] in {403, 404}
        assert theirs == answered(name, address(world, route, Attack((), things=nothing)))
        for key in ("", "x", world.things["view_key"][:-1], world.things["edit_key"] + "x", NOBODYS * 40):
            assert answered(name, address(world, route, attack), query_string={"key": key}) == theirs


def test_a_link_lets_do_what_it_says_and_no_more(world: World) -> None:
    client, at = world.server.test_client(), f"/api/v1/scenarios/{world.things['scenario_id']}"
    view, edit = world.things["view_key"], world.things["edit_key"]
    body = {"title": "Mine", "document": world.document, "began_from": 1}
    headers = world.program("analyst")
    assert client.get(f"{at}?key={view}", headers=headers).status_code == 200
    assert client.put(f"{at}?key={view}", json=body, headers=headers).status_code == 403
    assert client.get(f"{at}/links?key={edit}", headers=headers).status_code == 404
    assert client.delete(f"{at}?key={edit}", headers=headers).status_code == 404
    assert client.get(f"{at}?key={view}").status_code == 401
    other = scenarios.save(world.people["coordinator"], _others(world)["draft"])
    assert client.get(f"/api/v1/scenarios/{other.id}?key={edit}", headers=headers).status_code == 404
    shares.revoke(world.people["victim"], world.things["scenario_id"], world.things["link_id"])
    assert client.get(f"{at}?key={view}", headers=headers).status_code == 404


def test_an_address_that_is_kept_names_no_saved_scenario(world: World) -> None:
    planted = scenarios.Draft("Mine", "?score=3&saved=mine&%6bey=mine&key=a&x=1", world.document)
    assert scenarios.save(world.people["analyst"], planted).address == "score=3&x=1"


def test_a_region_of_others_shows_hidden_sums_alone(world: World) -> None:
    client = world.server.test_client()
    for name in ("reader", "coordinator"):
        answer = client.get(f"/api/v1/regions/{OURS}/counts", headers=world.program(name)).get_json()
        assert answer["suppressed"]
        assert answer["rows"] == []  # nothing is shared
    assert client.get(f"/api/v1/regions/{OURS}/counts", headers=world.program("colleague")).get_json()["rows"]


def _others(world: World) -> dict[str, Any]:
    """Values for the other parameters of any function."""
    row = Row(2, "39153", "county", date(2025, 1, 1), "all_drugs", 31)
    return {
        "draft": scenarios.Draft("Mine", "", world.document), "began_from": 1, "version": 1, "title": "Mine",
        "mode": "edit", "text": "Mine", "paused": True, "shared": True, "name": "Mine", "role": "administrator",
        "regions": [], "disabled": True, "measure": "deaths", "county": "48201", "action": "remove", "reason": "a",
        "source": "b", "offer": Offer("Mine", "a.csv", "deaths", "final", "replace", (row,)),
    }  # fmt: skip

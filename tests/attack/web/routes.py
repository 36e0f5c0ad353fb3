"""Every route of the API that changes something: a request that is good, and who must be refused nevertheless."""

import base64
from dataclasses import dataclass
from typing import Any

from server.api import ROUTES
from server.api.routes import Route
from tests.attack.web.world import OURS, World

CSV = base64.b64encode(b"county,state,month,drug,count\nSummit County,OH,2025-01,all drugs,12\n").decode()
EVERYBODY_ELSE = ("reader", "analyst", "colleague", "coordinator", "administrator")
NOT_OF_THE_REGION = ("reader", "analyst", "coordinator")
PUBLIC = {"assess", "nothing_here"}  # change nothing, for everybody


@dataclass(frozen=True)
class Attack:
    """body: of a request that the victim may make. refused: whose tokens, with every scope, may not.

    things: ids that are not those of the parameters' names. first: what the victim does before it, by the same API.
    """

    refused: tuple[str, ...]
    body: Any = None
    things: dict[str, str] | None = None
    first: str = ""


def attacks(world: World) -> dict[str, Attack]:
    """By the name of the view."""
    scenario = {"title": "Mine now", "document": world.document}
    region_note = {"note_id": world.things["region_note_id"]}
    correction = {"hidta": OURS, "county": "48167", "action": "add", "reason": "So.", "source": "Here."}
    upload = {"hidta": OURS, "title": "Mine now", "content_base64": CSV}
    watch = {"place_kind": "hidta", "place": OURS}
    return {
        "save_scenario": Attack(("reader",), scenario),
        "change_saved_scenario": Attack(EVERYBODY_ELSE, scenario | {"began_from": 1}),
        "delete_saved_scenario": Attack(EVERYBODY_ELSE),
        "restore_saved_scenario": Attack(EVERYBODY_ELSE, first="DELETE /scenarios/<scenario_id>"),
        "fork_saved_scenario": Attack(EVERYBODY_ELSE),
        "share_saved_scenario": Attack(EVERYBODY_ELSE, {"mode": "edit"}),
        "revoke_scenario_link": Attack(EVERYBODY_ELSE),
        "write_note": Attack(NOT_OF_THE_REGION, {"anchor": "chart", "text": "Mine now", "hidta": OURS}),
        "rewrite_note": Attack(EVERYBODY_ELSE, {"text": "Mine now"}, region_note),
        "delete_note": Attack((*NOT_OF_THE_REGION, "colleague"), None, region_note),
        "restore_note": Attack((*NOT_OF_THE_REGION, "colleague"), None, region_note, "DELETE /notes/<note_id>"),
        "make_token": Attack((), {"name": "Mine now", "scopes": ["read"], "days": 1}),
        "revoke_token": Attack(("reader", "analyst", "colleague", "coordinator")),
        "upload_counts": Attack((*NOT_OF_THE_REGION, "colleague"), upload),
        "delete_upload": Attack((*NOT_OF_THE_REGION, "colleague")),
        "restore_upload": Attack((*NOT_OF_THE_REGION, "colleague"), first="DELETE /uploads/<upload_id>"),
        "share_upload": Attack((*NOT_OF_THE_REGION, "colleague"), {"shared": True}),
        "correct_county_list": Attack((*NOT_OF_THE_REGION, "colleague"), correction),
        "withdraw_correction": Attack((*NOT_OF_THE_REGION, "colleague")),
        "restore_correction": Attack(
            (*NOT_OF_THE_REGION, "colleague"), first="DELETE /corrections/<correction_id>"
        ),
        "add_watch": Attack((), watch),
        "pause_watch": Attack(EVERYBODY_ELSE, {"paused": True}),
        "remove_watch": Attack(EVERYBODY_ELSE),
        "restore_watch": Attack(EVERYBODY_ELSE, first="DELETE /watches/<watch_id>"),
        "try_watch": Attack(EVERYBODY_ELSE),
    }  # fmt: skip


CHANGING = tuple(route for route in ROUTES if route.method != "GET" and route.scope is not None)


def address(world: World, route: Route, attack: Attack) -> str:
    """The route's address with the victim's ids. Raises KeyError for an id that the world does not have."""
    return _filled(route.address, world.things | (attack.things or {}))


def prepare(world: World, attack: Attack) -> None:
    """Do what the victim does before."""
    if attack.first:
        method, _, of = attack.first.partition(" ")
        to = _filled(of, world.things | (attack.things or {}))
        answer = world.server.test_client().open(to, method=method, headers=world.program("victim"))
        assert answer.status_code == 200, answer.text


def _filled(template: str, things: dict[str, str]) -> str:
    path = "".join(things[part[:-1]] if part.endswith(">") else part for part in _parts(template))
    return f"/api/v1{path}"


def _parts(template: str) -> list[str]:
    return template.replace("<", "\n").replace(">", ">\n").split("\n")

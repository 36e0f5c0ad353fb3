"""The world that is attacked: people of every role, what each of them has, and what an attacker holds in hand."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select, update

from workspace import accounts, corrections, counts, credentials, notes, sessions, tokens, watches
from workspace import store as stores
from workspace.people import LOCAL, Person, Role
from workspace.records import Record, new_id, now
from workspace.records_accounts import ApiToken, SignedIn
from workspace.records_regions import Firing
from workspace.saved import scenarios, shares
from workspace.scopes import EVERY_SCOPE
from workspace.uploads.check import Row

OURS, THEIRS = "ohio", "houston"  # the victim's region, the attacker's
PASSWORD = "seven herons cross the ford"
SCRIPT = "<script>alert(1)</script>"
SEEN = ("last_seen", "last_used")  # reading marks these; nothing else may change


@dataclass
class World:
    """people: by name. things: ids of what the victim made, by the name that routes and functions give them."""

    server: Flask
    folder: Path
    people: dict[str, Person] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)

    def stored(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, as it is now."""
        found = {}
        with stores.reading() as session:
            for table in Record.metadata.sorted_tables:
                columns = [column for column in table.columns if column.name not in SEEN]
                found[table.name] = sorted(map(tuple, session.execute(select(*columns)).all()), key=repr)
        return found

    def keep(self) -> None:
        """Remember the store as it is; `undo` brings it back."""
        _copy(self.folder / "workspace.db", self.folder / "kept.db")

    def undo(self) -> None:
        """The store as it was kept."""
        _copy(self.folder / "kept.db", self.folder / "workspace.db")

    def program(self, name: str) -> dict[str, str]:
        """The header of a token with every scope."""
        return {"Authorization": f"Bearer {self.tokens[name]}"}

    def browser(self, name: str | None = None) -> FlaskClient:
        """A browser, signed in as somebody."""
        client = self.server.test_client()
        if name is not None:
            sign_in(client, sessions.start(self.people[name], "Firefox on Linux"))
        return client

    def token_with(self, name: str, *scopes: str) -> dict[str, str]:
        """The header of a new token with these scopes alone."""
        return {"Authorization": f"Bearer {tokens.create(self.people[name], 'narrow', scopes)[0]}"}


def _copy(source: Path, target: Path) -> None:
    """The whole database, in one transaction: whoever has it open goes on."""
    with closing(sqlite3.connect(source)) as opened, closing(sqlite3.connect(target)) as written:
        opened.backup(written)


def sign_in(client: FlaskClient, key: str) -> None:
    """Give a browser the cookie of a session's key."""
    with client.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = key, True


def populate(world: World) -> None:
    """People of every role, and a victim who is coordinator of OURS and has one of everything."""
    for name, role, regions in (
        ("victim", "coordinator", [OURS]), ("colleague", "analyst", [OURS]), ("coordinator", "coordinator", [THEIRS]),
        ("analyst", "analyst", []), ("reader", "reader", []), ("administrator", "administrator", []),
    ):  # fmt: skip
        _person(world, name, role, regions)
    victim = world.people["victim"]
    world.things = {"user_id": victim.id, **_scenario(world, victim), **_region(victim), **_watch(victim)}
    world.things["session_id"] = _session(victim)
    world.things["token_id"] = tokens.create(victim, "The victim's", ["read"])[1].id


def _person(world: World, name: str, role: Role, regions: list[str]) -> None:
    made = accounts.create(LOCAL, f"{name}@example.gov", f"{name.title()} Example", role, regions)
    state = credentials.link_state(LOCAL, made.id)
    credentials.set_password_by_link(made.id, state, PASSWORD)
    world.people[name] = made.person
    world.tokens[name] = tokens.create(made.person, "all", EVERY_SCOPE)[0]


def _scenario(world: World, victim: Person) -> dict[str, str]:
    saved = scenarios.save(victim, scenarios.Draft("The victim's", "score=3", world.document))
    link = shares.share(victim, saved.id, "view")
    return {"scenario_id": saved.id, "link_id": link.id, "view_key": link.key,
            "edit_key": shares.share(victim, saved.id, "edit").key}  # fmt: skip


def _region(victim: Person) -> dict[str, str]:
    rows = (Row(2, "39153", "county", date(2025, 1, 1), "all_drugs", 31),)
    offer = counts.Offer("January", "january.csv", "deaths", "provisional", "replace", rows)
    return {
        "hidta": OURS,
        "upload_id": counts.accept(victim, OURS, offer),
        "correction_id": corrections.propose(victim, OURS, "48201", "add", "Seen there.", "A notice."),
        "note_id": notes.write(victim, notes.Place(page="/ports"), "chart", "Private words.").id,
        "region_note_id": notes.write(victim, notes.Place(hidta=OURS), "chart", "Words of the region.").id,
    }  # fmt: skip


def _watch(victim: Person) -> dict[str, str]:
    watch = watches.add(
        victim, watches.NewWatch("hidta", OURS, channel="webhook", target="https://hooks.example.gov/a")
    )
    fired = {"id": new_id(), "watch_id": watch.id, "series_key": "a", "period": date(2025, 1, 31), "words": "Private.",
             "fired_at": now(), "attempts": 0}  # fmt: skip
    with stores.transaction() as session:
        session.execute(insert(Firing).values(**fired))
    return {"watch_id": watch.id, "firing_id": str(fired["id"])}


def _session(victim: Person) -> str:
    sessions.start(victim, "Chrome on Windows")
    return sessions.open_sessions(victim)[0].id


def over(key_or_token: type[SignedIn] | type[ApiToken], record_id: str) -> None:
    """Let a session or token be past its end."""
    with stores.transaction() as session:
        session.execute(
            update(key_or_token).where(key_or_token.id == record_id).values(expires=now() - timedelta(seconds=1))
        )

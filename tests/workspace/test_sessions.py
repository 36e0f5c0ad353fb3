"""Sessions end when they should: by their person, an administrator, disuse, age."""

from collections.abc import Callable

import pytest

from tests.workspace.conftest import Clock
from workspace import accounts, sessions
from workspace.people import LOCAL, Person
from workspace.records_accounts import SignedIn
from workspace.store import reading
from workspace.words import NotFound

SetUp = Callable[..., Person]


def test_a_key_opens_its_session_and_is_nowhere_kept(somebody: SetUp) -> None:
    kim = somebody("coordinator", "houston")
    key = sessions.start(kim, "Firefox on Windows")
    found = sessions.find(key)
    assert found is not None
    assert found.person == kim
    assert sessions.start(kim, "again") != key
    with reading() as session:
        kept = session.get_one(SignedIn, found.id)
    assert key not in (kept.key_hash, kept.id)
    assert sessions.find(kept.key_hash) is None
    assert sessions.find("") is None


def test_disuse_and_age_end_it(somebody: SetUp, clock: Clock) -> None:
    kim = somebody()
    unused, used = sessions.start(kim, "a"), sessions.start(kim, "b")
    for _ in range(11):
        clock.forward(minutes=59)
        assert sessions.find(used) is not None
    assert sessions.find(unused) is None
    clock.forward(minutes=59)
    assert sessions.find(used) is not None
    clock.forward(minutes=59)
    assert sessions.find(used) is None  # twelve hours are over
    assert sessions.open_sessions(kim) == []


def test_signing_out_ends_it_for_good(somebody: SetUp) -> None:
    key = sessions.start(somebody(), "a")
    sessions.end_by_key(key)
    assert sessions.find(key) is None
    sessions.end_by_key(key)
    sessions.end_by_key("never was one")


def test_only_ones_own_unless_one_keeps_accounts(somebody: SetUp) -> None:
    kim, lee = somebody(), somebody("coordinator", "houston")
    key, other = sessions.start(kim, "a"), sessions.start(kim, "b")
    found = sessions.find(key)
    assert found is not None
    with pytest.raises(NotFound):  # as of a session that is none
        sessions.end(lee, found.id)
    assert [each.client for each in sessions.open_sessions(kim)] == ["b", "a"]
    assert sessions.open_sessions(lee) == []
    sessions.end_others(kim, found.id)
    assert (sessions.find(key), sessions.find(other)) == (found, None)
    sessions.end(LOCAL, found.id)
    assert sessions.find(key) is None
    with pytest.raises(NotFound):
        sessions.end(kim, "nothing")


def test_what_an_administrator_changes_holds_at_the_next_click(somebody: SetUp) -> None:
    kim = somebody("coordinator", "houston")
    key = sessions.start(kim, "a")
    accounts.change(LOCAL, kim.id, name="Kim", role="reader", regions=[], disabled=False)
    found = sessions.find(key)
    assert found is not None
    assert (found.person.role, found.person.regions) == ("reader", frozenset())
    accounts.change(LOCAL, kim.id, name="Kim", role="reader", regions=[], disabled=True)
    assert sessions.find(key) is None
    accounts.change(LOCAL, kim.id, name="Kim", role="reader", regions=[], disabled=False)
    assert sessions.find(key) is None  # it was ended, not paused

"""API tokens: shown once, kept as a hash, good for their scopes until they end."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workspace.conftest import Clock
from workspace import accounts, tokens
from workspace.people import ANYONE, LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.scopes import SCOPES
from workspace.words import BadInput, NotFound

SetUp = Callable[..., Person]


def test_a_token_opens_what_it_was_made_for(somebody: SetUp, clock: Clock) -> None:
    kim = somebody("analyst")
    text, record = tokens.create(kim, "a script", ["scenarios:write", "read"], days=30)
    found = tokens.find(text)
    assert found is not None
    assert (found.person, found.scopes) == (kim, {"read", "scenarios:write"})
    assert text not in (record.hash, record.id)
    assert [each.id for each in tokens.list_tokens(kim)] == [found.id]
    clock.forward(days=30, seconds=1)
    assert tokens.find(text) is None
    assert tokens.list_tokens(kim) == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("scopes", {"scopes": []}), ("scopes", {"scopes": ["read", "everything"]}), ("name", {"name": ""}),
     ("days", {"days": 0}), ("days", {"days": 367})],
)  # fmt: skip
def test_what_is_refused_names_its_field(field: str, wrong: dict) -> None:
    with pytest.raises(BadInput) as told:
        tokens.create(LOCAL, **{"name": "a", "scopes": ["read"], **wrong})
    assert told.value.field == field


def test_revoked_and_disabled_ones_open_nothing(somebody: SetUp) -> None:
    kim, lee = somebody(), somebody("coordinator", "houston")
    text, record = tokens.create(kim, "a", ["read"])
    with pytest.raises(NotFound):
        tokens.revoke(lee, record.id)
    assert tokens.find(text) is not None
    tokens.revoke(kim, record.id)
    assert tokens.find(text) is None
    other, _ = tokens.create(kim, "b", ["read"])
    accounts.change(LOCAL, kim.id, name="Kim", role="reader", regions=[], disabled=True)
    assert tokens.find(other) is None
    with pytest.raises(NotAllowed):
        tokens.create(ANYONE, "a", ["read"])


def test_there_is_an_end_to_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST", 2)
    tokens.create(LOCAL, "a", ["read"])
    tokens.create(LOCAL, "b", ["read"])
    with pytest.raises(BadInput, match="You have 2 tokens"):
        tokens.create(LOCAL, "c", ["read"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    st.text(max_size=80)
    | st.binary(max_size=80).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
    | st.from_regex(r"setpoint_[A-Za-z0-9_-]{42,44}", fullmatch=True)
)
def test_no_text_but_a_token_opens_anything(text: str) -> None:
    assert tokens.find(text) is None


def test_a_token_with_anything_added_is_none() -> None:
    text, _ = tokens.create(LOCAL, "a", list(SCOPES))
    for changed in (text + "\n", " " + text, text[:-1], text.upper(), text + "A", text.removeprefix("setpoint_")):
        assert tokens.find(changed) is None

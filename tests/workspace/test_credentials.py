"""Being let in: the right password and nothing else, lock-out, links used once, providers."""

from collections.abc import Callable

import pytest

from tests.workspace.conftest import Clock
from workspace import accounts, audit, credentials, passwords, sessions
from workspace.credentials import TRIES, SignInRefused
from workspace.people import LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.words import BadInput

SetUp = Callable[..., Person]
GOOD, BETTER = "seven herons cross the ford", "nine otters under the old bridge"


@pytest.fixture
def kim(somebody: SetUp) -> Person:
    """A person with a password."""
    person = somebody("analyst")
    with_password(person, GOOD)
    return person


def with_password(person: Person, password: str) -> None:
    credentials.set_password_by_link(person.id, credentials.link_state(LOCAL, person.id), password)


def refusal(email: str, password: str) -> str:
    with pytest.raises(SignInRefused) as told:
        credentials.sign_in(email, password)
    return str(told.value)


def test_the_right_password_lets_in(kim: Person) -> None:
    assert credentials.sign_in(f" {kim.email.upper()} ", GOOD) == kim
    assert audit.entries(LOCAL)[0].action == "session.start"


def test_every_refusal_has_the_same_words_and_the_same_work(
    kim: Person, somebody: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    disabled, without = somebody("reader"), somebody("reader")
    with_password(disabled, GOOD)
    accounts.change(LOCAL, disabled.id, name="x", role="reader", regions=[], disabled=True)
    worked: list[str] = []
    verify = type(passwords._hasher).verify
    monkeypatch.setattr(type(passwords._hasher), "verify", lambda self, kept, text: worked.append(kept) or verify(
        self, kept, text))  # fmt: skip
    before = len(audit.entries(LOCAL))
    tried = [
        (kim.email, "wrong"),
        ("nobody@example.gov", GOOD),
        (disabled.email, GOOD),
        (without.email, ""),
        (LOCAL.email, ""),
        (LOCAL.email, "the password of nobody"),
        ("", ""),
    ]
    assert len({refusal(*each) for each in tried}) == 1
    assert len(worked) == len(tried)
    assert len({kept.split("$")[3] for kept in worked}) == 1  # the same settings
    lines = audit.entries(LOCAL)
    assert len(lines) - before == len(tried)  # one write each
    assert {line.action for line in lines[: len(tried)]} == {"session.refused"}


def test_failures_in_a_row_lock_and_time_opens(kim: Person, clock: Clock) -> None:
    for _ in range(TRIES):
        refusal(kim.email, "wrong")
    assert refusal(kim.email, GOOD) == credentials.REFUSED
    clock.forward(seconds=61)
    assert refusal(kim.email, "wrong")  # the next lock is longer
    clock.forward(seconds=61)
    assert refusal(kim.email, GOOD)
    clock.forward(seconds=61)
    assert credentials.sign_in(kim.email, GOOD) == kim
    for _ in range(TRIES - 1):
        refusal(kim.email, "wrong")
    assert credentials.sign_in(kim.email, GOOD) == kim  # success had begun the count anew


def test_a_lock_is_never_longer_than_an_hour(kim: Person, clock: Clock) -> None:
    for _ in range(TRIES + 14):
        refusal(kim.email, "wrong")
        clock.forward(minutes=60, seconds=1)
    assert credentials.sign_in(kim.email, GOOD) == kim


def test_a_link_sets_a_password_once(somebody: SetUp) -> None:
    person = somebody("reader")
    state = credentials.link_state(LOCAL, person.id)
    with pytest.raises(BadInput):
        credentials.set_password_by_link(person.id, state, "short")
    key = sessions.start(person, "a browser")
    credentials.set_password_by_link(person.id, state, GOOD)
    assert sessions.find(key) is None
    with pytest.raises(SignInRefused, match="used already"):
        credentials.set_password_by_link(person.id, state, BETTER)
    with pytest.raises(SignInRefused):
        credentials.set_password_by_link("nobody", state, BETTER)
    assert credentials.sign_in(person.email, GOOD) == person


def test_links_are_an_administrators_to_give(kim: Person) -> None:
    with pytest.raises(NotAllowed):
        credentials.link_state(kim, kim.id)


def test_changing_ones_password_needs_the_old_one_and_ends_other_sessions(kim: Person) -> None:
    mine, other = sessions.start(kim, "here"), sessions.start(kim, "there")
    here = sessions.find(mine)
    assert here is not None
    with pytest.raises(BadInput) as told:
        credentials.change_password(kim, "wrong", BETTER, keep_session=here.id)
    assert told.value.field == "old"
    with pytest.raises(BadInput) as told:
        credentials.change_password(kim, GOOD, "short", keep_session=here.id)
    assert told.value.field == "password"
    credentials.change_password(kim, GOOD, BETTER, keep_session=here.id)
    assert sessions.find(mine) == here
    assert sessions.find(other) is None
    refusal(kim.email, GOOD)
    assert credentials.sign_in(kim.email, BETTER) == kim


def test_whoever_found_an_open_session_cannot_try_passwords_for_ever(kim: Person) -> None:
    for _ in range(TRIES):
        with pytest.raises(BadInput, match="not the password"):
            credentials.change_password(kim, "wrong", BETTER)
    with pytest.raises(BadInput, match="for a while"):
        credentials.change_password(kim, GOOD, BETTER)


def test_a_provider_opens_the_account_with_the_address_it_verified(somebody: SetUp) -> None:
    person = somebody("analyst")
    issuer = "https://id.example.gov"
    with pytest.raises(SignInRefused, match="no account here"):
        credentials.sign_in_by_provider(issuer, "s1", person.email, verified=False)
    assert credentials.sign_in_by_provider(issuer, "s1", person.email.upper(), verified=True) == person
    assert credentials.sign_in_by_provider(issuer, "s1", "moved@example.gov", verified=False) == person
    for other in [(issuer, "s2", person.email), ("https://other.example", "s1", person.email)]:
        with pytest.raises(SignInRefused):
            credentials.sign_in_by_provider(*other, verified=True)
    accounts.change(LOCAL, person.id, name="x", role="analyst", regions=[], disabled=True)
    with pytest.raises(SignInRefused):
        credentials.sign_in_by_provider(issuer, "s1", person.email, verified=True)
    with pytest.raises(SignInRefused):
        credentials.sign_in_by_provider(issuer, "s3", LOCAL.email, verified=True)


def test_renaming_oneself(kim: Person) -> None:
    credentials.rename(kim, " Kim  New ")
    assert accounts.read_account(LOCAL, kim.id).person.name == "Kim New"

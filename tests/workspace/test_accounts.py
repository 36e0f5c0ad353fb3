"""Accounts: who may keep them, what is refused, and what goes with one that is deleted."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from workspace import accounts, audit
from workspace.people import ANYONE, LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.records import now
from workspace.records_accounts import User
from workspace.records_regions import Upload
from workspace.records_work import Note, SavedScenario, ScenarioVersion
from workspace.store import reading, transaction
from workspace.words import BadInput, NotFound

SetUp = Callable[..., Person]


def test_an_administrator_makes_and_changes_an_account() -> None:
    made = accounts.create(LOCAL, " Kim@Example.GOV ", "  Kim   Example ", "coordinator", ["houston"])
    assert (made.person.email, made.person.name) == ("kim@example.gov", "Kim Example")
    assert made.person.regions == {"houston"}
    assert not made.has_password
    changed = accounts.change(LOCAL, made.id, name="Kim E.", role="analyst", regions=[], disabled=True)
    assert changed.person == Person(made.id, "Kim E.", "kim@example.gov", "analyst")
    assert changed.disabled
    assert accounts.list_accounts(LOCAL) == [accounts.find_by_email(LOCAL, "KIM@example.gov")]
    assert [line.action for line in audit.entries(LOCAL)] == ["user.change", "user.create"]
    assert all("kim" not in str(line.detail).lower() for line in audit.entries(LOCAL))


NO_ADDRESSES = [
    "", "kim", "kim@", "@example.gov", "kim@example", "a b@example.gov", "kim@example.gov\nBcc: x@y.z",
    "<kim@example.gov>", "k" * 250 + "@example.gov", "a@b.gov,c@d.gov",
]  # fmt: skip


@pytest.mark.parametrize("email", NO_ADDRESSES)
def test_addresses_that_are_none(email: str) -> None:
    with pytest.raises(BadInput) as told:
        accounts.create(LOCAL, email, "Kim", "reader")
    assert told.value.field == "email"


def test_two_accounts_with_one_address() -> None:
    accounts.create(LOCAL, "kim@example.gov", "Kim", "reader")
    with pytest.raises(BadInput, match="Another account"):
        accounts.create(LOCAL, "KIM@example.gov", "Lee", "reader")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", {"name": " \t "}),
        ("name", {"name": "x" * 101}),
        ("name", {"name": "a\u202eb"}),
        ("role", {"role": "king"}),
        ("regions", {"regions": ["atlantis"]}),
        ("regions", {"role": "coordinator"}),
    ],
)
def test_what_is_refused_names_its_field(field: str, wrong: dict) -> None:
    with pytest.raises(BadInput) as told:
        accounts.create(LOCAL, **{"email": "kim@example.gov", "name": "Kim", "role": "reader", **wrong})
    assert told.value.field == field
    assert accounts.list_accounts(LOCAL) == []


def test_the_last_administrator_stays(somebody: SetUp) -> None:
    one, other = somebody("administrator"), somebody("administrator")
    accounts.change(one, other.id, name="x", role="reader", regions=[], disabled=False)
    with pytest.raises(BadInput, match="Your own"):
        accounts.change(one, one.id, name="x", role="reader", regions=[], disabled=False)
    with pytest.raises(BadInput, match="last administrator"):
        accounts.change(LOCAL, one.id, name="x", role="administrator", regions=[], disabled=True)
    with pytest.raises(BadInput, match="last administrator"):
        accounts.delete_account(LOCAL, one.id)
    with pytest.raises(BadInput):
        accounts.delete_account(one, LOCAL.id)


def test_others_may_not_keep_accounts(somebody: SetUp) -> None:
    kim, lee = somebody("coordinator", "houston"), somebody("reader")
    for person in (kim, ANYONE):
        with pytest.raises(NotAllowed):
            accounts.list_accounts(person)
        with pytest.raises(NotAllowed):
            accounts.create(person, "x@example.gov", "x", "administrator")
        with pytest.raises(NotAllowed):
            accounts.change(person, person.id, name="x", role="administrator", regions=[], disabled=False)
        with pytest.raises(NotAllowed):
            accounts.delete_account(person, lee.id)
        with pytest.raises(NotAllowed):
            accounts.read_account(person, lee.id)
    assert accounts.read_account(kim, kim.id).person == kim


def test_an_unknown_account() -> None:
    with pytest.raises(NotFound, match="no such account"):
        accounts.read_account(LOCAL, "nobody")


def _version(scenario_id: str, author_id: str) -> ScenarioVersion:
    return ScenarioVersion(scenario_id=scenario_id, version=1, title="t", document={}, address="", author_id=author_id)


def test_what_is_a_persons_own_goes_and_what_is_a_regions_stays(somebody: SetUp) -> None:
    kim, lee = somebody("coordinator", "houston"), somebody("analyst")
    with transaction() as session:
        session.add(SavedScenario(id="theirs", owner_id=lee.id, title="t", address="?"))
        session.add(SavedScenario(id="own", owner_id=kim.id, title="t", address="?"))
        session.flush()
        session.add(
            ScenarioVersion(scenario_id="theirs", version=1, title="t", document={}, address="", author_id=kim.id)
        )
        session.add(Upload(id="u", hidta="houston", author_id=kim.id, title="t", file_name="f", status="final"))
        session.add(Note(id="private", page="/mortality", anchor="a", text="mine", author_id=kim.id))
        session.add(Note(id="shared", hidta="houston", anchor="a", text="ours", author_id=kim.id))
    accounts.delete_account(LOCAL, kim.id)
    with reading() as session:
        assert session.get(User, kim.id) is None
        assert session.get(SavedScenario, "own") is None
        assert session.get_one(ScenarioVersion, ("theirs", 1)).author_id is None
        assert session.get_one(Upload, "u").author_id is None
        assert [note.id for note in session.scalars(select(Note))] == ["shared"]
    assert audit.entries(LOCAL)[0].subject_id == kim.id


def test_a_moment_of_a_new_account_is_now(somebody: SetUp) -> None:
    assert abs((accounts.create(LOCAL, "n@example.gov", "N", "reader").created - now()).total_seconds()) < 60

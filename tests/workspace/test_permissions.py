"""Who may do what: no role gains from less, nobody acts for another's region or on another's own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workspace.people import ANYONE, LOCAL, ROLES, Person, Role
from workspace.permissions import ACTIONS, NotAllowed, Subject, may, require

pytestmark = pytest.mark.no_database
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
REGIONS = ("houston", "appalachia")
actions = st.sampled_from(sorted(ACTIONS))
roles = st.sampled_from(ROLES)
regions = st.frozensets(st.sampled_from(REGIONS))
subjects = st.none() | st.builds(
    Subject,
    owner_id=st.sampled_from([None, "kim", "lee", ""]),
    hidta=st.sampled_from([None, *REGIONS]),
    shared=st.sampled_from([None, "view", "edit"]),
)


def person(role: Role | None, of: frozenset[str] = frozenset()) -> Person:
    return Person("kim" if role else "", "Kim", "kim@example.gov", role, of)


@quick
@given(actions, roles, roles, regions, regions, subjects)
def test_no_role_and_no_region_takes_anything_away(
    action: str, one: Role, other: Role, few: frozenset[str], more: frozenset[str], subject: Subject | None
) -> None:
    low, high = sorted((one, other), key=ROLES.index)
    if may(person(low, few), action, subject):
        assert may(person(high, few | more), action, subject)


@quick
@given(actions, regions, subjects)
def test_without_an_account_nothing_is_allowed(action: str, of: frozenset[str], subject: Subject | None) -> None:
    assert not may(ANYONE, action, subject)
    assert not may(person(None, of), action, subject)
    with pytest.raises(NotAllowed, match="Sign in first"):
        require(ANYONE, action, subject)


@quick
@given(actions, st.sampled_from(["reader", "analyst", "coordinator"]), subjects)
def test_another_region_is_out_of_reach(action: str, role: Role, subject: Subject | None) -> None:
    if ACTIONS[action].whose == "region" and subject and subject.hidta == "appalachia":
        assert not may(person(role, frozenset({"houston"})), action, subject)


@quick
@given(actions, roles, regions)
def test_what_is_anothers_own_needs_a_link_or_a_moderator(action: str, role: Role, of: frozenset[str]) -> None:
    rule = ACTIONS[action]
    if rule.whose == "own" and may(person(role, of), action, Subject(owner_id="lee")):
        assert rule.moderated
        assert role == "administrator"


@quick
@given(actions, roles, regions)
def test_a_link_to_view_changes_nothing(action: str, role: Role, of: frozenset[str]) -> None:
    if may(person(role, of), action, Subject(owner_id="lee", shared="view")) and ACTIONS[action].whose == "own":
        assert action in {"scenario.read", "scenario.fork"} or ACTIONS[action].moderated


def test_each_role_in_a_few_words() -> None:
    reader, analyst = person("reader"), person("analyst")
    coordinator = person("coordinator", frozenset({"houston"}))
    houston, appalachia = Subject(hidta="houston"), Subject(hidta="appalachia")
    assert not may(reader, "scenario.create")
    assert may(analyst, "scenario.create")
    assert not may(person("analyst", frozenset({"houston"})), "upload.create", houston)
    assert may(coordinator, "upload.create", houston)
    assert not may(coordinator, "upload.create", appalachia)
    assert not may(coordinator, "upload.read", appalachia)
    assert may(person("reader", frozenset({"houston"})), "upload.read", houston)
    assert not may(coordinator, "user.change")
    assert may(LOCAL, "upload.create", appalachia)
    assert may(LOCAL, "user.change")
    assert may(analyst, "scenario.change", Subject("lee", shared="edit"))
    assert not may(reader, "scenario.change", Subject("lee", shared="edit"))


def test_an_unknown_action_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        may(LOCAL, "scenario.explode")

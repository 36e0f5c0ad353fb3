"""Saved scenarios: versions, two editors, links, forks, deletion and its undo, and what others may not know of."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from scenarios import default_scenario
from workspace import audit
from workspace.people import ANYONE, LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.saved import scenarios, shares
from workspace.saved.scenarios import Conflict, Draft
from workspace.words import BadInput, NotFound

Somebody = Callable[..., Person]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return default_scenario("trade").model_dump(mode="json", exclude_none=True)


@pytest.fixture
def draft(document: dict[str, Any]) -> Draft:
    return Draft("Pills, +40", "?score.MEX.counterfeit_pills=40", document, "First try")


def test_what_is_saved_comes_back_whole(somebody: Somebody, draft: Draft) -> None:
    ana = somebody("analyst")
    saved = scenarios.save(ana, draft)
    found = scenarios.opened(ana, saved.id)
    assert (found.title, found.address, found.version) == ("Pills, +40", "score.MEX.counterfeit_pills=40", 1)
    assert found.standing == "own"
    version = scenarios.version_of(ana, saved.id, 1)
    assert version.document == draft.document
    assert version.note == "First try"


def test_each_change_is_a_version_and_none_is_lost(somebody: Somebody, draft: Draft, document: dict[str, Any]) -> None:
    ana = somebody("analyst")
    saved = scenarios.save(ana, draft)
    scenarios.change(ana, saved.id, 1, Draft("Second", "lens=entry", document))
    back = scenarios.bring_back(ana, saved.id, 1, 2)
    assert (back.version, back.title, back.address) == (3, "Pills, +40", "score.MEX.counterfeit_pills=40")
    assert [each.title for each in scenarios.versions(ana, saved.id)] == ["Pills, +40", "Second", "Pills, +40"]


def test_of_two_editors_the_second_is_told_and_loses_nothing(somebody: Somebody, draft: Draft) -> None:
    ana, ben = somebody("analyst"), somebody("analyst")
    saved = scenarios.save(ana, draft)
    key = shares.share(ana, saved.id, "edit").key

    def edit(who: tuple[Person, str]) -> int | Conflict:
        try:
            return scenarios.change(who[0], saved.id, 1, draft, who[1]).version
        except Conflict as conflict:
            return conflict

    with ThreadPoolExecutor(2) as both:
        ends = list(both.map(edit, [(ana, ""), (ben, key)]))
    assert ends.count(2) == 1
    (refused,) = (end for end in ends if isinstance(end, Conflict))
    assert refused.current.version == 2
    assert len(scenarios.versions(ana, saved.id)) == 2


def test_a_link_lets_view_or_edit_until_it_is_revoked(somebody: Somebody, draft: Draft) -> None:
    ana, ben = somebody("analyst"), somebody("analyst")
    saved = scenarios.save(ana, draft)
    view, edit = shares.share(ana, saved.id, "view"), shares.share(ana, saved.id, "edit")
    assert scenarios.opened(ben, saved.id, view.key).standing == "view"
    with pytest.raises(NotAllowed):
        scenarios.change(ben, saved.id, 1, draft, view.key)
    assert scenarios.change(ben, saved.id, 1, draft, edit.key).version == 2
    shares.revoke(ana, saved.id, edit.id)
    with pytest.raises(NotFound):
        scenarios.change(ben, saved.id, 2, draft, edit.key)
    assert [link.mode for link in shares.links(ana, saved.id)] == ["view"]


def test_a_reader_with_a_link_to_edit_still_only_reads(somebody: Somebody, draft: Draft) -> None:
    ana, rita = somebody("analyst"), somebody("reader")
    saved = scenarios.save(ana, draft)
    key = shares.share(ana, saved.id, "edit").key
    assert scenarios.opened(rita, saved.id, key).title == draft.title
    with pytest.raises(NotAllowed, match="analyst"):
        scenarios.change(rita, saved.id, 1, draft, key)


@pytest.mark.parametrize("role", ["reader", "analyst", "coordinator", "administrator"])
def test_others_cannot_tell_a_scenario_from_none(somebody: Somebody, draft: Draft, role: str) -> None:
    ana, other = somebody("analyst"), somebody(role)
    saved = scenarios.save(ana, draft)
    link = shares.share(ana, saved.id, "view")
    elsewhere = scenarios.save(ana, draft)
    for ask in (
        lambda key: scenarios.opened(other, key),
        lambda key: scenarios.opened(other, key, "a guess"),
        lambda key: scenarios.versions(other, key),
        lambda key: scenarios.fork(other, key),
        lambda key: scenarios.change(other, key, 1, draft),
        lambda key: scenarios.delete(other, key),
        lambda key: scenarios.restore(other, key),
        lambda key: shares.share(other, key, "view"),
        lambda key: shares.links(other, key),
        lambda key: shares.revoke(other, key, link.id),
    ):
        told = set()
        for scenario_id in (saved.id, "nothing-of-this-id"):
            with pytest.raises(NotFound) as problem:
                ask(scenario_id)
            told.add(str(problem.value))
        assert len(told) == 1
    with pytest.raises(NotFound):  # a link opens its own scenario alone
        scenarios.opened(other, elsewhere.id, link.key)


def test_nobody_signed_out_gets_past_the_door(somebody: Somebody, draft: Draft) -> None:
    saved = scenarios.save(somebody("analyst"), draft)
    for ask in (
        lambda: scenarios.opened(ANYONE, saved.id),
        lambda: scenarios.mine(ANYONE),
        lambda: scenarios.save(ANYONE, draft),
    ):
        with pytest.raises(NotAllowed, match="Sign in"):
            ask()


def test_a_fork_is_ones_own_and_leaves_the_first_alone(somebody: Somebody, draft: Draft) -> None:
    ana, ben = somebody("analyst"), somebody("analyst")
    saved = scenarios.save(ana, draft)
    copy = scenarios.fork(ben, saved.id, shares.share(ana, saved.id, "view").key)
    scenarios.change(ben, copy.id, 1, draft)
    assert (copy.title, copy.standing, copy.version) == ("Pills, +40 (copy)", "own", 1)
    assert scenarios.opened(ana, saved.id).version == 1


def test_deletion_is_undone_whole_and_ends_links_meanwhile(somebody: Somebody, draft: Draft) -> None:
    ana, ben = somebody("analyst"), somebody("analyst")
    saved = scenarios.save(ana, draft)
    key = shares.share(ana, saved.id, "view").key
    scenarios.delete(ana, saved.id)
    assert scenarios.mine(ana) == ()
    assert [each.id for each in scenarios.mine(ana, deleted=True)] == [saved.id]
    with pytest.raises(NotFound):
        scenarios.opened(ben, saved.id, key)
    scenarios.restore(ana, saved.id)
    assert scenarios.opened(ben, saved.id, key).version == 1
    with pytest.raises(NotFound):  # only what was deleted can go for good
        scenarios.delete_for_good(ana, saved.id)
    scenarios.delete(ana, saved.id)
    scenarios.delete_for_good(ana, saved.id)
    assert scenarios.mine(ana, deleted=True) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "two\u202elines"}, "title"),
        ({"address": "x" * 8_001}, "address"),
        ({"note": "x" * 2_001}, "note"),
        ({"document": {"policy": {"pass_through": 7}}}, None),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(
    somebody: Somebody, draft: Draft, changed: dict[str, Any], field: str | None
) -> None:
    ana = somebody("analyst")
    with pytest.raises(BadInput) as problem:
        scenarios.save(ana, replace(draft, **changed))
    assert problem.value.field == field or field is None
    assert scenarios.mine(ana) == ()


def test_the_log_says_who_did_what_and_nothing_they_wrote(somebody: Somebody, draft: Draft) -> None:
    ana = somebody("analyst")
    saved = scenarios.save(ana, draft)
    shares.share(ana, saved.id, "view")
    scenarios.delete(ana, saved.id)
    written = [each for each in audit.entries(LOCAL) if each.actor_id == ana.id]
    assert [each.action for each in written] == ["scenario.delete", "scenario.share", "scenario.create"]
    assert "Pills" not in repr([(each.detail, each.subject_id) for each in written])

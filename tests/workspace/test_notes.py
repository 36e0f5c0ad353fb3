"""Notes on charts: a region's for its people, a page's for its author alone."""

from collections.abc import Callable

import pytest

from workspace import notes
from workspace.notes import Place
from workspace.people import ANYONE, Person
from workspace.permissions import NotAllowed
from workspace.words import BadInput, NotFound

Somebody = Callable[..., Person]
OHIO, PORTS = Place(hidta="ohio"), Place(page="/ports")


def test_a_regions_note_is_read_by_its_people_alone(somebody: Somebody) -> None:
    ana, ben, eve = somebody("coordinator", "ohio"), somebody("reader", "ohio"), somebody("coordinator", "indiana")
    note = notes.write(ana, OHIO, "region-trend", "The lab was closed in May.")
    (read,) = notes.notes(ben, OHIO)
    assert (read.text, read.author, read.mine, read.may_delete) == (note.text, ana.name, False, False)
    with pytest.raises(NotAllowed):
        notes.notes(eve, OHIO)
    with pytest.raises(NotAllowed):
        notes.write(eve, OHIO, "region-trend", "mine")
    for ask in (notes.delete, notes.restore, lambda who, key: notes.rewrite(who, key, "x")):
        with pytest.raises(NotFound):
            ask(eve, note.id)


def test_a_pages_note_is_its_authors_alone(somebody: Somebody) -> None:
    ana, ben = somebody("analyst"), somebody("administrator")
    note = notes.write(ana, PORTS, "ports-over-time", "Check against the annual table.")
    assert [each.text for each in notes.notes(ana, PORTS)] == [note.text]
    assert notes.notes(ben, PORTS) == ()
    with pytest.raises(NotFound):
        notes.rewrite(ben, note.id, "no")


def test_rewriting_and_deleting_with_undo(somebody: Somebody) -> None:
    ana = somebody("analyst", "ohio")
    note = notes.write(ana, OHIO, "region-trend", "First")
    assert notes.rewrite(ana, note.id, "Second").text == "Second"
    notes.delete(ana, note.id)
    assert notes.notes(ana, OHIO) == ()
    notes.restore(ana, note.id)
    assert [each.text for each in notes.notes(ana, OHIO)] == ["Second"]


def test_a_note_comes_back_only_where_there_is_room(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody("analyst", "ohio")
    monkeypatch.setattr(notes, "MOST_NOTES", 1)
    for place in (OHIO, PORTS):
        gone = notes.write(ana, place, "chart", "First")
        notes.delete(ana, gone.id)
        kept = notes.write(ana, place, "chart", "Second")
        with pytest.raises(BadInput, match="too many notes"):
            notes.restore(ana, gone.id)
        assert [each.id for each in notes.notes(ana, place)] == [kept.id]


def test_an_administrator_may_take_a_regions_note_away_but_not_rewrite_it(somebody: Somebody) -> None:
    ana, admin = somebody("analyst", "ohio"), somebody("administrator")
    note = notes.write(ana, OHIO, "region-trend", "Words")
    with pytest.raises(NotAllowed):
        notes.rewrite(admin, note.id, "Other words")
    notes.delete(admin, note.id)
    assert notes.notes(ana, OHIO) == ()


def test_who_may_not_write_is_told_so(somebody: Somebody) -> None:
    with pytest.raises(NotAllowed, match="analyst"):
        notes.write(somebody("reader", "ohio"), OHIO, "region-trend", "Words")
    with pytest.raises(NotAllowed, match="Sign in"):
        notes.notes(ANYONE, OHIO)


@pytest.mark.parametrize(
    ("place", "anchor", "text", "field"),
    [
        (Place(hidta="nowhere"), "a", "b", "region"),
        (Place(page=""), "a", "b", "page"),
        (OHIO, "", "b", "chart"),
        (OHIO, "a", "", "text"),
        (OHIO, "a", "x" * 4_001, "text"),
    ],
)
def test_what_cannot_be_kept_names_its_field(
    somebody: Somebody, place: Place, anchor: str, text: str, field: str
) -> None:
    with pytest.raises(BadInput) as problem:
        notes.write(somebody("administrator"), place, anchor, text)
    assert problem.value.field == field

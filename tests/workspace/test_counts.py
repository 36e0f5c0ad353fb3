"""A region's own counts in the store: all or nothing, versions, sharing, and who may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from workspace import audit, counts
from workspace.counts import CURRENT, DELETED, REPLACED, Offer
from workspace.people import ANYONE, LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.records_accounts import Audit
from workspace.records_regions import Upload, UploadRow
from workspace.store import reading
from workspace.uploads.check import Row
from workspace.words import BadInput, NotFound

Somebody = Callable[..., Person]


def row(place: str = "39153", month: int = 3, count: int = 5, drug: str = "heroin") -> Row:
    return Row(2, place, "county", date(2025, month, 1), drug, count)


OFFER = Offer("Deaths by county", "deaths.csv", "deaths", "provisional", "replace", (row(), row("39061")))


def held(person: Person) -> dict[tuple[str, int], int]:
    return {(each.place, each.month.month): each.count for each in counts.counts(person, "ohio", "deaths")}


def test_an_accepted_upload_is_there_for_its_region(somebody: Somebody) -> None:
    coordinator = somebody("coordinator", "ohio")
    upload = counts.accept(coordinator, "ohio", OFFER)
    (kept,) = counts.uploads(somebody("reader", "ohio"), "ohio")
    assert (kept.id, kept.title, kept.rows, kept.state, kept.shared) == (upload, OFFER.title, 2, CURRENT, False)
    assert held(coordinator) == {("39061", 3): 5, ("39153", 3): 5}


@pytest.mark.parametrize("role", ["reader", "analyst", "coordinator"])
def test_others_neither_see_nor_change_it(somebody: Somebody, role: str) -> None:
    upload = counts.accept(somebody("coordinator", "ohio"), "ohio", OFFER)
    other = somebody(role, "houston")
    with pytest.raises(NotAllowed):
        counts.uploads(other, "ohio")
    with pytest.raises(NotAllowed):
        counts.counts(other, "ohio", "deaths")
    with pytest.raises(NotAllowed):
        counts.accept(other, "ohio", OFFER)
    for change in (counts.delete, counts.restore):
        with pytest.raises(NotFound):
            change(other, upload)
    with pytest.raises(NotFound):
        counts.share(other, upload, True)
    with pytest.raises(NotAllowed):
        counts.shared_counts(ANYONE, "ohio", "deaths")
    assert counts.shared_counts(other, "ohio", "deaths").cells == ()


def test_a_reader_of_the_region_may_not_change_it(somebody: Somebody) -> None:
    upload = counts.accept(somebody("coordinator", "ohio"), "ohio", OFFER)
    for change in (counts.delete, counts.restore):
        with pytest.raises(NotAllowed):
            change(somebody("analyst", "ohio"), upload)


def test_an_upload_that_fails_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit line comes last: if it cannot be written, neither the upload nor a row is there."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(RuntimeError):
        counts.accept(LOCAL, "ohio", OFFER)
    with reading() as session:
        assert session.scalar(select(Upload)) is None
        assert session.scalar(select(UploadRow)) is None


def test_a_new_upload_replaces_visibly_and_deleting_it_brings_the_old_back() -> None:
    first = counts.accept(LOCAL, "ohio", OFFER)
    second = counts.accept(LOCAL, "ohio", replace(OFFER, rows=(row(count=8),)))
    assert [(each.id, each.state) for each in counts.uploads(LOCAL, "ohio")] == [(second, CURRENT), (first, REPLACED)]
    assert held(LOCAL) == {("39153", 3): 8}
    counts.delete(LOCAL, second)
    assert [each.state for each in counts.uploads(LOCAL, "ohio")] == [DELETED, CURRENT]
    assert held(LOCAL) == {("39061", 3): 5, ("39153", 3): 5}
    counts.restore(LOCAL, second)
    assert held(LOCAL) == {("39153", 3): 8}


def test_adding_joins_and_the_later_count_wins() -> None:
    counts.accept(LOCAL, "ohio", OFFER)
    counts.accept(LOCAL, "ohio", replace(OFFER, mode="add", rows=(row(count=9), row(month=4, count=1))))
    assert held(LOCAL) == {("39061", 3): 5, ("39153", 3): 9, ("39153", 4): 1}


def test_measures_and_regions_do_not_mix() -> None:
    counts.accept(LOCAL, "ohio", OFFER)
    counts.accept(LOCAL, "ohio", replace(OFFER, measure="nonfatal", rows=(row(count=40),)))
    counts.accept(LOCAL, "indiana", replace(OFFER, rows=(row("18097", count=2),)))
    assert held(LOCAL) == {("39061", 3): 5, ("39153", 3): 5}


def test_others_see_only_what_is_shared_with_small_counts_hidden(somebody: Somebody) -> None:
    upload = counts.accept(
        LOCAL, "ohio", replace(OFFER, rows=(row(count=3), row("39061", count=40), row("39035", count=50)))
    )
    other = somebody("reader", "houston")
    assert counts.shared_counts(other, "ohio", "deaths").cells == ()
    counts.share(LOCAL, upload, True)
    cells = {cell.place: cell.count for cell in counts.shared_counts(other, "ohio", "deaths").cells}
    assert cells["39153"] is None
    assert list(cells.values()).count(None) >= 2
    counts.share(LOCAL, upload, False)
    assert counts.shared_counts(other, "ohio", "deaths").cells == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "a\x07b"}, "title"),
        ({"measure": "x"}, "measure"),
        ({"status": "x"}, "status"),
        ({"mode": "x"}, "mode"),
        ({"rows": ()}, "file"),
    ],
)
def test_what_cannot_be_kept_names_the_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as problem:
        counts.accept(LOCAL, "ohio", replace(OFFER, **change))
    assert problem.value.field == field
    assert counts.uploads(LOCAL, "ohio") == ()


def test_there_must_be_such_a_region() -> None:
    with pytest.raises(BadInput):
        counts.accept(LOCAL, "atlantis", OFFER)


def test_all_of_it_is_in_the_audit_log() -> None:
    upload = counts.accept(LOCAL, "ohio", OFFER)
    counts.share(LOCAL, upload, True)
    counts.delete(LOCAL, upload)
    counts.restore(LOCAL, upload)
    with reading() as session:
        lines: list[Audit] = list(session.scalars(select(Audit).order_by(Audit.id)))
    assert [line.action for line in lines] == ["upload.create", "upload.share", "upload.delete", "upload.restore"]
    assert {line.subject_id for line in lines} == {upload}
    assert lines[0].detail == {"hidta": "ohio", "measure": "deaths", "rows": 2, "replaced": 0}


def test_a_second_try_after_a_lock_keeps_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    flush, failed = Session.flush, []

    def busy_once(self: Session, *args: object) -> None:
        if not failed:
            failed.append(True)
            from workspace.errors import BUSY
            from workspace.store import StoreUnavailable

            raise StoreUnavailable(BUSY)
        flush(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "flush", busy_once)
    counts.accept(LOCAL, "ohio", OFFER)
    assert len(counts.uploads(LOCAL, "ohio")) == 1

"""A region's own counts: uploads kept, replaced, shared, deleted and brought back; and the counts that hold now.

Every upload stays a version of its own. One that replaced others stands in for them only while it is not deleted:
deleting it brings those back, and undoing that takes them away again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from data.views.regions import region_names
from workspace import audit
from workspace.people import Person
from workspace.permissions import Subject, require
from workspace.records import now
from workspace.records_regions import Upload, UploadRow
from workspace.store import in_transaction, reading
from workspace.uploads.check import MEASURES, STATUSES, Row
from workspace.uploads.shared import SharedTable, shared_table
from workspace.words import BadInput, NotFound, line, one_of

Mode = Literal["add", "replace"]
MODES: tuple[Mode, ...] = ("replace", "add")
LONGEST_TITLE = 120
CURRENT, REPLACED, DELETED = "current", "replaced", "deleted"


@dataclass(frozen=True)
class Kept:
    """An upload as its region sees it. state: current, replaced or deleted. rows: the number of its counts."""

    id: str
    hidta: str
    title: str
    file_name: str
    measure: str
    status: str
    created: datetime
    state: str
    shared: bool
    rows: int


@dataclass(frozen=True)
class Offer:
    """What a coordinator confirms. mode: "replace" takes the place of the region's current counts of this measure;
    "add" joins them, and its counts win where both have one.
    """

    title: str
    file_name: str
    measure: str
    status: str
    mode: str
    rows: tuple[Row, ...]


def accept(person: Person, hidta: str, offer: Offer) -> str:
    """Keep an upload, all of it or nothing; its id. Raises NotAllowed, BadInput, StoreUnavailable."""
    require(person, "upload.create", _of(hidta))
    upload = _upload(person, hidta, offer)

    def keep(session: Session) -> str:
        session.add(upload_now := Upload(**upload))
        session.flush()
        replaced = _replace(session, upload_now) if offer.mode == "replace" else 0
        session.execute(insert(UploadRow), [_record(upload_now.id, row) for row in offer.rows])
        told = {"hidta": hidta, "measure": offer.measure}
        audit.record(
            session, person, "upload.create", "upload", upload_now.id, rows=len(offer.rows), replaced=replaced, **told
        )
        return upload_now.id

    return in_transaction(keep)


def uploads(person: Person, hidta: str) -> tuple[Kept, ...]:
    """Every upload of a region, the newest first. Raises NotAllowed."""
    require(person, "upload.read", _of(hidta))
    with reading() as session:
        return tuple(reversed(_kept(session, hidta)))


def counts(person: Person, hidta: str, measure: str) -> tuple[Row, ...]:
    """The counts that hold now, in order of place, drug and month. Raises NotAllowed."""
    require(person, "upload.read", _of(hidta))
    with reading() as session:
        return _current(session, hidta, measure, shared_only=False)


def shared_counts(person: Person, hidta: str, measure: str) -> SharedTable:
    """What people outside the region see: shared uploads by year, small counts hidden. Raises NotAllowed."""
    require(person, "upload.read_suppressed", _of(hidta))
    with reading() as session:
        rows = _current(session, hidta, measure, shared_only=True)
    return shared_table(rows)


def delete(person: Person, upload_id: str) -> Kept:
    """Delete an upload; `restore` undoes it. Raises NotAllowed, NotFound."""
    return _change(person, upload_id, "upload.delete", deleted_at=now())


def restore(person: Person, upload_id: str) -> Kept:
    """Undo a deletion. Raises NotAllowed, NotFound."""
    return _change(person, upload_id, "upload.restore", deleted_at=None)


def share(person: Person, upload_id: str, shared: bool) -> Kept:
    """Let everybody signed in see its counts by year, small ones hidden; or no longer. Raises NotAllowed, NotFound."""
    return _change(person, upload_id, "upload.share" if shared else "upload.unshare", shared=shared)


def _change(person: Person, upload_id: str, action: str, **values: object) -> Kept:
    def change(session: Session) -> Kept:
        found = session.get(Upload, upload_id[:64])
        if found is None or not person.works_for(found.hidta):
            raise NotFound("There is no such upload.")
        require(person, "upload.delete" if "deleted_at" in values else "upload.create", _of(found.hidta))
        session.execute(update(Upload).where(Upload.id == found.id).values(**values))
        audit.record(session, person, action, "upload", found.id, hidta=found.hidta)
        session.expire_all()
        return next(each for each in _kept(session, found.hidta) if each.id == found.id)

    return in_transaction(change)


def _upload(person: Person, hidta: str, offer: Offer) -> dict[str, object]:
    """The record's fields, checked."""
    if hidta not in region_names():
        raise BadInput("region", "There is no such region.", "a region's id, such as ohio")
    if not offer.rows:
        raise BadInput("file", "There is no count to keep.")
    one_of("mode", offer.mode, MODES)
    return {
        "hidta": hidta,
        "author_id": person.id,
        "title": line("title", offer.title, LONGEST_TITLE),
        "file_name": line("file", offer.file_name[-200:] or "file", 200),
        "status": one_of("status", offer.status, STATUSES),
        "measure": one_of("measure", offer.measure, tuple(MEASURES)),
        "created": now(),
    }


def _replace(session: Session, upload: Upload) -> int:
    """Mark the region's current uploads of the same measure as replaced by this one; how many there were."""
    current = [each.id for each in _kept(session, upload.hidta) if each.state == CURRENT and each.id != upload.id
               and each.measure == upload.measure]  # fmt: skip
    session.execute(update(Upload).where(Upload.id.in_(current)).values(replaced_by=upload.id))
    return len(current)


def _kept(session: Session, hidta: str) -> list[Kept]:
    """In order of time."""
    asked = select(Upload).where(Upload.hidta == hidta).order_by(Upload.created, Upload.id)
    found: Sequence[Upload] = session.scalars(asked).all()
    count = func.count(UploadRow.id)
    of_region = select(UploadRow.upload_id, count).join(Upload).where(Upload.hidta == hidta)
    sizes = {str(key): int(size) for key, size in session.execute(of_region.group_by(UploadRow.upload_id))}
    alive = {each.id for each in found if each.deleted_at is None}
    return [
        Kept(each.id, each.hidta, each.title, each.file_name, each.measure, each.status, each.created,
             _state(each, alive), each.shared, sizes.get(each.id, 0))
        for each in found
    ]  # fmt: skip


def _state(upload: Upload, alive: set[str]) -> str:
    if upload.deleted_at is not None:
        return DELETED
    return REPLACED if upload.replaced_by in alive else CURRENT


def _current(session: Session, hidta: str, measure: str, *, shared_only: bool) -> tuple[Row, ...]:
    """Counts of the current uploads; a later one wins where several have one."""
    merged: dict[tuple[object, ...], Row] = {}
    for each in _kept(session, hidta):
        if each.state != CURRENT or each.measure != measure or (shared_only and not each.shared):
            continue
        asked = select(UploadRow).where(UploadRow.upload_id == each.id)
        for record in session.scalars(asked):
            row = Row(record.line, record.place, record.place_kind, record.month, record.drug, record.count)
            merged[row.key] = row
    return tuple(sorted(merged.values(), key=lambda row: (row.place_kind, row.place, row.drug, row.month)))


def _record(upload_id: str, row: Row) -> dict[str, object]:
    return {
        "upload_id": upload_id,
        "line": row.line,
        "place": row.place,
        "place_kind": row.place_kind,
        "month": row.month,
        "drug": row.drug,
        "count": row.count,
    }


def _of(hidta: str) -> Subject:
    return Subject(hidta=hidta)

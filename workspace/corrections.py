"""Corrections of a region's county list: a county to add or to remove, with the reason and its source.

The list itself stays as it is compiled, and so do the public figures: a correction stands beside it, read by everybody,
without its author's name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import store as tables
from data.csv_text import csv_text
from data.views.regions import region_names
from workspace import audit
from workspace.people import Person
from workspace.permissions import Subject, require
from workspace.records import now
from workspace.records_regions import CountyCorrection
from workspace.store import in_transaction, reading
from workspace.uploads.places import NoSuchPlace, counties_of
from workspace.words import BadInput, NotFound, lines, one_of

ACTIONS = ("add", "remove")
LONGEST_REASON = 1000
LONGEST_SOURCE = 500


@dataclass(frozen=True)
class Correction:
    """One correction. name: the county with its state. withdrawn: it no longer stands, and can be brought back."""

    id: str
    hidta: str
    fips: str
    name: str
    action: str
    reason: str
    source: str
    created: datetime
    withdrawn: bool


def standing(hidta: str) -> tuple[Correction, ...]:
    """The corrections that stand, oldest first; for everybody, as the list that they correct is."""
    return tuple(each for each in _all(hidta) if not each.withdrawn)


def of_region(person: Person, hidta: str) -> tuple[Correction, ...]:
    """Those withdrawn too, for the region's coordinators. Raises NotAllowed."""
    require(person, "correction.withdraw", Subject(hidta=hidta))
    return _all(hidta)


def added(hidta: str) -> tuple[str, ...]:
    """FIPS of the counties that corrections add."""
    return tuple(each.fips for each in standing(hidta) if each.action == "add")


def propose(person: Person, hidta: str, county: str, action: str, reason: str, source: str) -> str:
    """Correct the list; the correction's id. county: FIPS, or name and state. Raises NotAllowed, BadInput."""
    require(person, "correction.create", Subject(hidta=hidta))
    if hidta not in region_names():
        raise BadInput("region", "There is no such region.", "a region's id, such as ohio")
    one_of("action", action, ACTIONS)
    fips = _county(hidta, county, action)
    values = {"reason": lines("reason", reason, LONGEST_REASON), "source": lines("source", source, LONGEST_SOURCE)}

    def keep(session: Session) -> str:
        asked = select(CountyCorrection.id).where(
            CountyCorrection.hidta == hidta, CountyCorrection.fips == fips, CountyCorrection.withdrawn_at.is_(None)
        )
        if session.scalar(asked):
            raise BadInput("county", "A correction of this county stands already. Withdraw it first.")
        correction = CountyCorrection(hidta=hidta, fips=fips, action=action, author_id=person.id, **values)
        session.add(correction)
        session.flush()
        audit.record(
            session, person, "correction.create", "correction", correction.id, hidta=hidta, fips=fips, change=action
        )
        return correction.id

    return in_transaction(keep)


def withdraw(person: Person, correction_id: str) -> None:
    """Take a correction back; `restore` undoes it. Raises NotAllowed, NotFound."""
    _change(person, correction_id, "correction.withdraw", now())


def restore(person: Person, correction_id: str) -> None:
    """Let a withdrawn correction stand again. Raises NotAllowed, NotFound, BadInput."""
    _change(person, correction_id, "correction.restore", None)


def county_list_csv(hidta: str) -> str:
    """The compiled list of a region's counties with the corrections beside it, as CSV."""
    listed = tables.load("hidta_counties").astype("str")
    rows = listed[listed["hidta_slug"].eq(hidta)].sort_values("fips")
    corrected = {each.fips: each for each in standing(hidta)}
    head = ("fips", "county", "state", "confidence", "listed", "correction", "reason", "correction_source", "proposed")
    body = [
        (row["fips"], row["county"], row["state"], row["confidence"], "yes", *_beside(corrected.pop(row["fips"], None)))
        for row in rows.to_dict("records")
    ]
    body += [(fips, *each.name.rsplit(", ", 1), None, "no", *_beside(each)) for fips, each in sorted(corrected.items())]
    return csv_text(head, body)


def _beside(correction: Correction | None) -> tuple[str | None, ...]:
    if correction is None:
        return (None, None, None, None)
    return (correction.action, correction.reason, correction.source, f"{correction.created:%Y-%m-%d}")


def _county(hidta: str, text: str, action: str) -> str:
    """The county's FIPS. Raises BadInput where it is listed already, or is not and should go."""
    counties = counties_of(hidta)
    try:
        fips = counties_of(hidta, counties.names).find(text.strip())
    except NoSuchPlace as problem:
        raise BadInput("county", str(problem)) from None
    if action == "add" and fips in counties.members:
        raise BadInput("county", "The list has this county already.", "a county that is not on the list")
    if action == "remove" and fips not in counties.members:
        raise BadInput("county", "The list does not have this county.", "a county of the list")
    return fips


def _change(person: Person, correction_id: str, action: str, withdrawn_at: datetime | None) -> None:
    def change(session: Session) -> None:
        found = session.get(CountyCorrection, correction_id[:64])
        if found is None or not person.works_for(found.hidta):
            raise NotFound("There is no such correction.")
        require(person, "correction.withdraw", Subject(hidta=found.hidta))
        if withdrawn_at is None and found.fips in {each.fips for each in _read(session, found.hidta) if _stands(each)}:
            raise BadInput("county", "Another correction of this county stands by now.")
        found.withdrawn_at = withdrawn_at
        audit.record(session, person, action, "correction", found.id, hidta=found.hidta)

    in_transaction(change)


def _stands(record: CountyCorrection) -> bool:
    return record.withdrawn_at is None


def _all(hidta: str) -> tuple[Correction, ...]:
    names = counties_of(hidta).names
    with reading() as session:
        return tuple(_shown(each, names) for each in _read(session, hidta))


def _read(session: Session, hidta: str) -> Iterable[CountyCorrection]:
    asked = select(CountyCorrection).where(CountyCorrection.hidta == hidta)
    return session.scalars(asked.order_by(CountyCorrection.created, CountyCorrection.id)).all()


def _shown(record: CountyCorrection, names: dict[str, tuple[str, str]]) -> Correction:
    return Correction(
        id=record.id,
        hidta=record.hidta,
        fips=record.fips,
        name=", ".join(names.get(record.fips, (record.fips, ""))),
        action=record.action,
        reason=record.reason,
        source=record.source,
        created=record.created,
        withdrawn=record.withdrawn_at is not None,
    )

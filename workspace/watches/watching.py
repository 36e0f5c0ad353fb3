"""A person's watches: added, paused, removed with undo; what fired; a trial message."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveillance import Warning
from workspace import audit
from workspace.notify import Message, NotDelivered, send_mail, send_webhook
from workspace.notify.guard import NotAnAddress, read_hook
from workspace.people import Person
from workspace.permissions import Subject, require
from workspace.records import new_id, now
from workspace.records_regions import Firing, Watch
from workspace.store import in_transaction, reading
from workspace.watches.messages import trial
from workspace.watches.places import KINDS, judged, known_place, period_end, place_name, readings, told
from workspace.words import BadInput, NotFound, one_of

CHANNELS = ("none", "email", "webhook")
MOST = 50  # watches of one person
_BETWEEN_TRIALS = timedelta(minutes=1)
_EMAIL = re.compile(r"[^@\s,;<>\"()\[\]\x00-\x20\x7f]{1,64}@[A-Za-z0-9.-]{1,189}", re.ASCII)


@dataclass(frozen=True)
class NewWatch:
    """What a person asks for. tell_now: tell also of series that warn already."""

    place_kind: str
    place: str
    neighbors: bool = False
    channel: str = "none"
    target: str = ""
    tell_now: bool = False


@dataclass(frozen=True)
class Watching:
    """A watch. series: how many it reads and can judge; each may warn falsely once in a hundred readings.

    secret: for checking signatures; only in the answer to `add`.
    """

    id: str
    place_kind: str
    place: str
    name: str
    neighbors: bool
    channel: str
    target: str
    created: datetime
    paused: bool
    series: int
    secret: str = ""


@dataclass(frozen=True)
class Fired:
    """One warning that a watch told of. state: "known before", "listed", "sent", "waiting" or "given up"."""

    id: str
    watch_id: str
    place_name: str
    series: str
    period: date
    fired_at: datetime
    words: str
    state: str
    delivered_at: datetime | None
    last_error: str


def add(person: Person, asked: NewWatch) -> Watching:
    """Watch a place. Raises NotAllowed, BadInput, StoreUnavailable, data.store.TableUnavailable."""
    require(person, "watch.create", Subject(owner_id=person.id))
    kind = one_of("place_kind", asked.place_kind, KINDS)
    place = known_place(kind, asked.place.strip())
    channel = one_of("channel", asked.channel, CHANNELS)
    target = _target(person, channel, asked.target.strip())
    secret = secrets.token_urlsafe(32) if channel == "webhook" else None
    found = readings(kind, place, asked.neighbors)

    def keep(session: Session) -> Watch:
        _room(session, person)
        watch = Watch(
            user_id=person.id, place_kind=kind, place=place, neighbors=asked.neighbors, channel=channel, target=target,
            secret_for_signing=secret,
        )  # fmt: skip
        session.add(watch)
        session.flush()
        if not asked.tell_now:
            session.add_all(firing(watch.id, each, None) for each in found if each.alarming)
        audit.record(session, person, "watch.create", "watch", watch.id, kind=kind, place=place, channel=channel)
        return watch

    return _shown(in_transaction(keep), judged(found), secret or "")


def mine(person: Person) -> tuple[Watching, ...]:
    """The person's watches, the newest first. Raises NotAllowed."""
    require(person, "watch.read", Subject(owner_id=person.id))
    asked = select(Watch).where(Watch.user_id == person.id, Watch.deleted_at.is_(None))
    with reading() as session:
        found = session.scalars(asked.order_by(Watch.created.desc(), Watch.id)).all()
    return tuple(_shown(each, judged(readings(each.place_kind, each.place, each.neighbors))) for each in found)


def change(person: Person, watch_id: str, *, paused: bool) -> None:
    """Pause a watch, or let it go on. Raises NotFound, NotAllowed."""

    def keep(session: Session) -> None:
        watch = _own(session, person, watch_id, "watch.change")
        watch.paused = paused
        audit.record(session, person, "watch.pause" if paused else "watch.resume", "watch", watch.id)

    in_transaction(keep)


def remove(person: Person, watch_id: str) -> None:
    """Remove a watch; `restore` undoes it. Raises NotFound, NotAllowed."""
    _mark(person, watch_id, now())


def restore(person: Person, watch_id: str) -> None:
    """Undo a removal. Raises NotFound, NotAllowed, BadInput where there are as many as there may be."""
    _mark(person, watch_id, None)


def history(person: Person, limit: int = 200) -> tuple[Fired, ...]:
    """What the person's watches told, the newest first; removed watches' too. Raises NotAllowed."""
    require(person, "watch.read", Subject(owner_id=person.id))
    asked = select(Firing, Watch).join(Watch).where(Watch.user_id == person.id)
    with reading() as session:
        rows = session.execute(asked.order_by(Firing.fired_at.desc(), Firing.series_key).limit(limit)).all()
        return tuple(_told(fired, watch) for fired, watch in rows)


def send_trial(person: Person, watch_id: str) -> None:
    """Send a message that says it is a trial, at most once a minute. Raises NotFound, BadInput, NotDelivered."""

    def take(session: Session) -> Watch:
        watch = _own(session, person, watch_id, "watch.change", deleted=False)
        if watch.channel == "none":
            raise BadInput("channel", "This watch sends no message: what fires is listed here.")
        if watch.tried_at is not None and now() - watch.tried_at < _BETWEEN_TRIALS:
            raise BadInput("watch", "A trial message was sent less than a minute ago.")
        watch.tried_at = now()
        audit.record(session, person, "watch.trial", "watch", watch.id)
        return watch

    watch = in_transaction(take)
    send(watch, person.email, trial(watch.id, place_name(watch.place_kind, watch.place)))


def send(watch: Watch, owner_email: str, message: Message) -> None:
    """Send a message by a watch's channel. Raises NotDelivered."""
    if watch.channel == "email":
        send_mail(watch.target or owner_email, message)
    elif watch.channel == "webhook":
        send_webhook(watch.target or "", watch.secret_for_signing or "", message)
    else:
        raise NotDelivered("This watch sends no message.", lasting=True)


def firing(watch_id: str, warning: Warning, message_id: str | None) -> Firing:
    """The record of one warning; without a message it is only listed."""
    return Firing(
        id=new_id(),
        watch_id=watch_id,
        series_key=warning.series.id,
        period=period_end(warning.series.period),
        words=told(warning),
        message_id=message_id,
        next_try=now() if message_id else None,
    )


def _target(person: Person, channel: str, target: str) -> str | None:
    """Where messages go: mail to the account's own address; administrators may name another. Raises BadInput."""
    if channel == "webhook":
        try:
            read_hook(target)
        except NotAnAddress as problem:
            raise BadInput("target", str(problem), "https://host/path") from None
        return target
    if channel == "none" or not target or target == person.email:
        return None
    if person.role != "administrator":
        raise BadInput("target", "Mail goes to your account's own address.", "leave it empty")
    if not _EMAIL.fullmatch(target):
        raise BadInput("target", "This is not an address for mail.", "name@example.gov")
    return target


def _mark(person: Person, watch_id: str, deleted_at: datetime | None) -> None:
    def keep(session: Session) -> None:
        watch = _own(session, person, watch_id, "watch.delete", deleted=deleted_at is None)
        if deleted_at is None:
            _room(session, person)
        watch.deleted_at = deleted_at
        audit.record(session, person, "watch.delete" if deleted_at else "watch.restore", "watch", watch.id)

    in_transaction(keep)


def _room(session: Session, person: Person) -> None:
    mine = select(func.count(Watch.id)).where(Watch.user_id == person.id, Watch.deleted_at.is_(None))
    if (session.scalar(mine) or 0) >= MOST:
        raise BadInput("watch", f"You have {MOST} watches already. Remove one first.")


def _own(session: Session, person: Person, watch_id: str, action: str, *, deleted: bool = False) -> Watch:
    found = session.get(Watch, watch_id[:64])
    if found is None or found.user_id != person.id or (found.deleted_at is not None) != deleted:
        require(person, action, Subject(owner_id=person.id))
        raise NotFound("There is no such watch.")
    require(person, action, Subject(owner_id=found.user_id))
    return found


def _shown(watch: Watch, series: int, secret: str = "") -> Watching:
    return Watching(
        id=watch.id,
        place_kind=watch.place_kind,
        place=watch.place,
        name=place_name(watch.place_kind, watch.place),
        neighbors=watch.neighbors,
        channel=watch.channel,
        target=watch.target or "",
        created=watch.created,
        paused=watch.paused,
        series=series,
        secret=secret,
    )


def _told(fired: Firing, watch: Watch) -> Fired:
    return Fired(
        id=fired.id,
        watch_id=watch.id,
        place_name=place_name(watch.place_kind, watch.place),
        series=fired.series_key,
        period=fired.period,
        fired_at=fired.fired_at,
        words=fired.words,
        state=_state(fired, watch),
        delivered_at=fired.delivered_at,
        last_error=fired.last_error or "",
    )


def _state(fired: Firing, watch: Watch) -> str:
    if fired.message_id is None:
        return "known before" if fired.fired_at - watch.created < timedelta(seconds=10) else "listed"
    if fired.delivered_at is not None:
        return "sent"
    return "waiting" if fired.next_try is not None else "given up"

"""The messages that wait: each is held by one process while it sends, and tried again with longer and longer pauses.

A process that dies while it sends leaves its message held for two minutes; then it is sent again under the same id,
by which the receiver knows a second copy.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workspace.notify import Message, NotDelivered
from workspace.records import now
from workspace.records_accounts import User
from workspace.records_regions import Firing, Watch
from workspace.store import in_transaction
from workspace.watches.messages import alarm
from workspace.watches.places import place_name
from workspace.watches.watching import send

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440))  # after the first, second … try
HELD = timedelta(minutes=2)
Sender = Callable[[Watch, str, Message], None]


@dataclass(frozen=True)
class Delivered:
    """What became of the messages that were due."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0


@dataclass(frozen=True)
class _Taken:
    """A message that this process holds. tries: this one included."""

    message: Message
    watch: Watch
    email: str
    tries: int


def deliver(sender: Sender = send, *, at: Callable[[], datetime] = now) -> Delivered:
    """Send what is due, one message after another. `at`: the clock. Raises StoreUnavailable."""
    sent = put_off = given_up = 0
    while (taken := in_transaction(lambda session: _take(session, at()))) is not None:
        problem = _try(sender, taken)
        if problem is None:
            _sent(taken, at())
            sent += 1
        elif problem.lasting or taken.tries > len(PAUSES):
            _later(taken, str(problem), None)
            given_up += 1
        else:
            _later(taken, str(problem), at() + PAUSES[taken.tries - 1])
            put_off += 1
    return Delivered(sent, put_off, given_up)


def _take(session: Session, moment: datetime) -> _Taken | None:
    """Hold the message that is due the longest; None where none is."""
    free = (Firing.held_until.is_(None)) | (Firing.held_until < moment)
    asked = (
        select(Firing.message_id)
        .join(Watch)
        .where(Firing.next_try <= moment, free, Watch.paused.is_(False), Watch.deleted_at.is_(None))
        .order_by(Firing.next_try, Firing.id)
        .limit(1)
        .with_for_update(of=Watch, skip_locked=True)  # all that one message tells is of one watch
    )
    message_id = session.scalar(asked)
    if message_id is None:
        return None
    fired: Sequence[Firing] = session.scalars(
        select(Firing).where(Firing.message_id == message_id).order_by(Firing.series_key)
    ).all()
    for each in fired:
        each.held_until, each.attempts = moment + HELD, each.attempts + 1
    watch = session.get_one(Watch, fired[0].watch_id)
    owner = session.get_one(User, watch.user_id)
    message = alarm(message_id, watch.id, place_name(watch.place_kind, watch.place), fired)
    return _Taken(message, watch, owner.email, fired[0].attempts)


def _try(sender: Sender, taken: _Taken) -> NotDelivered | None:
    try:
        sender(taken.watch, taken.email, taken.message)
    except NotDelivered as problem:
        return problem
    return None


def _sent(taken: _Taken, moment: datetime) -> None:
    _update(taken, delivered_at=moment, next_try=None, held_until=None, last_error=None)


def _later(taken: _Taken, why: str, next_try: datetime | None) -> None:
    _update(taken, next_try=next_try, held_until=None, last_error=why)


def _update(taken: _Taken, **values: object) -> None:
    asked = update(Firing).where(Firing.message_id == taken.message.id).values(**values)
    in_transaction(lambda session: session.execute(asked))

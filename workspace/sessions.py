"""Sessions: a browser that is signed in, until its person, an administrator or time ends it.

The key is in the browser's cookie, its hash in the store: ending the row ends the session, whatever the browser keeps.
Lifetimes are those of NIST SP 800-63B-4 for AAL2: a day at most, an hour unused. We end after half a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from workspace import audit
from workspace.accounts import end_sessions, person_of
from workspace.people import Person
from workspace.permissions import Subject, require
from workspace.records import now
from workspace.records_accounts import SignedIn, User
from workspace.secret_keys import key_hash, new_key
from workspace.store import StoreUnavailable, reading, transaction
from workspace.words import NotFound

LONGEST = timedelta(hours=12)
UNUSED = timedelta(hours=1)
KEPT = timedelta(days=30)  # an ended session's row, for its person to see
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Found:
    """A session that is open, and whose it is."""

    id: str
    person: Person


def start(person: Person, client: str) -> str:
    """A new session of a person who was just let in; its key, shown this once."""
    key = new_key()
    with transaction() as session:
        session.execute(delete(SignedIn).where(SignedIn.expires < now() - KEPT))
        session.add(
            SignedIn(key_hash=key_hash(key), user_id=person.id, client=client[:60], expires=now() + LONGEST)
        )  # fmt: skip
    return key


def find(key: str) -> Found | None:
    """The open session with this key; None if there is none, it ended, or its account is disabled."""
    moment = now()
    with reading() as session:
        asked = select(SignedIn, User).join(User, SignedIn.user_id == User.id)
        row = session.execute(asked.where(SignedIn.key_hash == key_hash(key))).one_or_none()
    if row is None:
        return None
    signed_in, user = row
    if user.disabled or not _is_open(signed_in, moment):
        return None
    if moment - signed_in.last_seen > _SEEN_EVERY:
        _mark_seen(signed_in.id, moment)
    return Found(signed_in.id, person_of(user))


def end_by_key(key: str) -> None:
    """End the session with this key, if there is one."""
    with transaction() as session:
        found = session.scalar(select(SignedIn).where(SignedIn.key_hash == key_hash(key)))
        if found is not None and found.ended is None:
            found.ended = now()
            person = person_of(session.get_one(User, found.user_id))
            audit.record(session, person, "session.end", "session", found.id)


def end(person: Person, session_id: str) -> None:
    """End a session of one's own, or anybody's as an administrator. Raises NotFound."""
    with transaction() as session:
        found = session.get(SignedIn, session_id)
        if found is None or (found.user_id != person.id and person.role != "administrator"):
            raise NotFound("There is no such session.")  # another's looks as if it were not there
        require(person, "session.end", Subject(owner_id=found.user_id))
        found.ended = found.ended or now()
        audit.record(session, person, "session.end", "session", session_id)


def end_others(person: Person, session_id: str) -> None:
    """End every session of one's own but this one."""
    require(person, "session.end", Subject(owner_id=person.id))
    with transaction() as session:
        end_sessions(session, person.id, but=session_id)
        audit.record(session, person, "session.end", "user", person.id, all=True)


def open_sessions(person: Person) -> Sequence[SignedIn]:
    """One's own sessions that are open, the newest first."""
    require(person, "session.read", Subject(owner_id=person.id))
    asked = select(SignedIn).where(SignedIn.user_id == person.id).order_by(SignedIn.created.desc())
    with reading() as session:
        return [each for each in session.scalars(asked) if _is_open(each, now())]


def _is_open(signed_in: SignedIn, moment: datetime) -> bool:
    return signed_in.ended is None and moment < min(signed_in.expires, signed_in.last_seen + UNUSED)


def _mark_seen(session_id: str, moment: datetime) -> None:
    """A busy store does not keep anybody out: the next request marks it."""
    try:
        with transaction() as session:
            found = session.get(SignedIn, session_id)
            if found is not None:
                found.last_seen = max(moment, found.last_seen)
    except StoreUnavailable:
        return

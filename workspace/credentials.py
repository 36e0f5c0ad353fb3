"""How a person shows who they are: by password with lock-out, by a link to set one, or by an OpenID provider."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from workspace import audit
from workspace.accounts import checked_name, end_sessions, person_of
from workspace.passwords import LONGEST, check_new, hashed, matches, outdated
from workspace.people import ANYONE, LOCAL_ID, Person
from workspace.permissions import Subject, require
from workspace.records import now
from workspace.records_accounts import User
from workspace.store import reading, transaction
from workspace.words import BadInput, NotFound

TRIES = 5  # failures in a row before an account is locked: far below the 100 that NIST SP 800-63B-4 allows
LONGEST_LOCK = 60  # minutes; it doubles from one with each failure
REFUSED = (
    "This email address and password do not open an account. After several failures in a row an account opens to "
    "nobody for a while; an administrator can send you a link to set a new password."
)


class SignInRefused(Exception):
    """Not let in; the words are the same whatever the reason."""

    def __init__(self, words: str = REFUSED) -> None:
        super().__init__(words)


def sign_in(email: str, password: str) -> Person:
    """The person with this email address and password. Raises SignInRefused.

    An unknown address, a wrong password, a locked and a disabled account take the same work: one hash, one write.
    """
    with reading() as session:
        known = session.scalar(select(User).where(User.email == email.replace("\0", " ").strip().lower()[:254]))
    right = matches(known.password_hash if known else None, password)
    with transaction() as session:
        user = session.get(User, known.id, with_for_update=True) if known else None
        let_in = right and user is not None and _open(user)
        if user is None or not let_in:
            _note_failure(session, user)
        else:
            _note_success(session, user, password)
            return person_of(user)
    raise SignInRefused


def sign_in_by_provider(issuer: str, subject: str, email: str, *, verified: bool) -> Person:
    """The person whom an OpenID provider vouches for.

    Their account is known by the provider's own id for them; the first time, by an email address that the provider
    has verified. Accounts are made by administrators: nobody gets one by coming. Raises SignInRefused.
    """
    of_provider = f"{issuer} {subject}"[:600]
    with transaction() as session:
        user = session.scalar(select(User).where(User.oidc_subject == of_provider))
        if user is None and verified:
            asked = select(User).where(User.email == email.strip().lower(), User.oidc_subject.is_(None))
            user = session.scalar(asked.with_for_update())
        if user is not None and user.id != LOCAL_ID and user.disabled is None:
            user.oidc_subject = of_provider
            audit.record(session, person_of(user), "session.start", "user", user.id, by="provider")
            return person_of(user)
        audit.record(session, ANYONE, "session.refused", "user", user.id if user else "", by="provider")
    raise SignInRefused("Your sign-in is known, but no account here goes with it. Ask an administrator for one.")


def change_password(person: Person, old: str, new: str, *, keep_session: str = "") -> None:
    """Set one's own password; other sessions end. Raises BadInput naming the field."""
    require(person, "account.change", Subject(owner_id=person.id))
    with reading() as session:
        found = session.get_one(User, person.id)
    if found.password_hash is None:
        raise BadInput("old", "This account has no password here.")
    if not _open(found):
        raise BadInput("old", "After several failures in a row no password can be tried for a while.")
    if not matches(found.password_hash, old):
        with transaction() as session:
            _note_failure(session, session.get(User, person.id, with_for_update=True))
        raise BadInput("old", "This is not the password now.")
    check_new(new, (person.name, person.email))
    fresh = hashed(new)
    with transaction() as session:
        user = session.get_one(User, person.id, with_for_update=True)
        user.password_hash = fresh
        end_sessions(session, user.id, but=keep_session)
        audit.record(session, person, "account.password", "user", person.id)


def rename(person: Person, name: str) -> None:
    """Set one's own name. Raises BadInput."""
    require(person, "account.change", Subject(owner_id=person.id))
    with transaction() as session:
        session.get_one(User, person.id).name = checked_name(name)
        audit.record(session, person, "account.change", "user", person.id)


def link_state(person: Person, user_id: str) -> str:
    """What a link to set a password must carry beside the account's id; it changes once a password is set."""
    require(person, "user.change")
    with transaction() as session:
        user = session.get(User, user_id)
        if user is None or user.id == LOCAL_ID:
            raise NotFound("There is no such account.")
        audit.record(session, person, "user.link", "user", user_id)
        return _state(user)


def set_password_by_link(user_id: str, state: str, new: str) -> None:
    """Set the password of an account whose link was opened; its sessions end and its lock opens.

    Raises BadInput for the password, SignInRefused for a link that was used or is not meant any more.
    """
    with reading() as session:
        found = session.get(User, user_id)
    if found is None or not _link_holds(found, state):
        raise SignInRefused("This link was used already, or is not meant any more. Ask an administrator for another.")
    check_new(new, (found.name, found.email))
    fresh = hashed(new)
    with transaction() as session:
        user = session.get_one(User, user_id, with_for_update=True)
        if not _link_holds(user, state):
            raise SignInRefused("This link was used already. Ask an administrator for another.")
        user.password_hash, user.failed_sign_ins, user.locked_until = fresh, 0, None
        end_sessions(session, user.id)
        audit.record(session, person_of(user), "account.password", "user", user.id, by="link")


def _link_holds(user: User, state: str) -> bool:
    return user.disabled is None and user.id != LOCAL_ID and secrets.compare_digest(_state(user), state)


def _state(user: User) -> str:
    return hashlib.sha256(f"{user.id} {user.password_hash}".encode()).hexdigest()[:32]


def _open(user: User) -> bool:
    return user.disabled is None and user.id != LOCAL_ID and (user.locked_until is None or user.locked_until <= now())


def _note_failure(session: Session, user: User | None) -> None:
    if user is not None and (user.locked_until is None or user.locked_until <= now()):
        user.failed_sign_ins += 1
        beyond = user.failed_sign_ins - TRIES
        if beyond >= 0:
            user.locked_until = now() + timedelta(minutes=min(2 ** min(beyond, 10), LONGEST_LOCK))
    audit.record(session, ANYONE, "session.refused", "user", user.id if user else "", by="password")


def _note_success(session: Session, user: User, password: str) -> None:
    user.failed_sign_ins, user.locked_until = 0, None
    if user.password_hash and outdated(user.password_hash) and len(password) <= LONGEST:
        user.password_hash = hashed(password)
    audit.record(session, person_of(user), "session.start", "user", user.id, by="password")

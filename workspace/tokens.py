"""API tokens: made by their person with scopes and an end, shown once, kept as a hash, revoked at once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from workspace import audit
from workspace.accounts import checked_name, person_of
from workspace.people import Person
from workspace.permissions import Subject, require
from workspace.records import now
from workspace.records_accounts import ApiToken, User
from workspace.scopes import SCOPES, Scope
from workspace.secret_keys import key_hash, new_key
from workspace.store import StoreUnavailable, reading, transaction
from workspace.words import BadInput, NotFound

PREFIX = "setpoint_"  # lets a scanner find a token where it should not be
LONGEST_DAYS, DEFAULT_DAYS, MOST = 366, 90, 50
_FORM = re.compile(PREFIX + r"[A-Za-z0-9_-]{43}")
_USED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Found:
    """A token that holds: its id, whose it is, what it may be used for."""

    id: str
    person: Person
    scopes: frozenset[str]
    expires: datetime


def create(person: Person, name: str, scopes: Iterable[str], days: int = DEFAULT_DAYS) -> tuple[str, ApiToken]:
    """A new token: its text, which nobody can be shown again, and its record. Raises BadInput naming the field."""
    require(person, "token.create", Subject(owner_id=person.id))
    wanted = _checked_scopes(scopes)
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInput("days", "A token holds for a number of days.", f"1 to {LONGEST_DAYS}.")
    text = PREFIX + new_key()
    token = ApiToken(
        user_id=person.id, name=checked_name(name), hash=key_hash(text), scopes=[*wanted],
        expires=now() + timedelta(days=days),
    )  # fmt: skip
    with transaction() as session:
        asked = select(ApiToken.id).where(ApiToken.user_id == person.id, ApiToken.revoked.is_(None))
        if len(session.scalars(asked).all()) >= MOST:
            raise BadInput("name", f"You have {MOST} tokens.", "Revoke one first.")
        session.add(token)
        session.flush()
        audit.record(session, person, "token.create", "token", token.id, scopes=[*wanted], days=days)
    return text, token


def find(text: str) -> Found | None:
    """What a token's text opens; None if it is none, was revoked, is over, or its account is disabled."""
    if not _FORM.fullmatch(text):
        return None
    with reading() as session:
        asked = select(ApiToken, User).join(User, ApiToken.user_id == User.id)
        row = session.execute(asked.where(ApiToken.hash == key_hash(text))).one_or_none()
    if row is None:
        return None
    token, user = row
    moment = now()
    if token.revoked or token.expires <= moment or user.disabled:
        return None
    if token.last_used is None or moment - token.last_used > _USED_EVERY:
        _mark_used(token.id, moment)
    return Found(token.id, person_of(user), frozenset(token.scopes), token.expires)


def revoke(person: Person, token_id: str) -> None:
    """End a token of one's own, or anybody's as an administrator. Raises NotFound."""
    with transaction() as session:
        token = session.get(ApiToken, token_id)
        if token is None or (token.user_id != person.id and person.role != "administrator"):
            raise NotFound("There is no such token.")  # another's looks as if it were not there
        require(person, "token.revoke", Subject(owner_id=token.user_id))
        token.revoked = token.revoked or now()
        audit.record(session, person, "token.revoke", "token", token_id)


def list_tokens(person: Person) -> Sequence[ApiToken]:
    """One's own tokens that hold, the newest first."""
    require(person, "token.read", Subject(owner_id=person.id))
    asked = select(ApiToken).where(ApiToken.user_id == person.id, ApiToken.revoked.is_(None), ApiToken.expires > now())
    with reading() as session:
        return session.scalars(asked.order_by(ApiToken.created.desc())).all()


def _checked_scopes(scopes: Iterable[str]) -> tuple[Scope, ...]:
    asked = set(scopes)
    wanted = tuple(scope for scope in SCOPES if scope in asked)
    if not wanted or asked - set(SCOPES):
        raise BadInput("scopes", "Choose what the token may be used for.", ", ".join(SCOPES))
    return wanted


def _mark_used(token_id: str, moment: datetime) -> None:
    """A busy store does not refuse a token: the next request marks it."""
    try:
        with transaction() as session:
            token = session.get(ApiToken, token_id)
            if token is not None:
                token.last_used = moment
    except StoreUnavailable:
        return

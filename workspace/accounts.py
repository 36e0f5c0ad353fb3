"""Accounts: made, changed and deleted by administrators; read by their person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from data.views.regions import is_region
from workspace import audit
from workspace.people import LOCAL_ID, ROLES, Person, Role
from workspace.permissions import Subject, require
from workspace.records import now
from workspace.records_accounts import SignedIn, User, UserRegion
from workspace.records_work import Note
from workspace.store import reading, transaction
from workspace.words import BadInput, NotFound

_EMAIL = re.compile(r"[^@\s\x00-\x1f<>\"(),:;\\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+")
LONGEST_NAME = 100


@dataclass(frozen=True)
class Account:
    """An account as its person and administrators see it."""

    person: Person
    created: datetime
    disabled: datetime | None
    locked_until: datetime | None
    has_password: bool
    has_oidc: bool

    @property
    def id(self) -> str:
        """The account's id."""
        return self.person.id


def list_accounts(person: Person) -> list[Account]:
    """Every account but the local user's, by name."""
    require(person, "user.read")
    with reading() as session:
        users = session.scalars(select(User).where(User.id != LOCAL_ID).order_by(func.lower(User.name), User.id))
        return [account_of(user) for user in users]


def names(person: Person) -> dict[str, str]:
    """Every account's name by its id, to read the audit log by."""
    require(person, "user.read")
    with reading() as session:
        found = session.execute(select(User.id, User.name)).all()
    return {row.id: row.name for row in found}


def read_account(person: Person, user_id: str) -> Account:
    """One account: one's own, or any for an administrator. Raises NotFound."""
    if user_id != person.id:
        require(person, "user.read")
    require(person, "account.read", Subject(owner_id=person.id))
    with reading() as session:
        return account_of(_find(session, user_id))


def create(person: Person, email: str, name: str, role: Role, regions: Iterable[str] = ()) -> Account:
    """A new account, without a password yet. Raises BadInput naming the field."""
    require(person, "user.create")
    user = User(email=checked_email(email), name=checked_name(name), role=_checked_role(role))
    user.regions = [UserRegion(hidta=region) for region in _checked_regions(role, regions)]
    user.created, user.failed_sign_ins = now(), 0
    try:
        with transaction() as session:
            session.add(user)
            session.flush()
            audit.record(session, person, "user.create", "user", user.id, role=role, regions=_regions(user))
    except IntegrityError:
        raise BadInput("email", "Another account has this email address.") from None
    return account_of(user)


def change(
    person: Person, user_id: str, *, name: str, role: Role, regions: Iterable[str], disabled: bool
) -> Account:  # fmt: skip
    """Set what an account is; disabling it ends its sessions. Raises BadInput, NotFound."""
    require(person, "user.change")
    wanted = _checked_regions(_checked_role(role), regions)
    with transaction() as session:
        user = _find(session, user_id, to_change=True)
        if user.id == LOCAL_ID or (user.id == person.id and (disabled or role != user.role)):
            raise BadInput("role", "Your own role, and the local user's account, stay as they are.")
        if role != "administrator" or disabled:
            _keep_an_administrator(session, user)
        user.name, user.role = checked_name(name), role
        user.regions = [UserRegion(hidta=region) for region in wanted]
        if disabled and not user.disabled:
            user.disabled = now()
            end_sessions(session, user.id)
        elif not disabled:
            user.disabled = None
        audit.record(session, person, "user.change", "user", user.id, role=role, regions=wanted, disabled=disabled)
    return account_of(user)


def delete_account(person: Person, user_id: str) -> None:
    """Delete an account with what is its own; what belongs to a region stays, without its author.

    Raises BadInput for the last administrator and the local user, NotFound.
    """
    require(person, "user.delete")
    with transaction() as session:
        user = _find(session, user_id, to_change=True)
        if user.id in {LOCAL_ID, person.id}:
            raise BadInput("user", "Your own account, and the local user's, cannot be deleted here.")
        _keep_an_administrator(session, user)
        session.execute(delete(Note).where(Note.author_id == user.id, Note.hidta.is_(None)))
        session.execute(delete(User).where(User.id == user.id))
        audit.record(session, person, "user.delete", "user", user_id)


def find_by_email(person: Person, email: str) -> Account:
    """The account with this email address. Raises NotFound."""
    require(person, "user.read")
    with reading() as session:
        user = session.scalar(select(User).where(User.email == email.strip().lower()))
        if user is None:
            raise NotFound("There is no such account.")
        return account_of(user)


def account_of(user: User) -> Account:
    """A record as an account."""
    return Account(
        person_of(user),
        user.created,
        user.disabled,
        user.locked_until,
        has_password=user.password_hash is not None,
        has_oidc=user.oidc_subject is not None,
    )


def person_of(user: User) -> Person:
    """The person of a record."""
    role: Role = next(role for role in ROLES if role == user.role)
    return Person(user.id, user.name, user.email, role, frozenset(_regions(user)))


def end_sessions(session: Session, user_id: str, *, but: str = "") -> None:
    """End every session of an account; `but`: the id of one to keep."""
    for each in session.scalars(select(SignedIn).where(SignedIn.user_id == user_id, SignedIn.ended.is_(None))):
        if each.id != but:
            each.ended = now()


def checked_email(text: str) -> str:
    """The address in lower case. Raises BadInput."""
    email = text.strip().lower()
    if len(email) > 254 or not _EMAIL.fullmatch(email):
        raise BadInput("email", "This is not an email address.", "Like name@agency.gov.")
    return email


def checked_name(text: str) -> str:
    """The name without spaces around it. Raises BadInput."""
    name = " ".join(text.split())
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise BadInput("name", "A name is needed.", f"1 to {LONGEST_NAME} characters.")
    return name


def _checked_role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise BadInput("role", "There is no such role.", ", ".join(ROLES))


def _checked_regions(role: Role, regions: Iterable[str]) -> list[str]:
    wanted = sorted(set(regions))
    for region in wanted:
        if not is_region(region):
            raise BadInput("regions", f"There is no region “{region[:60]}”.", "Ids as in /api/v1/regions.")
    if role == "coordinator" and not wanted:
        raise BadInput("regions", "A coordinator needs at least one region.")
    return wanted


def _regions(user: User) -> list[str]:
    return sorted(region.hidta for region in user.regions)


def _find(session: Session, user_id: str, *, to_change: bool = False) -> User:
    user = session.get(User, user_id, with_for_update=to_change)
    if user is None:
        raise NotFound("There is no such account.")
    return user


def _keep_an_administrator(session: Session, leaving: User) -> None:
    """Raise BadInput if nobody could keep accounts any more."""
    if leaving.role != "administrator" or leaving.disabled:
        return
    others = select(User.id).where(
        User.role == "administrator", User.disabled.is_(None), User.id.not_in([leaving.id, LOCAL_ID])
    )
    if not session.scalars(others.with_for_update()).all():
        raise BadInput("role", "This is the last administrator: make another one first.")

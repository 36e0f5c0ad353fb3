"""Records of people and what they hold to be let in: accounts, regions, sessions, API tokens; and the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workspace.people import ROLES
from workspace.records import Record, new_id, now, one_of


class User(Record):
    """An account. Its email is kept in lower case; one without a password signs in elsewhere, or never."""

    __tablename__ = "user"
    __table_args__ = (one_of("role", ROLES),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    oidc_subject: Mapped[str | None] = mapped_column(String(600), unique=True)  # issuer and subject
    role: Mapped[str] = mapped_column(String(20))
    created: Mapped[datetime] = mapped_column(default=now)
    disabled: Mapped[datetime | None]
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]

    regions: Mapped[list["UserRegion"]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class UserRegion(Record):
    """A HIDTA region that a person works for."""

    __tablename__ = "user_region"

    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)
    hidta: Mapped[str] = mapped_column(String(60), primary_key=True)


class SignedIn(Record):
    """A session: one browser, signed in until it expires or is ended. Its key is kept only as a hash."""

    __tablename__ = "session"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    client: Mapped[str] = mapped_column(String(60), default="")  # "Firefox on Windows", for the person to recognize
    created: Mapped[datetime] = mapped_column(default=now)
    last_seen: Mapped[datetime] = mapped_column(default=now)
    expires: Mapped[datetime]
    ended: Mapped[datetime | None]


class ApiToken(Record):
    """A program's key to the API. Shown once; kept only as a hash."""

    __tablename__ = "api_token"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created: Mapped[datetime] = mapped_column(default=now)
    last_used: Mapped[datetime | None]
    expires: Mapped[datetime]
    revoked: Mapped[datetime | None]


class Audit(Record):
    """Who did what, in order. Ids only: no personal data, and no key that a deleted account would take away."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    actor_id: Mapped[str] = mapped_column(index=True)  # empty: nobody signed in
    action: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str]
    subject_id: Mapped[str] = mapped_column(String(100))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

"""Every table of the workspace, and the local user's account.

A step is a record of the past: it spells its tables out and never reads the classes of today.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from workspace.records import Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, those that others refer to first."""
    _accounts()
    _work()
    _regions()
    _watches()


def _accounts() -> None:
    user = op.create_table(
        "user",
        _id(),
        _text("email", 254, unique=True),
        _text("name", 100),
        _text("password_hash", 200, nullable=True),
        _text("oidc_subject", 600, nullable=True, unique=True),
        _text("role", 20),
        _moment("created"),
        _moment("disabled", nullable=True),
        sa.Column("failed_sign_ins", sa.Integer, nullable=False),
        _moment("locked_until", nullable=True),
        _one_of("role", "reader", "analyst", "coordinator", "administrator"),
    )
    op.bulk_insert(
        user,
        [
            {
                "id": "local",
                "email": "local@localhost",
                "name": "Local user",
                "role": "administrator",
                "created": datetime.now(UTC),
                "failed_sign_ins": 0,
            }
        ],
    )
    op.create_table("user_region", _of("user", primary_key=True), _text("hidta", 60, primary_key=True))
    op.create_table(
        "session",
        _id(),
        _text("key_hash", 64, unique=True),
        _of("user", index=True),
        _text("client", 60),
        _moment("created"),
        _moment("last_seen"),
        _moment("expires"),
        _moment("ended", nullable=True),
    )
    op.create_table(
        "api_token",
        _id(),
        _of("user", index=True),
        _text("name", 100),
        _text("hash", 64, unique=True),
        sa.Column("scopes", sa.JSON, nullable=False),
        _moment("created"),
        _moment("last_used", nullable=True),
        _moment("expires"),
        _moment("revoked", nullable=True),
    )
    op.create_table(
        "audit",
        _number(),
        _moment("at", index=True),
        _text("actor_id", 32, index=True),
        _text("action", 60),
        _text("subject_kind", 32),
        _text("subject_id", 100),
        sa.Column("detail", sa.JSON, nullable=False),
    )


def _work() -> None:
    op.create_table(
        "saved_scenario",
        _id(),
        _of("user", "owner_id", index=True),
        _text("title", 200),
        _long("address"),
        sa.Column("version", sa.Integer, nullable=False),
        _moment("created"),
        _moment("updated"),
        _moment("deleted_at", nullable=True),
    )
    op.create_table(
        "scenario_version",
        _of("saved_scenario", "scenario_id", primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        _text("title", 200),
        sa.Column("document", sa.JSON, nullable=False),
        _long("address"),
        _author(),
        _moment("created"),
        _long("note"),
    )
    op.create_table(
        "scenario_share",
        _id(),
        _of("saved_scenario", "scenario_id", index=True),
        _text("key_hash", 64, unique=True),
        _text("mode", 10),
        _moment("created"),
        _moment("revoked", nullable=True),
        _one_of("mode", "view", "edit"),
    )
    op.create_table(
        "note",
        _id(),
        _text("hidta", 60, nullable=True, index=True),
        _text("page", 200, nullable=True, index=True),
        _text("anchor", 200),
        _long("text"),
        _author(index=True),
        _moment("created"),
        _moment("updated"),
        _moment("deleted_at", nullable=True),
    )


def _regions() -> None:
    op.create_table(
        "upload",
        _id(),
        _text("hidta", 60, index=True),
        _author(),
        _text("title", 200),
        _text("file_name", 255),
        _text("status", 20),
        _moment("created"),
        _moment("deleted_at", nullable=True),
        _one_of("status", "final", "provisional"),
    )
    op.create_table(
        "upload_row",
        _number(),
        _of("upload", index=True),
        sa.Column("line", sa.Integer, nullable=False),
        _text("place", 200),
        _text("place_kind", 10),
        sa.Column("month", sa.Date, nullable=False),
        _text("drug", 60),
        sa.Column("count", sa.Integer, nullable=False),
        _one_of("place_kind", "county", "agency"),
        sa.CheckConstraint("count >= 0", name="count"),
        sa.UniqueConstraint("upload_id", "place_kind", "place", "month", "drug"),
    )
    op.create_table(
        "county_correction",
        _id(),
        _text("hidta", 60, index=True),
        _text("fips", 5),
        _text("action", 10),
        _long("reason"),
        _long("source"),
        _author(),
        _moment("created"),
        _moment("withdrawn_at", nullable=True),
        _one_of("action", "add", "remove"),
    )


def _watches() -> None:
    op.create_table(
        "watch",
        _id(),
        _of("user", index=True),
        _text("place_kind", 10),
        _text("place", 60),
        sa.Column("neighbors", sa.Boolean, nullable=False),
        _text("channel", 10),
        _text("target", 2000, nullable=True),
        _text("secret_for_signing", 200, nullable=True),
        _moment("created"),
        sa.Column("paused", sa.Boolean, nullable=False),
        _one_of("place_kind", "county", "state", "hidta"),
        _one_of("channel", "email", "webhook", "none"),
    )
    op.create_table(
        "firing",
        _id(),
        _of("watch", index=True),
        _text("series_key", 300),
        sa.Column("period", sa.Date, nullable=False),
        _moment("fired_at"),
        _long("words"),
        _moment("delivered_at", nullable=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("last_error", sa.Text),
        sa.UniqueConstraint("watch_id", "series_key", "period"),
    )


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(32), primary_key=True)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True)


def _text(
    name: str,
    length: int,
    *,
    nullable: bool = False,
    unique: bool | None = None,
    index: bool | None = None,
    primary_key: bool = False,
) -> sa.Column[str]:
    kind = sa.String(length)
    return sa.Column(name, kind, nullable=nullable, unique=unique, index=index, primary_key=primary_key)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str, *, nullable: bool = False, index: bool | None = None) -> sa.Column[datetime]:
    return sa.Column(name, Moment(), nullable=nullable, index=index)


def _of(table: str, name: str = "", *, index: bool | None = None, primary_key: bool = False) -> sa.Column[str]:
    """A column that goes with the row it refers to."""
    refers = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name or f"{table}_id", sa.String(32), refers, nullable=False, index=index, primary_key=primary_key)


def _author(*, index: bool | None = None) -> sa.Column[str]:
    """Who wrote it, forgotten when their account is deleted."""
    refers = sa.ForeignKey("user.id", ondelete="SET NULL")
    return sa.Column("author_id", sa.String(32), refers, nullable=True, index=index)


def _one_of(column: str, *allowed: str) -> sa.CheckConstraint:
    words = ", ".join(f"'{word}'" for word in allowed)
    return sa.CheckConstraint(f"{column} IN ({words})", name=column)

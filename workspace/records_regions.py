"""Records of a region's own work: uploaded counts, corrections of its county list, watches and what they fired."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workspace.records import Record, new_id, now, one_of


class Upload(Record):
    """A file of a region's own counts, confirmed by a coordinator. What a user deletes is marked, then removed."""

    __tablename__ = "upload"
    __table_args__ = (one_of("status", ("final", "provisional")),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    hidta: Mapped[str] = mapped_column(String(60), index=True)
    author_id: Mapped[str | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    title: Mapped[str] = mapped_column(String(200))
    file_name: Mapped[str] = mapped_column(String(255))
    status: Mapped[str] = mapped_column(String(20))
    created: Mapped[datetime] = mapped_column(default=now)
    deleted_at: Mapped[datetime | None]
    measure: Mapped[str] = mapped_column(String(20), default="deaths")
    replaced_by: Mapped[str | None]  # the upload that took its place, for as long as that one is not deleted
    shared: Mapped[bool] = mapped_column(default=False)  # with everybody signed in, small counts hidden


class UploadRow(Record):
    """One count of an upload: a county (FIPS) or an agency, a month (its first day), a drug."""

    __tablename__ = "upload_row"
    __table_args__ = (
        one_of("place_kind", ("county", "agency")),
        CheckConstraint("count >= 0", name="count"),
        UniqueConstraint("upload_id", "place_kind", "place", "month", "drug"),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    upload_id: Mapped[str] = mapped_column(ForeignKey("upload.id", ondelete="CASCADE"), index=True)
    line: Mapped[int]  # of the file, for messages that point at it
    place: Mapped[str] = mapped_column(String(200))
    place_kind: Mapped[str] = mapped_column(String(10))
    month: Mapped[date]
    drug: Mapped[str] = mapped_column(String(60))
    count: Mapped[int]


class CountyCorrection(Record):
    """A county that a region's list lacks or has too many, with the reason and its source."""

    __tablename__ = "county_correction"
    __table_args__ = (one_of("action", ("add", "remove")),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    hidta: Mapped[str] = mapped_column(String(60), index=True)
    fips: Mapped[str] = mapped_column(String(5))
    action: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    author_id: Mapped[str | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]


class Watch(Record):
    """A place that a person watches: new data that trip a warning there are told by its channel."""

    __tablename__ = "watch"
    __table_args__ = (
        one_of("place_kind", ("county", "state", "hidta")),
        one_of("channel", ("email", "webhook", "none")),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    place_kind: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(60))
    neighbors: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[str] = mapped_column(String(10))
    target: Mapped[str | None] = mapped_column(String(2000))  # the webhook's address; email goes to the account's own
    secret_for_signing: Mapped[str | None] = mapped_column(String(200))
    created: Mapped[datetime] = mapped_column(default=now)
    paused: Mapped[bool] = mapped_column(default=False)
    deleted_at: Mapped[datetime | None]
    tried_at: Mapped[datetime | None]  # the last trial message


class Firing(Record):
    """One warning that a watch told of, once for each series and period; `delivered_at` says when it arrived.

    One without a message was known when the watch was made, or is of a watch that sends none.
    """

    __tablename__ = "firing"
    __table_args__ = (UniqueConstraint("watch_id", "series_key", "period"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    watch_id: Mapped[str] = mapped_column(ForeignKey("watch.id", ondelete="CASCADE"), index=True)
    series_key: Mapped[str] = mapped_column(String(300))
    period: Mapped[date]
    fired_at: Mapped[datetime] = mapped_column(default=now)
    words: Mapped[str] = mapped_column(Text)
    delivered_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(Text)
    message_id: Mapped[str | None] = mapped_column(index=True)  # the same for those that one message tells
    next_try: Mapped[datetime | None]  # None: delivered, given up, or nothing to send
    held_until: Mapped[datetime | None]  # by the process that sends it now

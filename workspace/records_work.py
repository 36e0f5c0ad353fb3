"""Records of saved work: scenarios with their versions and shares, and notes on charts."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workspace.records import Record, new_id, now, one_of


class SavedScenario(Record):
    """A named scenario as it stands now; every version before is kept beside it."""

    __tablename__ = "saved_scenario"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(Text)  # the simulator's query string
    version: Mapped[int] = mapped_column(default=1)
    created: Mapped[datetime] = mapped_column(default=now)
    updated: Mapped[datetime] = mapped_column(default=now)
    deleted_at: Mapped[datetime | None]


class ScenarioVersion(Record):
    """One saved version: the scenario's document as the model reads it, and the address that shows it."""

    __tablename__ = "scenario_version"

    scenario_id: Mapped[str] = mapped_column(ForeignKey("saved_scenario.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    address: Mapped[str] = mapped_column(Text)
    author_id: Mapped[str | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created: Mapped[datetime] = mapped_column(default=now)
    note: Mapped[str] = mapped_column(Text, default="")


class ScenarioShare(Record):
    """A link to a scenario, to view or to edit. Its key is kept only as a hash."""

    __tablename__ = "scenario_share"
    __table_args__ = (one_of("mode", ("view", "edit")),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    scenario_id: Mapped[str] = mapped_column(ForeignKey("saved_scenario.id", ondelete="CASCADE"), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    mode: Mapped[str] = mapped_column(String(10))
    created: Mapped[datetime] = mapped_column(default=now)
    revoked: Mapped[datetime | None]


class Note(Record):
    """Words on a chart: of a region (`hidta`), read by its people, or of a `page`, the author's own."""

    __tablename__ = "note"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    hidta: Mapped[str | None] = mapped_column(String(60), index=True)
    page: Mapped[str | None] = mapped_column(String(200), index=True)
    anchor: Mapped[str] = mapped_column(String(200))  # the chart's id
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[str | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"), index=True)
    created: Mapped[datetime] = mapped_column(default=now)
    updated: Mapped[datetime] = mapped_column(default=now)
    deleted_at: Mapped[datetime | None]

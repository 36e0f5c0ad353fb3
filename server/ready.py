"""What the app leans on, and whether each answers: the tables, the database, Redis."""

from collections.abc import Callable
from dataclasses import dataclass

import redis
from sqlalchemy import text

from data.catalog import CATALOG
from data.store import TableUnavailable, path
from server.settings import from_environment
from workspace.store import reading

OK, AWAY, NOT_CONFIGURED = "ok", "away", "not configured"
SOON = 2  # seconds a part may take to answer


@dataclass(frozen=True)
class Part:
    """One thing the app leans on. state: OK, AWAY or NOT_CONFIGURED; without: what readers miss while it is away."""

    name: str
    state: str
    without: str


def parts() -> tuple[Part, ...]:
    """All of them, asked now."""
    settings = from_environment()
    return (
        Part("tables", _asked(_tables_are_there), "every page"),
        Part("database", _asked(_database, settings.database_url), "the workspace: sign-in, saved work, own counts"),
        Part("redis", _asked(_redis, settings.redis_url), "long work beside the page; limits are counted per process"),
    )


def _asked(ask: Callable[..., None], *address: str) -> str:
    if address and not address[0]:
        return NOT_CONFIGURED
    try:
        ask(*address)
    except Exception:  # whatever it is, the part does not answer; what went wrong may hold its address
        return AWAY
    return OK


def _tables_are_there() -> None:
    for dataset_id in CATALOG:
        file = path(dataset_id)
        with file.open("rb") as table:
            if table.read(4) != b"PAR1":
                raise TableUnavailable(dataset_id, "its file is not Parquet")


def _database(_: str) -> None:
    with reading() as session:
        session.execute(text("SELECT 1"))


def _redis(address: str) -> None:
    redis.Redis.from_url(address, socket_connect_timeout=SOON, socket_timeout=SOON).ping()

"""The tables' history: `versions/NNNN_*.py`, one step each, run in order under a lock in one transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_LOCK = 7_305_921  # PostgreSQL's advisory lock of the upgrade: any number, the same in every process


def bring_up_to_date(engine: Engine) -> None:
    """Run the steps that this database lacks, all or none. Of two processes at once, one waits and finds it done."""
    with engine.execution_options(writes=True).begin() as connection:  # SQLite: holds the write lock from here
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        upgrade_within(connection, "head")


def upgrade_within(connection: Connection, revision: str) -> None:
    """Run the steps up to a revision, in the transaction that the connection is in."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def newest() -> str:
    """The revision that this program's tables have."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    assert head is not None
    return head


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

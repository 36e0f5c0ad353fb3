"""Run by Alembic: uses the connection and the transaction it is given."""

from alembic import context

from workspace.records import Record
from workspace.tables import ALL

assert ALL, "the records are read, so that the metadata knows every table"

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    transactional_ddl=True,  # SQLite's too, for the transaction is begun by us
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()

"""What regions' own work needs beyond the first tables.

Uploads: what they count, which upload took their place, whether others see them with small counts hidden. Watches:
removal with undo, the last trial message. Firings: the message they left with, and when to try again.
"""

import sqlalchemy as sa
from alembic import op

from workspace.records import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what is there already counts deaths and is shared with nobody."""
    op.add_column("upload", sa.Column("measure", sa.String(20), nullable=False, server_default="deaths"))
    op.add_column("upload", sa.Column("replaced_by", sa.String(32)))
    op.add_column("upload", sa.Column("shared", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("watch", sa.Column("deleted_at", Moment()))
    op.add_column("watch", sa.Column("tried_at", Moment()))
    op.add_column("firing", sa.Column("message_id", sa.String(32)))
    op.add_column("firing", sa.Column("next_try", Moment()))
    op.add_column("firing", sa.Column("held_until", Moment()))
    op.create_index("ix_firing_message_id", "firing", ["message_id"])

"""Every watch read against the data that serve now: what is new fires once, and leaves with a message.

Firings and their message are written in one transaction before anything is sent (an outbox): a crash in between loses
none, and a second run fires none twice, for a watch has one firing a series and period.
"""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from surveillance import Warning
from workspace.records import new_id
from workspace.records_accounts import User
from workspace.records_regions import Firing, Watch
from workspace.store import in_transaction, reading
from workspace.watches.places import period_end, rises_of
from workspace.watches.watching import firing


def check() -> int:
    """Fire what is new; how many fired. Raises StoreUnavailable, data.store.TableUnavailable."""
    with reading() as session:
        watches: Sequence[Watch] = session.scalars(_active()).all()
    return sum(_fire(each, rises_of(each.place_kind, each.place, each.neighbors)) for each in watches)


def _active() -> Select[Watch]:
    return (
        select(Watch)
        .join(User, User.id == Watch.user_id)
        .where(Watch.paused.is_(False), Watch.deleted_at.is_(None), User.disabled.is_(None))
        .order_by(Watch.created, Watch.id)
    )


def _fire(watch: Watch, found: tuple[Warning, ...]) -> int:
    def keep(session: Session) -> int:
        locked = session.get(Watch, watch.id, with_for_update=True)  # a second check waits, and finds them fired
        if locked is None or locked.paused or locked.deleted_at is not None:
            return 0
        asked = select(Firing.series_key, Firing.period).where(Firing.watch_id == watch.id)
        known = {(key, period) for key, period in session.execute(asked)}
        new = [each for each in found if (each.series.id, period_end(each.series.period)) not in known]
        message_id = new_id() if watch.channel != "none" else None
        session.add_all(firing(watch.id, each, message_id) for each in new)
        return len(new)

    return in_transaction(keep) if found else 0

"""A person's saved scenarios as other panels may offer them: only the newest, and none where nobody is signed in."""

from urllib.parse import parse_qsl

from server.who import current_person
from workspace.permissions import NotAllowed
from workspace.saved import scenarios
from workspace.saved.found import Saved
from workspace.store import StoreUnavailable

MOST_OFFERED = 50


def saved_scenarios() -> tuple[Saved, ...]:
    """One's own, the newest change first; empty without an account, or while the store is away."""
    person = current_person()
    if not person.known:
        return ()
    try:
        return scenarios.mine(person)[:MOST_OFFERED]
    except (NotAllowed, StoreUnavailable):
        return ()


def saved_query(saved: Saved) -> dict[str, str]:
    """What the simulator's address held when it was saved, as names and values."""
    return dict(parse_qsl(saved.address))

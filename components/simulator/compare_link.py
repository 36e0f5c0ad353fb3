"""Scenarios to compare, as one name of the address: "compare=Pills+up*score.MEX.oversupply*25**.**Entry*lens*entry".

Entries stand apart by "**", the name and then each key and value of an entry's own address by "*", which no address
needs to escape. "." is the scenario that the page holds; where it is left out it comes first. What cannot be used in an
entry is told and stays in the address. assets/js/simulator_compare.js writes and reads the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from components.simulator.extras import NONE, PREFIX
from components.simulator.state import DEFAULT_PRESET, VIEW_NAMES, State
from scenarios import DEFAULT_LENS

MOST = 4
LONGEST_NAME = 40
NOW = "."


@dataclass(frozen=True)
class Entry:
    """One scenario to compare. query: its own address, as pairs; now: it is the one that the page holds."""

    name: str
    query: tuple[tuple[str, str], ...] = ()
    now: bool = False
    notices: tuple[str, ...] = field(default=(), compare=False)


THE_PAGE = Entry("This scenario", now=True)


def entries_in(text: str) -> list[Entry]:
    """The entries of an address, the page's own among them; one that nothing can be made of keeps its name."""
    found = [_entry(place, part) for place, part in enumerate(part for part in text.split("**") if part)]
    return found if any(entry.now for entry in found) else [THE_PAGE, *found]


def text_of(entries: Sequence[Entry]) -> str:
    """The entries as the address holds them."""
    parts = [NOW if each.now else "*".join([each.name, *(w for pair in each.query for w in pair)]) for each in entries]
    return "**".join(parts[1:] if parts[:1] == [NOW] else parts)


def query_of(state: State) -> dict[str, str]:
    """The address of a state: only what differs from the defaults."""
    query = {"lens": state.lens, "preset": state.preset}
    defaults = {"lens": DEFAULT_LENS, "preset": DEFAULT_PRESET}
    query = {name: text for name, text in query.items() if text != defaults[name]}
    lists = {"add": ",".join(state.added), "remove": ",".join(state.removed)}
    query |= {name: text for name, text in lists.items() if text}
    query |= {PREFIX + path: NONE if value is None else _text(value) for path, value in state.extras.items()}
    return query | {key: _text(value) for key, value in state.values.items()}


def opened(entry: Entry, entries: Sequence[Entry]) -> str:
    """The query string that makes an entry the page's scenario and keeps the comparison."""
    kept = {"tab": "compare", "compare": text_of(entries)}
    return urlencode([*entry.query, *kept.items()], safe=",:*")


def _entry(place: int, part: str) -> Entry:
    if part == NOW:
        return THE_PAGE
    name, *words = part.split("*")
    pairs = tuple(zip(words[::2], words[1::2], strict=False))
    notices = [f"“{words[-1][:40]}” has no value."] if len(words) % 2 else []
    notices += [f"“{key}” says what a page shows, not a scenario." for key, _ in pairs if key in VIEW_NAMES]
    kept = tuple(pair for pair in pairs if pair[0] not in VIEW_NAMES)
    return Entry(name[:LONGEST_NAME] or f"Scenario {place + 1}", kept, notices=tuple(notices))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.12g}" if isinstance(value, float | int) else str(value)

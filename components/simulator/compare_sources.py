"""What can be added to a comparison: each source is a function of the page's state, listed once in SOURCES.

To offer more, write one more function and add it there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from components.simulator.compare_link import query_of
from components.simulator.state import LENSES, VIEW_NAMES, State
from components.workspace.saved_offers import saved_query, saved_scenarios
from house.charges import LENS_WORDS
from scenarios import PRESETS


@dataclass(frozen=True)
class Offer:
    """A scenario to add: a key that no other has, what it is called, and its address as names and values."""

    key: str
    name: str
    query: dict[str, str]


def presets(state: State) -> list[Offer]:
    """Every preset, under the page's lens and with its countries."""
    bare = replace(state, values={})
    return [Offer(f"preset.{p.id}", p.title, query_of(replace(bare, preset=p.id))) for p in PRESETS.values()]


def lenses(state: State) -> list[Offer]:
    """The page's scenario under each other lens; shares of the reader's own belong to the lens they were set in."""
    kept = {key: value for key, value in state.values.items() if not key.startswith("share.")}
    return [
        Offer(f"lens.{lens}", f"{LENS_WORDS[lens][0]} lens", query_of(replace(state, lens=lens, values=kept)))
        for lens in LENSES
        if lens != state.lens
    ]


def saved(state: State) -> list[Offer]:
    """What the reader has saved, as it was saved: its own lens and countries, whatever the page now has."""
    return [Offer(f"saved.{each.id}", each.title, _scenario_part(saved_query(each))) for each in saved_scenarios()]


def _scenario_part(query: dict[str, str]) -> dict[str, str]:
    """A query without what it looks at, and without a "*", which stands between the entries of a comparison."""
    return {key: text for key, text in query.items() if key not in VIEW_NAMES and "*" not in key + text}


SOURCES: tuple[tuple[str, Callable[[State], list[Offer]]], ...] = (
    ("Presets", presets),
    ("This scenario under another lens", lenses),
    ("Saved scenarios, the newest first", saved),
)


def offers(state: State) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """The choices of a select, by source, and what each key stands for."""
    groups = [(title, source(state)) for title, source in SOURCES]
    choices = [
        {"group": title, "items": [{"value": each.key, "label": each.name} for each in found]}
        for title, found in groups
        if found
    ]
    return choices, {
        each.key: {"name": each.name, "query": list(each.query.items())} for _, found in groups for each in found
    }

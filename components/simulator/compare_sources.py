"""What can be added to a comparison: each source is a function of the page's state, listed once in SOURCES.

To offer more (scenarios that a reader has saved), write one more function and add it there.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from components.simulator.compare_link import query_of
from components.simulator.state import LENSES, State
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


SOURCES: tuple[tuple[str, Callable[[State], list[Offer]]], ...] = (
    ("Presets", presets),
    ("This scenario under another lens", lenses),
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

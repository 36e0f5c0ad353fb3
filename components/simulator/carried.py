"""A scenario that another page's address carries: what the simulator's names say, and the link that takes it back."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from dash import get_relative_path

from components.simulator.extras import PREFIX as SET
from components.simulator.state import OWN_NAMES, VIEW_NAMES, State, read_state, scenario_of
from model.scenario import Scenario


def split_query(query: Mapping[str, Any], own: Iterable[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """A query string as the page's own names, and the rest, which is the scenario's."""
    names = set(own)
    mine = {name: text for name, text in query.items() if name in names}
    rest = {
        name: str(text)
        for name, text in query.items()
        if name not in names and name not in (*VIEW_NAMES, "revisit") and text is not None
    }
    return mine, rest


def carried_scenario(rest: Mapping[str, str]) -> tuple[Scenario, dict[str, str], list[str]]:
    """The scenario, the names that said it, and a notice for each part that could not be used.

    Without any, the simulator's default. Raises data.store.TableUnavailable.
    """
    state, notices = read_state(rest)
    return scenario_of(state), kept(rest, state), notices


def carry(path: str, carried: Mapping[str, str], **own: str) -> str:
    """The address of another page with the scenario, and that page's own names before it."""
    query = {**own, **carried}
    return get_relative_path(path) + (f"?{urlencode(query, safe=',:')}" if query else "")


def kept(rest: Mapping[str, str], state: State) -> dict[str, str]:
    """The names in `rest` that were used: an address written anew does not repeat what could not be."""
    words = {
        "lens": state.lens,
        "preset": state.preset,
        "add": ",".join(state.added),
        "remove": ",".join(state.removed),
    }
    said = {name: word for name, word in words.items() if word and name in rest}
    used = {*state.values, *(SET + path for path in state.extras)}
    return said | {name: text for name, text in rest.items() if name in used and name not in OWN_NAMES}

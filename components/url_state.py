"""A page's state is its address: query strings become checked values, and checked values become query strings.

A page lists its parameters once. Bad values never crash: the default is used and a notice says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dash import ClientsideFunction, Input, State, clientside_callback, dcc
from dash.development.base_component import Component


@dataclass(frozen=True)
class Choice:
    """A parameter that is one of a few words."""

    name: str
    default: str
    allowed: tuple[str, ...]

    def read(self, text: str) -> str:
        """The word itself; ValueError says which are allowed."""
        if text not in self.allowed:
            raise ValueError(f"one of {', '.join(self.allowed)}")
        return text


@dataclass(frozen=True)
class Number:
    """A parameter that is a number in a range, both ends allowed; a default of None is a field left empty."""

    name: str
    default: float | None
    low: float
    high: float

    def read(self, text: str) -> float:
        """The number; ValueError says the range."""
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not self.low <= value <= self.high:
            raise ValueError(f"a number from {self.low:g} to {self.high:g}")
        return value


@dataclass(frozen=True)
class Choices:
    """A parameter that is a list, separated by commas, of known words."""

    name: str
    default: tuple[str, ...]
    allowed: tuple[str, ...]

    def read(self, text: str) -> tuple[str, ...]:
        """The words in their order; ValueError says which are allowed."""
        words = tuple(word for word in text.split(",") if word)
        if set(words) - set(self.allowed):
            raise ValueError(f"a list of: {', '.join(self.allowed)}")
        return words


@dataclass(frozen=True)
class Text:
    """A parameter that is any text of a form: a regular expression, and the same in words."""

    name: str
    default: str
    pattern: str
    meaning: str

    def read(self, text: str) -> str:
        """The text itself; ValueError says what it should be."""
        if not re.fullmatch(self.pattern, text):
            raise ValueError(self.meaning)
        return text


Parameter = Choice | Number | Choices | Text


def read_address(parameters: Sequence[Parameter], query: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Values by name, and notices about what in `query` could not be used. Unknown names are told, not kept."""
    values: dict[str, Any] = {p.name: p.default for p in parameters}
    known = {p.name: p for p in parameters}
    notices = []
    for name, text in query.items():
        if name == "revisit" or text is None:
            continue
        if name not in known:
            notices.append(f"“{str(name)[:40]}” in the address is not known here and was left out.")
            continue
        try:
            values[name] = known[name].read(str(text))
        except ValueError as problem:
            notices.append(
                f"“{name}={str(text)[:40]}” in the address was left out: it must be {problem}. The default is shown."
            )
    return values, notices


def address_names(
    page: str, parameters: Sequence[Parameter], carried: Mapping[str, str] = MappingProxyType({})
) -> Component:
    """The store that tells the browser which names to write, and which values are defaults and stay out.

    carried: what else stays in the address, as it is: another page's own names.
    """
    return dcc.Store(id=f"{page}-address", data=address_entries(parameters, carried))


def address_entries(
    parameters: Sequence[Parameter], carried: Mapping[str, str] = MappingProxyType({})
) -> list[dict[str, str]]:
    """What the store of `address_names` holds, for a callback that changes it."""
    own = [{"name": p.name, "default": _text(p.default)} for p in parameters]
    return [*own, *({"name": name, "default": "", "value": text} for name, text in carried.items())]


def keep_in_address(page: str, *controls: Input) -> None:
    """Register the callback that writes the controls' values, in the parameters' order, into the address."""
    clientside_callback(
        ClientsideFunction("setpoint", "writeAddress"),
        *controls,
        State(f"{page}-address", "data"),
        prevent_initial_call=True,
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ",".join(value)
    return f"{value:g}" if isinstance(value, float | int) else str(value)

"""Which places a region's counts may be of: its counties, by FIPS code or by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data import store
from data.states import STATES
from data.views.memory import remembered

_KINDS = r"\b(county|parish|borough|census area|municipality|municipio|city and borough|planning region)\b"
_STATES = {name.lower(): postal for postal, name in STATES.values()} | {
    postal.lower(): postal for postal, _ in STATES.values()
}


class NoSuchPlace(ValueError):
    """A county that cannot be told; the text says what is allowed."""


@dataclass(frozen=True)
class Counties:
    """The counties of the country, and those of one region.

    names: (name, postal code) by FIPS. members: FIPS of the region's. full and short: FIPS by plain name and state.
    """

    names: dict[str, tuple[str, str]]
    members: frozenset[str]
    full: dict[tuple[str, str], str]
    short: dict[tuple[str, str], tuple[str, ...]]

    def find(self, text: str, state: str = "") -> str:
        """The FIPS code of a county of the region that a file names. Raises NoSuchPlace."""
        fips = self._code(text) if text.isdigit() else self._named(*_split(text, state))
        if fips not in self.members:
            name, postal = self.names[fips]
            raise NoSuchPlace(f"{name}, {postal} is not in this region. Correct its list of counties if it should be.")
        return fips

    def _code(self, text: str) -> str:
        code = text.zfill(5)  # spreadsheets drop the zero of 01001
        if code not in self.names or len(text) < 4:
            raise NoSuchPlace("There is no county with this FIPS code. Write five digits, such as 39061.")
        return code

    def _named(self, name: str, state: str) -> str:
        postal = _STATES.get(state.lower(), "")
        if state and not postal:
            raise NoSuchPlace(f"“{state[:40]}” is not a state. Write its name or postal code, such as OH.")
        found = self._candidates(name, postal)
        if len({self.names[fips][1] for fips in found}) == len(found):  # each of another state: the region's is meant
            found = tuple(fips for fips in found if fips in self.members) or found
        if len(found) == 1:
            return found[0]
        if found:
            raise NoSuchPlace("More than one county has this name. Write its state too, or its FIPS code.")
        raise NoSuchPlace("There is no county of this name. Write it as in the template, or its FIPS code.")

    def _candidates(self, name: str, postal: str) -> tuple[str, ...]:
        """Those of a name, in the state or, where it is not said, in the region's states."""
        states = [postal] if postal else sorted({self.names[fips][1] for fips in self.members})
        if not _bare(name):
            return ()
        exact = tuple(self.full[key] for key in ((_plain(name), each) for each in states) if key in self.full)
        if exact:
            return exact
        return tuple(fips for each in states for fips in self.short.get((_bare(name), each), ()))


def counties_of(hidta: str, added: Iterable[str] = ()) -> Counties:
    """The region's counties: those listed, with those that its coordinators' corrections add."""
    listed = store.load("hidta_counties").astype({"fips": "str", "hidta_slug": "str"})
    members = frozenset(listed.loc[listed["hidta_slug"].eq(hidta), "fips"]) | frozenset(added)
    names, full, short = _country()
    return Counties(names, members, full, short)


@remembered("counties")
def _country() -> tuple[dict[str, tuple[str, str]], dict[tuple[str, str], str], dict[tuple[str, str], tuple[str, ...]]]:
    table = store.load("counties").astype({"fips": "str", "name": "str", "state": "str"})
    columns = (table[each].tolist() for each in ("fips", "name", "state"))
    names: dict[str, tuple[str, str]] = {fips: (name, state) for fips, name, state in zip(*columns, strict=True)}
    full = {(_plain(name), postal): fips for fips, (name, postal) in names.items()}
    short: dict[tuple[str, str], tuple[str, ...]] = {}
    for fips, (name, postal) in names.items():
        key = (_bare(name), postal)
        short[key] = (*short.get(key, ()), fips)
    return names, full, short


def _split(text: str, state: str) -> tuple[str, str]:
    """ "Summit County, OH" as name and state; a state column of its own is believed first."""
    name, comma, rest = text.rpartition(",")
    return (name, state or rest.strip()) if comma else (text, state)


def _plain(name: str) -> str:
    lower = re.sub(r"[.'’]", "", name.lower()).replace("st ", "saint ")
    return re.sub(r"[^a-z0-9ñáéíóú]+", " ", lower).strip()


def _bare(name: str) -> str:
    """The name without the word for its kind; "Baltimore" then is both the county and the city, and is not guessed."""
    return re.sub(r"\s+", " ", re.sub(rf"{_KINDS}|\bcity$", "", _plain(name))).strip()

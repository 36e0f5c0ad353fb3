"""What a reader must know about a region's figures, in words."""

from collections.abc import Mapping
from typing import Any

from data.views.regions import states_of
from house.hidden import NO_COUNTY_DEATHS

_CONNECTICUT = (
    "Connecticut's deaths are published for its eight old counties and the region is listed by them: the map draws "
    "those, not the nine planning regions of today."
)
_ALASKA = "Chugach and Copper River are published and drawn together as Valdez-Cordova (02261) and count as one."
_NORTH_CAROLINA = "North Carolina's counts for 2023 are short by more than 900 deaths statewide: 2023 is too low here."
_UNLISTED = "For 2023 a county that CDC does not list had 0–9 deaths: zero and suppressed cannot be told apart."
_LISTING = "The county list is compiled from notices and is not official; each county shows how sure it is (A, B, C)."

# Edges stay the same over periods, so that two maps of different years can be compared.
COUNTY_BREAKS = {"rate": (10, 15, 20, 30, 45, 60), "deaths": (10, 20, 50, 100, 250, 500)}


def limits(slug: str) -> list[str]:
    """What a reader must know about a region's figures."""
    states = states_of(slug)
    said = {"NC": _NORTH_CAROLINA, "CT": _CONNECTICUT, "AK": _ALASKA, "PR": NO_COUNTY_DEATHS}
    return [text for state, text in said.items() if state in states] + [_UNLISTED, _LISTING]


GRADES = {"A": "notice read", "B": "list only", "C": "inferred"}


def graded(row: Mapping[str, Any]) -> str:
    """Counties by confidence for who has no key at hand: 23 A (notice read), 2 B (list only)."""
    pairs = ((row[f"confidence_{grade.lower()}"], grade, words) for grade, words in GRADES.items())
    return ", ".join(f"{number} {grade} ({words})" for number, grade, words in pairs if number)


def grades(row: Mapping[str, Any]) -> str:
    """Counties by confidence, in words: 23 A, 2 B, 2 C."""
    pairs = ((row[f"confidence_{grade}"], grade.upper()) for grade in "abc")
    return ", ".join(f"{number} {grade}" for number, grade in pairs if number)

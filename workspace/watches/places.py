"""What a watch reads: the series of its place, and of its neighbors where it takes them in."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import cache

from data.states import STATES
from data.views.mortality import DRUGS
from data.views.neighbors import neighbors, with_neighbors
from data.views.regions import region_names
from scenarios.early_warning import NATION, all_warnings, region_counties, warnings_for
from surveillance import CANNOT, ROSE, Warning
from workspace.uploads.places import NoSuchPlace, counties_of
from workspace.words import BadInput

KINDS = ("county", "state", "hidta")
_STATE_NAMES = {NATION: "United States", **dict(STATES.values())}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def known_place(kind: str, place: str) -> str:
    """The place as series name it: FIPS, postal code or a region's id. Raises BadInput."""
    if kind == "hidta" and place in region_names():
        return place
    if kind == "state" and place.upper() in _STATE_NAMES:
        return place.upper()
    if kind == "county":
        return _county(place)
    raise BadInput("place", "There is no such place.", "a region's id (ohio), a postal code (OH) or a county (39061)")


def place_name(kind: str, place: str) -> str:
    """The place as people name it."""
    if kind == "hidta":
        return f"{region_names().get(place, place)} HIDTA"
    if kind == "state":
        return _STATE_NAMES.get(place, place)
    return ", ".join(counties_of("").names.get(place, (place,)))


def readings(kind: str, place: str, near: bool) -> tuple[Warning, ...]:
    """Every judgement that a watch of the place reads, rises first."""
    if kind == "hidta":
        own = warnings_for(region=place)
        if not near:
            return own
        around = with_neighbors(region_counties(place)) - set(region_counties(place))
        return (*own, *warnings_for(counties=around))
    if kind == "state":
        return warnings_for(states=(place, *(_states_around(place) if near else ())))
    return warnings_for(counties=with_neighbors((place,)) if near else (place,))


def rises_of(kind: str, place: str, near: bool) -> tuple[Warning, ...]:
    """The readings that rose beyond chance: what a watch tells."""
    return tuple(each for each in readings(kind, place, near) if each.status == ROSE)


def judged(found: Iterable[Warning]) -> int:
    """How many of the readings could be judged: each may be a false alarm once in a hundred times."""
    return sum(each.status != CANNOT for each in found)


def period_end(words: str) -> date:
    """The last day of a series' period: "2023", "June 2025", "the 12 months to June 2025". Raises ValueError."""
    found = re.search(r"(?:(\w+) )?(\d{4})$", words)
    if not found:
        raise ValueError(f"a period without a year: {words}")
    month = _MONTHS.index(found[1]) + 1 if found[1] in _MONTHS else 12
    return date(int(found[2]), month, monthrange(int(found[2]), month)[1])


def told(warning: Warning) -> str:
    """One warning in words: where, which drug if one, and the reason."""
    series = warning.series
    drug = series.measure.removeprefix("visits_")
    of_drug = DRUGS.get(drug, drug.replace("_", " ") if series.measure.startswith("visits_") else "")
    name = series.name if not of_drug or drug == "all_drugs" else f"{series.name}, {of_drug[0].lower()}{of_drug[1:]}"
    return f"{name}: {warning.reason}"


def _county(text: str) -> str:
    """Deaths may be published under an older code than the county list has: both are taken."""
    try:
        names = counties_of("").names
        fips = counties_of("", names).find(text)
    except NoSuchPlace as problem:
        raise BadInput("place", str(problem)) from None
    if fips not in _published():
        raise BadInput("place", "No series is published for this county under this code.", "a county of the map")
    return fips


def _published() -> frozenset[str]:
    return frozenset(each.series.place for each in all_warnings() if each.series.kind == "county")


@cache
def _states_around(postal: str) -> tuple[str, ...]:
    """The states that a county of this one borders on."""
    code = next((code for code, (own, _) in STATES.items() if own == postal), "")
    around = {other[:2] for fips, others in neighbors().items() if fips[:2] == code for other in others} - {code}
    return tuple(sorted(STATES[each][0] for each in around if each in STATES)) if code else ()

"""Early warnings on every county, region, state and seizure series, from the tables as they serve now.

`all_warnings` judges all; `warnings_for` those of some places; `rises`, `falls` and `unjudged` take them apart. Each
threshold is set to one false alarm in a hundred readings of a series that did not change; `summary` says how many
that means. docs/early-warning.md has the methods and how they do on simulated outbreaks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

import pandas as pd

from data.views.memory import remembered
from data.views.mortality import LATEST
from data.views.region_supply import field_offices
from data.views.regions import member_deaths, states_of
from scenarios.warning_counties import (
    COUNTY_TABLES,
    REGION_TABLES,
    county_death_warnings,
    county_visit_warnings,
    region_death_warnings,
)
from scenarios.warning_offices import office_warnings
from scenarios.warning_states import NATION, state_death_warnings, state_report_warnings, state_visit_warnings
from surveillance import ALARM_RATE, CANNOT, FELL, NONE, ROSE, Warning, with_adjusted

_TABLES = (
    *COUNTY_TABLES,
    *REGION_TABLES,
    "state_deaths_monthly",
    "nonfatal_jurisdiction",
    "nflis_reports",
    "cbp_seizures",
)
_ORDER = {ROSE: 0, FELL: 1, NONE: 2, CANNOT: 3}
UNJUDGED = "counts hidden, missing or too few"  # why a series cannot be judged; each says which
Family = tuple[str, str, str]


@dataclass(frozen=True)
class FamilySummary:
    """One family of series: how many were judged, what was found, and how many false alarms to expect.

    expected_false: most false warnings of a rise to expect among those judged, were nothing changed anywhere; as many
    false falls come beside them. discoveries: rises that remain where at most a tenth of the list may be false.
    """

    kind: str
    measure: str
    method: str
    judged: int
    unjudged: int
    rose: int
    fell: int
    expected_false: float
    discoveries: int


@remembered(*_TABLES)
def all_warnings() -> tuple[Warning, ...]:
    """Every judgement, by evidence: rises, falls, then those without a warning, then those that cannot be judged.

    `adjusted` is set within each family: series of one kind and measure, judged by one method.
    Raises data.store.TableUnavailable where a table is missing.
    """
    judged = _judged(None)
    return by_evidence(warning for family in _families(judged).values() for warning in with_adjusted(family))


def warnings_for(
    counties: Iterable[str] = (), states: Iterable[str] = (), region: str | None = None
) -> tuple[Warning, ...]:
    """The judgements of some places, by evidence.

    counties: FIPS as the death tables have them; states: postal codes ("US" the nation); region: a HIDTA's slug, which
    takes in the region itself, its counties, its states and the southwest field offices with a port in it. KeyError for
    an unknown slug.
    """
    wanted = _places(counties, states, region)
    return tuple(warning for warning in all_warnings() if warning.series.place in wanted[warning.series.kind])


@remembered(*_TABLES)
def judged_in(region: str) -> tuple[Warning, ...]:
    """As `warnings_for(region=…)`, but without `adjusted`, which rests on every series: in a fraction of the time."""
    return by_evidence(_judged(_places((), (), region)))


def _places(counties: Iterable[str], states: Iterable[str], region: str | None) -> dict[str, frozenset[str]]:
    """The places wanted, by kind of series; see `warnings_for`."""
    if region is None:
        regions, areas = frozenset[str](), frozenset[str]()
    else:
        regions, areas = frozenset((region,)), frozenset(f"{office} Field Office" for office in field_offices(region))
        counties, states = (*counties, *region_counties(region)), (*states, *states_of(region))
    return {"county": frozenset(counties), "state": frozenset(states), "region": regions, "office": areas}


def _judged(only: Mapping[str, frozenset[str]] | None) -> tuple[Warning, ...]:
    """Every series, or only those of some places by kind, judged; without `adjusted`."""
    kinds = ("county", "state", "region", "office")
    counties, states, regions, areas = (None if only is None else only[kind] for kind in kinds)
    return (
        *county_death_warnings(counties),
        *region_death_warnings(regions),
        *county_visit_warnings(counties),
        *state_death_warnings(states),
        *state_visit_warnings(states),
        *state_report_warnings(states),
        *office_warnings(areas),
    )


def offices(areas: Iterable[str]) -> tuple[Warning, ...]:
    """The judgements of some field offices or sectors (areas of cbp_seizures), by evidence."""
    wanted = set(areas)
    return tuple(w for w in all_warnings() if w.series.kind == "office" and w.series.place in wanted)


def region_counties(slug: str) -> tuple[str, ...]:
    """FIPS of a region's counties as the death tables have them."""
    members = member_deaths(LATEST.key)
    return tuple(members.loc[members["slug"].eq(slug), "fips"])


def rises(warnings: Iterable[Warning], most_false: float | None = None) -> tuple[Warning, ...]:
    """Those that rose; with `most_false` (0.1: a tenth), only a list of which at most that share is false."""
    return tuple(w for w in warnings if w.status == ROSE and _within(w, most_false))


def falls(warnings: Iterable[Warning], most_false: float | None = None) -> tuple[Warning, ...]:
    """Those that fell, likewise."""
    return tuple(w for w in warnings if w.status == FELL and _within(w, most_false))


def unjudged(warnings: Iterable[Warning]) -> tuple[Warning, ...]:
    """Those that cannot be judged; their `reason` says why."""
    return tuple(w for w in warnings if w.status == CANNOT)


def by_evidence(warnings: Iterable[Warning]) -> tuple[Warning, ...]:
    """Rises first, each group from the least probable; ties in order of the series' id."""
    return tuple(sorted(warnings, key=lambda w: (_ORDER[w.status], _or_one(w.probability), w.series.id)))


def summary(warnings: Iterable[Warning] | None = None) -> tuple[FamilySummary, ...]:
    """What was found in each family of series, with the number of false alarms to expect."""
    families = _families(all_warnings() if warnings is None else warnings)
    return tuple(_summed(family, members) for family, members in sorted(families.items()))


def frame(warnings: Iterable[Warning]) -> pd.DataFrame:
    """The judgements as a table, one row each: the series' fields, then the judgement's; NaN for no figure."""
    rows = [asdict(warning) for warning in warnings]
    return pd.DataFrame([{**row.pop("series"), **row} for row in rows])


def _families(warnings: Iterable[Warning]) -> dict[Family, list[Warning]]:
    families: dict[Family, list[Warning]] = {}
    for warning in warnings:
        families.setdefault((warning.series.kind, warning.series.measure, warning.method), []).append(warning)
    return families


def _summed(family: Family, members: list[Warning]) -> FamilySummary:
    counted = {status: sum(w.status == status for w in members) for status in _ORDER}
    judged = len(members) - counted[CANNOT]
    found = len(rises(members, 0.1))
    return FamilySummary(*family, judged, counted[CANNOT], counted[ROSE], counted[FELL], judged * ALARM_RATE, found)


def _within(warning: Warning, most_false: float | None) -> bool:
    return most_false is None or _or_one(warning.adjusted) <= most_false


def _or_one(value: float | None) -> float:
    return 1.0 if value is None else value


__all__ = [
    "NATION",
    "FamilySummary",
    "all_warnings",
    "by_evidence",
    "falls",
    "frame",
    "judged_in",
    "offices",
    "region_counties",
    "rises",
    "summary",
    "unjudged",
    "warnings_for",
]

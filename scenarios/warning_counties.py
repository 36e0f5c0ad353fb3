"""County and region series for early warning: this 12 months against the 12 before, hidden counts as bounds."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from data import store
from data.states import STATES
from data.views.memory import remembered
from data.views.mortality import BEFORE, LATEST, county_deaths
from data.views.regions import region_deaths
from surveillance import Count, Series, Warning, judge_windows, pooled_drift

FINAL_YEARS = range(2010, 2023)  # 2023 is left out: its unlisted counties and North Carolina's are incomplete
VISIT_YEARS = range(2018, 2024)
COUNTY_TABLES = ("county_death_rates", "county_deaths_annual", "counties", "nonfatal_county")
REGION_TABLES = ("county_deaths_annual", "hidta_deaths")
Only = frozenset[str] | None
STILL_TO_COME = "Records still to come can make a rise larger and a fall smaller."
_POSTAL = {code: postal for code, (postal, _) in STATES.items()}


@remembered("county_deaths_annual")
def county_drift() -> float:
    """Ordinary year-on-year drift of counties' deaths, 2010–2022: standard deviation of the logarithm of the ratio."""
    return pooled_drift(_pairs(store.load("county_deaths_annual"), "deaths", FINAL_YEARS))


@remembered("nonfatal_county")
def visit_drift() -> float:
    """Ordinary year-on-year drift of counties' emergency visits, 2018–2023."""
    return pooled_drift(_pairs(_visits(), "visits", VISIT_YEARS))


@remembered(*COUNTY_TABLES)
def county_death_warnings(only: Only = None) -> tuple[Warning, ...]:
    """Deaths of every county (or only of these) in the latest 12 months against the 12 before, in order of FIPS."""
    names, drift = _names(), county_drift()
    before, now = _counts(county_deaths(BEFORE.key)), _counts(county_deaths(LATEST.key))
    return tuple(
        judge_windows(_deaths_of("county", fips, names.get(fips, fips)), before.get(fips), now[fips], drift)
        for fips in chosen(now, only)
    )


@remembered(*REGION_TABLES)
def region_death_warnings(only: Only = None) -> tuple[Warning, ...]:
    """Deaths of every HIDTA region (or only of these), between the bounds that its hidden counties leave."""
    drift = county_drift()
    before, now = region_deaths(BEFORE.key), region_deaths(LATEST.key)
    return tuple(
        judge_windows(
            _deaths_of("region", slug, str(now["name"][slug])), _bounds(before.loc[slug]), _bounds(now.loc[slug]), drift
        )
        for slug in now.index.astype(str)
        if only is None or slug in only
    )


@remembered(*COUNTY_TABLES)
def county_visit_warnings(only: Only = None) -> tuple[Warning, ...]:
    """Emergency visits for nonfatal overdoses of every county in the table (or only of these), last year and before."""
    table, names, drift = _visits(), _names(), visit_drift()
    last = int(table["year"].max())
    before, now = (_counts(table[table["year"].eq(year)]) for year in (last - 1, last))
    return tuple(
        judge_windows(_visits_of(fips, names.get(fips, fips), last), before.get(fips), now[fips], drift)
        for fips in chosen(now, only)
    )


def chosen(places: Iterable[str], only: Only) -> list[str]:
    """The places in order: all, or only some of them."""
    return sorted(place for place in places if only is None or place in only)


def _deaths_of(kind: str, place: str, name: str) -> Series:
    return Series(
        id=f"{kind}/{place}/deaths",
        kind=kind,
        place=place,
        name=name,
        measure="all_drugs",
        unit="deaths",
        period=f"the {LATEST.label}",
        before=f"the {BEFORE.label}",
        dataset_id="county_deaths_provisional",
        provisional=True,
        note=STILL_TO_COME,
    )


def _visits_of(fips: str, name: str, year: int) -> Series:
    return Series(
        id=f"county/{fips}/visits",
        kind="county",
        place=fips,
        name=name,
        measure="visits",
        unit="emergency visits for nonfatal overdoses",
        period=str(year),
        before=str(year - 1),
        dataset_id="nonfatal_county",
    )


@remembered("counties")
def _names() -> dict[str, str]:
    """County and state by FIPS: "Summit County, OH"."""
    table = store.load("counties").astype({"fips": "str", "name": "str"})
    postal = table["fips"].str[:2].map(_POSTAL)
    return dict(zip(table["fips"], (table["name"] + ", " + postal).where(postal.notna(), table["name"]), strict=True))


def _visits() -> pd.DataFrame:
    table = store.load("nonfatal_county").astype({"fips": "str"})
    return table[table["years"].eq(1)]


def _counts(frame: pd.DataFrame) -> dict[str, Count | None]:
    """The count of each county between its bounds, None where the publisher has none."""
    known = frame["lower"].notna() & frame["upper"].notna()
    bounds = zip(frame["fips"], frame["lower"].where(known, 0), frame["upper"].where(known, 0), known, strict=True)
    return {str(fips): Count(int(low), int(high)) if has else None for fips, low, high, has in bounds}


def _bounds(row: pd.Series) -> Count | None:
    return None if pd.isna(row["lower"]) else Count(int(row["lower"]), int(row["upper"]))


def _pairs(table: pd.DataFrame, column: str, years: range) -> list[tuple[np.ndarray, np.ndarray]]:
    """Reported counts of the same counties in each year and the next; NaN where not reported."""
    wide = table.pivot(index="fips", columns="year", values=column).astype("float64")
    return [(wide[year].to_numpy(), wide[year + 1].to_numpy()) for year in years if year + 1 in years]

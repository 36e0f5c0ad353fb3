"""What revenue is shared by: each region's figures, assembled from the tables, and a plan made of them.

Deaths and rates are the lower bounds: each suppressed county counts as 1, each unlisted one as 0. Lives are claimed
from the lower bound too, so that hidden counties never add to a claim. All are provisional for the latest period.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from data import store
from data.views.mortality import LATEST
from data.views.regions import region_deaths
from model.invest import Plan, Region
from model.parameters import default_of
from scenarios.deaths import ALL_DRUGS, national
from scenarios.interventions import interventions

OPIOIDS = "Opioids (T40.0-T40.4,T40.6)"
NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class MeasureSource:
    """Where the figures of one measure come from: tables, period, which bound, and what is not there and why."""

    measure: str
    dataset_ids: tuple[str, ...]
    period: str
    note: str


@dataclass(frozen=True)
class RegionNeeds:
    """The figures of every region by slug, and the source of each measure."""

    regions: dict[str, Region]
    sources: tuple[MeasureSource, ...]


def region_needs(
    bound: str = "lower",
    pill_evidence: Mapping[str, float] = NOTHING,
    vulnerability: Mapping[str, float] | None = None,
) -> RegionNeeds:
    """Every region's figures in the latest period. bound: "lower" or "upper", of deaths and rate.

    pill_evidence (share of deaths) and vulnerability (index 0–1) are by slug; a region they leave out has none.
    vulnerability defaults to `social_vulnerability`.
    Raises data.store.TableUnavailable where a table that every region needs is missing.
    """
    if bound not in ("lower", "upper"):
        raise ValueError(f"bound: allowed lower or upper, got {bound!r}")
    deaths = region_deaths(LATEST.key)
    population, year = _residents()
    index = social_vulnerability() if vulnerability is None else vulnerability
    regions = {
        str(slug): Region(
            name=str(row["name"]),
            deaths=_number(row[bound]),
            death_rate=_number(row[f"rate_{bound}"]),
            population=_number(population.get(slug)),
            pill_evidence=_number(pill_evidence.get(str(slug))),
            vulnerability=_number(index.get(str(slug))),
        )
        for slug, row in deaths.iterrows()
    }
    return RegionNeeds(regions, _sources(bound, year, bool(pill_evidence), bool(index)))


def social_vulnerability() -> dict[str, float]:
    """Index of each region by slug: its counties' ranks weighted by residents; empty where the table is missing."""
    try:
        table = store.load("county_social_vulnerability")
    except store.TableUnavailable:
        return {}
    members = store.load("hidta_counties").astype({"fips": "str", "hidta_slug": "str"})[["fips", "hidta_slug"]]
    known = members.merge(table.astype({"fips": "str"}), on="fips").dropna(subset=["overall"])
    weighted = known["overall"] * known["population"].astype("float64")
    people = known["population"].astype("float64").groupby(known["hidta_slug"]).sum()
    index = weighted.groupby(known["hidta_slug"]).sum() / people[people > 0]
    return {str(slug): float(value) for slug, value in index.dropna().items()}


def opioid_share() -> float:
    """Opioids' part of all overdose deaths, United States, latest 12 months that report both."""
    opioids = national(indicator=OPIOIDS)
    return float(opioids.reported) / float(national(opioids.month, ALL_DRUGS).reported)


def investment_plan(revenue: float, needs: RegionNeeds | None = None) -> Plan:
    """The default plan for a revenue (USD a year): all regions, all interventions, no limits, default weights."""
    found = needs or region_needs()
    return Plan(
        title="Revenue comes home",
        revenue=revenue,
        hidta_share=default_of("invest.hidta_share"),
        opioid_share=opioid_share(),
        regions=found.regions,
        interventions=interventions(),
    )


def _residents() -> tuple["pd.Series[float]", int]:
    """Residents of each region by slug, over all its designated counties, in the latest year; and that year."""
    table = store.load("county_population")
    year = int(table["year"].max())
    people = table[table["year"] == year].astype({"fips": "str"}).set_index("fips")["population"]
    members = store.load("hidta_counties").astype({"fips": "str", "hidta_slug": "str"})
    known = members.assign(population=members["fips"].map(people).astype("Float64"))
    return known.groupby("hidta_slug")["population"].sum(min_count=1).astype("float64"), year


def _sources(bound: str, year: int, has_pills: bool, has_index: bool) -> tuple[MeasureSource, ...]:
    counted = "as 1, an unlisted one as 0" if bound == "lower" else "or unlisted county as 9"
    deaths = f"The {bound} bound: a suppressed county counts {counted}. Provisional. By residence."
    people = "All designated counties. Puerto Rico and the U.S. Virgin Islands are not in the table."
    pills = "Share of deaths with evidence of counterfeit pills." if has_pills else "Not available here."
    index = "Counties' ranks weighted by residents: a region's own rank is not published."
    return (
        MeasureSource("deaths", ("county_deaths_provisional", "hidta_counties"), LATEST.label, deaths),
        MeasureSource("death_rate", ("county_deaths_provisional", "county_population"), LATEST.label, deaths),
        MeasureSource("population", ("county_population", "hidta_counties"), str(year), people),
        MeasureSource("pill_evidence", (), "", pills),
        MeasureSource(
            "vulnerability", ("county_social_vulnerability",), "2022", index if has_index else "Not available here."
        ),
    )


def _number(value: object) -> float | None:
    """The figure, or None where there is none."""
    number = pd.to_numeric(pd.Series([value]), errors="coerce").iloc[0]
    return None if pd.isna(number) else float(number)

"""What was found and what it hid in, by period: the two numbers that a measured flow is made of."""

from dataclasses import dataclass

import pandas as pd

from data.store import load
from scenarios.countries import BORDERS, TRAVELERS
from scenarios.lens_inputs import BORDERS as SEIZURE_BORDERS
from scenarios.lens_inputs import LAND

SEIZURES, IMPORTS, CROSSINGS = "cbp_seizures", "goods_imports", "border_crossings"
PARAMETERS, LAB_REPORTS = "parameters", "nflis_reports"
BILLION, MILLION = 1e9, 1e6


@dataclass(frozen=True)
class Measured:
    """One period: what was found, in how many seizures (None where nobody says), and per what base."""

    found: float
    found_unit: str
    base: float
    base_unit: str
    period: str
    seizures: int | None = None


def per_imports(code: str, year: int) -> Measured:
    """Pounds of fentanyl on a country's land border in a calendar year, per billion dollars of its goods."""
    pounds, seizures = _land(code, pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 1))
    table = load(IMPORTS)
    row = table[(table.iso3 == code) & (table.year == year) & (table.months == 12)]
    period = f"January to December {year}"
    return Measured(pounds, "lb", float(row.usd.iloc[0]) / BILLION, "billion USD of imports", period, seizures)


def per_entry(code: str, end: pd.Timestamp) -> Measured:
    """Pounds of fentanyl on a country's land border in 12 months to `end`, per million entries by travelers."""
    since = end - pd.DateOffset(months=11)
    pounds, seizures = _land(code, since, end)
    table = load(CROSSINGS)
    rows = table[(table.border == BORDERS[code]) & table.month.between(since, end) & table.measure.isin(TRAVELERS)]
    period = f"{since:%B %Y} to {end:%B %Y}"
    return Measured(pounds, "lb", float(rows.crossings.sum()) / MILLION, "million entries", period, seizures)


def latest_entries() -> pd.Timestamp:
    """The latest month of the border crossings, within the months of the seizures."""
    return pd.Timestamp(min(load(CROSSINGS).month.max(), load(SEIZURES).month.max()))


def latest_full_year() -> int:
    """The latest calendar year with all months of seizures and of imports."""
    imports = load(IMPORTS)
    months = load(SEIZURES).month.drop_duplicates()
    whole = months.dt.year.value_counts()
    return int(min(imports[imports.months == 12].year.max(), whole[whole == 12].index.max()))


def potent_pills(year: str, fiscal_year: str, months: int) -> Measured:
    """Pills seized by the DEA in a year's months, times the share of tested pills with at least 2 mg of fentanyl."""
    pills, share = _parameter("dea_pills_seized", year), _parameter("share_pills_ge_2mg", fiscal_year)
    period = f"{year}, {months} months; share of pills {fiscal_year}"
    return Measured(pills * share, "pills with at least 2 mg", float(months), "months", period)


def latest_reports() -> int:
    """The latest year whose first half is in the laboratory reports."""
    table = load(LAB_REPORTS)
    return int(table[table.half == 1].year.max())


def lab_reports(year: int) -> Measured:
    """Laboratory reports of fentanyl and its analogues in the first half of a year, all jurisdictions."""
    table = load(LAB_REPORTS)
    rows = table[(table.year == year) & (table.half == 1)]
    return Measured(float(rows.reports.sum()), "laboratory reports", 6.0, "months", f"January to June {year}")


def southwest_part(year: int) -> float:
    """The part of all fentanyl that CBP found in a calendar year, by weight, on land at the southwest border."""
    table = load(SEIZURES)
    rows = table[(table.drug == "Fentanyl") & (table.month.dt.year == year)]
    here = rows[(rows.region == SEIZURE_BORDERS["MEX"]) & (rows.land_filter == LAND)]
    return float(here.pounds.sum() / rows.pounds.sum())


def _land(code: str, since: pd.Timestamp, until: pd.Timestamp) -> tuple[float, int]:
    """Pounds and seizures of fentanyl on land at a country's border, both months included."""
    table = load(SEIZURES)
    rows = table[
        (table.drug == "Fentanyl")
        & (table.region == SEIZURE_BORDERS[code])
        & (table.land_filter == LAND)
        & table.month.between(since, until)
    ]
    return float(rows.pounds.sum()), int(rows.events.sum())


def _parameter(key: str, period: str) -> float:
    table = load(PARAMETERS)
    return float(table[(table.key == key) & (table.period == period)].value.iloc[0])

"""What CBP seized: by year, component, field office or sector; and per crossing on the southwest border.

Seizures measure enforcement as well as flow. The Office of Field Operations works at ports of entry, the Border
Patrol between them; they are never mixed here. Air and Marine Operations has its own table and is not in these sums.
"""

import pandas as pd

from data.derived.fentanyl_per_crossing import FIELD_OPERATIONS, OFFICE_OF_DISTRICT, of_drug
from data.store import load
from data.views.memory import remembered

__all__ = ["FIELD_OPERATIONS", "OFFICE_OF_DISTRICT"]  # with what is defined here: pages take them from here
BORDER_PATROL = "U.S. Border Patrol"
BASELINE_YEAR = 2023
DRUGS = (
    "Fentanyl", "Cocaine", "Heroin", "Methamphetamine", "Marijuana", "Ecstasy", "Ketamine", "Khat", "LSD", "Other drugs"
)  # fmt: skip
YEARS = tuple(range(2019, 2027))
_TABLE = "cbp_seizures"


@remembered(_TABLE)
def by_year(drug: str) -> pd.DataFrame:
    """Pounds and events by fiscal year and component: fiscal_year, component, pounds, events, months (of the year)."""
    frame = _of(drug)
    sums = frame.groupby(["fiscal_year", "component"], observed=True)[["pounds", "events"]].sum().reset_index()
    return sums.assign(months=sums["fiscal_year"].map(_months()))


@remembered(_TABLE)
def by_month(drug: str) -> pd.DataFrame:
    """Pounds by calendar month (rows) and component (columns); a month of the series without a seizure is 0."""
    pounds = _of(drug).groupby(["month", "component"], observed=True)["pounds"].sum().unstack("component")
    every = pd.date_range(load(_TABLE)["month"].min(), load(_TABLE)["month"].max(), freq="MS")
    return pounds.reindex(every).fillna(0.0)


@remembered(_TABLE)
def by_region(drug: str) -> pd.DataFrame:
    """Pounds by fiscal year, region and component."""
    keys = ["fiscal_year", "region", "component"]
    return _of(drug).groupby(keys, observed=True)[["pounds", "events"]].sum().reset_index()


@remembered(_TABLE)
def by_area(drug: str, fiscal_year: int) -> pd.DataFrame:
    """Pounds and events by field office or sector in one fiscal year, and pounds of the year before: most first.

    Columns: component, area, region, pounds, events, pounds_before (0 where the office seized none).
    """
    frame = _of(drug)
    keys = ["component", "area"]
    year = frame[frame["fiscal_year"].eq(fiscal_year)]
    sums = year.groupby(keys, observed=True)[["pounds", "events"]].sum()
    sums["region"] = year.groupby(keys, observed=True)["region"].agg(lambda region: " and ".join(sorted(set(region))))
    before = frame[frame["fiscal_year"].eq(fiscal_year - 1)].groupby(keys, observed=True)["pounds"].sum()
    sums["pounds_before"] = before.reindex(sums.index).fillna(0.0)
    return sums.reset_index().sort_values(["pounds", "area"], ascending=[False, True], ignore_index=True)


@remembered("cbp_fentanyl_recent")
def fentanyl_to_date() -> pd.DataFrame:
    """Fentanyl by fiscal year from CBP's latest file: index fiscal_year; pounds, events, months (that year covers)."""
    frame = load("cbp_fentanyl_recent")
    groups = frame.groupby("fiscal_year")
    return groups[["pounds", "events"]].sum().assign(months=groups["months"].max())


def latest_full_year() -> int:
    """The last fiscal year with all its twelve months."""
    return max(year for year in YEARS if months_of(year) == 12)


def months_of(fiscal_year: int) -> int:
    """How many months of a fiscal year the table holds."""
    return int(_months()[fiscal_year])


@remembered(_TABLE)
def pounds_in(drug: str, fiscal_year: int) -> float:
    """All pounds of a drug in a fiscal year, both components."""
    frame = _of(drug)
    return float(frame.loc[frame["fiscal_year"].eq(fiscal_year), "pounds"].sum())


@remembered(_TABLE, "ports", "border_crossings")
def per_crossing(drug: str) -> pd.DataFrame:
    """Pounds seized at southwest land ports per million people crossing, by field office and fiscal year.

    Columns: office, fiscal_year, pounds (Field Operations, land ports only), people (inbound crossings by people at
    the ports of the customs district), per_million. Only fiscal years that both tables hold in full.
    """
    frame = of_drug(drug, load(_TABLE), load("border_crossings"), load("ports"))
    full = frame[frame["status"].eq("final")].rename(columns={"pounds_per_million_people": "per_million"})
    columns = ["office", "fiscal_year", "pounds", "people", "per_million"]
    return full[columns].astype({"people": "float64"}).reset_index(drop=True)


@remembered(_TABLE)
def _months() -> pd.Series:
    months: pd.Series = load(_TABLE).groupby("fiscal_year")["month"].nunique()
    return months


@remembered(_TABLE)
def _of(drug: str) -> pd.DataFrame:
    frame = load(_TABLE)
    return frame[frame["drug"].eq(drug)]

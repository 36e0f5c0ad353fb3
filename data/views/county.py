"""One county: deaths by month where they are published, and the help within reach of it."""

import pandas as pd

from data import store
from data.views.memory import remembered
from data.views.mortality import county_deaths
from data.views.region_services import ACCESS, PROGRAMS

MONTHLY = "county_deaths_monthly"


@remembered(MONTHLY)
def _months() -> pd.DataFrame:
    table = store.load(MONTHLY).astype({"fips": "str", "status": "str", "reason": "str"})
    columns = ["month", "deaths", "lower", "upper", "status", "reason", "percent_pending"]
    return table.set_index("fips")[columns].sort_index(kind="stable")


def county_months(fips: str) -> pd.DataFrame:
    """Deaths of a county in 12 months ending, January 2020 to March 2023, in order; empty where none are published.

    Columns: month (last day), deaths (missing where hidden or lost), lower, upper (bounds; upper is missing where
    1,000 or more), status, reason, percent_pending. Windows overlap: never sum them.
    """
    table = _months()
    return table.loc[[fips] if fips in table.index else []].reset_index(drop=True)


@remembered(ACCESS)
def county_access(fips: str) -> pd.DataFrame:
    """Tracts of a county and the share (0–1) of them within 30 minutes of each service; no rows where not published."""
    table = store.load(ACCESS).astype({"fips": "str", "service": "str"})
    rows = table[table["fips"].eq(fips) & table["percent_within_30_min"].notna()]
    return rows[["service", "tracts"]].assign(share=rows["percent_within_30_min"] / 100).reset_index(drop=True)


@remembered(PROGRAMS)
def county_programs(fips: str) -> int:
    """Opioid treatment programs that the directory lists in a county."""
    table = store.load(PROGRAMS).astype({"fips": "str"})
    return int(table.loc[table["fips"].eq(fips), "programs"].sum())


@remembered("county_death_rates")
def state_bounds(state_fips: str, period: str) -> dict[str, float]:
    """Deaths of a state's counties, by residence, in one period: lower, upper, population; {} where none are published.

    A sum of what is published with the bounds that hidden counties leave, as a region's; not the state's own series,
    which counts deaths where they occurred.
    """
    rows = county_deaths(period)
    rows = rows[rows["fips"].str[:2].eq(state_fips) & rows["lower"].notna() & rows["population"].notna()]
    if rows.empty:
        return {}
    return {name: float(rows[name].sum()) for name in ("lower", "upper", "population")}

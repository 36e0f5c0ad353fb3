"""Overdose deaths by county and by state, each number with its status.

County counts: CDC WONDER (calendar years, final) and CDC VSRR county (12 months ending, provisional), both by
residence. State counts: CDC VSRR (12 months ending, provisional), by occurrence. The three do not join into one series.
"""

from dataclasses import dataclass

import pandas as pd

from data import store
from data.derived.rates import PER, UNRELIABLE_BELOW
from data.views.memory import remembered

__all__ = ["PER", "UNRELIABLE_BELOW"]  # with what is defined here: pages and views take them from here

YEARS = tuple(range(2010, 2024))
MONTHS = ("2024-12", "2025-12")

# VSRR indicators of overdose deaths worth a line of their own, with the words used for them; classes overlap
DRUGS = {
    "all_drugs": "All drugs",
    "synthetic_opioids": "Synthetic opioids, mostly fentanyl (T40.4)",
    "psychostimulants": "Psychostimulants, mostly methamphetamine (T43.6)",
    "cocaine": "Cocaine (T40.5)",
    "heroin": "Heroin (T40.1)",
    "natural_opioids": "Natural and semi-synthetic opioids (T40.2)",
}
NEW_YORK = "NY"  # with New York City: the sum of the publisher's two parts


@dataclass(frozen=True)
class Period:
    """Twelve months of county deaths. key: "2023" or "2025-12"; label: for readers; provisional: will change."""

    key: str
    label: str
    provisional: bool

    @property
    def year(self) -> int:
        """The calendar year the twelve months end in."""
        return int(self.key[:4])


PERIODS: dict[str, Period] = {
    **{str(year): Period(str(year), str(year), False) for year in YEARS},
    **{month: Period(month, f"12 months to December {month[:4]}", True) for month in MONTHS},
}
LATEST, BEFORE = PERIODS["2025-12"], PERIODS["2024-12"]
_COUNTY_COLUMNS = [
    "fips", "deaths", "status", "lower", "upper", "population", "population_year",
    "rate", "rate_lower", "rate_upper", "rate_status",
]  # fmt: skip


@remembered("county_death_rates")
def county_deaths(period: str) -> pd.DataFrame:
    """Deaths and rates of every county the publisher has in `period` (a key of PERIODS); KeyError for another.

    Columns: fips; deaths (count, missing where hidden); status; lower, upper (the count's bounds); population (people)
    and population_year (the year it is of); rate, rate_lower, rate_upper (deaths per 100,000 people; `rate` is missing
    where the count is hidden); rate_status ("unreliable" for fewer than 20 deaths, else as `status`).
    Codes are the publisher's: Connecticut's eight old counties and Alaska's 02261.
    """
    table = store.load("county_death_rates")
    rows = table.loc[table["period"].eq(PERIODS[period].key), _COUNTY_COLUMNS]
    return rows.reset_index(drop=True).astype({"fips": "str", "status": "str", "rate_status": "str"})


def county_series(fips: str) -> pd.DataFrame:
    """One county over all periods: period, label, provisional, and the columns of `county_deaths`.

    Final calendar years first, then the provisional windows. Empty for a county the publisher does not have.
    """
    rows = [_row(fips, period) for period in PERIODS.values()]
    return pd.concat(rows, ignore_index=True)


def _row(fips: str, period: Period) -> pd.DataFrame:
    frame = county_deaths(period.key)
    row = frame[frame["fips"] == fips]
    return row.assign(period=period.key, label=period.label, provisional=period.provisional)


def state_deaths(states: tuple[str, ...], drugs: tuple[str, ...] = tuple(DRUGS)) -> pd.DataFrame:
    """Overdose deaths in 12 months ending, of `states` (postal codes; "US" the nation) by `drugs` (keys of DRUGS).

    Columns: state, state_name, month (last day of the period), drug, reported, predicted (deaths), percent_complete,
    percent_pending (percent), underreported, status. A prediction beside a suppressed count is left out: with all
    records in, it tells the count. A state or drug the publisher does not have has no rows.
    Never sum months or drugs. Sorted by state, drug, month.
    """
    table = store.load("state_deaths_monthly")
    chosen = table[table["state"].isin(states) & table["indicator_key"].isin(drugs)]
    named = chosen.rename(columns={"indicator_key": "drug"})
    named = named.astype({"state": "str", "state_name": "str", "drug": "str", "status": "str"})
    named["predicted"] = named["predicted"].mask(named["status"].eq("suppressed"))
    columns = ["state", "state_name", "month", "drug", "reported", "predicted", "percent_complete", "percent_pending"]
    return named[[*columns, "underreported", "status"]].sort_values(["state", "drug", "month"], ignore_index=True)


def latest_state_deaths(states: tuple[str, ...], drugs: tuple[str, ...] = tuple(DRUGS)) -> pd.DataFrame:
    """The last period published of each state and drug, and twelve months before it; columns as `state_deaths`.

    Adds reported_before and predicted_before: the period that ended a year earlier. The two do not overlap.
    """
    frame = state_deaths(states, drugs)
    latest = frame.drop_duplicates(["state", "drug"], keep="last")
    earlier = frame.assign(month=frame["month"] + pd.offsets.MonthEnd(12))
    before = earlier[["state", "drug", "month", "reported", "predicted"]]
    return latest.merge(before, how="left", on=["state", "drug", "month"], suffixes=("", "_before"))

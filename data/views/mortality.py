"""Overdose deaths by county and by state, each number with its status.

County counts: CDC WONDER (calendar years, final) and CDC VSRR county (12 months ending, provisional), both by
residence. State counts: CDC VSRR (12 months ending, provisional), by occurrence. The three do not join into one series.
"""

from dataclasses import dataclass

import pandas as pd

from data import store
from data.county_codes import joined_codes
from data.views.memory import remembered

UNRELIABLE_BELOW = 20  # deaths: CDC calls a rate from fewer unreliable
PER = 100_000

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


@remembered("county_deaths_annual", "county_deaths_provisional", "county_population", "county_code_changes")
def county_deaths(period: str) -> pd.DataFrame:
    """Deaths and rates of every county the publisher has in `period` (a key of PERIODS); KeyError for another.

    Columns: fips; deaths (count, missing where hidden); status; lower, upper (the count's bounds); population (people)
    and population_year (the year it is of); rate, rate_lower, rate_upper (deaths per 100,000 people; `rate` is missing
    where the count is hidden); rate_status ("unreliable" for fewer than 20 deaths, else as `status`).
    Codes are the publisher's: Connecticut's eight old counties and Alaska's 02261.
    """
    frame = _counts(PERIODS[period])
    found = _populations(PERIODS[period].year).reindex(frame["fips"]).set_index(frame.index)
    missing = frame["population"].isna()
    for column in ("population", "population_year"):
        frame[column] = frame[column].mask(missing, found[column]).astype("Int64")
    return with_rates(frame)


def with_rates(frame: pd.DataFrame) -> pd.DataFrame:
    """Add rate, rate_lower, rate_upper (per 100,000) and rate_status to a frame of deaths, bounds, population."""
    population = frame["population"].astype("Float64").where(frame["population"] > 0)
    rates = {
        name: (frame[count].astype("Float64") * PER / population).astype("float64")
        for name, count in (("rate", "deaths"), ("rate_lower", "lower"), ("rate_upper", "upper"))
    }
    few = (frame["deaths"] < UNRELIABLE_BELOW).fillna(False).astype(bool)
    status = frame["status"].astype("str")
    return frame.assign(**rates, rate_status=status.mask(few, "unreliable"))


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


def _counts(period: Period) -> pd.DataFrame:
    """fips, deaths, status, lower, upper, population, population_year as the publisher gives them for one period."""
    if period.provisional:
        table = store.load("county_deaths_provisional")
        chosen = table[table["month"].dt.strftime("%Y-%m") == period.key]
    else:
        table = store.load("county_deaths_annual")
        chosen = table[table["year"] == period.year].assign(population_year=period.year)
    columns = ["fips", "deaths", "status", "lower", "upper", "population", "population_year"]
    frame: pd.DataFrame = chosen[columns].reset_index(drop=True).astype({"fips": "str"})
    return frame


@remembered("county_deaths_annual", "county_population", "county_code_changes")
def _populations(year: int) -> pd.DataFrame:
    """population and population_year by fips, for counties whose death table gives none.

    In this order: the Census estimate of the year (2024 at the latest); the sum of the estimates of new counties that
    lie wholly in the old one (Alaska's 02261); the last population its own death table gave (Connecticut's old
    counties, which the Census no longer estimates). Nothing is shared out by area.
    """
    census = store.load("county_population")
    estimates = census[census["year"] == min(year, int(census["year"].max()))]
    own = estimates.assign(fips=estimates["fips"].astype("str")).set_index("fips")["population"]
    found = pd.concat([own, _sums_of_successors(own)])
    found_frame = pd.DataFrame({"population": found, "population_year": int(estimates["year"].iloc[0])})
    older = _last_known(year)
    return pd.concat([found_frame, older[~older.index.isin(found_frame.index)]])


def _sums_of_successors(population: "pd.Series[int]") -> "pd.Series[int]":
    """Population of old counties of which every successor is wholly a part; indexed by the old code."""
    old_codes = joined_codes(store.load("county_code_changes"))
    parts = population[population.index.isin(old_codes)]
    return parts.groupby(parts.index.map(old_codes)).sum().astype("Int64")


def _last_known(year: int) -> pd.DataFrame:
    table = store.load("county_deaths_annual")
    known = table[table["population"].notna() & (table["year"] <= year)].sort_values("year")
    last = known.assign(fips=known["fips"].astype("str")).drop_duplicates("fips", keep="last").set_index("fips")
    return last[["population", "year"]].rename(columns={"year": "population_year"})


def state_deaths(states: tuple[str, ...], drugs: tuple[str, ...] = tuple(DRUGS)) -> pd.DataFrame:
    """Overdose deaths in 12 months ending, of `states` (postal codes; "US" the nation) by `drugs` (keys of DRUGS).

    Columns: state, state_name, month (last day of the period), drug, reported, predicted (deaths), percent_complete,
    percent_pending (percent), underreported, status. A state or drug the publisher does not have has no rows.
    Never sum months or drugs. Sorted by state, drug, month.
    """
    table = store.load("state_deaths_monthly")
    chosen = table[table["state"].isin(states) & table["indicator_key"].isin(drugs)]
    named = chosen.rename(columns={"indicator_key": "drug"})
    named = named.astype({"state": "str", "state_name": "str", "drug": "str", "status": "str"})
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

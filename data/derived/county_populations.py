"""The population a county's deaths are set against, where its own death table gives none.

In this order: the Census estimate of the year (or the latest before it); the sum of the estimates of new counties that
lie wholly in the old one (Alaska's 02261); the last population its own death table gave (Connecticut's old counties,
which the Census no longer estimates). Nothing is shared out by area.
"""

import pandas as pd

from data.county_codes import joined_codes


def with_population(
    deaths: pd.DataFrame, annual: pd.DataFrame, census: pd.DataFrame, changes: pd.DataFrame
) -> pd.DataFrame:
    """`deaths` of one year with `population` and `population_year` filled where they are missing.

    `deaths` needs fips, year (of the deaths), population, population_year; the others are county_deaths_annual,
    county_population and county_code_changes.
    """
    year = int(deaths["year"].iloc[0])
    found = _populations(year, annual, census, changes).reindex(deaths["fips"]).set_index(deaths.index)
    missing = deaths["population"].isna()
    filled = {
        column: deaths[column].mask(missing, found[column]).astype("Int64")
        for column in ("population", "population_year")
    }
    return deaths.assign(**filled)


def _populations(year: int, annual: pd.DataFrame, census: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    estimates = census[census["year"] == min(year, int(census["year"].max()))]
    own = estimates.assign(fips=estimates["fips"].astype("str")).set_index("fips")["population"]
    found = pd.concat([own, _sums_of_successors(own, changes)])
    frame = pd.DataFrame({"population": found, "population_year": int(estimates["year"].iloc[0])})
    older = _last_known(year, annual)
    return pd.concat([frame, older[~older.index.isin(frame.index)]])


def _sums_of_successors(population: "pd.Series[int]", changes: pd.DataFrame) -> "pd.Series[int]":
    """Population of old counties of which every successor is wholly a part; indexed by the old code."""
    old_codes = joined_codes(changes)
    parts = population[population.index.isin(old_codes)]
    return parts.groupby(parts.index.map(old_codes)).sum().astype("Int64")


def _last_known(year: int, annual: pd.DataFrame) -> pd.DataFrame:
    known = annual[annual["population"].notna() & (annual["year"] <= year)].sort_values("year")
    last = known.assign(fips=known["fips"].astype("str")).drop_duplicates("fips", keep="last").set_index("fips")
    return last[["population", "year"]].rename(columns={"year": "population_year"})

"""CDC VSRR by county: provisional overdose deaths of residents in 12 months."""

from pathlib import Path

import pandas as pd

from data.raw import codes, counts, fips, read_rows, refuse, required_counts
from data.sources.suppression import refuse_hidden, with_bounds

FILE = "mortality/vsrr_county_12m_2024-12_2025-12.csv"
_PERIODS = {"deaths_12m_2024_12": "2024-12-31", "deaths_12m_2025_12": "2025-12-31"}
_FIRST_YEAR, _LAST_MONTH = 2024, 12
_COLUMNS = ("fips", *_PERIODS, "suppressed_2025_12", "population_2024", "pop_year")


def parse(raw: Path) -> pd.DataFrame:
    """One row a county and 12-month period: deaths, or that they are suppressed, and their bounds."""
    rows = read_rows(raw, FILE, _COLUMNS)
    _check_mark(rows)
    frame = pd.concat([_period(rows, column, end) for column, end in _PERIODS.items()])
    return with_bounds(frame)


def _check_mark(rows: pd.DataFrame) -> None:
    mark = codes(rows["suppressed_2025_12"], FILE, "True|False", "True or False")
    blank = rows["deaths_12m_2025_12"].eq("")
    refuse(
        mark.eq("True") != blank, FILE, "suppressed_2025_12 must be True where deaths_12m_2025_12 is blank, only there"
    )


def _period(rows: pd.DataFrame, column: str, end: str) -> pd.DataFrame:
    deaths = counts(rows[column], FILE)
    refuse_hidden(deaths, deaths.isna(), FILE)
    return pd.DataFrame(
        {
            "fips": fips(rows["fips"], FILE),
            "month": pd.Timestamp(end),
            "deaths": deaths,
            "status": deaths.isna().map({True: "suppressed", False: "provisional"}),
            "population": counts(rows["population_2024"], FILE),
            "population_year": required_counts(rows["pop_year"], FILE),
        }
    )


def tidy(rows: pd.DataFrame, file: str, populations: pd.DataFrame) -> pd.DataFrame:
    """As parse, from the publisher's monthly rows: fips, monthendingdate, provisional_drug_overdose, footnote.

    Of the overlapping 12-month periods those that end in December are kept, from 2024 on. Counts of 1,000 and more
    carry a comma. `populations` has one row a county: population, population_year.
    """
    month = pd.to_datetime(rows["monthendingdate"].str[:10], format="%Y-%m-%d", errors="coerce")
    refuse(month.isna(), file, "monthendingdate must be a date such as 2025-12-31")
    kept = month.dt.month.eq(_LAST_MONTH) & month.dt.year.ge(_FIRST_YEAR)
    rows, month = rows[kept].assign(fips=rows["fips"].str.zfill(5)), month[kept]
    deaths = counts(rows["provisional_drug_overdose"].str.replace(",", ""), file)
    hidden = rows["footnote"].str.contains("suppressed")
    refuse_hidden(deaths, hidden, file)
    refuse(deaths.isna() & ~hidden, file, "a blank count must have a footnote that says it is suppressed")
    frame = pd.DataFrame(
        {
            "fips": fips(rows["fips"], file),
            "month": month,
            "deaths": deaths,
            "status": deaths.isna().map({True: "suppressed", False: "provisional"}),
        }
    )
    return with_bounds(frame.drop_duplicates().merge(populations, on="fips", how="left"))

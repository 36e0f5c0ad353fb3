"""CDC VSRR by county: provisional overdose deaths of residents in 12 months."""

from pathlib import Path

import pandas as pd

from data.raw import codes, counts, fips, read_rows, refuse, required_counts
from data.sources.suppression import with_bounds

FILE = "mortality/vsrr_county_12m_2024-12_2025-12.csv"
_PERIODS = {"deaths_12m_2024_12": "2024-12-31", "deaths_12m_2025_12": "2025-12-31"}
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

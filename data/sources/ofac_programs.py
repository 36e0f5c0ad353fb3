"""OFAC listings of all programs by country and month: how many are listed, added and removed."""

from pathlib import Path

import pandas as pd

from data.raw import numbers, read_rows, refuse, required_counts, translate
from data.sources.census_countries import iso3_by_name

FILE = "sanctions/ofac_all_programs_by_country_month_2022-04_2026-03.csv"
_COLUMNS = ("Country", "Date", "levels", "additions", "removals", "change")
_OTHER_NAMES = {
    "Bahamas, The": "BHS",
    "Congo, Democratic Republic of the": "COD",
    "Congo, Republic of the": "COG",
    "Cote d Ivoire": "CIV",
    "Guernsey": "GGY",
    "Jersey": "JEY",
    "Man, Isle of": "IMN",
    "Netherlands Antilles": "ANT",
    "North Macedonia, The Republic of": "MKD",
    "Saint Kitts and Nevis": "KNA",
    "Saint Vincent and the Grenadines": "VCT",
    "The Gambia": "GMB",
    "United States": "USA",
    "Virgin Islands, British": "VGB",
    "West Bank and Gaza": "PSE",
}


def parse(raw: Path) -> pd.DataFrame:
    """One row a country and month."""
    rows = read_rows(raw, FILE, _COLUMNS)
    month = pd.to_datetime(rows["Date"], format="%Y-%m-%d", errors="coerce")
    refuse(month.isna() | (month != month + pd.offsets.MonthEnd(0)), FILE, "Date must be the last day of a month")
    added, removed = (required_counts(rows[column], FILE) for column in ("additions", "removals"))
    disagree = (added - removed).ne(numbers(rows["change"], FILE))
    refuse(disagree, FILE, "change must be additions less removals")
    return pd.DataFrame(
        {
            "iso3": translate(rows["Country"], {**iso3_by_name(), **_OTHER_NAMES}, FILE),
            "country": rows["Country"],
            "month": month,
            "listed": required_counts(rows["levels"], FILE),
            "added": added,
            "removed": removed,
        }
    )

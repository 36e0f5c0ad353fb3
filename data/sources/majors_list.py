"""Presidential Determinations: major drug transit or producing countries, and those that failed demonstrably."""

from pathlib import Path

import pandas as pd

from data.raw import read_rows, required_counts, translate
from data.sources.census_countries import iso3_by_name

FILE = "governance/majors_list.csv"


def parse(raw: Path) -> pd.DataFrame:
    """One row a fiscal year and country on the list."""
    rows = read_rows(raw, FILE, ("fiscal_year", "country", "failed_demonstrably"))
    return pd.DataFrame(
        {
            "fiscal_year": required_counts(rows["fiscal_year"], FILE),
            "iso3": translate(rows["country"], iso3_by_name(), FILE),
            "country": rows["country"],
            "failed_demonstrably": translate(rows["failed_demonstrably"], {"0": "", "1": "yes"}, FILE).eq("yes"),
        }
    )

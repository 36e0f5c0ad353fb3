"""Census county population totals, 2010–2024, in the codes of each vintage."""

from pathlib import Path

import pandas as pd

from data.raw import fips, read_rows, required_counts

FILE = "population/county_population_2010_2024.csv"


def parse(raw: Path) -> pd.DataFrame:
    """One row a county and year: resident population and the vintage of the estimate."""
    frame = read_rows(raw, FILE, ("fips", "year", "population", "vintage"))
    frame["fips"] = fips(frame["fips"], FILE)
    frame["year"] = required_counts(frame["year"], FILE)
    frame["population"] = required_counts(frame["population"], FILE)
    return frame

"""ONDCP's HIDTA designations, compiled: counties that were removed."""

from pathlib import Path

import pandas as pd

from data.raw import fips, read_rows
from data.sources.hidta_counties import slug

FILE = "hidta/hidta_counties_removed.csv"
_COLUMNS = ("county_fips", "county", "hidta", "designated", "removed", "confidence", "source", "note")


def parse(raw: Path) -> pd.DataFrame:
    """One row a removed county: the HIDTA it left, and when, as precisely as known."""
    frame = read_rows(raw, FILE, _COLUMNS)
    frame["fips"] = fips(frame["county_fips"], FILE)
    frame["hidta_slug"] = frame["hidta"].map(slug)
    return frame

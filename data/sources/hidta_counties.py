"""ONDCP's HIDTA designations, compiled: the counties designated today."""

import re
from pathlib import Path

import pandas as pd

from data.raw import fips, read_rows

FILE = "hidta/hidta_counties_compiled.csv"
_COLUMNS = ("county_fips", "county", "state", "hidta", "designated", "confidence", "source", "note")


def parse(raw: Path) -> pd.DataFrame:
    """One row a county: its HIDTA, how sure we are of it, and who says so."""
    frame = read_rows(raw, FILE, _COLUMNS)
    frame["fips"] = fips(frame["county_fips"], FILE)
    frame["hidta_slug"] = frame["hidta"].map(slug)
    frame["note"] = frame["note"].where(frame["note"].ne(""))
    return frame


def slug(hidta: str) -> str:
    """A HIDTA's name as it stands in an address: "Puerto Rico/U.S. Virgin Islands" is puerto-rico-us-virgin-islands."""
    return re.sub(r"[^a-z0-9]+", "-", hidta.lower().replace(".", "")).strip("-")

"""Census calculated duties on imports for consumption in 2025, by partner, year and month."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse, required_counts
from data.sources.census_countries import name_by_iso3

FILE = "trade/us_calculated_duties_2025_by_country.csv"
_COLUMNS = ("iso3", "period", "calculated_duties_usd", "imports_for_consumption_usd", "effective_rate")
_ROUNDING = 1e-5


def parse(raw: Path) -> pd.DataFrame:
    """One row a partner and period: duties, imports, and the rate, which is the first by the second."""
    rows = read_rows(raw, FILE, _COLUMNS)
    refuse(~rows["iso3"].isin(list(name_by_iso3())), FILE, "iso3 must be the code of a trade partner")
    frame = pd.DataFrame(
        {
            "iso3": rows["iso3"],
            "country": rows["iso3"].map(name_by_iso3()),
            "period": codes(rows["period"], FILE, r"2025(-\d{2})?", "2025 or a month of it"),
            "duties": required_counts(rows["calculated_duties_usd"], FILE),
            "imports": required_counts(rows["imports_for_consumption_usd"], FILE),
            "rate": numbers(rows["effective_rate"], FILE, low=0),
        }
    )
    off = (frame["duties"] / frame["imports"] - frame["rate"]).abs().gt(_ROUNDING)
    refuse(off.astype(bool), FILE, "effective_rate must be duties divided by imports")
    return frame

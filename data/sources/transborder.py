"""BTS TransBorder Freight by port and month, and the words that all its tables share."""

from pathlib import Path

import pandas as pd

from data.raw import codes, read_rows, required_counts, translate

FILE = "trade/transborder_port_month_2020-2024.csv.gz"
MODES = ("Vessel", "Air", "Mail", "Truck", "Rail", "Pipeline", "Other or unknown", "Foreign trade zones")
DIRECTIONS = ("export", "import")
_MODE_CODES = dict(zip(("1", "3", "4", "5", "6", "7", "8", "9"), MODES, strict=True))
_DIRECTION_CODES = dict(zip(("1", "2"), DIRECTIONS, strict=True))
_COUNTRY_CODES = {"1220": "CAN", "2010": "MEX"}
_COLUMNS = ("YEAR", "MONTH", "DEPE", "COUNTRY", "TRDTYPE", "DISAGMOT", "VALUE", "SHIPWT")


def parse(raw: Path) -> pd.DataFrame:
    """One row a port, month, country, direction and mode that had trade; months the file lacks have no row."""
    rows = read_rows(raw, FILE, _COLUMNS)
    usd = required_counts(rows["VALUE"], FILE)
    return pd.DataFrame(
        {
            "port_code": codes(rows["DEPE"], FILE, r"\d{2}[0-9X]{2}", "a Schedule D code of four characters"),
            "month": month_end(rows["YEAR"], rows["MONTH"], FILE),
            "iso3": translate(rows["COUNTRY"], _COUNTRY_CODES, FILE),
            "direction": translate(rows["TRDTYPE"], _DIRECTION_CODES, FILE),
            "mode": translate(rows["DISAGMOT"], _MODE_CODES, FILE),
            "usd": usd,
            "kg": weighed(required_counts(rows["SHIPWT"], FILE), usd),
        }
    )


def month_end(year: pd.Series, month: pd.Series, file: str) -> pd.Series:
    """Last day of the month, from a year and a month number as text."""
    years = codes(year, file, r"(19|20)\d\d", "a year").astype("int32")
    months = codes(month, file, r"0?[1-9]|1[0-2]", "a month from 1 to 12").astype("int32")
    start = pd.to_datetime(pd.DataFrame({"year": years, "month": months, "day": 1}))
    return start + pd.offsets.MonthEnd(0)


def weighed(weight: pd.Series, usd: pd.Series) -> pd.Series:
    """The weight, missing where goods of some value are given none: it was not collected, or is below the unit."""
    return weight.mask(weight.eq(0) & usd.gt(0))

"""The Census Bureau's country codes of trade statistics and the ISO 3166 alpha-3 code and name of each.

Four partners have no ISO code of their own here: Kosovo XKX, West Bank XWB, Gaza Strip XGZ, unidentified XXX.
"""

from functools import cache
from pathlib import Path

import pandas as pd

EUROPEAN_UNION = "EUU"
_FILE = Path(__file__).with_suffix(".csv")
_OTHER_NAMES = {
    "British Indian Ocean Territories": "IOT",
    "European Union": EUROPEAN_UNION,
    "Gaza Strip Administered by Israel": "XGZ",
    "West Bank Administered by Israel": "XWB",
}


@cache
def _table() -> pd.DataFrame:
    return pd.read_csv(_FILE, dtype=str)


def iso3_by_code() -> dict[str, str]:
    """Census code to ISO3."""
    return dict(zip(_table()["census_code"], _table()["iso3"], strict=True))


def name_by_iso3() -> dict[str, str]:
    """ISO3 to the name we show."""
    return {**dict(zip(_table()["iso3"], _table()["name"], strict=True)), EUROPEAN_UNION: "European Union"}


def iso3_by_name() -> dict[str, str]:
    """Every name Census publications use, and ours, to ISO3."""
    table = _table()
    return {
        **dict(zip(table["census_name"], table["iso3"], strict=True)),
        **dict(zip(table["name"], table["iso3"], strict=True)),
        **_OTHER_NAMES,
    }

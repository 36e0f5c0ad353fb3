"""Goods imports of the United States by country."""

import pandas as pd

from data.store import load
from data.views.memory import remembered

_TABLE = "goods_imports"
ALWAYS = ("MEX", "CHN", "CAN")


@remembered(_TABLE)
def by_country(year: int) -> pd.DataFrame:
    """Imports of one year, the largest first: iso3, country, usd, share (of all countries in the table), months."""
    frame = load(_TABLE)
    frame = frame.loc[frame["year"].eq(year) & frame["usd"].notna(), ["iso3", "country", "usd", "months"]]
    frame = frame.sort_values("usd", ascending=False, ignore_index=True)
    return frame.assign(usd=frame["usd"].astype("float64"), share=frame["usd"] / frame["usd"].sum())


def leading(year: int, count: int = 15) -> pd.DataFrame:
    """The largest partners of a year; Mexico, China and Canada are in it whatever their rank."""
    frame = by_country(year)
    return frame[(frame.index < count) | frame["iso3"].isin(ALWAYS)]

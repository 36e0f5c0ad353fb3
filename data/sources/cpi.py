"""BLS Consumer Price Index for All Urban Consumers, U.S. city average, all items, by month."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse

FILE = "costs/cpi_us_bls_cpiai.csv"


def parse(raw: Path) -> pd.DataFrame:
    """One row a month from the first to the last; a month the file lacks has no index: not available."""
    return tidy(read_rows(raw, FILE, ("Date", "Index")), FILE)


def tidy(rows: pd.DataFrame, file: str) -> pd.DataFrame:
    """As parse, from rows of text: Date (the first day of the month) and Index."""
    date = codes(rows["Date"], file, r"(19|20)\d\d-(0[1-9]|1[0-2])-01", "the first day of a month")
    refuse(date.duplicated(), file, "Date must not be repeated")
    refuse(rows["Index"].eq(""), file, "Index must not be blank")
    index = numbers(rows["Index"], file, low=0).set_axis(pd.to_datetime(date) + pd.offsets.MonthEnd(0))
    every_month = pd.date_range(index.index.min(), index.index.max(), freq="ME", name="month")
    frame = index.reindex(every_month).rename("cpi").reset_index()
    status = frame["cpi"].isna().map({True: "not_available", False: "final"})
    return frame.assign(status=status)

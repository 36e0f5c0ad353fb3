"""CDC VSRR by state: provisional overdose deaths in 12 months, every indicator, New York made whole."""

from pathlib import Path

import pandas as pd

from data.catalog.mortality import INDICATORS
from data.raw import numbers, read_parquet_rows, read_rows, refuse, translate
from data.sources.suppression import refuse_hidden

FILE = "mortality/vsrr_state_2015-01_2025-02.parquet"
NEWER_FILE = "mortality/vsrr_state_T404_2015-01_2026-01.csv"
PERCENT = "Percent with drugs specified"
UPSTATE, CITY, WHOLE = "NY_EXCL_NYC", "YC", "NY"
_KEYS = ["state", "indicator", "month"]
_TEXT = ("state", "year", "month", "indicator", "state_name", "footnote", "footnote_symbol")
_NUMBERS = {
    "data_value": "reported",
    "predicted_value": "predicted",
    "percent_complete": "percent_complete",
    "percent_pending_investigation": "percent_pending",
}
COLUMNS = (*_TEXT, *_NUMBERS)
_MEASURES = {"all_causes": "all-cause deaths", "percent_specified": "percent"}
_WHOLE_FOOTNOTE = "Sum of New York excluding New York City and New York City."
_NO_SUM_FOOTNOTE = "No sum of New York excluding New York City and New York City: not published for both."


def parse(raw: Path) -> pd.DataFrame:
    """One row a jurisdiction, indicator and 12-month period; for T40.4 the newer file wins."""
    older = tidy(read_parquet_rows(raw, FILE, tuple(_published(name) for name in COLUMNS)), FILE)
    newer = tidy(read_rows(raw, NEWER_FILE, COLUMNS), NEWER_FILE)
    return complete(pd.concat([newer, older]).drop_duplicates(_KEYS, keep="first"))


def complete(frame: pd.DataFrame) -> pd.DataFrame:
    """Tidy rows with New York made whole, and each indicator's key and measure."""
    frame = pd.concat([frame, _whole_new_york(frame)], ignore_index=True)
    key = frame["indicator"].map(INDICATORS)
    return frame.assign(indicator_key=key, measure=key.map(_MEASURES).fillna("overdose deaths"))


def _published(name: str) -> str:
    """Column name of the Parquet file: data_value is "Data Value" there."""
    return name.replace("_", " ").title()


def tidy(rows: pd.DataFrame, file: str) -> pd.DataFrame:
    """Published rows, as text under COLUMNS or the names of the Parquet file, one jurisdiction, indicator and month."""
    rows = rows.rename(columns={_published(name): name for name in COLUMNS})
    translate(rows["indicator"], INDICATORS, file)
    upstate = rows["state"].eq(WHOLE)
    frame = pd.DataFrame(
        {
            "state": rows["state"].mask(upstate, UPSTATE),
            "state_name": rows["state_name"].mask(upstate, "New York excluding New York City"),
            "month": _period_end(rows, file),
            "indicator": rows["indicator"],
            "underreported": rows["footnote_symbol"].eq("*"),
            "footnote": rows["footnote"].str.replace(r"\s+", " ", regex=True),
        }
    )
    for published, name in _NUMBERS.items():
        frame[name] = numbers(rows[published], file, low=0)
    return frame.assign(status=_status(frame, file))


def _period_end(rows: pd.DataFrame, file: str) -> pd.Series:
    """Last day of the 12-month period, from year and month name."""
    year = numbers(rows["year"], file, low=2015).astype("int64").astype("str")
    start = pd.to_datetime(year + " " + rows["month"], format="%Y %B", errors="coerce")
    refuse(start.isna(), file, "month must be the English name of a month")
    return start + pd.offsets.MonthEnd(0)


def _status(frame: pd.DataFrame, file: str) -> pd.Series:
    """Provisional where there is a count; else what the footnote says of its absence."""
    blank = frame["reported"].isna()
    suppressed = frame["footnote"].str.contains("suppressed")
    counted = frame["reported"].mask(frame["indicator"].eq(PERCENT) & ~suppressed)
    refuse_hidden(counted, suppressed, file)
    withheld = blank & frame["footnote"].str.contains("low data quality")
    refuse(blank & ~suppressed & ~withheld, file, "a blank count must have a footnote that says why")
    status = pd.Series("provisional", index=frame.index, dtype="str")
    return status.mask(suppressed, "suppressed").mask(withheld, "not_available")


def _whole_new_york(frame: pd.DataFrame) -> pd.DataFrame:
    """New York with its city: the sum of the two published parts, missing where either is, and for percentages."""
    keys = ["indicator", "month"]
    city = frame[frame["state"].eq(CITY)].set_index(keys).sort_index()
    upstate = frame[frame["state"].eq(UPSTATE)].set_index(keys).sort_index().reindex(city.index)
    adds_up = city.index.get_level_values("indicator") != PERCENT
    whole = pd.DataFrame(
        {
            "reported": (city["reported"] + upstate["reported"]).where(adds_up),
            "predicted": (city["predicted"] + upstate["predicted"]).where(adds_up),
            "percent_complete": city["percent_complete"].combine(upstate["percent_complete"], min),
            "percent_pending": city["percent_pending"].combine(upstate["percent_pending"], max),
            "underreported": city["underreported"] | upstate["underreported"],
            "status": "provisional",
            "footnote": _WHOLE_FOOTNOTE,
        }
    )
    missing = whole["reported"].isna()
    whole.loc[missing, ["status", "footnote"]] = ["not_available", _NO_SUM_FOOTNOTE]
    return whole.reset_index().assign(state=WHOLE, state_name="New York")

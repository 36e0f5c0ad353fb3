"""CDC VSRR by county, the vintage of October 2023: deaths of residents in 12 months, for 39 overlapping periods."""

from pathlib import Path

import pandas as pd

from data.raw import counts, fips, numbers, read_rows, refuse
from data.sources.suppression import refuse_hidden, with_bounds

FILE = "mortality/vsrr_county_2020-01_2023-03.csv.gz"
LOST_LOW = 1000
LOST = "1,000 or more: the count was lost at its thousands comma"
HIDDEN = "1 to 9, suppressed by NCHS"
_DEATHS, _PENDING, _END = (
    "provisional_drug_overdose_deaths",
    "percentage_of_records_pending_investigation",
    "month_ending_date",
)
_COLUMNS = ("ap_fips", "year", "month", _END, _DEATHS, "footnote", _PENDING, "historical_data_completeness_note")
_KEYS = ["fips", "month"]


def parse(raw: Path) -> pd.DataFrame:
    """One row a county and 12-month period: deaths, or why there is none, and what the count may be."""
    rows = read_rows(raw, FILE, _COLUMNS)
    frame = pd.DataFrame(
        {
            "fips": fips(rows["ap_fips"], FILE),
            "month": _period_end(rows),
            "deaths": counts(rows[_DEATHS], FILE),
            "reason": _reason(rows),
            "percent_pending": numbers(rows[_PENDING], FILE, low=0),
            "completeness_flag": rows["historical_data_completeness_note"].ne(""),
        }
    ).drop_duplicates()
    refuse_hidden(frame["deaths"], frame["reason"].eq(HIDDEN), FILE)
    refuse(frame.duplicated(_KEYS), FILE, "rows of the same county and period must be the same")
    return _bounds(frame.assign(status=frame["reason"].map({"": "provisional", HIDDEN: "suppressed"})))


def _period_end(rows: pd.DataFrame) -> pd.Series:
    end = pd.to_datetime(rows[_END], format="%Y-%m-%d", errors="coerce")
    named = (rows["year"] + "-" + rows["month"]).eq(end.dt.year.astype("str") + "-" + end.dt.month.astype("str"))
    refuse(~(named & end.dt.is_month_end), FILE, f"{_END} must be the last day of the row's month")
    return end


def _reason(rows: pd.DataFrame) -> pd.Series:
    """Why a count is blank: the footnote says suppressed; without it the count lost its thousands comma."""
    blank, noted = rows[_DEATHS].eq(""), rows["footnote"].str.contains("suppressed")
    refuse(noted & ~blank, FILE, "a count with a note of suppression must be blank")
    return pd.Series("", index=rows.index, dtype="str").mask(blank, LOST).mask(noted, HIDDEN)


def _bounds(frame: pd.DataFrame) -> pd.DataFrame:
    """Bounds of the suppressed as everywhere; a lost count is known to be 1,000 or more."""
    lost = frame["reason"].eq(LOST)
    frame = with_bounds(frame.assign(status=frame["status"].fillna("not_available")))
    return frame.assign(lower=frame["lower"].mask(lost, LOST_LOW))

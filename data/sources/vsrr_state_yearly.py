"""CDC VSRR by state, one 12-month period a year: Decembers, and a last one that is not a December."""

from pathlib import Path

import pandas as pd

from data.catalog.mortality import INDICATORS
from data.raw import codes, numbers, read_rows, refuse, translate
from data.sources.vsrr_state import CITY, UPSTATE, WHOLE
from data.states import STATES

FILE = "mortality/vsrr_state_yearly_all_indicators_2015-2025.csv"
LAST_YEAR, LAST_END = "2025", "2025-04-30"
_COLUMNS = ("Year", "State Name", "Indicator", "Total Deaths", "Status")
_NOT_ADDED = "percent_specified"
_CODES = {name: code for code, name in STATES.values()} | {
    "United States": "US",
    "New York": UPSTATE,
    "New York City": CITY,
}
_NAMES = {code: name for name, code in _CODES.items()} | {
    UPSTATE: "New York excluding New York City",
    WHOLE: "New York",
}


def parse(raw: Path) -> pd.DataFrame:
    """One row a jurisdiction, indicator and year: the reported number, or none, and when its 12 months ended."""
    rows = read_rows(raw, FILE, _COLUMNS)
    year = codes(rows["Year"], FILE, r"20\d\d", "a year")
    status = translate(rows["Status"], {"Final": "final", "Provisional": "provisional"}, FILE)
    refuse(year.eq(LAST_YEAR) & status.ne("provisional"), FILE, "the last year must be provisional")
    reported = numbers(rows["Total Deaths"], FILE, low=0)
    frame = pd.DataFrame(
        {
            "state": translate(rows["State Name"], _CODES, FILE),
            "indicator": rows["Indicator"],
            "indicator_key": translate(rows["Indicator"], INDICATORS, FILE),
            "year": year.astype("int32"),
            "month": pd.to_datetime(year + "-12-31").mask(year.eq(LAST_YEAR), pd.Timestamp(LAST_END)),
            "reported": reported,
            "status": status.mask(reported.isna(), "not_available"),
        }
    )
    return _labeled(pd.concat([frame, _whole_new_york(frame)], ignore_index=True))


def _whole_new_york(frame: pd.DataFrame) -> pd.DataFrame:
    """New York with its city: the sum of the two published parts; none where either is missing, and for percentages."""
    keys = ["indicator", "year"]
    parts = [frame[frame["state"].eq(part)].set_index(keys) for part in (UPSTATE, CITY)]
    whole = parts[0].reindex(parts[1].index)
    adds_up = whole["indicator_key"].ne(_NOT_ADDED)
    reported = (whole["reported"] + parts[1]["reported"]).where(adds_up)
    status = parts[1]["status"].mask(reported.isna(), "not_available")
    return whole.assign(state=WHOLE, reported=reported, status=status).reset_index()


def _labeled(frame: pd.DataFrame) -> pd.DataFrame:
    """The jurisdiction's name, and the period in words: the last is not the calendar year it is named for."""
    last = frame["year"].eq(int(LAST_YEAR))
    words = "12 months ending December " + frame["year"].astype("str")
    label = words.mask(last, "12 months ending about April 2025, published as 2025")
    return frame.assign(state_name=frame["state"].map(_NAMES), period=label, calendar_year=~last)

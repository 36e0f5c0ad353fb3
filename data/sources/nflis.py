"""DEA NFLIS-Drug: laboratory reports of fentanyl and related substances by state, half-year and substance."""

from pathlib import Path

import pandas as pd

from data.raw import codes, read_rows, refuse, required_counts, translate
from data.states import STATES

FILE = "market/nflis_drug_2017-2025.csv.gz"
_UNKNOWN_STATE = ("XX", "Unknown")
_HALVES = {"SA1 (JAN - JUN)": "1", "SA2 (JUL - DEC)": "2"}
_CATEGORY = "Fentanyl and Fentanyl-related"
_UNIT = "DrugReport"
_LATE_MONTHS = 12
_COLUMNS = (
    "RPTAGGR",
    "DRUG_CATEGORY_DESCRIPTION",
    "YYYY",
    "PERIOD",
    "STATE",
    "STATE_FIPS",
    "SUBSTANCE_ID",
    "SUBSTANCE_DESCRIPTION",
    "BASE_ID",
    "BASE_DESCRIPTION",
    "DRUG_REPORTS",
    "QUERY_RUN_DATE",
)


def parse(raw: Path) -> pd.DataFrame:
    """One row a state, half-year and substance that laboratories reported; the file has no zeros."""
    rows = read_rows(raw, FILE, _COLUMNS)
    refuse(rows["RPTAGGR"].str.strip().ne(_UNIT), FILE, f"RPTAGGR must be {_UNIT}")
    refuse(rows["DRUG_CATEGORY_DESCRIPTION"].ne(_CATEGORY), FILE, f"DRUG_CATEGORY_DESCRIPTION must be {_CATEGORY}")
    year = codes(rows["YYYY"], FILE, r"20\d\d", "a year").astype("int32")
    half = translate(rows["PERIOD"], _HALVES, FILE).astype("int32")
    end = _period_end(year, half)
    return pd.DataFrame(
        {
            **_state(rows),
            "year": year,
            "half": half,
            "period_end": end,
            "substance_id": codes(rows["SUBSTANCE_ID"], FILE, r"\d+", "a number"),
            "substance": rows["SUBSTANCE_DESCRIPTION"].str.strip(),
            "base_id": codes(rows["BASE_ID"], FILE, r"\d+", "a number"),
            "base": rows["BASE_DESCRIPTION"].str.strip(),
            "reports": _reports(rows["DRUG_REPORTS"]),
            "status": _status(end, rows["QUERY_RUN_DATE"]),
        }
    )


def _state(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Postal code and name, the code agreeing with the FIPS code; reports of no known state have none."""
    known = {"": _UNKNOWN_STATE, **STATES}
    code = translate(rows["STATE_FIPS"], {fips: postal for fips, (postal, _) in known.items()}, FILE)
    refuse(code.ne(rows["STATE"]), FILE, "STATE and STATE_FIPS must be of one state")
    return {"state": code, "state_name": code.map(dict(known.values()))}


def _period_end(year: pd.Series, half: pd.Series) -> pd.Series:
    start = pd.to_datetime(pd.DataFrame({"year": year, "month": half.mul(6), "day": 1}))
    return start + pd.offsets.MonthEnd(0)


def _reports(text: pd.Series) -> pd.Series:
    """Counts of 1 and more: a zero would mean that the file lists what was not found, which it never did."""
    reports = required_counts(text, FILE)
    refuse(reports.lt(1), FILE, "DRUG_REPORTS must be 1 or more")
    return reports


def _status(end: pd.Series, query: pd.Series) -> pd.Series:
    """Provisional where the half-year ended less than a year before the query: laboratories report late."""
    asked = pd.to_datetime(query, format="%Y-%m-%d %H:%M:%S", errors="coerce")
    refuse(asked.isna(), FILE, "QUERY_RUN_DATE must be a date and time")
    late = end + pd.DateOffset(months=_LATE_MONTHS) > asked
    return late.map({True: "provisional", False: "published"})

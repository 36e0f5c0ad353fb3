"""CDC DOSE syndromic data by state: suspected non-fatal overdoses per 10,000 emergency department visits."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse, translate
from data.states import STATES

FILE = "nonfatal/dose_sys_jurisdiction_2019-2025-06.csv"
MARKS = {"*": "suppressed_rate", "§": "not_shared", "¶": "not_participating"}
DRUGS = {
    "drug_rate": "all_drugs",
    "opioid_rate": "opioids",
    "fentanyl_rate": "fentanyl",
    "heroin_rate": "heroin",
    "stimulant_rate": "stimulants",
    "cocaine_rate": "cocaine",
    "methamphetamine_rate": "methamphetamine",
    "benzodiazepine_rate": "benzodiazepines",
}
_MONTHS = {"Monthly": "1", "Annual": "12"}
_KEYS = ("jurisdiction", "year", "month", "rate_time")


def parse(raw: Path) -> pd.DataFrame:
    """One row a state, month, length of period (1 or 12 months) and drug: the rate, or why there is none."""
    rows = read_rows(raw, FILE, (*_KEYS, *DRUGS))
    refuse(~rows["jurisdiction"].isin([code for code, _ in STATES.values()]), FILE, "jurisdiction must be a state")
    start = codes(rows["year"], FILE, r"20\d\d", "a year") + "-" + rows["month"]
    end = pd.to_datetime(start, format="%Y-%m", errors="coerce") + pd.offsets.MonthEnd(0)
    refuse(end.isna(), FILE, "month must be a number from 1 to 12")
    base = pd.DataFrame(
        {
            "state": rows["jurisdiction"],
            "month": end,
            "months": translate(rows["rate_time"], _MONTHS, FILE).astype("int32"),
        }
    )
    return pd.concat([_drug(base, rows[column], drug) for column, drug in DRUGS.items()], ignore_index=True)


def _drug(base: pd.DataFrame, cells: pd.Series, drug: str) -> pd.DataFrame:
    refuse(cells.eq(""), FILE, f"{cells.name} must be a rate or one of {' '.join(MARKS)}")
    rate = numbers(cells.mask(cells.isin(list(MARKS)), ""), FILE, low=0)
    return base.assign(drug=drug, rate=rate, status=cells.map(MARKS).fillna("published"))

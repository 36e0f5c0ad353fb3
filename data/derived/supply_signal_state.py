"""What forensic laboratories say of the fentanyl supply of each state, half-year by half-year, in numbers and a word.

The word compares fentanyl reports with those of the same half a year before. It is "up" or "down" only if the change
is at least 10% and more than chance: 1.96 standard errors of the difference of two Poisson counts, √(a + b).
"""

import numpy as np
import pandas as pd

FENTANYL = "Fentanyl"
# laboratories that do not tell the position of fluorine apart call para-fluorofentanyl fluorofentanyl
NAMED = {"carfentanil": ("Carfentanil",), "fluorofentanyl": ("Fluorofentanyl", "para-Fluorofentanyl")}
UP, DOWN, STEADY = "up", "down", "no clear change"
FEW, LATE, UNKNOWN = "too few reports", "reports still to come", "not known"
SIGNALS = (UP, DOWN, STEADY, FEW, LATE, UNKNOWN)
LEAST_REPORTS = 50  # in both half-years together: below, a change of 10% is mostly chance
LEAST_CHANGE = 0.10
_STANDARD_ERRORS = 1.96
_KEYS = ["state", "period_end"]


def derive(reports: pd.DataFrame) -> pd.DataFrame:
    """One row a state and half-year, known or not. Takes nflis_reports."""
    frame = _counts(reports)
    for name in ("fentanyl", "carfentanil", "fluorofentanyl"):
        frame[f"{name}_share"] = (frame[name] / frame["reports"]).astype("float64")
    frame["other_share"] = 1.0 - frame["fentanyl_share"]
    frame = frame.reset_index()
    frame["fentanyl_year_before"] = frame.groupby("state")["fentanyl"].shift(2)
    before = frame["fentanyl_year_before"].astype("float64")
    frame["change"] = (frame["fentanyl"].astype("float64") / before - 1).where(before > 0)
    return frame.assign(signal=_signal(frame))


def _counts(reports: pd.DataFrame) -> pd.DataFrame:
    """Reports of every state and half-year; missing where a state has no row at all: it is not known to be zero."""
    rows = reports.astype({"state": "str", "base": "str", "status": "str"})
    total = rows.groupby(_KEYS)["reports"].sum()
    halves = rows.drop_duplicates("period_end").set_index("period_end")[["year", "half", "status"]].sort_index()
    every = pd.MultiIndex.from_product([sorted(rows["state"].unique()), halves.index], names=_KEYS)
    frame = pd.DataFrame({"reports": total.reindex(every).astype("Int64")})
    for name, bases in {"fentanyl": (FENTANYL,), **NAMED}.items():
        of_base = rows[rows["base"].isin(bases)].groupby(_KEYS)["reports"].sum()
        frame[name] = of_base.reindex(every, fill_value=0).astype("Int64").mask(frame["reports"].isna())
    frame = frame.join(halves, on="period_end")
    return frame.assign(status=frame["status"].mask(frame["reports"].isna(), "not_available"))


def _signal(frame: pd.DataFrame) -> pd.Series:
    now, before = frame["fentanyl"].astype("float64"), frame["fentanyl_year_before"].astype("float64")
    change = now - before
    clear = (change.abs() >= LEAST_CHANGE * before) & (change.abs() > _STANDARD_ERRORS * np.sqrt(now + before))
    word = pd.Series(STEADY, index=frame.index, dtype="str")
    word = word.mask(clear & (change > 0), UP).mask(clear & (change < 0), DOWN)
    word = word.mask((now + before) < LEAST_REPORTS, FEW)
    word = word.mask(frame["status"].eq("provisional") & word.ne(UP), LATE)
    return word.mask(now.isna() | before.isna(), UNKNOWN)

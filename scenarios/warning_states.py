"""State series for early warning: deaths by drug in 12 months ending, emergency visits by month, laboratory reports."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from data import store
from data.states import STATES
from data.status import STATUSES
from data.views.memory import remembered
from data.views.mortality import DRUGS, state_deaths
from scenarios.warning_counties import STILL_TO_COME, Only
from surveillance import CANNOT, Count, Series, Warning, judge_month, judge_rolling, judge_windows, pooled_drift
from surveillance.farrington import METHOD as MONTHLY
from surveillance.result import cannot

NATION = "US"
STATE_NAMES = {NATION: "United States", **dict(STATES.values())}
YEAR = 12
_REPORTS = "fentanyl_reports"
_REPORTS_NOTE = "Laboratory reports follow what police submit and laboratories test, as well as supply."
_ABSENT = {
    "not_shared": "the state does not share these data",
    "not_participating": "the state does not take part in the publisher's system",
    "suppressed_rate": "the rate of the latest month is hidden by its publisher",
}


@remembered("state_deaths_monthly")
def state_death_warnings(only: Only = None) -> tuple[Warning, ...]:
    """Deaths by state and drug (keys of mortality.DRUGS): two windows, and the CUSUM; the nation by CUSUM only."""
    return tuple(warning for drug in DRUGS for warning in _drug(drug, only))


@remembered("nonfatal_jurisdiction")
def state_visit_warnings(only: Only = None) -> tuple[Warning, ...]:
    """Emergency visits for nonfatal overdoses, rates by month, by state and drug."""
    table = store.load("nonfatal_jurisdiction").astype({"state": "str", "drug": "str", "status": "str"})
    monthly = table[table["months"].eq(1)].sort_values("month")
    here = monthly if only is None else monthly[monthly["state"].isin(only)]
    return tuple(_visits(str(state), str(drug), rows) for (state, drug), rows in here.groupby(["state", "drug"]))


@remembered("nflis_reports")
def state_report_warnings(only: Only = None) -> tuple[Warning, ...]:
    """Fentanyl-related laboratory reports by state, the last year against the year before."""
    wide = _reports()
    last = int(max(wide.columns))
    years = range(int(min(wide.columns)), last)
    drift = pooled_drift([(wide[year].to_numpy(), wide[year + 1].to_numpy()) for year in years])
    return tuple(
        judge_windows(_reports_of(str(state), last), _count(row[last - 1]), _count(row[last]), drift)
        for state, row in wide.iterrows()
        if only is None or state in only
    )


def _drug(drug: str, only: Only) -> Iterator[Warning]:
    """Both judgements of one drug in every state that the publisher has."""
    deaths = state_deaths(tuple(STATE_NAMES), (drug,))
    best = deaths.assign(best=deaths["predicted"].fillna(deaths["reported"]))
    wide = best.pivot(index="state", columns="month", values="best")
    states = wide.drop(index=NATION)
    drift = pooled_drift(_year_pairs(states))
    here = best if only is None else best[best["state"].isin(only)]
    for state, rows in here.groupby("state"):
        name = str(state)
        if name != NATION:
            yield _windows(name, drug, rows, drift)
        yield judge_rolling(_series(name, drug, rows, "cusum"), wide.loc[name].to_numpy())


def _year_pairs(wide: pd.DataFrame) -> list[tuple[np.ndarray, np.ndarray]]:
    """Windows that end in the latest month of each year and a year earlier: they do not overlap."""
    months = wide.columns[::-YEAR]
    return [(wide[before].to_numpy(), wide[now].to_numpy()) for now, before in pairwise(months)]


def _windows(state: str, drug: str, rows: pd.DataFrame, drift: float) -> Warning:
    """The latest window against the one a year earlier, with what the reported counts alone would say."""
    now, before = rows.iloc[-1], _year_before(rows)
    series = _series(state, drug, rows, "windows")
    reported = judge_windows(series, _of(before, "reported"), _of(now, "reported"), drift)
    judged = judge_windows(series, _of(before, "best"), _of(now, "best"), drift)
    if judged.status == reported.status or CANNOT in (judged.status, reported.status):
        return judged
    other = _series(state, drug, rows, "windows", f"On reported counts alone: {reported.status}.")
    return judge_windows(other, _of(before, "best"), _of(now, "best"), drift)


def _series(state: str, drug: str, rows: pd.DataFrame, method: str, more: str = "") -> Series:
    now = rows.iloc[-1]
    month = now["month"]
    earlier = month - pd.offsets.MonthEnd(YEAR)
    return Series(
        id=f"state/{state}/{drug}/{method}",
        kind="state",
        place=state,
        name=STATE_NAMES[state],
        measure=drug,
        unit="deaths",
        period=f"the 12 months to {month:%B %Y}",
        before=f"the 12 months to {earlier:%B %Y}",
        dataset_id="state_deaths_monthly",
        provisional=True,
        note=" ".join(filter(None, (_reporting(now), more))),
    )


def _reporting(now: pd.Series) -> str:
    """How complete the latest count is, in words; nothing about a count that is hidden."""
    if pd.isna(now["reported"]):
        return ""
    if pd.notna(now["predicted"]) and round(now["predicted"]) != now["reported"]:
        return f"Predicted by the publisher; {now['reported']:,.0f} reported."
    return f"The publisher marks it as underreported. {STILL_TO_COME}" if now["underreported"] else ""


def _year_before(rows: pd.DataFrame) -> pd.Series | None:
    """The row of the window that ended twelve months before the last; None where the publisher has none."""
    earlier = np.flatnonzero(rows["month"].to_numpy() == rows["month"].iloc[-1] - pd.offsets.MonthEnd(YEAR))
    return rows.iloc[earlier[0]] if len(earlier) else None


def _of(row: pd.Series | None, column: str) -> Count | None:
    if row is None:
        return None
    hidden = STATUSES[row["status"]]
    if hidden.low is not None and hidden.high is not None:
        return Count(hidden.low, hidden.high)
    return _count(row[column])


def _count(value: float) -> Count | None:
    return None if pd.isna(value) else Count(round(value), round(value))


def _visits(state: str, drug: str, rows: pd.DataFrame) -> Warning:
    last = rows.iloc[-1]
    series = Series(
        id=f"state/{state}/visits_{drug}",
        kind="state",
        place=state,
        name=STATE_NAMES[state],
        measure=f"visits_{drug}",
        unit="nonfatal overdoses per 10,000 emergency visits",
        period=f"{last['month']:%B %Y}",
        before="the five years before",
        dataset_id="nonfatal_jurisdiction",
    )
    if last["status"] in _ABSENT:
        return cannot(series, MONTHLY, _ABSENT[last["status"]])
    return judge_month(series, rows["rate"].to_numpy(dtype=float), counts=False, unit_places=1)


def _reports() -> pd.DataFrame:
    """Reports of all fentanyl-related substances by state and calendar year; NaN where the state has no row."""
    table = store.load("nflis_reports").astype({"state": "str"})
    known = table[table["state"].isin(STATE_NAMES)]
    return known.groupby(["state", "year"])["reports"].sum().unstack("year").astype("float64")


def _reports_of(state: str, year: int) -> Series:
    return Series(
        id=f"state/{state}/{_REPORTS}",
        kind="state",
        place=state,
        name=STATE_NAMES[state],
        measure=_REPORTS,
        unit="laboratory reports of fentanyl and related substances",
        period=str(year),
        before=str(year - 1),
        dataset_id="nflis_reports",
        provisional=True,
        note=_REPORTS_NOTE,
    )

"""The nation's headline figures and its two long series: deaths from synthetic opioids, and fentanyl seized."""

from dataclasses import dataclass

import pandas as pd

from data.status import HIDDEN_COUNTS
from data.views.memory import remembered
from data.views.mortality import PERIODS, county_deaths, state_deaths
from data.views.seizures import by_month

BASELINE = pd.Timestamp(2023, 12, 31)
SYNTHETIC_OPIOIDS, ALL_DRUGS = "synthetic_opioids", "all_drugs"
_DEATHS = "state_deaths_monthly"


@dataclass(frozen=True)
class Deaths:
    """The nation's deaths in the 12 months ending at `month`; `predicted` is missing where none is published."""

    month: pd.Timestamp
    reported: float
    predicted: float | None
    percent_pending: float
    percent_complete: float


@remembered(_DEATHS)
def national_deaths(drug: str) -> pd.DataFrame:
    """The nation's 12-month totals of one drug (a key of mortality.DRUGS) by month, where a number is published.

    Columns: month (last day), reported, predicted, percent_complete, percent_pending. Windows overlap: never sum them.
    """
    frame = state_deaths(("US",), (drug,))
    columns = ["month", "reported", "predicted", "percent_complete", "percent_pending"]
    return frame.loc[frame["reported"].notna(), columns].sort_values("month", ignore_index=True)


def period_before(period: str) -> str:
    """The comparable 12 months before a period (keys of mortality.PERIODS); "" for the first of either series."""
    keys = list(PERIODS)
    place = keys.index(period)
    if place == 0 or PERIODS[keys[place - 1]].provisional != PERIODS[period].provisional:
        return ""
    return keys[place - 1]


def latest(drug: str) -> Deaths:
    """The last 12 months published for the nation."""
    return _deaths(national_deaths(drug).iloc[-1])


def at_baseline(drug: str) -> Deaths:
    """The 12 months to December 2023, the baseline of the assessment."""
    frame = national_deaths(drug)
    return _deaths(frame[frame["month"].eq(BASELINE)].iloc[0])


@remembered(_DEATHS, "cbp_seizures")
def deaths_and_seizures() -> pd.DataFrame:
    """By month: reported, predicted (T40.4 deaths in 12 months ending), and pounds of fentanyl seized in that month.

    Index: first day of the month; columns reported, predicted and one for each component of CBP.
    """
    deaths = national_deaths(SYNTHETIC_OPIOIDS)
    deaths = deaths.assign(month=deaths["month"] - pd.offsets.MonthBegin(1)).set_index("month")
    return deaths[["reported", "predicted"]].join(by_month("Fentanyl"), how="outer").sort_index()


@remembered("county_death_rates")
def county_change(before: str, after: str) -> pd.DataFrame:
    """`change_between` two periods (keys of mortality.PERIODS)."""
    return change_between(county_deaths(before), county_deaths(after))


def change_between(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Counties with their change of deaths in percent between two frames of deaths: fips, deaths, change, status.

    The change is missing where either count is hidden or the first is 0. Status is that of the later period where
    there is a change, `unreliable` if either count is under 20, and the reason for its absence where there is none.
    """
    later = after.set_index("fips")
    earlier = before.set_index("fips").reindex(later.index)
    base = earlier["deaths"].astype("Float64").where(earlier["deaths"].gt(0).fillna(False))
    change = 100 * (later["deaths"].astype("Float64") / base - 1)
    few = earlier["rate_status"].eq("unreliable") | later["rate_status"].eq("unreliable")
    hidden_before = later["status"].astype("str").where(later["deaths"].isna(), earlier["status"].astype("str"))
    reason = hidden_before.where(hidden_before.isin(HIDDEN_COUNTS), "not_available")
    status = later["status"].astype("str").mask(few, "unreliable").where(change.notna(), reason)
    return pd.DataFrame({"deaths": later["deaths"], "change": change, "status": status}).reset_index()


def _deaths(row: pd.Series) -> Deaths:
    predicted = None if pd.isna(row["predicted"]) else float(row["predicted"])
    return Deaths(
        pd.Timestamp(row["month"]),
        float(row["reported"]),
        predicted,
        float(row["percent_pending"]),
        float(row["percent_complete"]),
    )

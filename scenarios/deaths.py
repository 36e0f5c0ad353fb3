"""Fentanyl deaths at the set point and now, divided into the outcomes of interest."""

from dataclasses import dataclass

import pandas as pd

from data.store import load
from scenarios.sourced import SourcedValue

BASELINE_MONTH = pd.Timestamp("2023-12-31")
FENTANYL = "Synthetic opioids, excl. methadone (T40.4)"
COCAINE = "Cocaine (T40.5)"
STIMULANTS = "Psychostimulants with abuse potential (T43.6)"
ALL_DRUGS = "Number of Drug Overdose Deaths"
VSRR = "CDC National Center for Health Statistics, VSRR Provisional Drug Overdose Death Counts"

# CDC, MMWR 72(35), 2023, abstract: deaths with evidence of counterfeit pills, end of 2021, 29 states and DC
PILL_EVIDENCE = 0.047
PILL_SHARE_HIGH = 0.25
ADULTERATION_SHARE = 0.30
PILLS_WHY = (
    "CDC, MMWR 72(35), 2023: 4.7% of overdose deaths showed evidence of counterfeit pills in late 2021 (29 states and "
    "DC), here divided by fentanyl's part of all overdose deaths in 2023. Taken to hold since. A floor: evidence is "
    "found at few scenes: pills were about half of the number of fentanyl seizures in 2023, so the range is wide."
)
ADULTERATION_WHY = (
    "Fentanyl in other drugs. VSRR counts cocaine and psychostimulants apart, and they overlap: they cannot be summed. "
    "The larger class less the overdose deaths without fentanyl is the least that can involve both; their sum is the "
    "most. Not every death with both was adulteration. The middle is assumed; the range is those two bounds."
)
OVERSUPPLY_WHY = "What counterfeit pills and adulteration leave: a death counts once."


@dataclass(frozen=True)
class Partition:
    """The share of fentanyl deaths of one outcome, with its range and reasoning."""

    share: float
    low: float
    high: float
    rationale: str


def national(month: pd.Timestamp | None = None, indicator: str = FENTANYL) -> pd.Series:
    """The national row of an indicator, 12 months ending `month`; the latest reported if it is None."""
    table = load("state_deaths_monthly")
    rows = table[(table.state == "US") & (table.indicator == indicator) & table.reported.notna()].sort_values("month")
    return rows.iloc[-1] if month is None else rows[rows.month == month].iloc[0]


def partition() -> dict[str, Partition]:
    """How fentanyl deaths divide into the three outcomes; the shares sum to 1."""
    fentanyl = float(national(BASELINE_MONTH).reported)
    all_drugs = float(national(BASELINE_MONTH, ALL_DRUGS).reported)
    classes = [float(national(BASELINE_MONTH, name).reported) for name in (COCAINE, STIMULANTS)]
    pills = PILL_EVIDENCE * all_drugs / fentanyl
    least = max(max(classes) - (all_drugs - fentanyl), 0.0) / fentanyl
    most = min(sum(classes) / fentanyl, 1.0 - pills)
    rest = 1.0 - pills - ADULTERATION_SHARE
    return {
        "oversupply": Partition(rest, max(1 - PILL_SHARE_HIGH - most, 0.0), 1 - pills - least, OVERSUPPLY_WHY),
        "counterfeit_pills": Partition(pills, PILL_EVIDENCE, PILL_SHARE_HIGH, PILLS_WHY),
        "adulteration": Partition(ADULTERATION_SHARE, least, most, ADULTERATION_WHY),
    }


def deaths_of(outcome: str, part: Partition) -> dict[str, SourcedValue]:
    """Deaths of an outcome at the set point and now, by field of the scenario."""
    rows = {"deaths_baseline": national(BASELINE_MONTH), "deaths_current": national()}
    return {field: _deaths(f"outcomes.{outcome}.{field}", part, row) for field, row in rows.items()}


def _deaths(path: str, part: Partition, row: pd.Series) -> SourcedValue:
    return SourcedValue(
        path=path,
        value=part.share * float(row.reported),
        unit="deaths per year",
        status="estimated",
        source=f"{VSRR}: {row.reported:,.0f} reported, times an assumed share of {part.share:.1%}",
        dataset_id="state_deaths_monthly",
        low=part.low * float(row.reported),
        high=part.high * float(row.reported),
        rationale=part.rationale,
        selection=f"state US; {FENTANYL}; reported",
        period=f"12 months ending {row.month:%B %Y}",
    )

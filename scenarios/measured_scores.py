"""Scores measured where data allow, each with its proxy, period and weakness; where they do not, the reason.

They come from the derived table `outcome_scores`, whose formula is the one of model.measure. Seizures measure
enforcement as well as flow: a score made from them can rise because less was looked for. These are proposals to be
judged, never put into a scenario unasked (model.md §7).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from data.catalog import CATALOG
from data.store import load
from data.views.memory import remembered
from model.scenario import Scenario
from scenarios.default import COUNTRIES, TITLES

TABLE = "outcome_scores"
EVERYWHERE = "ALL"  # the table's word for a measure of the whole nation
NO_ORIGIN = (
    "No table tells the origin of fentanyl found in mail, air and sea cargo or inland, so none of it can be scored "
    "for a country without a land border."
)
NO_PILL_ORIGIN = "Pills are counted for the nation; no table tells where they were pressed or by which way they came."
# what a country would be scored by, and why it is not, where the table has no row for it
_UNMEASURED = {"oversupply": ("fentanyl seized", NO_ORIGIN), "counterfeit_pills": ("pills seized", NO_PILL_ORIGIN)}


@dataclass(frozen=True)
class MeasuredScore:
    """A country's score for an outcome in 0–100 (100 is gone, below 0 worse), or None with the `reason`.

    A flow is `found` over `base`, in `unit`; score = 100·(1 − flow / baseline flow). Numbers are None where nothing was
    measured; where they are there without a score, they were too few. `country` is "ALL" for a measure of the whole
    nation. `status` is "modeled" for a score and "not_available" without one: words of data.status.
    """

    country: str
    outcome: str
    score: float | None
    status: Literal["modeled", "not_available"]
    proxy: str
    unit: str = ""
    period: str = ""
    baseline_period: str = ""
    found: float | None = None
    baseline_found: float | None = None
    base: float | None = None
    baseline_base: float | None = None
    seizures: int | None = None
    baseline_seizures: int | None = None
    source: str = ""
    dataset_ids: tuple[str, ...] = (TABLE,)
    weakness: str = ""
    reason: str = ""


def measured_scores(codes: Iterable[str] = COUNTRIES) -> tuple[MeasuredScore, ...]:
    """One record a country and outcome. Raises data.store.TableUnavailable."""
    found = {(row.outcome, row.country): row for row, proposed in _rows() if proposed}
    nowhere = {row.outcome: row for row, _ in _rows() if row.outcome not in _UNMEASURED}
    return tuple(
        found.get((outcome, code)) or _none(code, outcome, nowhere.get(outcome)) for code in codes for outcome in TITLES
    )


def other_measures() -> tuple[MeasuredScore, ...]:
    """Other proxies of the same flows, to set beside the scores. Raises data.store.TableUnavailable."""
    return tuple(row for row, proposed in _rows() if not proposed and row.outcome in _UNMEASURED)


def with_measured_scores(scenario: Scenario) -> Scenario:
    """The scenario with the scores that could be measured; others stay as they are."""
    outcomes = dict(scenario.outcomes)
    for row in measured_scores(scenario.countries):
        if row.score is not None and row.outcome in outcomes:
            outcome = outcomes[row.outcome]
            scores = {**outcome.score, row.country: row.score}
            outcomes[row.outcome] = outcome.model_copy(update={"score": scores})
    return scenario.model_copy(update={"outcomes": outcomes})


@remembered(TABLE)
def _rows() -> tuple[tuple[MeasuredScore, bool], ...]:
    """The table's rows, and whether each is the score to take."""
    return tuple((_record(row), bool(row["proposed"])) for row in load(TABLE).to_dict("records"))


def _record(row: dict[Any, Any]) -> MeasuredScore:
    score = _number(row["score"])
    return MeasuredScore(
        country=row["iso3"],
        outcome=row["outcome"],
        score=score,
        status="not_available" if score is None else "modeled",
        proxy=row["measured"],
        unit=f"{row['found_unit']} per {row['base_unit'].replace('months', 'month')}"
        if _text(row["found_unit"])
        else "",
        period=_text(row["period"]),
        baseline_period=_text(row["baseline_period"]),
        found=_number(row["found"]),
        baseline_found=_number(row["baseline_found"]),
        base=_number(row["base"]),
        baseline_base=_number(row["baseline_base"]),
        seizures=_count(row["seizures"]),
        baseline_seizures=_count(row["baseline_seizures"]),
        source=_text(row["source"]),
        dataset_ids=(TABLE, *CATALOG[TABLE].inputs),
        weakness=_text(row["weakness"]),
        reason=_text(row["reason"]),
    )


def _none(code: str, outcome: str, nowhere: MeasuredScore | None) -> MeasuredScore:
    """The record of a country that the table has no row for; `nowhere`: the row of an outcome scored for none."""
    proxy, reason = (nowhere.proxy, nowhere.reason) if nowhere else _UNMEASURED[outcome]
    return MeasuredScore(code, outcome, None, "not_available", proxy, reason=reason)


def _unit(found: str, base: str) -> str:
    return f"{found} per {'month' if base == 'months' else base}" if found else ""


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _count(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)

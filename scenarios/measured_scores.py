"""Scores measured where data allow, each with its proxy, period and weakness; where they do not, the reason.

Seizures measure enforcement as well as flow: a score made from them can rise because less was looked for. These are
proposals to be judged, never put into a scenario unasked (model.md §7).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.views.memory import remembered
from model import measure
from model.scenario import Scenario
from scenarios import measured_flows as flows
from scenarios.default import COUNTRIES, TITLES
from scenarios.lens_inputs import BASELINE_YEAR, BORDERS
from scenarios.measured_flows import Measured

OVERSUPPLY, PILLS, ADULTERATION = TITLES
# ◇ by chance alone a count of 100 moves by about a tenth; a score from fewer says more of chance than of flow
FEWEST_SEIZURES = 100
CBP = "US Customs and Border Protection, Drug Seizure Statistics"
NOT_A_SAMPLE = (
    "Seizures measure enforcement as well as flow and are not a random sample: fewer seizures can mean fewer searches. "
    "Pounds are gross weight, whatever the purity."
)
NO_ORIGIN = (
    "No table tells the origin of fentanyl found in mail, air and sea cargo or inland, so none of it can be scored "
    "for a country without a land border."
)
NO_PILL_ORIGIN = "Pills are counted for the nation; no table tells where they were pressed or by which way they came."
NO_CO_REPORTS = (
    "Adulteration would be measured by laboratory reports of fentanyl together with another drug in one sample. The "
    "public NFLIS-Drug query gives reports of fentanyl-related substances alone, not what else the sample held."
)
# the DEA's count for 2025 was given on 1 December
PILL_MONTHS_NOW = 11
REPORTS_WEAKNESS = (
    "Counts of what laboratories were sent: police practice and backlogs move them. No country is told, and samples "
    "tested more than once count more than once."
)


@dataclass(frozen=True)
class MeasuredScore:
    """A country's score for an outcome, or None with the `reason`.

    A flow is `found` over `base`; score = 100·(1 − flow / baseline flow). Numbers are None where nothing was measured;
    where they are there without a score, they were too few. `country` is "all" for a measure of the whole nation.
    """

    country: str
    outcome: str
    score: float | None
    proxy: str
    period: str = ""
    baseline_period: str = ""
    found: float | None = None
    baseline_found: float | None = None
    found_unit: str = ""
    base: float | None = None
    baseline_base: float | None = None
    base_unit: str = ""
    seizures: int | None = None
    baseline_seizures: int | None = None
    source: str = ""
    dataset_ids: tuple[str, ...] = ()
    weakness: str = ""
    reason: str = ""


def measured_scores(codes: Iterable[str] = COUNTRIES) -> tuple[MeasuredScore, ...]:
    """One record a country and outcome. Raises data.store.TableUnavailable."""
    return tuple(_measured(code, outcome) for code in codes for outcome in TITLES)


def other_measures() -> tuple[MeasuredScore, ...]:
    """Other proxies of the same flows, to set beside the scores. Raises data.store.TableUnavailable."""
    return (*(_by_entries(code) for code in BORDERS), _by_lab_reports())


def with_measured_scores(scenario: Scenario) -> Scenario:
    """The scenario with the scores that could be measured; others stay as they are."""
    outcomes = dict(scenario.outcomes)
    for row in measured_scores(scenario.countries):
        if row.score is not None and row.outcome in outcomes:
            outcome = outcomes[row.outcome]
            scores = {**outcome.score, row.country: row.score}
            outcomes[row.outcome] = outcome.model_copy(update={"score": scores})
    return scenario.model_copy(update={"outcomes": outcomes})


def scored(record: MeasuredScore, now: Measured, baseline: Measured) -> MeasuredScore:
    """The record with its two flows and the score they give; no score where too few seizures stand behind them."""
    reason = _too_few(now, baseline)
    change = measure.score(measure.flow(now.found, now.base), measure.flow(baseline.found, baseline.base))
    return MeasuredScore(
        country=record.country,
        outcome=record.outcome,
        score=None if reason else change,
        proxy=record.proxy,
        period=now.period,
        baseline_period=baseline.period,
        found=now.found,
        baseline_found=baseline.found,
        found_unit=now.found_unit,
        base=now.base,
        baseline_base=baseline.base,
        base_unit=now.base_unit,
        seizures=now.seizures,
        baseline_seizures=baseline.seizures,
        source=record.source,
        dataset_ids=record.dataset_ids,
        weakness=record.weakness,
        reason=reason,
    )


@remembered(flows.SEIZURES, flows.IMPORTS, flows.PARAMETERS)
def _measured(code: str, outcome: str) -> MeasuredScore:
    if outcome == ADULTERATION:
        return _none(code, outcome, "laboratory reports of fentanyl with another drug", NO_CO_REPORTS)
    if outcome == PILLS:
        return _by_pills() if code == "MEX" else _none(code, outcome, "pills with at least 2 mg", NO_PILL_ORIGIN)
    return _by_imports(code) if code in BORDERS else _none(code, outcome, "fentanyl seized", NO_ORIGIN)


def _by_imports(code: str) -> MeasuredScore:
    record = MeasuredScore(
        country=code,
        outcome=OVERSUPPLY,
        score=None,
        proxy="pounds of fentanyl found on land at and between the ports, per billion dollars of the country's goods",
        source=f"{CBP}; US Census Bureau, goods imports by country",
        dataset_ids=(flows.SEIZURES, flows.IMPORTS),
        weakness=f"{NOT_A_SAMPLE} Dollars of imports stand for the traffic it hides in, and rise with prices.",
    )
    year = flows.latest_full_year()
    return scored(record, flows.per_imports(code, year), flows.per_imports(code, BASELINE_YEAR))


def _by_pills() -> MeasuredScore:
    part = flows.southwest_part(BASELINE_YEAR)
    record = MeasuredScore(
        country="MEX",
        outcome=PILLS,
        score=None,
        proxy="pills seized by the DEA in a month, times the share of tested pills with at least 2 mg of fentanyl",
        source="DEA annual statements and Fentanyl Profiling Program, as quoted; see the parameters table",
        dataset_ids=(flows.PARAMETERS, flows.SEIZURES),
        weakness=(
            f"A count for the nation, read as Mexico's because {part:.0%} of the fentanyl that CBP found in "
            f'{BASELINE_YEAR} was on land at the southwest border. Rounded counts from statements ("close to 80 '
            f'million", "more than 45 million" by 1 December 2025); the share is of fiscal years. {NOT_A_SAMPLE}'
        ),
    )
    return scored(
        record, flows.potent_pills("2025", "FY2025", PILL_MONTHS_NOW), flows.potent_pills("2023", "FY2023", 12)
    )


@remembered(flows.SEIZURES, flows.CROSSINGS)
def _by_entries(code: str) -> MeasuredScore:
    record = MeasuredScore(
        country=code,
        outcome=OVERSUPPLY,
        score=None,
        proxy="pounds of fentanyl found on land at and between the ports, per million entries by travelers",
        source=f"{CBP}; Bureau of Transportation Statistics, Border Crossing/Entry Data",
        dataset_ids=(flows.SEIZURES, flows.CROSSINGS),
        weakness=f"{NOT_A_SAMPLE} The crossings in the table end earlier than the seizures.",
    )
    baseline = pd.Timestamp(BASELINE_YEAR, 12, 1)
    return scored(record, flows.per_entry(code, flows.latest_entries()), flows.per_entry(code, baseline))


@remembered(flows.LAB_REPORTS)
def _by_lab_reports() -> MeasuredScore:
    record = MeasuredScore(
        country="all",
        outcome=OVERSUPPLY,
        score=None,
        proxy="laboratory reports of fentanyl and its analogues in the first half of the year",
        source="DEA, National Forensic Laboratory Information System (NFLIS-Drug), public query",
        dataset_ids=(flows.LAB_REPORTS,),
        weakness=REPORTS_WEAKNESS,
    )
    return scored(record, flows.lab_reports(flows.latest_reports()), flows.lab_reports(BASELINE_YEAR))


def _none(code: str, outcome: str, proxy: str, reason: str) -> MeasuredScore:
    return MeasuredScore(country=code, outcome=outcome, score=None, proxy=proxy, reason=reason)


def _too_few(now: Measured, baseline: Measured) -> str:
    counts = [each.seizures for each in (baseline, now) if each.seizures is not None]
    if not counts or min(counts) >= FEWEST_SEIZURES:
        return ""
    return (
        f"Too few seizures to tell a change from chance: {counts[0]} in the baseline and {counts[-1]} now, where "
        f"{FEWEST_SEIZURES} are asked of each."
    )

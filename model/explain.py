"""Which of the paper's cases it is, by country and outcome, in a sentence a policymaker can read."""

from dataclasses import dataclass
from typing import Literal

from model.assess import assess
from model.results import UNATTRIBUTED, Assessment, Footprint, OutcomeResult
from model.scenario import Outcome, Scenario
from model.sentences import sentence

Case = Literal[
    "set_point",
    "confirmed",
    "partly_confirmed",
    "unconfirmed",
    "moved_elsewhere",
    "adaptation",
    "new_source",
    "worsened",
    "fell_beyond_scores",
    "growth",
    "unchanged",
    "no_claim",
]
SOME = 1e-6  # deaths: less than this is rounding


@dataclass(frozen=True)
class Explanation:
    """The case of one country and outcome, in words. `change` is deaths now less the set point's."""

    country: str
    outcome: str
    case: Case
    sentence: str
    change: float


@dataclass(frozen=True)
class Change:
    """One country against the set point: what it was, what it is. USD per year; rate a share; toll USD."""

    country: str
    deaths: tuple[float, float]
    adjustment_rate: tuple[float, float]
    adjustment_charge: tuple[float, float]
    toll: tuple[float, float]
    toll_charge: tuple[float, float]
    revenue: tuple[float, float]


def explain(scenario: Scenario, assessment: Assessment) -> list[Explanation]:
    """The case of every country, and of what is unattributed, under every outcome."""
    return [
        _explain_one(scenario, name, code, assessment.outcomes[name])
        for name in scenario.outcomes
        for code in (*scenario.countries, UNATTRIBUTED)
    ]


def against_set_point(scenario: Scenario, assessment: Assessment) -> list[Change]:
    """What changed against the same scenario with every score 0 and deaths as in the baseline."""
    before = assess(at_set_point(scenario)).countries
    after = assessment.countries
    return [
        Change(
            country=code,
            deaths=(before[code].deaths_current, after[code].deaths_current),
            adjustment_rate=(before[code].adjustment_rate, after[code].adjustment_rate),
            adjustment_charge=(before[code].adjustment_charge, after[code].adjustment_charge),
            toll=(before[code].toll, after[code].toll),
            toll_charge=(before[code].toll_charge, after[code].toll_charge),
            revenue=(
                before[code].adjustment_revenue + before[code].toll_revenue,
                after[code].adjustment_revenue + after[code].toll_revenue,
            ),
        )
        for code in scenario.countries
    ]


def at_set_point(scenario: Scenario) -> Scenario:
    """The scenario with every score 0, no evidence, and as many deaths as in the baseline."""
    outcomes = {
        name: outcome.model_copy(
            update={"deaths_current": outcome.deaths_baseline, "score": {}, "adaptation": {}, "new_source": {}}
        )
        for name, outcome in scenario.outcomes.items()
    }
    return scenario.model_copy(update={"outcomes": outcomes})


def case_of(outcome: Outcome, code: str, result: OutcomeResult) -> Case:
    """The case of one country and outcome. Evidence speaks first, then the score, then the deaths."""
    footprint = result.footprints[code]
    score = outcome.score.get(code, 0.0)
    if max(footprint.adaptation, footprint.new_source) > SOME:
        return "adaptation" if footprint.adaptation >= footprint.new_source else "new_source"
    if score < 0 and footprint.baseline > SOME:
        return "worsened"
    if result.expected - result.deaths_current > SOME and footprint.baseline > SOME:
        return "fell_beyond_scores"
    if score > 0 and footprint.baseline > SOME:
        return _claim_case(result, footprint)
    return _no_claim_case(footprint)


def _claim_case(result: OutcomeResult, footprint: Footprint) -> Case:
    """A claim of improvement: whether deaths followed."""
    if result.displaced <= SOME:
        return "confirmed"
    claimed = footprint.baseline - footprint.explained
    if footprint.unproven <= SOME and result.deaths_current <= result.deaths_baseline:
        return "moved_elsewhere"
    if footprint.unproven >= claimed - SOME:
        return "unconfirmed"
    return "partly_confirmed" if footprint.unproven > SOME else "moved_elsewhere"


def _no_claim_case(footprint: Footprint) -> Case:
    if max(footprint.baseline, footprint.current) <= SOME:
        return "no_claim"
    if footprint.growth > SOME:
        return "growth"
    return "set_point" if abs(footprint.current - footprint.baseline) <= SOME else "unchanged"


def _explain_one(scenario: Scenario, name: str, code: str, result: OutcomeResult) -> Explanation:
    outcome = scenario.outcomes[name]
    case = case_of(outcome, code, result)
    footprint = result.footprints[code]
    return Explanation(
        country=code,
        outcome=name,
        case=case,
        sentence=sentence(
            case,
            _name_of(scenario, code),
            outcome.title or name.replace("_", " "),
            outcome.score.get(code, 0.0),
            result,
            footprint,
        ),
        change=footprint.current - footprint.baseline,
    )


def _name_of(scenario: Scenario, code: str) -> str:
    if code == UNATTRIBUTED:
        return "No country"
    return scenario.countries[code].name or code

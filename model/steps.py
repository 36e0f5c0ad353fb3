"""From the set point to the charge in steps: deaths of a country and an outcome, then USD (model.md §2, §3).

Each list of steps adds up: what stands at the start, what each step adds or takes away, what stands at the end.
"""

from collections.abc import Iterable, Mapping, Sequence

from model.flows import Flow
from model.results import UNATTRIBUTED, Assessment, Footprint, OutcomeResult
from model.scenario import Outcome, Scenario

DEATH_STEPS = ("baseline", "claimed", "beyond", "unproven", "adaptation", "new_source", "growth", "precursors", "now")
CHARGE_STEPS = ("goods", "travelers", "not_eligible", "not_collected", "collected")


def death_steps(
    scenario: Scenario, assessment: Assessment, flows: Iterable[Flow], codes: Sequence[str], outcomes: Sequence[str]
) -> dict[str, float]:
    """Deaths per year of some countries and outcomes, summed: from `baseline` by seven steps to `now`.

    claimed: what scores say changed. beyond: what fell further than any score explains. The next four are what the
    assessment adds. precursors: what charging precursors at their source moves. codes may hold "unattributed".
    """
    found = dict.fromkeys(DEATH_STEPS, 0.0)
    for name in outcomes:
        result = assessment.outcomes[name]
        for code in codes:
            footprint = result.footprints[code]
            claimed = _claimed(scenario.outcomes[name], code, result, footprint)
            found["baseline"] += footprint.baseline
            found["claimed"] += claimed
            found["beyond"] += footprint.explained - footprint.baseline - claimed
            for part in ("unproven", "adaptation", "new_source", "growth"):
                found[part] += getattr(footprint, part)
    found["now"] = sum(flow.deaths for flow in flows if flow.country in codes and flow.outcome in outcomes)
    found["precursors"] = found["now"] - sum(found[step] for step in DEATH_STEPS[:-2])
    return found


def charge_steps(flows: Iterable[Flow], codes: Sequence[str], outcomes: Sequence[str]) -> dict[str, float]:
    """USD per year: what goods and travelers would be charged, less what is not, to what is collected."""
    own = [flow for flow in flows if flow.country in codes and flow.outcome in outcomes]

    def total(*ends: str, instrument: str = "") -> float:
        wanted = (f for f in own if (not ends or f.end in ends) and instrument in ("", f.instrument))
        return sum(flow.usd for flow in wanted)

    return {
        "goods": total(instrument="adjustment"),
        "travelers": total(instrument="toll"),
        "not_eligible": -total("not_eligible"),
        "not_collected": -total("not_collected"),
        "collected": total("adjustment", "toll"),
    }


def _claimed(outcome: Outcome, code: str, result: OutcomeResult, footprint: Footprint) -> float:
    """The change of deaths that a country's own score says; 0 or more deaths remain."""
    if code == UNATTRIBUTED:
        return 0.0
    claim = outcome.share.get(code, 0.0) * outcome.score.get(code, 0.0) / 100.0
    return max(-footprint.baseline, -_per_flow(outcome, result) * claim)


def _per_flow(outcome: Outcome, result: OutcomeResult) -> float:
    """g: deaths per unit of flow moved, (D̂ − D₀)/(T − 1), or η·D₀ where T = 1."""
    change = -_sum(outcome.share, outcome.score)
    if change == 0.0:
        return outcome.response_exponent * outcome.deaths_baseline
    return (result.expected - result.deaths_baseline) / max(change, -1.0)


def _sum(share: Mapping[str, float], score: Mapping[str, float]) -> float:
    return sum(part * score.get(code, 0.0) / 100.0 for code, part in share.items())

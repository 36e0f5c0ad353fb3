"""Deaths observed now, fully attributed; scores only decide to whom (model.md §2)."""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats, OutcomeInputs


@dataclass(frozen=True)
class Attribution:
    """Deaths per year by country and outcome, and the parts they are the sum of.

    Shapes: `expected`, `displaced` (draw, 1, outcome); all others (draw, country + 1, outcome), the last row
    `unattributed`. `current` = explained + adaptation + new_source + unproven + growth.
    """

    expected: Floats
    displaced: Floats
    baseline: Floats
    explained: Floats
    adaptation: Floats
    new_source: Floats
    unproven: Floats
    growth: Floats
    current: Floats


@dataclass(frozen=True)
class _Response:
    """What scores alone would give: deaths expected, and deaths per unit of flow moved. (draw, 1, outcome)."""

    expected: Floats
    per_flow: Floats


def attribute(outcome: OutcomeInputs) -> Attribution:
    """Attribute the deaths observed now (model.md §2, steps 1 to 5)."""
    claimed = outcome.share * outcome.score / 100.0  # A − f: the part of the flow that a score says is gone
    response = _response(outcome, claimed)
    baseline = outcome.deaths_baseline * outcome.share
    explained = _explained(baseline, claimed, response, outcome.deaths_current)
    displaced = np.maximum(outcome.deaths_current - response.expected, 0.0)
    adaptation = outcome.adaptation * displaced
    new_source = outcome.new_source * displaced
    unproven, growth = _untraced(outcome, claimed, response.expected, displaced)
    return Attribution(
        expected=response.expected,
        displaced=displaced,
        baseline=baseline,
        explained=explained,
        adaptation=adaptation,
        new_source=new_source,
        unproven=unproven,
        growth=growth,
        current=explained + adaptation + new_source + unproven + growth,
    )


def _response(outcome: OutcomeInputs, claimed: Floats) -> _Response:
    """D̂ = D₀·T^η and g = (D̂ − D₀)/(T − 1), or η·D₀ where T = 1."""
    # T − 1 is summed directly, so that it is exactly 0 when every score is 0
    change = np.maximum(-claimed.sum(axis=1, keepdims=True), -1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        growth = np.expm1(outcome.response_exponent * np.log1p(change))  # T^η − 1
        slope = np.where(change == 0.0, outcome.response_exponent, growth / change)
    return _Response(outcome.deaths_baseline * (1.0 + growth), outcome.deaths_baseline * slope)


def _explained(baseline: Floats, claimed: Floats, response: _Response, current: Floats) -> Floats:
    """Each country keeps its baseline, moved by its own change of flow; all scaled down where fewer died."""
    explained = np.maximum(baseline - response.per_flow * claimed, 0.0)
    return explained * _ratio(np.minimum(current, response.expected), response.expected, otherwise=1.0)


def _untraced(outcome: OutcomeInputs, claimed: Floats, expected: Floats, displaced: Floats) -> tuple[Floats, Floats]:
    """Displaced deaths that no evidence traces: unproven claims go back to who claimed, growth to all by share."""
    traced = (outcome.adaptation + outcome.new_source).sum(axis=1, keepdims=True)
    untraced_share = np.maximum(1.0 - traced, 0.0)
    claims = np.maximum(claimed, 0.0)
    all_claims = claims.sum(axis=1, keepdims=True)
    missing = np.maximum(np.minimum(outcome.deaths_current, outcome.deaths_baseline) - expected, 0.0)
    unproven = np.where(all_claims > 0.0, untraced_share * missing, 0.0)
    growth = np.maximum(untraced_share * displaced - unproven, 0.0)
    return claims * _ratio(unproven, all_claims, otherwise=0.0), outcome.share * growth


def _ratio(part: Floats, whole: Floats, otherwise: float) -> Floats:
    """part / whole, and `otherwise` where the whole is 0."""
    # a score too small to move the total can leave a whole so small that the ratio has no meaning
    present = whole > 1e-300
    return np.where(present, part / np.where(present, whole, 1.0), otherwise)

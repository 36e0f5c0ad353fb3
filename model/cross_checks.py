"""What one field alone cannot tell: sums, and names that must be known. Each problem names its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.governance import ITEMS

if TYPE_CHECKING:
    from model.scenario import Outcome, Scenario

SUM_TOLERANCE = 1e-9
ALL_KINDS = ("share", "score", "adaptation", "new_source")


@dataclass(frozen=True)
class CrossProblem:
    """A place in the scenario, what is wrong there, and the value found."""

    path: tuple[str, ...]
    message: str
    value: object


def cross_problems(scenario: Scenario) -> list[CrossProblem]:
    """Every disagreement between the parts of a scenario whose fields are each valid."""
    return [*_policy(scenario), *_lens(scenario), *_countries(scenario), *_outcomes(scenario)]


def _policy(scenario: Scenario) -> Iterator[CrossProblem]:
    weights = scenario.policy.governance_weights
    if sum(getattr(weights, item) for item in ITEMS) <= 0:
        yield CrossProblem(("policy", "governance_weights"), "at least one weight must be above 0", 0.0)
    yield from _precursors(scenario)


def _precursors(scenario: Scenario) -> Iterator[CrossProblem]:
    path, origins = ("policy", "precursor_origins"), scenario.policy.precursor_origins
    known = ", ".join(scenario.countries) or "none"
    for code in origins:
        if code not in scenario.countries:
            yield CrossProblem((*path, code), f"{code} is not in countries (known: {known})", code)
    yield from _at_most_one(path, origins, "origins of precursors")
    if scenario.policy.precursor_charging == "source" and _total(origins) <= 0:
        yield CrossProblem(path, "name a country of origin, above 0 to 1, to charge precursors at their source", None)


def _lens(scenario: Scenario) -> Iterator[CrossProblem]:
    lens = scenario.lens
    if lens is not None and lens.name == "blend" and sum(lens.blend.values()) <= 0:
        yield CrossProblem(("lens", "blend"), "at least one lens must have a weight above 0", 0.0)


def _countries(scenario: Scenario) -> Iterator[CrossProblem]:
    for code, country in scenario.countries.items():
        path = ("countries", code)
        if country.deficit is None and country.governance is None:
            yield CrossProblem((*path, "deficit"), "give deficit (0 to 1) or the governance items", None)
        if country.deficit is not None and country.governance is not None:
            yield CrossProblem((*path, "deficit"), "give deficit or the governance items, not both", country.deficit)
        if scenario.policy.basis == "countervailing" and country.exports < 1:
            message = "at least 1 USD is needed when policy.basis is countervailing"
            yield CrossProblem((*path, "exports"), message, country.exports)


def _outcomes(scenario: Scenario) -> Iterator[CrossProblem]:
    for name, outcome in scenario.outcomes.items():
        yield from _unknown_countries(scenario, name, outcome)
        yield from _sums(name, outcome)
        yield from _channels(scenario, name, outcome)


def _unknown_countries(scenario: Scenario, name: str, outcome: Outcome) -> Iterator[CrossProblem]:
    known = ", ".join(scenario.countries) or "none"
    for kind in ALL_KINDS:
        for code in getattr(outcome, kind):
            if code not in scenario.countries:
                message = f"{code} is not in countries (known: {known})"
                yield CrossProblem(("outcomes", name, kind, code), message, code)


def _sums(name: str, outcome: Outcome) -> Iterator[CrossProblem]:
    path = ("outcomes", name)
    yield from _at_most_one((*path, "share"), outcome.share, "shares")
    if _total(outcome.adaptation, outcome.new_source) > 1 + SUM_TOLERANCE:
        total = _total(outcome.adaptation, outcome.new_source)
        kind = "adaptation" if outcome.adaptation else "new_source"
        message = f"evidence weights, adaptation and new_source together, must sum to 0 to 1; they sum to {total:.10g}"
        yield CrossProblem((*path, kind), message, total)


def _channels(scenario: Scenario, name: str, outcome: Outcome) -> Iterator[CrossProblem]:
    path = ("outcomes", name, "channel")
    for key, row in outcome.channel.items():
        total = sum(row.shares)
        if abs(total - 1) > SUM_TOLERANCE:
            yield CrossProblem((*path, key), f"the channels' shares must sum to 1; they sum to {total:.10g}", total)
        if key != "default" and key not in scenario.countries:
            yield CrossProblem((*path, key), f"{key} is not in countries", key)
    missing = [code for code in scenario.countries if code not in outcome.channel]
    if missing and "default" not in outcome.channel:
        message = f"a default row is needed: {', '.join(missing)} have none of their own"
        yield CrossProblem((*path, "default"), message, None)


def _at_most_one(path: tuple[str, ...], weights: Mapping[str, float], what: str) -> Iterator[CrossProblem]:
    total = _total(weights)
    if total > 1 + SUM_TOLERANCE:
        yield CrossProblem(path, f"{what} must sum to 0 to 1; they sum to {total:.10g}", total)


def _total(*weights: Mapping[str, float]) -> float:
    values: Iterable[float] = (value for group in weights for value in group.values())
    return sum(values)

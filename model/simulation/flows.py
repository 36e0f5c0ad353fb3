"""Flows between reviews: what countries suppress, what adapts, what finds a new source (model.md §8) ◇.

A flow is a part of the outcome's flow now, (draw, country, outcome): all countries and `unattributed` together are 1
at the start. As the assessment does, the start holds each country to the deaths that it answers for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from model.arrays import Floats, OutcomeInputs
from model.attribution import attribute
from model.simulation.plan import Behavior

NO_DEATHS = 1e-300


@dataclass(frozen=True)
class ResponseInputs:
    """The numbers of the response, each (draw, 1)."""

    ceiling: Floats
    half_burden: Floats
    speed: Floats
    adaptation_share: Floats
    new_source_share: Floats
    regrowth_speed: Floats
    deficit_threshold: Floats
    traced_share: Floats


@dataclass(frozen=True)
class Behaviors:
    """Which countries claim improvement, and whose claims are true: (country,) each, 1 or 0."""

    claims: Floats
    true: Floats


@dataclass(frozen=True)
class Start:
    """The flow of each country at the start, (draw, country, outcome), and displaced flow, (draw, 1, outcome)."""

    own: Floats
    displaced: Floats


@dataclass(frozen=True)
class Flows:
    """What became of the flow: `suppressed` truly, `adapted` by other methods, `opened` at a new source, and
    `claimed` on paper only. All (draw, country, outcome)."""

    suppressed: Floats
    adapted: Floats
    opened: Floats
    claimed: Floats

    @property
    def remaining(self) -> Floats:
        """All of the flow that is left, as a part of the flow at the start: (draw, 1, outcome), 0 to 1."""
        gone = (self.suppressed - self.adapted - self.opened).sum(axis=1, keepdims=True)
        left: Floats = np.clip(1.0 - gone, 0.0, 1.0)
        return left


def behaviors_of(codes: tuple[str, ...], behavior: Mapping[str, Behavior]) -> Behaviors:
    """The behaviors of the countries; one that is not named does nothing."""
    named = [behavior.get(code, "nothing") for code in codes]
    return Behaviors(
        claims=np.array([float(each != "nothing") for each in named]),
        true=np.array([float(each == "reform") for each in named]),
    )


def start_of(outcome: OutcomeInputs, draws: int) -> Start:
    """The flows that the first assessment implies, for each of `draws`; by share where nobody dies.

    Draws lie next to each other in memory. All that is computed from it then does, and sums run over long rows.
    """
    found = attribute(outcome)
    deaths = outcome.deaths_current
    some: NDArray[np.bool_] = deaths > NO_DEATHS
    divisor = np.where(some, deaths, 1.0)
    own = np.where(some, found.current / divisor, outcome.share)
    return Start(_each(own[:, :-1], draws), _each(np.where(some, found.displaced / divisor, 0.0), draws))


def _each(values: Floats, draws: int) -> Floats:
    return np.asfortranarray(np.broadcast_to(values, (draws, *values.shape[1:])))


def no_flows(start: Start) -> Flows:
    """Before anyone has done anything."""
    nothing = np.zeros_like(start.own)
    return Flows(nothing, nothing, nothing, nothing)


def next_effort(effort: Floats, felt: Floats, response: ResponseInputs) -> Floats:
    """The part of its flow that each country aims off, (draw, country), one review on.

    It goes a part of the way to ceiling · burden / (burden + burden of half response), and back where the burden falls.
    """
    whole = felt + response.half_burden
    aim = response.ceiling * np.where(whole > 0.0, felt / np.where(whole > 0.0, whole, 1.0), 0.0)
    return np.asfortranarray(effort + response.speed * (aim - effort))


def next_flows(
    flows: Flows, start: Start, effort: Floats, behaviors: Behaviors, response: ResponseInputs, deficit: Floats
) -> Flows:
    """The flows one review on. Adapted and new flow grow by and by, and never exceed their part of what is suppressed.

    A country takes over flow in proportion to its deficit above the threshold, unless it reforms itself.
    """
    suppressed = start.own * (effort * behaviors.true)[..., None]
    claimed = start.own * (effort * (behaviors.claims - behaviors.true))[..., None]
    pull = np.asfortranarray(np.maximum(deficit - response.deficit_threshold, 0.0) * (1.0 - behaviors.true))
    all_pull = pull.sum(axis=1, keepdims=True)
    odds = pull / np.where(all_pull > 0.0, all_pull, 1.0)
    moving = response.new_source_share[..., None] * suppressed.sum(axis=1, keepdims=True)
    speed = response.regrowth_speed[..., None]
    return Flows(
        suppressed=suppressed,
        adapted=_grown(flows.adapted, response.adaptation_share[..., None] * suppressed, speed),
        opened=_grown(flows.opened, odds[..., None] * moving, speed),
        claimed=claimed,
    )


def _grown(before: Floats, aim: Floats, speed: Floats) -> Floats:
    return np.minimum(before + speed * (aim - before), aim)


def reviewed(
    outcome: OutcomeInputs, start: Start, flows: Flows, claimed: Floats, response: ResponseInputs
) -> OutcomeInputs:
    """What the review sees: scores as claimed, deaths as the flow left has them, and what evidence traces.

    `claimed` is (draw, country). Evidence that the scenario brings speaks for what was displaced at the start; of what
    is displaced since, a part is traced to where it went. The weights sum to at most 1.
    """
    score = outcome.score[:, :-1]
    since = (flows.adapted + flows.opened + flows.claimed).sum(axis=1, keepdims=True)
    displaced = start.displaced + since
    some = displaced > NO_DEATHS
    divisor = np.where(some, displaced, 1.0)
    then = np.where(some, start.displaced / divisor, 1.0)
    traced = np.where(some, response.traced_share[..., None] / divisor, 0.0)
    return replace(
        outcome,
        deaths_current=outcome.deaths_current * flows.remaining**outcome.response_exponent,
        score=_with_nobody(score + (100.0 - score) * claimed[..., None]),
        adaptation=_with_nobody(outcome.adaptation[:, :-1] * then + flows.adapted * traced),
        new_source=_with_nobody(outcome.new_source[:, :-1] * then + flows.opened * traced),
    )


def _with_nobody(values: Floats) -> Floats:
    """(draw, country + 1, outcome): nothing is scored or traced for `unattributed`."""
    return np.concatenate([values, np.zeros_like(values[:, :1])], axis=1)

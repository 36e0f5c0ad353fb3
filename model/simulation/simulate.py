"""The simulation: review after review, charges are set, countries and traffic answer, and deaths follow.

Exploratory ◇: no publication measures how a country's regulation answers a charge on its goods. It shows what the
assessment would do under stated assumptions, and forecasts nothing.
"""

from dataclasses import dataclass, replace

import numpy as np

from model.arrays import Floats, Inputs
from model.assess import CHUNK, Arrays, assess_arrays, draw_count, keep_freed_memory
from model.simulation.flows import (
    Behaviors,
    ResponseInputs,
    behaviors_of,
    next_effort,
    next_flows,
    no_flows,
    reviewed,
    start_of,
)
from model.simulation.plan import DRAWN, NUMBERS, ReviewPlan
from model.simulation.steps import Collected, collect
from model.simulation.trajectory import Trajectories
from model.uncertainty.plan import Plan, block_at, plan_of
from model.uncertainty.quantiles import Quantiles, quantiles_of
from model.uncertainty.run import OnProgress, unheard
from model.uncertainty.streams import key_of, levels, streams_at


@dataclass(frozen=True)
class _Setup:
    """A plan made ready to draw."""

    plan: ReviewPlan
    scenario: Plan
    paths: tuple[str, ...]
    response: Quantiles
    behaviors: Behaviors


def trajectories(plan: ReviewPlan, on_progress: OnProgress = unheard) -> Trajectories:
    """All draws of a plan. `on_progress(done, total)` is told the draws done, and may raise Cancelled.

    The same seed gives the same draws, and a longer simulation, or one of more draws, begins with the shorter one.
    """
    keep_freed_memory()
    setup = _setup_of(plan)
    kept = Trajectories.empty(plan.reviews, plan.draws, len(plan.scenario.countries))
    streams = streams_at([key_of(plan.seed, name) for name in (*setup.scenario.names, *setup.paths)], 0)
    of_scenario = len(setup.scenario.names)
    for start in range(0, plan.draws, CHUNK):
        drawn = levels(streams, CHUNK)
        part = slice(start, min(start + CHUNK, plan.draws))
        inputs = block_at(setup.scenario, drawn[:of_scenario]).inputs
        _review(setup, inputs, _response(setup, setup.response.at(drawn[of_scenario:])), kept, part)
        on_progress(part.stop, plan.draws)
    return kept


def point_trajectory(plan: ReviewPlan) -> Trajectories:
    """The plan without its ranges, as one draw."""
    setup = _setup_of(plan.model_copy(update={"ranges": {}}))
    kept = Trajectories.empty(plan.reviews, 1, len(plan.scenario.countries))
    _review(setup, setup.scenario.inputs, _response(setup, np.empty((0, 1))), kept, slice(0, 1))
    return kept


def _setup_of(plan: ReviewPlan) -> _Setup:
    paths = tuple(sorted(path for path in plan.ranges if path.startswith(DRAWN)))
    return _Setup(
        plan=plan,
        scenario=plan_of(plan.study()),
        paths=paths,
        response=quantiles_of([plan.ranges[path] for path in paths]),
        behaviors=behaviors_of(tuple(plan.scenario.countries), plan.behavior),
    )


def _response(setup: _Setup, values: Floats) -> ResponseInputs:
    """The numbers of the response: drawn ones (parameter, draw) over those of the plan."""
    numbers = {name: np.array([[getattr(setup.plan.response, name)]]) for name in NUMBERS}
    drawn = {path.removeprefix(DRAWN): row[:, None] for path, row in zip(setup.paths, values, strict=True)}
    return ResponseInputs(**{**numbers, **drawn})


def _review(setup: _Setup, inputs: Inputs, response: ResponseInputs, kept: Trajectories, part: slice) -> None:
    """Hold every review of a block of draws, and keep what each finds."""
    plan, behaviors = setup.plan, setup.behaviors
    draws = max(draw_count(inputs), *(len(values) for values in vars(response).values()))
    start = start_of(inputs.outcome, draws)
    flows, effort = no_flows(start), np.zeros((draws, len(inputs.countries)), order="F")
    burdens: list[Floats] = []
    before: Collected | None = None
    for review in range(plan.reviews):
        if review >= plan.response.lag:
            effort = next_effort(effort, burdens[review - plan.response.lag], response)
        flows = next_flows(flows, start, effort, behaviors, response, inputs.country.deficit)
        claimed = effort * behaviors.claims
        seen = replace(inputs, outcome=reviewed(inputs.outcome, start, flows, claimed, response))
        seen = _phased_in(seen, min((review + 1) / plan.phase_in_reviews, 1.0))
        arrays = assess_arrays(seen)
        before = collect(seen, arrays, before, plan.rate_step, plan.toll_step)
        burdens.append(_burden(inputs, before))
        kept.keep(review, _totals(seen, arrays, before), _by_country(arrays, before, claimed), part)


def _phased_in(inputs: Inputs, part: float) -> Inputs:
    return replace(inputs, policy=replace(inputs.policy, phase_in=inputs.policy.phase_in * part))


def _burden(inputs: Inputs, collected: Collected) -> Floats:
    """What is collected from a country over what it sells; none where it sells not even for a dollar."""
    imports = inputs.country.imports
    some = imports >= 1.0
    return np.where(some, (collected.adjustment_revenue + collected.toll_revenue) / np.where(some, imports, 1.0), 0.0)


def _totals(inputs: Inputs, arrays: Arrays, collected: Collected) -> tuple[Floats, ...]:
    goods = collected.adjustment_revenue.sum(axis=1)
    travelers = collected.toll_revenue.sum(axis=1)
    by_buyers = goods * inputs.policy.pass_through[:, 0]
    current = arrays.attribution.current
    return (
        inputs.outcome.deaths_current.sum(axis=(1, 2)),
        current[:, -1].sum(axis=1),
        goods + travelers,
        by_buyers,
        goods - by_buyers,
        travelers,
    )


def _by_country(arrays: Arrays, collected: Collected, claimed: Floats) -> tuple[Floats, ...]:
    return (
        claimed,
        arrays.charges.deaths_current,
        arrays.charges.adjustment,
        collected.adjustment_rate,
        collected.adjustment_revenue,
        arrays.charges.toll,
        collected.toll,
        collected.toll_revenue,
    )

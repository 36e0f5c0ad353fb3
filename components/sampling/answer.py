"""What a plan comes to: numbers for the headline at once, frames for tables and charts at rest."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.sampling.settings import Settings, Unusable, plan_of
from model.sampling import (
    SampleSize,
    SamplingPlan,
    Simulation,
    Spread,
    Truth,
    Unaffordable,
    expected_interval,
    power,
    sample_size,
    schedule,
    simulate,
    spread,
)
from model.sampling.plan import SHIFTS_A_DAY

SURE = 4  # times the sample that is needed: the change is then found all but always
CURVE = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
CHANGES = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
BUDGETS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)  # million USD


@dataclass(frozen=True)
class Answer:
    """A plan in numbers. needed: inspections that find the change at one port and mode of the base prevalence.

    pooled_needed: the same over all ports and modes as one sample; found: the chance that the budget's inspections
    find it so, None where it is all but sure. inspections of a round in all; arrivals of a round in all; cost of
    `needed` in USD; possible: ports and modes with as many arrivals in a round.
    """

    plan: SamplingPlan
    needed: SampleSize
    pooled_needed: SampleSize
    spread: Spread
    found: float | None
    inspections: int
    arrivals: float
    cost_needed: float
    possible: int


def answer(settings: Settings) -> Answer:
    """The numbers of the headline. Raises Unusable, data.store.TableUnavailable."""
    plan = plan_of(settings)
    try:
        given = spread(plan)
    except Unaffordable as problem:
        raise Unusable(str(problem)) from problem
    deff = float(settings.values["design_effect"])
    needed = sample_size(settings.prevalence, plan.change, plan.confidence, plan.power, deff)
    pooled = sample_size(_rounded(given.prevalence), plan.change, plan.confidence, plan.power, deff)
    inspections = sum(given.inspections.values())
    arrivals = [plan.arrivals(name) for name in plan.strata]
    cost = np.mean([stratum.cost for stratum in plan.strata.values()])
    return Answer(
        plan=plan,
        needed=needed,
        pooled_needed=pooled,
        spread=given,
        found=_chance(plan, pooled, inspections, given.prevalence, deff),
        inspections=inspections,
        arrivals=sum(arrivals),
        cost_needed=needed.inspections * float(cost),
        possible=sum(each >= needed.inspections for each in arrivals),
    )


def port_frame(found: Answer) -> pd.DataFrame:
    """One row a port and mode: port, mode, arrivals of a round, inspections, part (of arrivals), cost (USD), lower,
    upper (expected interval, per million; NaN where it counts as none), nothing (chance to find none), found (chance
    to find the change there alone, NaN where it is all but sure), needed.

    Each as `model.sampling.design` gives it, but for the chance where that is all but sure.
    """
    plan = found.plan
    rows = []
    for name, stratum in plan.strata.items():
        count, arrivals = found.spread.inspections[name], plan.arrivals(name)
        needed = sample_size(stratum.prevalence, plan.change, plan.confidence, plan.power, stratum.design_effect)
        expected = expected_interval(count, stratum.prevalence, stratum.design_effect, plan.confidence, plan.method)
        chance = _chance(plan, needed, count, stratum.prevalence, stratum.design_effect)
        rows.append(
            {
                "place": name,
                "port": stratum.port,
                "mode": stratum.mode,
                "arrivals": arrivals,
                "inspections": count,
                "part": count / arrivals,
                "cost": count * stratum.cost,
                "lower": expected.lower * 1e6 if expected else np.nan,
                "upper": expected.upper * 1e6 if expected else np.nan,
                "nothing": expected.nothing if expected else np.nan,
                "found": np.nan if chance is None else chance,
                "needed": needed.inspections,
            }
        )
    return pd.DataFrame(rows).set_index("place")


def power_curve(found: Answer, deff: float) -> pd.DataFrame:
    """Chance to find the change by inspections of a round, over all ports and modes as one sample."""
    plan, prevalence = found.plan, _rounded(found.spread.prevalence)
    counts = [int(found.pooled_needed.inspections * part) for part in CURVE]
    chances = [power(n, prevalence, plan.change, plan.confidence, deff) for n in counts]
    return pd.DataFrame({"inspections": counts, "power": chances})


def size_by_change(found: Answer, deff: float) -> pd.DataFrame:
    """Inspections of a round that find each change (in the plan's direction) with the plan's power."""
    plan, prevalence = found.plan, _rounded(found.spread.prevalence)
    sign = -1 if plan.change < 0 else 1
    sizes = [sample_size(prevalence, sign * size, plan.confidence, plan.power, deff).inspections for size in CHANGES]
    return pd.DataFrame({"change": CHANGES, "inspections": sizes})


def interval_by_budget(plan: SamplingPlan) -> pd.DataFrame:
    """Half the width of the interval over all ports, as a share of the prevalence, by budget (million USD).

    neyman: the money divided by Neyman; proportional: by arrivals alone. Budgets that cannot pay the least are left
    out.
    """
    rows = []
    for millions in BUDGETS:
        try:
            each = spread(plan.model_copy(update={"budget": millions * 1e6}))
        except Unaffordable:
            continue
        if each.half_width is not None and each.proportional_half_width is not None:
            parts = (each.half_width / each.prevalence, each.proportional_half_width / each.prevalence)
            rows.append({"budget": millions, "neyman": parts[0], "proportional": parts[1]})
    return pd.DataFrame(rows, columns=["budget", "neyman", "proportional"])


def shifts_of(plan: SamplingPlan, inspections: dict[str, int], name: str) -> pd.DataFrame:
    """Drawn shifts of one port and mode under both schemes: scheme, day, shift, inspections, first, step."""
    rows = []
    for scheme in ("systematic", "random"):
        own = plan.model_copy(update={"scheme": scheme})
        for turn in schedule(own, {name: inspections[name]}):
            rows.append({"scheme": scheme, **vars(turn)})
    return pd.DataFrame(rows, columns=["scheme", "stratum", "day", "shift", "inspections", "first", "step"])


def longest_gap(shifts: pd.DataFrame, days: float) -> float:
    """The longest time without an inspection in a round, in days."""
    at = np.sort((shifts["day"].to_numpy() - 1) * SHIFTS_A_DAY + shifts["shift"].to_numpy() - 1)
    ends = np.concatenate([[-1], at, [int(days) * SHIFTS_A_DAY]])
    return float(np.diff(ends).max() - 1) / SHIFTS_A_DAY


def truths(settings: Settings, found: Answer) -> Iterator[tuple[str, Truth]]:
    """What is drawn from: each port and mode with inspections, then all of them as one sample under the empty name."""
    values, plan = settings.values, found.plan
    change = plan.change if values["truth_change"] is None else values["truth_change"] / 100
    deff, size = float(values["design_effect"]), int(plan.shift_size)
    for name, count in found.spread.inspections.items():
        if count >= deff:
            yield name, Truth(plan.strata[name].prevalence * values["truth_times"], change, count, size, deff)
    pooled = _rounded(found.spread.prevalence) * values["truth_times"]
    yield "", Truth(pooled, change, found.inspections, size, deff)


def draw(plan: SamplingPlan, truth: Truth, draws: int) -> Simulation:
    """Pairs of rounds drawn from a truth, read as the plan reads them, by the plan's seed."""
    return simulate(truth, plan.confidence, plan.method, draws, plan.seed)


def _chance(plan: SamplingPlan, needed: SampleSize, inspections: int, prevalence: float, deff: float) -> float | None:
    if inspections >= SURE * needed.inspections:
        return None
    return power(inspections, _rounded(prevalence), plan.change, plan.confidence, deff)


def _rounded(prevalence: float) -> float:
    """Without the last digits of a sum, so that equal prevalences are equal."""
    return float(f"{prevalence:.9g}")

"""The whole design of a plan, and the same as JSON-ready parts."""

from dataclasses import asdict, dataclass
from typing import Any

from model.sampling.allocation import Spread, spread
from model.sampling.intervals import ExpectedInterval, expected_interval
from model.sampling.plan import SamplingPlan
from model.sampling.power import SampleSize, power, sample_size
from model.sampling.schedule import Turn, schedule


@dataclass(frozen=True)
class StratumDesign:
    """A port and mode. needed: what finds the change there alone; possible: whether a round has as many arrivals.

    allotted: inspections that the budget buys, with the chance that they find the change and the interval they may be
    expected to give (None where they count as none). cost_needed in USD per round.
    """

    needed: SampleSize
    possible: bool
    cost_needed: float
    allotted: int
    allotted_power: float
    expected: ExpectedInterval | None


@dataclass(frozen=True)
class Design:
    """A plan with its strata's designs, the budget's spread, and the drawn schedule."""

    plan: SamplingPlan
    strata: dict[str, StratumDesign]
    spread: Spread
    turns: tuple[Turn, ...]


def design(plan: SamplingPlan) -> Design:
    """Sample sizes, the budget's allocation, what it shows, and when to inspect. Raises allocation.Unaffordable."""
    found = spread(plan)
    strata = {name: _stratum(plan, name, found.inspections[name]) for name in plan.strata}
    return Design(plan, strata, found, schedule(plan, found.inspections))


def design_report(found: Design) -> dict[str, Any]:
    """Plain numbers by stratum; no NaN or infinity. The schedule is a list of drawn shifts."""
    return {
        "strata": {name: asdict(stratum) for name, stratum in found.strata.items()},
        "spread": asdict(found.spread),
        "schedule": [asdict(turn) for turn in found.turns],
    }


def _stratum(plan: SamplingPlan, name: str, allotted: int) -> StratumDesign:
    stratum = plan.strata[name]
    needed = sample_size(stratum.prevalence, plan.change, plan.confidence, plan.power, stratum.design_effect)
    return StratumDesign(
        needed=needed,
        possible=needed.inspections <= plan.arrivals(name),
        cost_needed=needed.inspections * stratum.cost,
        allotted=allotted,
        allotted_power=power(allotted, stratum.prevalence, plan.change, plan.confidence, stratum.design_effect),
        expected=expected_interval(allotted, stratum.prevalence, stratum.design_effect, plan.confidence, plan.method),
    )

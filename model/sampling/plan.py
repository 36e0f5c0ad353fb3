"""A sampling plan: what a user may say of ports and modes, checked against the parameters."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from model.cross_checks import CrossProblem
from model.disagreement import refuse
from model.parameters import limits, with_default
from model.scenario import Part, Title

DAYS_OF_YEAR = 365
SHIFTS_A_DAY = 3
LEAST_CHANGE = 0.05

Method = Literal["wilson", "clopper_pearson"]
Scheme = Literal["systematic", "random"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]


class Stratum(Part):
    """A port and mode: its arrivals a year, and what is assumed of an inspection there."""

    port: Title
    mode: Title
    traffic: Annotated[float, limits("sampling.traffic")]
    prevalence: float = with_default("sampling.prevalence")
    design_effect: float = with_default("sampling.design_effect")
    cost: float = with_default("sampling.cost")


class SamplingPlan(Part):
    """Everything a sampling design needs. `change` is the change of prevalence that should be found."""

    title: Title | None = None
    strata: Annotated[dict[Key, Stratum], Field(min_length=1, max_length=2000)]
    budget: float = with_default("sampling.budget")
    days: float = with_default("sampling.days")
    change: float = with_default("sampling.change")
    confidence: float = with_default("sampling.confidence")
    power: float = with_default("sampling.power")
    shift_size: float = with_default("sampling.shift_size")
    least: float = with_default("sampling.least")
    method: Method = "wilson"
    scheme: Scheme = "systematic"
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 1

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        refuse("SamplingPlan", [*_small_change(self), *_over_one(self)])
        return self

    def arrivals(self, name: str) -> float:
        """Arrivals of a stratum in one round."""
        return self.strata[name].traffic * self.days / DAYS_OF_YEAR


def _small_change(plan: SamplingPlan) -> Iterator[CrossProblem]:
    if abs(plan.change) < LEAST_CHANGE:
        message = f"allowed -0.95 to -{LEAST_CHANGE} or {LEAST_CHANGE} to 3, got {plan.change:g}"
        yield CrossProblem(("change",), message, plan.change)


def _over_one(plan: SamplingPlan) -> Iterator[CrossProblem]:
    for name, stratum in plan.strata.items():
        if stratum.prevalence * (1 + plan.change) >= 1:
            most = 1 / (1 + plan.change)
            message = f"allowed below {most:g} where the change is {plan.change:g}, got {stratum.prevalence:g}"
            yield CrossProblem(("strata", name, "prevalence"), message, stratum.prevalence)

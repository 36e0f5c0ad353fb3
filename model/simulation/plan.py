"""The plan of a simulation: a scenario, how reviews are held, how each country behaves and what varies."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from model.cross_checks import CrossProblem
from model.disagreement import refuse
from model.parameter import Parameter
from model.parameters import PARAMETERS, limits, with_default
from model.scenario import CountryCode, Part, Scenario
from model.settings import setting
from model.simulation.trajectory import ByCountry, Totals
from model.uncertainty.defaults import default_ranges, triangular_about
from model.uncertainty.ranges import AnyRange, Range
from model.uncertainty.study import MOST_BYTES, UncertaintyStudy

# what a country does about its traffic: nothing, claims without effect, or what it claims
Behavior = Literal["nothing", "paper", "reform"]
DRAWN = "response."
WHOLE = int(PARAMETERS["response.lag"].default or 0)
BY_COUNTRY = len(ByCountry._fields)
TOTALS = len(Totals._fields)


class Response(Part):
    """How countries and traffic answer charges; every number an assumption ◇ (model/parameters_reviews.py)."""

    lag: Annotated[int, limits("response.lag")] = WHOLE
    ceiling: float = with_default("response.ceiling")
    half_burden: float = with_default("response.half_burden")
    speed: float = with_default("response.speed")
    adaptation_share: float = with_default("response.adaptation_share")
    new_source_share: float = with_default("response.new_source_share")
    regrowth_speed: float = with_default("response.regrowth_speed")
    deficit_threshold: float = with_default("response.deficit_threshold")
    traced_share: float = with_default("response.traced_share")


NUMBERS = tuple(name for name in Response.model_fields if name != "lag")


class ReviewPlan(Part):
    """What to simulate. Reading one raises pydantic.ValidationError with every problem in it.

    Countries that `behavior` does not name do nothing. `ranges` are by dotted path: a number of the scenario
    ("policy.cost_per_death") or of the response ("response.ceiling").
    """

    scenario: Scenario
    reviews: int = setting("reviews", 12)
    reviews_per_year: int = setting("reviews_per_year", 4)
    behavior: dict[CountryCode, Behavior] = Field(default_factory=dict)
    response: Response = Response()
    phase_in_reviews: Annotated[int, limits("review.phase_in_reviews")] = 1
    rate_step: Annotated[float, limits("review.rate_step")] | None = None
    toll_step: Annotated[float, limits("review.toll_step")] | None = None
    draws: int = setting("draws", 1000)
    seed: int = setting("seed", 1)
    ranges: dict[str, Range] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        refuse("ReviewPlan", [*_unknown(self), *_response_ranges(self), *_flow_left(self), *_memory(self)])
        self.study()  # reading it holds the ranges of the scenario's numbers to what they may be
        return self

    def study(self) -> UncertaintyStudy:
        """The part of the plan that varies the scenario."""
        ranges = {path: each for path, each in self.ranges.items() if not path.startswith(DRAWN)}
        return UncertaintyStudy(scenario=self.scenario, ranges=ranges, seed=self.seed)

    def behaves(self, code: str) -> Behavior:
        """What a country does."""
        return self.behavior.get(code, "nothing")


def default_plan(scenario: Scenario, behavior: Behavior = "reform") -> ReviewPlan:
    """Every country behaving alike, and every plausible range of the scenario's and the response's numbers."""
    response = {
        f"{DRAWN}{name}": triangular_about(getattr(Response(), name), *plausible)
        for name in NUMBERS
        if (plausible := PARAMETERS[f"{DRAWN}{name}"].plausible) is not None
    }
    return ReviewPlan(
        scenario=scenario,
        behavior=dict.fromkeys(scenario.countries, behavior),
        ranges={**default_ranges(scenario), **response},
    )


def _unknown(plan: ReviewPlan) -> list[CrossProblem]:
    known = ", ".join(plan.scenario.countries) or "none"
    return [
        CrossProblem(("behavior", code), f"{code} is not in countries (known: {known})", code)
        for code in plan.behavior
        if code not in plan.scenario.countries
    ]


def _response_ranges(plan: ReviewPlan) -> list[CrossProblem]:
    found = []
    for path, each in plan.ranges.items():
        if not path.startswith(DRAWN):
            continue
        problem = _range_problem(path, each)
        if problem:
            found.append(CrossProblem(("ranges", path), problem, path))
    return found


def _range_problem(path: str, each: AnyRange) -> str:
    if path.removeprefix(DRAWN) not in NUMBERS:
        return f"is not a number of the response that can vary (known: {', '.join(NUMBERS)})"
    parameter: Parameter = PARAMETERS[path]
    low, high = each.ends
    if parameter.allowed is None or (parameter.allowed.holds(low) and parameter.allowed.holds(high)):
        return ""
    return f"allowed {parameter.allowed}, got a range from {low:.10g} to {high:.10g}"


def _flow_left(plan: ReviewPlan) -> list[CrossProblem]:
    """What adapts and what finds a new source cannot be more than what was suppressed, in any draw."""
    most = 0.0
    for name in ("adaptation_share", "new_source_share"):
        each = plan.ranges.get(f"{DRAWN}{name}")
        most += getattr(plan.response, name) if each is None else each.ends[1]
    if most <= 1 + 1e-12:
        return []
    message = f"adaptation_share and new_source_share must sum to 0 to 1 at their highest; they sum to {most:.10g}"
    return [CrossProblem(("response", "adaptation_share"), message, most)]


def _memory(plan: ReviewPlan) -> list[CrossProblem]:
    kept = 8 * plan.reviews * (TOTALS + BY_COUNTRY * len(plan.scenario.countries))
    most = max(MOST_BYTES // kept, 1)
    if plan.draws <= most:
        return []
    countries = len(plan.scenario.countries)
    message = f"allowed 1 to {most:,} for {plan.reviews} reviews of {countries} countries, got {plan.draws:,}"
    return [CrossProblem(("draws",), message, plan.draws)]

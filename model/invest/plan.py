"""An investment plan: what a user may say of regions, interventions and limits, checked against the parameters."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from model.cross_checks import CrossProblem
from model.disagreement import refuse
from model.parameters import limits, with_default
from model.scenario import Part, Title

MEASURES = ("deaths", "death_rate", "population", "pill_evidence", "vulnerability")
CLAIMING_GRADES = ("established", "modeled")

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
Text = Annotated[str, StringConstraints(max_length=1000)]
Dollars = Annotated[float, limits("invest.revenue")]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Grade = Literal["established", "modeled", "associated", "none"]


class Weights(Part):
    """How much each measure counts in a region's need; only their ratio matters."""

    deaths: float = with_default("invest.weight_deaths")
    death_rate: float = with_default("invest.weight_death_rate")
    population: float = with_default("invest.weight_population")
    pill_evidence: float = with_default("invest.weight_pill_evidence")
    vulnerability: float = with_default("invest.weight_vulnerability")


class Region(Part):
    """A region's figures. None is "not available", which is not zero."""

    name: Title | None = None
    deaths: Annotated[float, limits("invest.deaths")] | None = None
    death_rate: Annotated[float, limits("invest.death_rate")] | None = None
    population: Annotated[float, limits("invest.population")] | None = None
    pill_evidence: Annotated[float, limits("invest.pill_evidence")] | None = None
    vulnerability: Annotated[float, limits("invest.vulnerability")] | None = None
    floor: Dollars | None = None


class Intervention(Part):
    """What money can buy. Only an `established` or `modeled` effect on deaths may be above 0.

    Grades: `established` by trials or cohorts; `modeled` from them; `associated` but not shown to cause; `none`.
    """

    title: Title
    unit: Title
    unit_cost: Annotated[float, limits("intervention.unit_cost")]
    units_per_death: Annotated[float, limits("intervention.units_per_death")] | None = None
    reach: float = with_default("intervention.reach")
    effect: float = with_default("intervention.effect")
    effect_low: float = with_default("intervention.effect")
    effect_high: float = with_default("intervention.effect")
    grade: Grade = "none"
    source: Text = ""
    evidence_gap: Text = ""

    @model_validator(mode="after")
    def _claims_only_what_is_shown(self) -> Self:
        refuse("Intervention", _claims(self))
        return self

    @property
    def first_death_cost(self) -> float | None:
        """USD per death averted by the first dollars, before returns diminish; None where no life is claimed."""
        if self.effect <= 0 or self.units_per_death is None:
            return None
        return self.unit_cost * self.units_per_death / self.effect


class Limit(Part):
    """The least and most an intervention may get: shares of each region's budget, and USD over all regions."""

    region_floor: Share = 0.0
    region_cap: Share = 1.0
    total_floor: Dollars = 0.0
    total_cap: Dollars | None = None


class Plan(Part):
    """Everything an investment run needs. `overrides` fixes USD by region and intervention."""

    title: Title | None = None
    revenue: Dollars
    hidta_share: float = with_default("invest.hidta_share")
    floor_share: float = with_default("invest.floor_share")
    opioid_share: float = with_default("invest.opioid_share")
    weights: Weights = Weights()
    regions: Annotated[dict[Key, Region], Field(min_length=1, max_length=1000)]
    interventions: Annotated[dict[Key, Intervention], Field(min_length=1, max_length=50)]
    limits: dict[Key, Limit] = Field(default_factory=dict)
    overrides: dict[Key, dict[Key, Dollars]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        refuse("Plan", [*_unknown(self), *_crossed_limits(self)])
        return self


def _claims(intervention: Intervention) -> Iterator[CrossProblem]:
    """An effect needs evidence, a range around it, and the units that it takes."""
    low, effect, high = intervention.effect_low, intervention.effect, intervention.effect_high
    if not low <= effect <= high:
        yield CrossProblem(
            ("effect",), f"allowed effect_low to effect_high ({low:g} to {high:g}), got {effect:g}", effect
        )
    if max(effect, high) <= 0:
        return
    if intervention.grade not in CLAIMING_GRADES:
        message = (
            f"allowed 0 where the grade is {intervention.grade}, got {effect:g}: no life is claimed without evidence"
        )
        yield CrossProblem(("effect",), message, effect)
    if intervention.units_per_death is None:
        yield CrossProblem(("units_per_death",), "is required where an effect is claimed", None)


def _unknown(plan: Plan) -> Iterator[CrossProblem]:
    given: list[tuple[tuple[str, ...], Iterable[str], Iterable[str]]] = [
        (("limits",), plan.limits, plan.interventions),
        (("overrides",), plan.overrides, plan.regions),
        *((("overrides", region), amounts, plan.interventions) for region, amounts in plan.overrides.items()),
    ]
    for path, names, known in given:
        for name in names:
            if name not in known:
                yield CrossProblem((*path, name), f"{name} is not known (known: {', '.join(known)})", name)


def _crossed_limits(plan: Plan) -> Iterator[CrossProblem]:
    for name, limit in plan.limits.items():
        if limit.region_floor > limit.region_cap:
            message = f"allowed 0 to region_cap ({limit.region_cap:g}), got {limit.region_floor:g}"
            yield CrossProblem(("limits", name, "region_floor"), message, limit.region_floor)
        if limit.total_cap is not None and limit.total_floor > limit.total_cap:
            message = f"allowed 0 to total_cap ({limit.total_cap:,.0f}), got {limit.total_floor:,.0f}"
            yield CrossProblem(("limits", name, "total_floor"), message, limit.total_floor)

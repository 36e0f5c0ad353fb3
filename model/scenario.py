"""The scenario file: what a user may say, checked against the parameters."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from model.cross_checks import cross_problems
from model.disagreement import refuse
from model.governance import Governance, GovernanceWeights, deficit_of
from model.parameters import limits, with_default

CHANNELS = ("cargo", "mail", "travelers", "between_ports")

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
OutcomeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Title = Annotated[str, StringConstraints(max_length=200)]
Share = Annotated[float, limits("outcome.share")]
Score = Annotated[float, limits("outcome.score")]
Evidence = Annotated[float, limits("outcome.adaptation")]
LensName = Literal["entry", "trade", "precursor", "custom"]


class Part(BaseModel):
    """What every part of a scenario keeps: no unknown field, no infinite number, no change after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Policy(Part):
    """How harm becomes a charge, and a charge a price."""

    basis: Literal["harm", "compliance", "countervailing"] = "harm"
    cost_per_death: float = with_default("policy.cost_per_death")
    internalized_share: float = with_default("policy.internalized_share")
    toll_internalized_share: float = with_default("policy.toll_internalized_share")
    phase_in: float = with_default("policy.phase_in")
    pass_through: float = with_default("policy.pass_through")
    import_elasticity: float = with_default("policy.import_elasticity")
    adjustment_cap: float = with_default("policy.adjustment_cap")
    crossing_cost: float = with_default("policy.crossing_cost")
    crossing_elasticity: float = with_default("policy.crossing_elasticity")
    toll_cap: float = with_default("policy.toll_cap")
    regulatory_cost: float = with_default("policy.regulatory_cost")
    us_goods_output: float = with_default("policy.us_goods_output")
    us_gdp: float = with_default("policy.us_gdp")
    households: float = with_default("policy.households")
    precursor_charging: Literal["finishing", "source"] = "finishing"
    precursor_share: float = with_default("policy.precursor_share")
    precursor_origins: dict[CountryCode, Annotated[float, limits("policy.precursor_origins")]] = Field(
        default_factory=dict
    )
    governance_weights: GovernanceWeights = GovernanceWeights()


class Country(Part):
    """A source or transit country. It gives either its deficit or the governance items it is the mean of."""

    name: Title | None = None
    eligible: bool
    deficit: Annotated[float, limits("country.deficit")] | None = None
    governance: Governance | None = None
    imports: Annotated[float, limits("country.imports")]
    entries: Annotated[float, limits("country.entries")]
    gdp: float = with_default("country.gdp")
    exports: float = with_default("country.exports")


class ChannelRow(Part):
    """How a flow arrives: shares of the four channels, summing to 1."""

    cargo: float = with_default("outcome.channel")
    mail: float = with_default("outcome.channel")
    travelers: float = with_default("outcome.channel")
    between_ports: float = with_default("outcome.channel")

    @property
    def shares(self) -> tuple[float, float, float, float]:
        """The shares in the order of CHANNELS."""
        return self.cargo, self.mail, self.travelers, self.between_ports


class Outcome(Part):
    """An outcome of interest: its deaths, who they are held to, what is scored and what evidence says."""

    title: Title | None = None
    deaths_baseline: Annotated[float, limits("outcome.deaths_baseline")]
    deaths_current: Annotated[float, limits("outcome.deaths_current")]
    share: dict[CountryCode, Share] = Field(default_factory=dict)
    score: dict[CountryCode, Score] = Field(default_factory=dict)
    adaptation: dict[CountryCode, Evidence] = Field(default_factory=dict)
    new_source: dict[CountryCode, Evidence] = Field(default_factory=dict)
    response_exponent: float = with_default("outcome.response_exponent")
    channel: dict[CountryCode | Literal["default"], ChannelRow]


class LensChoice(Part):
    """Which attribution lens the shares were computed by; the engine itself reads only the shares."""

    name: LensName | Literal["blend"]
    trade_share: float = with_default("lens.trade_share")
    precursor_share: float = with_default("lens.precursor_share")
    blend: dict[LensName, Annotated[float, limits("lens.blend_weight")]] = Field(default_factory=dict)

    @property
    def precursor_share_moved(self) -> float:
        """The part of finishing countries' shares that the lens itself has moved to precursor sources."""
        if self.name == "precursor":
            return self.precursor_share
        total = sum(self.blend.values())
        if self.name != "blend" or total <= 0:
            return 0.0
        return self.precursor_share * self.blend.get("precursor", 0.0) / total


class Scenario(Part):
    """Everything an assessment needs. Reading one raises pydantic.ValidationError with every problem in it."""

    title: Title | None = None
    lens: LensChoice | None = None
    policy: Policy
    countries: dict[CountryCode, Country]
    outcomes: dict[OutcomeId, Outcome]

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        refuse("Scenario", cross_problems(self))
        return self

    def deficit(self, code: str) -> float:
        """The deficit in governance of a country: as given, or the weighted mean of its items."""
        country = self.countries[code]
        if country.governance is not None:
            return deficit_of(country.governance, self.policy.governance_weights)
        assert country.deficit is not None  # _parts_agree saw to it
        return country.deficit

"""The three World Trade Organization paths: what each argues and must prove, in the white paper's terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from model import assess
from model.cross_checks import cross_problems
from model.results import Assessment
from model.scenario import Scenario

Basis = Literal["harm", "compliance", "countervailing"]
LINKAGE = "White paper, Enforcement linkage"
HARM_COST = "White paper, Calculating costs"


@dataclass(frozen=True)
class Statement:
    """One sentence and the section of the document that says it."""

    text: str
    source: str = LINKAGE


@dataclass(frozen=True)
class WtoPath:
    """One path. `parameters` name the numbers of the scenario that set its rate."""

    basis: Basis
    title: str
    rationale: Statement
    burden: tuple[Statement, ...]
    for_it: Statement
    against_it: Statement
    parameters: tuple[str, ...]


@dataclass(frozen=True)
class PathResult:
    """A path and the assessment under it; None with the reason where the scenario lacks a number it needs."""

    path: WtoPath
    assessment: Assessment | None
    reason: str


_ONLY_FENTANYL = Statement(
    "The interdependence of illegal drugs and trade must be shown; so far it has been demonstrated only for fentanyl."
)
_OWN_COST = Statement("The United States must estimate the cost of its own effective drug regulation.")
_LIKE_FOR_LIKE = Statement(
    "The cost is not like for like: a country that starts to regulate faces the cumulative cost, not the current one, "
    "and money spent on regulation need not result in it.",
    HARM_COST,
)

_ALL = (
    WtoPath(
        basis="harm",
        title="Exemption for public health (Article XX)",
        rationale=Statement(
            "Imports from a country with inadequate drug regulation may be treated differently, because the fentanyl "
            "that comes with them endangers public health."
        ),
        burden=(
            _ONLY_FENTANYL,
            Statement("It must not impose specific policies on other countries, nor disguise protectionism."),
            Statement("It must apply to all countries in a similar situation, as the preamble of the article asks."),
            Statement("The harm must be calculated, with the mortality costs of overdose deaths in it.", HARM_COST),
        ),
        for_it=Statement("The Appellate Body has found that illegal drugs qualify for an Article XX exception."),
        against_it=Statement("The Appellate Body has upheld a general exception only once, for a ban on asbestos."),
        parameters=("policy.cost_per_death", "policy.internalized_share", "policy.phase_in"),
    ),
    WtoPath(
        basis="compliance",
        title="Compliance (a level playing field)",
        rationale=Statement(
            "An adjustment equal to what effective regulation costs at home levels the field between imports and "
            "domestic goods."
        ),
        burden=(
            _ONLY_FENTANYL,
            Statement("The methodology must be transparent."),
            Statement("The adjustment must equal the charges on a similar domestic product."),
            Statement(
                "Imports from the country must be shown to carry substantial amounts of fentanyl because of its "
                "inadequate drug regulation."
            ),
            _OWN_COST,
        ),
        for_it=Statement(
            "The only possible answer to it is reciprocal, with the same burden of evidence, not retaliatory."
        ),
        against_it=_LIKE_FOR_LIKE,
        parameters=("country.deficit", "policy.regulatory_cost", "policy.us_goods_output", "policy.phase_in"),
    ),
    WtoPath(
        basis="countervailing",
        title="Countervailing duty (weak regulation as a subsidy)",
        rationale=Statement(
            "Goods made without the cost of effective drug regulation carry a subsidy that gives them an unfair "
            "advantage."
        ),
        burden=(
            _ONLY_FENTANYL,
            Statement("The lack of drug regulation must be argued to be an actionable subsidy."),
            Statement("The goods must be shown to be made without the cost of effective drug regulation."),
            _OWN_COST,
        ),
        for_it=Statement("It is the most flexible framework: it covers weak regulation of any illegal drug."),
        against_it=_LIKE_FOR_LIKE,
        parameters=(
            "country.deficit",
            "policy.regulatory_cost",
            "policy.us_gdp",
            "country.gdp",
            "country.exports",
            "policy.phase_in",
        ),
    ),
)
PATHS: Mapping[Basis, WtoPath] = MappingProxyType({path.basis: path for path in _ALL})
IN_COMMON = (
    Statement("The Appellate Body lacks a quorum: a linkage would be reviewed by a different body, if at all."),
    Statement("The carbon border adjustment of the European Union, made to comply with WTO rules, shows the way."),
)


def compare_paths(scenario: Scenario) -> tuple[PathResult, ...]:
    """The same scenario under each of the three paths, in the order of PATHS."""
    return tuple(_result(scenario, path) for path in PATHS.values())


def with_basis(scenario: Scenario, basis: Basis) -> Scenario:
    """The scenario under another basis, not checked anew."""
    return scenario.model_copy(update={"policy": scenario.policy.model_copy(update={"basis": basis})})


def _result(scenario: Scenario, path: WtoPath) -> PathResult:
    changed = with_basis(scenario, path.basis)
    problems = cross_problems(changed)
    if problems:
        return PathResult(path, None, "; ".join(f"{'.'.join(p.path)}: {p.message}" for p in problems))
    return PathResult(path, assess(changed), "")

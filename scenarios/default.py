"""The default scenario: built from its sourced values, so that no number in it lacks a source."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from model import lenses
from model.parameters import PARAMETERS, default_of
from model.scenario import LensChoice, LensName, Scenario
from scenarios.channels import channel_sources
from scenarios.countries import country_name, country_sources
from scenarios.deaths import deaths_of, partition
from scenarios.lens_inputs import WEAKNESS, lens_inputs, precursor_origins, shares_by_lens
from scenarios.sourced import SourcedValue, of_parameter
from scenarios.stamp import table_stamp

COUNTRIES = ("MEX", "CHN", "CAN", "IND")
# the lens that holds both of the paper's findings: most fentanyl is found at the land border, and a part of
# the deaths follows legal imports from everywhere (Moore, Olney and Hansen)
DEFAULT_LENS: LensName = "trade"
TITLES = {
    "oversupply": "Oversupply of fentanyl",
    "counterfeit_pills": "Counterfeit pills",
    "adulteration": "Adulteration of other drugs",
}
COMPUTED: tuple[LensName, ...] = ("entry", "trade", "precursor")
SHARE_SOURCE = {
    "entry": "CBP Drug Seizure Statistics, by the border where fentanyl was found",
    "trade": "The entry lens, with a part spread by import value (Census Bureau; Moore, Olney and Hansen)",
    "precursor": "The entry lens, with a part moved to the countries precursors come from",
    "custom": "The entry lens, to start from",
    "blend": "A weighted mean of lenses",
}
DATASETS = {"entry": "cbp_seizures", "trade": "goods_imports", "precursor": "cbp_seizures", "custom": "cbp_seizures"}


@dataclass(frozen=True)
class Sourced:
    """A scenario, and the source of every number in it."""

    scenario: Scenario
    sources: list[SourcedValue]


def default_scenario(lens: LensName = DEFAULT_LENS) -> Scenario:
    """The default scenario under a lens. Raises data.store.TableUnavailable."""
    return sourced_scenario(lens).scenario


def default_sources(lens: LensName = DEFAULT_LENS) -> list[SourcedValue]:
    """The source of every number of the default scenario under a lens."""
    return sourced_scenario(lens).sources


def sourced_scenario(lens: LensName = DEFAULT_LENS, codes: tuple[str, ...] = COUNTRIES) -> Sourced:
    """The default scenario of some countries with its sources. Raises KeyError for a country without trade data."""
    return _sourced(lens, codes, table_stamp())


@lru_cache(maxsize=32)
def _sourced(lens: LensName, codes: tuple[str, ...], stamp: tuple[int, ...]) -> Sourced:
    """Build it; `stamp` makes rewritten tables a new entry of the cache."""
    choice = LensChoice(name=lens)
    sources = [
        *_policy(),
        *precursor_origins("policy.precursor_origins", codes),
        *_lens_parameters(),
        *(value for code in codes for value in country_sources(code)),
        *(value for name, part in partition().items() for value in deaths_of(name, part).values()),
        *(value for name in TITLES for value in _outcome(name, codes, choice)),
    ]
    data = nest(sources)
    data["title"] = "Default scenario"
    data["lens"]["name"] = lens
    for code in codes:
        data["countries"][code] |= {"name": country_name(code), "eligible": bool(data["countries"][code]["eligible"])}
    for name, title in TITLES.items():
        data["outcomes"][name]["title"] = title
    return Sourced(Scenario.model_validate(data), sources)


def shares_of(codes: tuple[str, ...], choice: LensChoice) -> lenses.Shares:
    """The shares of the countries under a lens, the same for every outcome: seizures do not tell outcomes apart."""
    computed = shares_by_lens(lens_inputs(codes), choice.trade_share, choice.precursor_share)
    if choice.name == "blend":
        weights: dict[str, float] = {name: choice.blend.get(name, 0.0) for name in COMPUTED}
        return lenses.only(lenses.blend(computed, weights), codes)
    return lenses.only(computed["entry" if choice.name == "custom" else choice.name], codes)


def with_lens(scenario: Scenario, choice: LensChoice) -> Scenario:
    """The same scenario with the shares of another lens; `custom` keeps the shares it has."""
    if choice.name == "custom":
        return scenario.model_copy(update={"lens": choice})
    shares = shares_of(tuple(scenario.countries), choice)
    outcomes = {name: each.model_copy(update={"share": dict(shares)}) for name, each in scenario.outcomes.items()}
    return scenario.model_copy(update={"lens": choice, "outcomes": outcomes})


def add_country(scenario: Scenario, code: str) -> Scenario:
    """The scenario with one more country of the trade table: no share, no score, its imports, a deficit of ½.

    Raises KeyError for a code that the trade table does not have.
    """
    if code in scenario.countries:
        return scenario
    data = scenario.model_dump(exclude_none=True)
    country = nest(country_sources(code))["countries"][code]
    country |= {"name": country_name(code), "eligible": bool(country["eligible"])}
    data["countries"][code] = country
    return Scenario.model_validate(data)


def nest(sources: Iterable[SourcedValue]) -> dict[str, Any]:
    """The values as a tree, by their dotted paths."""
    tree: dict[str, Any] = {}
    for source in sources:
        *parents, last = source.path.split(".")
        place = tree
        for key in parents:
            place = place.setdefault(key, {})
        place[last] = source.value
    return tree


def _policy() -> list[SourcedValue]:
    numbers = [p for p in PARAMETERS.values() if p.name.startswith("policy.") and isinstance(p.default, float)]
    plain = [of_parameter(p, p.name) for p in numbers if p.name != "policy.governance_weight"]
    weight = PARAMETERS["policy.governance_weight"]
    items = [name.removeprefix("governance.") for name in PARAMETERS if name.startswith("governance.")]
    return [*plain, *(of_parameter(weight, f"policy.governance_weights.{item}") for item in items)]


def _lens_parameters() -> list[SourcedValue]:
    return [of_parameter(PARAMETERS[name], name) for name in ("lens.trade_share", "lens.precursor_share")]


def _outcome(name: str, codes: tuple[str, ...], choice: LensChoice) -> list[SourcedValue]:
    exponent = of_parameter(PARAMETERS["outcome.response_exponent"], f"outcomes.{name}.response_exponent")
    return [exponent, *_shares(name, codes, choice), *channel_sources(name, codes)]


def _shares(outcome: str, codes: tuple[str, ...], choice: LensChoice) -> list[SourcedValue]:
    """The shares of an outcome; their range is the spread over the computed lenses."""
    theta, psi = default_of("lens.trade_share"), default_of("lens.precursor_share")
    spread = shares_by_lens(lens_inputs(codes), theta, psi).values()
    return [
        SourcedValue(
            path=f"outcomes.{outcome}.share.{code}",
            value=share,
            unit="share",
            status="assumed",
            source=SHARE_SOURCE[choice.name],
            dataset_id=DATASETS[choice.name],
            low=min(shares.get(code, 0.0) for shares in spread),
            high=max(shares.get(code, 0.0) for shares in spread),
            rationale=f"No data set attributes deaths to a country: a lens, not a measurement. {WEAKNESS}",
            selection="see the lens inputs",
            period="baseline 2023",
        )
        for code, share in shares_of(codes, choice).items()
    ]

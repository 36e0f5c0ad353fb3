"""How unsure a scenario is: the ranges that its own sources give its numbers, and the lenses that a draw may take.

What varies: every number whose parameter has a plausible range (model.uncertainty.defaults), every assumed or
estimated number of the sourced scenario over its source's own range, and who answers for deaths. Shares vary by the
lens and by nothing else: a lens is taken with its own parameter at the ends and the value of its range, so that
ranges of shares, which are the spread over the lenses, are not counted a second time. What a government decides does
not vary. How fentanyl deaths divide into outcomes does not vary either: drawn apart, the parts of one published total
would not keep their sum, and shares do not tell outcomes apart.
"""

from collections.abc import Iterator
from typing import Literal

from model.parameters import PARAMETERS
from model.problems import parameter_at
from model.scenario import LensChoice, Scenario
from model.uncertainty.defaults import CHOICES, default_ranges, numbers, triangular_about
from model.uncertainty.ranges import AnyRange
from model.uncertainty.study import RESULTS, LensDraw, Result, UncertaintyStudy, lens_of
from scenarios.countries import country_sources
from scenarios.default import COMPUTED, COUNTRIES, default_sources, with_lens
from scenarios.lens_inputs import imports_by_country
from scenarios.sourced import SourcedValue

Lenses = Literal["chosen", "every"]
NEVER_DRAWN = CHOICES | {"outcome.share", "outcome.deaths_baseline", "outcome.deaths_current"}
_MOVED_BY = {"trade": "trade_share", "precursor": "precursor_share"}


def default_study(
    scenario: Scenario,
    lenses: Lenses = "chosen",
    draws: int = 10_000,
    seed: int = 1,
    results: tuple[Result, ...] = RESULTS,
) -> UncertaintyStudy:
    """The study of a scenario with the ranges that the project can give reasons for.

    lenses: whether each draw takes the scenario's own lens, or any of the three computed ones with equal odds. A
    custom lens keeps the scenario's shares. results: those reported by country. Raises data.store.TableUnavailable.
    """
    return UncertaintyStudy(
        scenario=scenario,
        ranges=default_ranges(scenario) | _sourced_ranges(scenario),
        lenses=dict(_lens_draws(scenario, lenses)),
        draws=draws,
        seed=seed,
        results=results,
    )


def _sourced_ranges(scenario: Scenario) -> dict[str, AnyRange]:
    """The ranges that sources give, with the scenario's own values as modes, which widens those that leave it out ◇."""
    values = dict(numbers(scenario))
    return {
        source.path: triangular_about(values[source.path], source.low, source.high)
        for source in _sources(scenario)
        if source.low is not None and source.high is not None and source.low < source.high
        if source.path in values and _varies(source.path)
    }


def _sources(scenario: Scenario) -> Iterator[SourcedValue]:
    """The sources of the default scenario's numbers, and of those of countries added to it."""
    yield from default_sources()
    for code in scenario.countries:
        if code not in COUNTRIES and code in imports_by_country().index:
            yield from country_sources(code)


def _varies(path: str) -> bool:
    parameter = parameter_at(path)
    return parameter is not None and parameter.name not in NEVER_DRAWN


def _lens_draws(scenario: Scenario, lenses: Lenses) -> Iterator[tuple[str, LensDraw]]:
    chosen = scenario.lens.name if scenario.lens else "custom"
    names = COMPUTED if lenses == "every" else tuple(name for name in COMPUTED if name == chosen)
    for name in names:
        variants = list(_variants(scenario, name))
        for label, choice in variants:
            yield label, lens_of(with_lens(scenario, choice), 1.0 / len(variants))


def _variants(scenario: Scenario, name: str) -> Iterator[tuple[str, LensChoice]]:
    """A lens with its own parameter low, as it is and high; one variant where it has none."""
    own = scenario.lens or LensChoice(name="custom")
    choice = own.model_copy(update={"name": name})
    key = _MOVED_BY.get(name)
    if key is None:
        yield name, choice
        return
    value = getattr(own, key)
    low, high = PARAMETERS[f"lens.{key}"].plausible or (value, value)
    for each in sorted({min(low, value), value, max(high, value)}):
        yield f"{name}_{each:g}".replace(".", "_"), choice.model_copy(update={key: each})

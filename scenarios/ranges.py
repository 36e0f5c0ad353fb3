"""Ranges for an uncertainty run of a sourced scenario: those its own sources give, then those of the parameters."""

from collections.abc import Iterable

from model.problems import parameter_at
from model.scenario import LensChoice, Scenario
from model.uncertainty.defaults import CHOICES, default_ranges, numbers, triangular_about
from model.uncertainty.ranges import AnyRange
from model.uncertainty.study import LensDraw, lens_of
from scenarios.default import COMPUTED, DEFAULT_LENS, with_lens
from scenarios.sourced import SourcedValue

PARTS_OF_A_TOTAL = frozenset({"outcome.deaths_baseline", "outcome.deaths_current"})


def sourced_ranges(scenario: Scenario, sources: Iterable[SourcedValue]) -> dict[str, AnyRange]:
    """A triangular range for every number of the scenario that a source or a parameter's record gives a range for.

    The mode is the scenario's value, which widens the range where it lies outside ◇. Deaths by outcome do not vary:
    they are parts of one published total, and drawn apart they would not add up to it. Shares vary over the lenses:
    leave their ranges out (`without_shares`) where the lens itself is drawn.
    """
    values = dict(numbers(scenario))
    given = {
        source.path: triangular_about(values[source.path], source.low, source.high)
        for source in sources
        if source.low is not None and source.high is not None and source.path in values and _varies(source.path)
    }
    return {**default_ranges(scenario), **given}


def without_shares(ranges: dict[str, AnyRange]) -> dict[str, AnyRange]:
    """The ranges but for those of shares."""
    return {path: each for path, each in ranges.items() if ".share." not in path}


def lens_draws(scenario: Scenario) -> dict[str, LensDraw]:
    """The computed lenses, each as likely as another, with the shares that each gives the scenario's countries."""
    given = scenario.lens or LensChoice(name=DEFAULT_LENS)
    choices = {name: given.model_copy(update={"name": name}) for name in COMPUTED}
    return {name: lens_of(with_lens(scenario, choice)) for name, choice in choices.items()}


def _varies(path: str) -> bool:
    parameter = parameter_at(path)
    return parameter is not None and parameter.name not in CHOICES | PARTS_OF_A_TOTAL

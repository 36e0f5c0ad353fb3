"""Ranges for a scenario that brings none: those that the parameters' own records call plausible."""

from collections.abc import Collection, Iterator

from model.arrays import CountryInputs, PolicyInputs
from model.parameters import PARAMETERS
from model.problems import parameter_at
from model.scenario import CHANNELS, Scenario
from model.uncertainty.places import BY_COUNTRY, BY_OUTCOME
from model.uncertainty.ranges import AnyRange, Triangular

# what a government decides is no uncertainty of the model, and evidence is what the user brings
CHOICES = frozenset(
    {
        "policy.internalized_share",
        "policy.toll_internalized_share",
        "policy.phase_in",
        "policy.adjustment_cap",
        "policy.toll_cap",
        "outcome.adaptation",
        "outcome.new_source",
    }
)
UNCERTAIN = frozenset(name for name, each in PARAMETERS.items() if each.plausible is not None) - CHOICES


def default_ranges(scenario: Scenario, names: Collection[str] = UNCERTAIN) -> dict[str, AnyRange]:
    """A triangular range for each number of the scenario whose parameter is in `names` and has a plausible range.

    The mode is the scenario's value; a value outside the plausible range widens it to hold the value ◇. Scores vary
    where the scenario names one.
    """
    ranges: dict[str, AnyRange] = {}
    for path, value in numbers(scenario):
        parameter = parameter_at(path)
        if parameter is not None and parameter.name in names and parameter.plausible is not None:
            ranges[path] = triangular_about(value, *parameter.plausible)
    return ranges


def triangular_about(value: float, low: float, high: float) -> Triangular:
    """A triangular range with the value as its mode, widened to hold it."""
    return Triangular(distribution="triangular", low=min(low, value), mode=value, high=max(high, value))


def numbers(scenario: Scenario) -> Iterator[tuple[str, float]]:
    """Every number of a scenario that can vary, by dotted path."""
    for key in PolicyInputs.__dataclass_fields__:
        if parameter_at(f"policy.{key}") is not None:
            yield f"policy.{key}", getattr(scenario.policy, key)
    yield from _of_countries(scenario)
    yield from _of_outcomes(scenario)


def _of_countries(scenario: Scenario) -> Iterator[tuple[str, float]]:
    for code, country in scenario.countries.items():
        for key in CountryInputs.__dataclass_fields__:
            if key == "deficit":
                yield f"countries.{code}.deficit", scenario.deficit(code)
            elif key != "eligible" and parameter_at(f"countries.{code}.{key}") is not None:
                yield f"countries.{code}.{key}", getattr(country, key)


def _of_outcomes(scenario: Scenario) -> Iterator[tuple[str, float]]:
    for name, outcome in scenario.outcomes.items():
        path = f"outcomes.{name}"
        for key in BY_OUTCOME:
            yield f"{path}.{key}", getattr(outcome, key)
        for key in BY_COUNTRY:
            for code, value in getattr(outcome, key).items():
                yield f"{path}.{key}.{code}", value
        for row_name, row in outcome.channel.items():
            for channel in CHANNELS:
                yield f"{path}.channel.{row_name}.{channel}", getattr(row, channel)

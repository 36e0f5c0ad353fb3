"""Where in the engine's arrays the number at a dotted path of a scenario stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from model.arrays import CountryInputs, PolicyInputs
from model.parameter import Parameter
from model.problems import parameter_at
from model.scenario import CHANNELS, Scenario

Group = Literal["policy", "country", "outcome"]
BY_COUNTRY = ("share", "score", "adaptation", "new_source")
BY_OUTCOME = ("deaths_baseline", "deaths_current", "response_exponent")

NO_NUMBER = "is not a number of the scenario that can vary"


@dataclass(frozen=True)
class Place:
    """One number: the field of `Inputs` that holds it, and its flat positions there.

    Positions count with the first axis after the draws running fastest (Fortran order). A channel of the default row
    stands at one position for each country without a row of its own.
    """

    group: Group
    field: str
    positions: tuple[int, ...]


class Unknown(ValueError):
    """A path that names no number of the scenario which can vary."""


def place_of(scenario: Scenario, path: str) -> Place:
    """Where a path stands. Raises Unknown with what is wrong with the path."""
    if parameter_at(path) is None:
        raise Unknown(NO_NUMBER)
    countries, outcomes = list(scenario.countries), list(scenario.outcomes)
    match path.split("."):
        case ["policy", key] if key in PolicyInputs.__dataclass_fields__:
            return Place("policy", key, (0,))
        case ["countries", code, key] if key in CountryInputs.__dataclass_fields__ and key != "eligible":
            return Place("country", key, (_index(countries, code, "countries"),))
        case ["outcomes", name, key] if key in BY_OUTCOME:
            return Place("outcome", key, (_index(outcomes, name, "outcomes"),))
        case ["outcomes", name, key, code] if key in BY_COUNTRY:
            row, column = _index(countries, code, "countries"), _index(outcomes, name, "outcomes")
            return Place("outcome", key, (row + column * (len(countries) + 1),))
        case ["outcomes", name, "channel", row_name, channel]:
            return _channel(scenario, name, row_name, channel)
    raise Unknown(NO_NUMBER)


def parameter_of(path: str) -> Parameter:
    """The parameter whose number stands at a path that `place_of` knows."""
    parameter = parameter_at(path)
    assert parameter is not None  # every number of the engine has a parameter
    return parameter


def channel_rows(scenario: Scenario) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """Which countries each channel row serves: (outcome, row name) to the countries' numbers."""
    rows = {}
    for name, outcome in scenario.outcomes.items():
        for row_name in outcome.channel:
            own = row_name != "default"
            rows[name, row_name] = tuple(
                place
                for place, code in enumerate(scenario.countries)
                if (code == row_name if own else code not in outcome.channel)
            )
    return rows


def _channel(scenario: Scenario, name: str, row_name: str, channel: str) -> Place:
    column = _index(list(scenario.outcomes), name, "outcomes")
    layer = _index(list(CHANNELS), channel, "the channels")
    served = channel_rows(scenario).get((name, row_name))
    if served is None:
        raise Unknown(f"{row_name} has no channel row in the scenario")
    countries, outcomes = len(scenario.countries), len(scenario.outcomes)
    return Place("outcome", "channel", tuple(row + countries * (column + outcomes * layer) for row in served))


def _index(names: list[str], name: str, what: str) -> int:
    if name not in names:
        raise Unknown(f"{name} is not in {what} (known: {', '.join(names) or 'none'})")
    return names.index(name)

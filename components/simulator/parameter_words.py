"""A parameter's dotted path in words: "Mexico: deficit in governance"."""

from house.charges import country_name, outcome_title
from model.problems import parameter_at
from model.scenario import Scenario
from model.uncertainty.plan import LENS


def words_of(path: str, scenario: Scenario) -> str:
    """What a reader calls the number at a path of the scenario; the lens, which has no number, by its name."""
    if path == LENS:
        return "Attribution lens"
    match path.split("."):
        case ["countries", code, *_]:
            return f"{country_name(scenario, code)}: {_title(path)}"
        case ["outcomes", outcome, "channel", row, channel]:
            who = "Other countries" if row == "default" else country_name(scenario, row)
            return f"{who}: by {channel.replace('_', ' ')}, {outcome_title(scenario, outcome).lower()}"
        case ["outcomes", outcome, kind, code]:
            return f"{country_name(scenario, code)}: {kind.replace('_', ' ')}, {outcome_title(scenario, outcome)}"
        case ["outcomes", outcome, *_]:
            return f"{_capital(_title(path))}, {outcome_title(scenario, outcome).lower()}"
    return _capital(_title(path))


def _title(path: str) -> str:
    parameter = parameter_at(path)
    return parameter.title[:1].lower() + parameter.title[1:] if parameter else path


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""What was set in a scenario: only what differs from the preset it started from, in words."""

from collections.abc import Iterator
from typing import Any

from briefs.section import Figure, Section, table
from house.charges import BASIS_WORDS, CHARGING_WORDS, country_name, outcome_title
from house.formats import MISSING, dollars, percent, whole
from model import Scenario
from model.problems import parameter_at
from scenarios import PRESETS

SHOWN = 6  # settings in the table; the scenario file has them all
_TREES = ("policy", "lens", "countries", "outcomes")


def settings(scenario: Scenario, base: Scenario) -> Section:
    """The values that differ between a scenario and the one it started from."""
    changes = list(_changes(scenario, base))
    shown = changes[:SHOWN]
    rows = [[label, said(before, unit), said(after, unit)] for label, before, after, unit in shown]
    more = len(changes) - len(shown)
    note = "Nothing: the scenario is the preset." if not changes else f"{more} more in the scenario file." * (more > 0)
    content = {"table": table(["Setting", "Preset", "Here"], rows), "note": note, "preset": _preset(base)}
    figures = tuple(
        Figure(label, after if isinstance(after, int | float) else None, unit or "choice", "scenario",
               "your value" if isinstance(after, int | float) else f"your value: {after}", "scenario")
        for label, _, after, unit in shown
    )  # fmt: skip
    return Section(content, figures)


def _preset(base: Scenario) -> str:
    found = next((preset for preset in PRESETS.values() if preset.title == base.title), None)
    return f"{found.title}. {found.description}" if found else base.title or "a scenario of its own"


def _changes(scenario: Scenario, base: Scenario) -> Iterator[tuple[str, Any, Any, str]]:
    """Label, value of the base, value here, unit; countries added or removed as a whole."""
    added = [country_name(scenario, code) for code in scenario.countries if code not in base.countries]
    removed = [country_name(base, code) for code in base.countries if code not in scenario.countries]
    if added:
        yield f"Countries added: {', '.join(added)}", "", len(added), "countries"
    if removed:
        yield f"Countries removed: {', '.join(removed)}", "", len(removed), "countries"
    both = scenario.countries.keys() & base.countries.keys()
    before, after = _flat(base), _flat(scenario)
    for path in [*after, *(path for path in before if path not in after)]:
        if before.get(path) == after.get(path) or not _is_of(path, both, scenario):
            continue
        parameter = parameter_at(path)
        if parameter:
            default = 0.0 if path.split(".")[0] == "outcomes" else None  # a score that is not given is 0
            yield (_label(scenario, path, parameter.title), before.get(path, default), after.get(path, default),
                   parameter.unit)  # fmt: skip


def _flat(scenario: Scenario) -> dict[str, Any]:
    tree = scenario.model_dump(exclude_none=True)
    return {path: value for key in _TREES if key in tree for path, value in _leaves(key, tree[key])}


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, dict):
        yield path, value
        return
    for key, each in value.items():
        yield from _leaves(f"{path}.{key}", each)


def _is_of(path: str, codes: set[str], scenario: Scenario) -> bool:
    """Whether a path is of a country that both scenarios have, or of none."""
    return all(part in codes for part in path.split(".") if len(part) == 3 and part.isupper())


def _label(scenario: Scenario, path: str, title: str) -> str:
    parts = path.split(".")
    country = next((country_name(scenario, part) for part in parts if part in scenario.countries), "")
    outcome = outcome_title(scenario, parts[1]).lower() if parts[0] == "outcomes" else ""
    of = ", ".join(filter(None, [country, outcome]))
    return f"{of}: {title[0].lower()}{title[1:]}" if of else title


def said(value: Any, unit: str) -> str:
    """A setting in its unit: 5.0%, $13.2 million, −0.76, yes."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, int | float):
        return (BASIS_WORDS | CHARGING_WORDS).get(str(value), str(value))
    if unit.startswith("USD"):
        return dollars(value)
    if unit.startswith("share"):
        return percent(value)
    if abs(value) >= 1000:
        return whole(value)
    return f"{value:g}".replace("-", "−") + ("%" if unit == "percent" else "")

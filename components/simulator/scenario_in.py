"""A scenario file as an address of this page: read, checked, and told exactly or refused with the reason.

The address says a scenario as its difference from a preset under a lens. Of all presets the one is taken that leaves
the least to say. What the address then opens is compared with the file: nothing is dropped unsaid.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from components.simulator.choices import CHOICES, policy_field
from components.simulator.extras import NONE, PREFIX, extras_between
from components.simulator.knobs import LENS_PARAMETERS, knobs_of, value_of
from components.simulator.state import (
    DEFAULT_PRESET,
    LENSES,
    MOST_COUNTRIES,
    NotUsable,
    State,
    base_scenario,
    importers,
    scenario_of,
)
from model import Scenario, problems
from model.cross_checks import ALL_KINDS
from scenarios import DEFAULT_LENS, PRESETS
from scenarios.default import COUNTRIES

OF_KNOBS = ("deaths_baseline", "deaths_current", "response_exponent")
MOST_TEXT = 1_000_000  # characters of a file
MOST_ADDRESS = 3900  # characters: what every browser and server passes on


class NotRead(Exception):
    """A file that this page cannot show; `problems` say what stands in the way, each with its field."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def scenario_in(text: str) -> Scenario:
    """The scenario in a file. Raises NotRead with every problem: the field, what is allowed, what was found."""
    if len(text) > MOST_TEXT:
        raise NotRead(f"the file: allowed up to {MOST_TEXT:,} characters, got {len(text):,}")
    try:
        data = json.loads(text)
    except ValueError as problem:
        raise NotRead(f"the file is not JSON: {problem}") from None
    if not isinstance(data, dict):
        raise NotRead("the file: a scenario is an object in braces, with policy, countries and outcomes")
    found = problems(data)
    if found:
        raise NotRead(*map(str, found))
    return Scenario.model_validate(data)


def state_in(scenario: Scenario) -> State:
    """The state that shows exactly this scenario. Raises NotRead, data.store.TableUnavailable."""
    blocked = list(_not_carried(scenario))
    if blocked:
        raise NotRead(*blocked)
    tried = [state for preset in _presets(scenario) if (state := _under(preset, scenario)) is not None]
    if not tried:
        raise NotRead("the scenario cannot be told as a difference from any preset of this page")
    best = min(tried, key=lambda state: len(state.values) + len(state.extras))
    beyond = list(_beyond_controls(best))
    if beyond:
        raise NotRead(*beyond)
    return best


def _beyond_controls(state: State) -> Iterator[str]:
    """Values that the engine takes and no control of this page can hold."""
    knobs = knobs_of(base_scenario(state))
    for key, value in state.values.items():
        if key in knobs and not knobs[key].allowed[0] <= float(value) <= knobs[key].allowed[1]:
            low, high = knobs[key].allowed
            yield f"{'.'.join(knobs[key].path)}: allowed here {low:,.10g} to {high:,.10g}, got {value:,.10g}"


def query_of(state: State) -> str:
    """The state as a query string, "" for the page's defaults. Raises NotRead if it is too long for an address."""
    pairs = [("lens", state.lens)] if state.lens != DEFAULT_LENS else []
    pairs += [("preset", state.preset)] if state.preset != DEFAULT_PRESET else []
    pairs += [(name, ",".join(codes)) for name, codes in (("add", state.added), ("remove", state.removed)) if codes]
    pairs += [(PREFIX + path, NONE if value is None else _text(value)) for path, value in state.extras.items()]
    pairs += [(key, _text(value)) for key, value in state.values.items()]
    query = urlencode(pairs, safe=",")
    if len(query) > MOST_ADDRESS:
        said = len(state.values) + len(state.extras)
        raise NotRead(
            f"the scenario differs from every preset in {said} places, more than an address can hold: allowed up to "
            f"{MOST_ADDRESS:,} characters, got {len(query):,}. Use the command line for it"
        )
    return f"?{query}" if query else ""


def left_behind(scenario: Scenario) -> list[str]:
    """What of a file does not bear on any figure and is not kept, in sentences."""
    told = []
    if scenario.title and scenario.title not in {"Default scenario", *(preset.title for preset in PRESETS.values())}:
        told.append(f"Its title, “{scenario.title}”, is not kept: write it in the brief's name field.")
    if scenario.lens is None:
        told.append("It names no lens: its shares are shown as Custom.")
    elif scenario.lens.name == "blend":
        told.append("Its blend of lenses is shown as Custom, with the same shares.")
    return told


def _not_carried(scenario: Scenario) -> Iterator[str]:
    if not scenario.countries:
        yield "countries: at least one is needed here"
    if not scenario.outcomes:
        yield "outcomes: at least one is needed here"
    if len(scenario.countries) > MOST_COUNTRIES:
        yield f"countries: allowed up to {MOST_COUNTRIES} here, got {len(scenario.countries)}"
    for code in scenario.countries:
        if code not in importers() and code not in COUNTRIES:
            yield f"countries.{code}: not in the trade table, so no lens can place it; use the command line for it"


def _presets(scenario: Scenario) -> list[str]:
    """Presets, the one that the file is named after first: it wins where others leave as little to say."""
    return sorted(PRESETS, key=lambda name: PRESETS[name].title != scenario.title)


def _under(preset: str, scenario: Scenario) -> State | None:
    """The state that tells the scenario from a preset, or None if that cannot be."""
    lens = scenario.lens
    state = State(
        lens=lens.name if lens is not None and lens.name in LENSES else "custom",
        preset=preset,
        added=tuple(code for code in scenario.countries if code not in COUNTRIES),
        removed=tuple(code for code in COUNTRIES if code not in scenario.countries),
    )
    try:
        if lens is not None:
            state = replace(state, values=_own(base_scenario(state), scenario, set(LENS_PARAMETERS)))
        state = replace(state, extras=_extras(base_scenario(state), scenario))
        state = replace(state, values=state.values | _own(base_scenario(state), scenario))
        return state if _same(scenario_of(state), scenario) else None
    except NotUsable:
        return None


def _extras(base: Scenario, scenario: Scenario) -> dict[str, Any]:
    before, wanted = (each.model_dump(exclude_none=True) for each in (base, scenario))
    for choice in CHOICES:
        before["policy"][policy_field(choice)] = wanted["policy"][policy_field(choice)]
    for code in wanted["countries"]:
        if "governance" not in wanted["countries"][code]:  # the deficit is a knob, and takes the items' place
            before["countries"][code].pop("governance", None)
            before["countries"][code].pop("deficit", None)
    for name, outcome in before["outcomes"].items():  # these are knobs of an outcome that is there
        outcome |= {key: wanted["outcomes"][name][key] for key in OF_KNOBS if name in wanted["outcomes"]}
    found = extras_between(before, wanted)
    return {path: value for path, value in found.items() if _tells(path, value)}


def _tells(path: str, value: Any) -> bool:
    """Whether a difference is to be carried: a name that the file leaves out stays, and a deficit is a knob."""
    last = path.rsplit(".", 1)[-1]
    return value is None if last == "deficit" else value is not None or last not in ("name", "title")


def _own(base: Scenario, scenario: Scenario, only: set[str] | None = None) -> dict[str, Any]:
    """The knobs at which the scenario differs from its base."""
    values: dict[str, Any] = {}
    for key, knob in knobs_of(base).items():
        if (only is not None and key not in only) or (knob.path[0] == "lens" and scenario.lens is None):
            continue
        if knob.parameter == "country.deficit" and scenario.countries[knob.path[1]].governance is not None:
            continue
        value = value_of(scenario, knob)
        if value != value_of(base, knob) or _items_go(base, scenario, knob.path, knob.parameter):
            values[key] = value
    if only is None:
        for choice in CHOICES:
            picked = getattr(scenario.policy, policy_field(choice))
            if picked != getattr(base.policy, policy_field(choice)):
                values[choice] = picked
        for code, country in scenario.countries.items():
            if country.eligible != base.countries[code].eligible:
                values[f"country.{code}.eligible"] = country.eligible
    return values


def _items_go(base: Scenario, scenario: Scenario, path: tuple[str, ...], parameter: str) -> bool:
    """Whether a country gives its deficit as one number where the base has items."""
    if parameter != "country.deficit":
        return False
    return scenario.countries[path[1]].governance is None and base.countries[path[1]].governance is not None


def _same(shown: Scenario, wanted: Scenario) -> bool:
    """Whether two scenarios say the same, but for names and a lens that the wanted one does not give."""
    ours, theirs = _bare(shown), _bare(wanted)
    if wanted.lens is None or wanted.lens.name not in LENSES:
        ours["lens"] = theirs["lens"]
    for kind, word in (("countries", "name"), ("outcomes", "title")):
        for key, each in theirs[kind].items():
            if word not in each:
                ours[kind].get(key, {}).pop(word, None)
    return ours == theirs


def _bare(scenario: Scenario) -> dict[str, Any]:
    """A scenario's data without its title, what is 0 left out where nothing means 0."""
    data = scenario.model_dump(exclude_none=True)
    data.pop("title", None)
    data.setdefault("lens", {})
    moved = scenario.lens.precursor_share_moved if scenario.lens else 0.0
    data["moved"] = moved if scenario.policy.precursor_charging == "source" else 0.0  # else the lens is not read
    for outcome in data["outcomes"].values():
        for kind in ALL_KINDS:
            outcome[kind] = {code: value for code, value in outcome[kind].items() if value != 0}
    origins = data["policy"]["precursor_origins"]
    data["policy"]["precursor_origins"] = {code: share for code, share in origins.items() if share != 0}
    return data


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

"""The simulator's state: a lens, a preset, countries added or removed, and the reader's own values.

It is all in the address. `read_state` checks it, `scenario_of` makes the scenario; nothing is kept on the server.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from components.simulator.choices import CHOICES, policy_field
from components.simulator.extras import PREFIX, Extra, read_extra, with_extras
from components.simulator.knobs import LENS_PARAMETERS, Knob, knobs_of
from data.store import load
from data.views.memory import remembered
from model import Problem, Scenario, problems_of
from model.scenario import LensChoice
from scenarios import DEFAULT_LENS, PRESETS, add_country, default_scenario, with_lens
from scenarios.default import COUNTRIES

LENSES = ("entry", "trade", "precursor", "custom")
DEFAULT_PRESET = "latest_data"
MOST_COUNTRIES = 12
OWN_NAMES = ("lens", "preset", "add", "remove")
# names in the address that say what is looked at, not what is assessed: each panel reads its own
VIEW_NAMES = (
    "tab",
    *("saved", "key"),  # the saved scenario that this one began from, and the link that opened it
    *("draws", "draw_lens", "draw_seed", "draw_results", "driver"),  # uncertainty
    *("steps_of", "steps_outcome", "flows_in"),  # from score to charge
    *("behavior", "reviews", "phase_in", "rate_step", "toll_step", "bands"),  # over time
    "compare",  # scenarios pinned beside this one
    *("port_measure", "port", "region"),  # maps
)
TABLES = (
    *("goods_imports", "cbp_seizures", "border_crossings", "state_deaths_monthly", "majors_list"),
    *("parameters", "us_duties_2025"),  # the preset of the tariffs of 2025
)


@dataclass(frozen=True)
class State:
    """What the reader chose; `values` holds only what differs from the preset, by knob key, in the model's units.

    extras: what a file said that has no knob, by its place in the scenario; None takes a place out.
    """

    lens: str = DEFAULT_LENS
    preset: str = DEFAULT_PRESET
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    values: Mapping[str, float | str | bool] = field(default_factory=dict)
    extras: Mapping[str, Extra] = field(default_factory=dict)


class NotUsable(Exception):
    """A state that no scenario can be made of; `problems` name each field and its allowed range."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def base_scenario(state: State) -> Scenario:
    """The scenario before the reader's own values. Raises NotUsable, data.store.TableUnavailable."""
    own = state.values
    lens_values = tuple((key, own[key]) for key in LENS_PARAMETERS if key in own)
    extras = tuple(state.extras.items())
    try:
        return _base(state.lens, state.preset, state.added, state.removed, lens_values, extras)
    except ValidationError as error:
        raise NotUsable(problems_of(error)) from error


def preset_is_silent(state: State) -> bool:
    """Whether the preset speaks of what the scenario no longer has, so that the set point stands in its place."""
    return base_scenario(state).title != PRESETS[state.preset].title


def scenario_of(state: State) -> Scenario:
    """The scenario with the reader's values. Raises NotUsable, data.store.TableUnavailable."""
    base = base_scenario(state)
    data = base.model_dump(exclude_none=True)
    known = knobs_of(base)
    for key, value in state.values.items():
        _put(data, known.get(key), key, value)
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        raise NotUsable(problems_of(error)) from error


def state_store(state: State) -> dict[str, Any]:
    """The state as the browser keeps it."""
    return {
        "lens": state.lens,
        "preset": state.preset,
        "added": list(state.added),
        "removed": list(state.removed),
        "values": dict(state.values),
        "extras": dict(state.extras),
    }


def state_from(stored: Mapping[str, Any]) -> State:
    """The state that the browser sent, its words checked as an address is; numbers are checked by the scenario."""
    state, _ = read_state({"lens": stored["lens"], "preset": stored["preset"], **_lists(stored)})
    extras = {path: read_extra(path, _text(value)) for path, value in stored.get("extras", {}).items()}
    return replace(state, values=stored["values"], extras=extras)


def _text(value: Extra) -> str:
    return "none" if value is None else str(value)


def _lists(stored: Mapping[str, Any]) -> dict[str, str]:
    return {"add": ",".join(stored["added"]), "remove": ",".join(stored["removed"])}


def read_state(query: Mapping[str, Any]) -> tuple[State, list[str]]:
    """The state in a query string, and a notice for each part of it that could not be used."""
    notices: list[str] = []
    given = {name: str(text) for name, text in query.items() if name != "revisit" and text is not None}
    state = State(
        lens=_choice(given, "lens", LENSES, DEFAULT_LENS, notices),
        preset=_choice(given, "preset", tuple(PRESETS), DEFAULT_PRESET, notices),
        added=_codes(given, "add", tuple(importers()), notices)[: MOST_COUNTRIES - len(COUNTRIES)],
        removed=_codes(given, "remove", COUNTRIES, notices),
    )
    if len(state.removed) == len(COUNTRIES) and not state.added:
        notices.append("“remove” in the address was left out: at least one country must stay.")
        state = replace(state, removed=())
    state = _with_usable_extras(state, _extras(given, notices), notices)
    state = replace(state, values=_values(given, base_scenario(state), notices))
    return _usable(state, notices), notices


@remembered("goods_imports")
def importers() -> dict[str, str]:
    """Countries that may be added: ISO 3166 code → name, in the order of names."""
    table = load("goods_imports")
    latest = table[table.usd.notna()].drop_duplicates("iso3", keep="last")
    return dict(sorted(zip(latest.iso3.astype(str), latest.country.astype(str), strict=True), key=lambda pair: pair[1]))


@remembered(*TABLES)
def _base(
    lens: str,
    preset: str,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    lens_values: tuple[tuple[str, Any], ...],
    extras: tuple[tuple[str, Extra], ...],
) -> Scenario:
    scenario = default_scenario(lens)  # type: ignore[arg-type]
    for code in added:
        scenario = add_country(scenario, code)
    if removed:
        scenario = _without(scenario, removed)
    if extras:
        scenario = with_extras(scenario, dict(extras))
    if added or lens_values or extras:
        choice = {"name": lens, **{key.removeprefix("lens."): value for key, value in lens_values}}
        scenario = with_lens(scenario, LensChoice.model_validate(choice))
    return _only_known(PRESETS[preset].build, scenario)


def _only_known(build: Any, scenario: Scenario) -> Scenario:
    """A preset that speaks of a country or an outcome that is gone says nothing: the scenario is at the set point."""
    try:
        return build(scenario)  # type: ignore[no-any-return]
    except (ValidationError, KeyError):
        return PRESETS["set_point"].build(scenario)


def _without(scenario: Scenario, removed: tuple[str, ...]) -> Scenario:
    """The scenario without some countries; what they answered for becomes unattributed."""
    data = scenario.model_dump(exclude_none=True)
    for code in removed:
        data["countries"].pop(code, None)
        data["policy"]["precursor_origins"].pop(code, None)
        for outcome in data["outcomes"].values():
            for kind in ("share", "score", "adaptation", "new_source", "channel"):
                outcome[kind].pop(code, None)
    return Scenario.model_validate(data)


def _put(data: dict[str, Any], knob: Knob | None, key: str, value: float | str | bool) -> None:
    """Write one value into a scenario's data; a key of a country that is gone is passed over."""
    if key in CHOICES:
        data["policy"][policy_field(key)] = value
    elif key.endswith(".eligible") and (code := key.split(".")[1]) in data["countries"]:
        data["countries"][code]["eligible"] = value
    elif knob is not None:
        place = data
        for name in knob.path[:-1]:
            place = place[name]
        place[knob.path[-1]] = value
        if knob.parameter == "country.deficit":
            place.pop("governance", None)


def _choice(given: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str, notices: list[str]) -> str:
    value = given.get(name, default)
    if value in allowed:
        return value
    notices.append(_left_out(name, value, f"one of {', '.join(allowed)}"))
    return default


def _codes(given: Mapping[str, str], name: str, allowed: tuple[str, ...], notices: list[str]) -> tuple[str, ...]:
    codes = [code for code in given.get(name, "").split(",") if code]
    for code in codes:
        if code not in allowed:
            notices.append(_left_out(name, code, "a country of this page, by its three-letter code"))
    return tuple(dict.fromkeys(code for code in codes if code in allowed))


def _extras(given: Mapping[str, str], notices: list[str]) -> dict[str, Extra]:
    extras: dict[str, Extra] = {}
    for name, text in given.items():
        if not name.startswith(PREFIX):
            continue
        try:
            extras[name.removeprefix(PREFIX)] = read_extra(name.removeprefix(PREFIX), text)
        except KeyError:
            notices.append(f"“{name[:50]}” in the address is not a place that can be set, and was left out.")
        except ValueError as problem:
            notices.append(_left_out(name, text, str(problem)))
    return extras


def _with_usable_extras(state: State, extras: dict[str, Extra], notices: list[str]) -> State:
    """The state with what a file set, or without all of it where it makes no scenario."""
    found = replace(state, extras=extras)
    try:
        base_scenario(found)
    except NotUsable as problem:
        notices.extend(f"What the address sets beyond the controls was left out: {each}." for each in problem.problems)
        return state
    return found


def _values(given: Mapping[str, str], base: Scenario, notices: list[str]) -> dict[str, float | str | bool]:
    known = knobs_of(base)
    values: dict[str, float | str | bool] = {}
    for name, text in given.items():
        if name in (*OWN_NAMES, *VIEW_NAMES) or name.startswith(PREFIX):
            continue
        try:
            values[name] = _read(name, text, known, base)
        except KeyError:
            notices.append(f"“{name[:50]}” in the address is not known here and was left out.")
        except ValueError as problem:
            notices.append(_left_out(name, text, str(problem)))
    return values


def _read(name: str, text: str, known: Mapping[str, Knob], base: Scenario) -> float | str | bool:
    if name in CHOICES:
        if text not in CHOICES[name]:
            raise ValueError(f"one of {', '.join(CHOICES[name])}")
        return text
    if name in {f"country.{code}.eligible" for code in base.countries}:
        if text not in ("true", "false"):
            raise ValueError("true or false")
        return text == "true"
    low, high = known[name].allowed
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise ValueError(f"a number from {low:,.10g} to {high:,.10g}")
    return value


def _usable(state: State, notices: list[str]) -> State:
    """The state itself, or without its values if together they make no scenario."""
    try:
        scenario_of(state)
    except NotUsable as problem:
        notices.extend(f"The values in the address were left out: {each}." for each in problem.problems)
        return replace(state, values={})
    return state


def _left_out(name: str, text: str, allowed: str) -> str:
    return f"“{name[:50]}={text[:40]}” in the address was left out: it must be {allowed}. The default is shown."

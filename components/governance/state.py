"""What the governance page's address says: the simulator's state, and the items and weights of the deficit index.

The simulator's names keep their meaning here, so that its address opens this page on the same scenario, and back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError

from components.controls import Scale
from components.fields import Field
from components.simulator.extras import NONE, PREFIX
from components.simulator.knobs import country_name
from components.simulator.state import NotUsable, State, base_scenario, read_state, scenario_of
from model import Scenario, problems_of
from model.governance import ITEMS
from model.parameters import PARAMETERS, default_of
from scenarios.governance import governance_of

ITEM_SCALE = Scale(0, 1, 0.5, "", 2)
WEIGHT_SCALE = Scale(0, 100, 0.5, "", 2)
INDEX_PLACES = 3  # as the simulator's field rounds it


@dataclass(frozen=True)
class Judged:
    """The simulator's state, and what the reader changed: items by country and item, weights by item."""

    simulator: State
    items: Mapping[str, Mapping[str, float]]
    weights: Mapping[str, float]


def item_fields(scenario: Scenario) -> dict[str, Field]:
    """A field by key for every item of every country, and for every item's weight."""
    fields, weight = {}, default_of("policy.governance_weight")
    for item in ITEMS:
        title = PARAMETERS[f"governance.{item}"].title
        fields[f"weight.{item}"] = Field(f"weight.{item}", f"{title}: weight", weight, WEIGHT_SCALE)
        for code in scenario.countries:
            key = f"item.{code}.{item}"
            fields[key] = Field(key, f"{country_name(scenario, code)}: {title}", sourced(code)[item], ITEM_SCALE)
    return fields


def sourced(code: str) -> dict[str, float]:
    """The items of a country as the sources give them."""
    return dict(zip(ITEMS, (each.value for each in governance_of(code)), strict=True))


def read_judged(query: Mapping[str, Any]) -> tuple[Judged, list[str]]:
    """The state in a query string, and a notice for each part of it that could not be used."""
    own = {name: str(text) for name, text in query.items() if name.startswith(("item.", "weight."))}
    state, notices = read_state({name: text for name, text in query.items() if name not in own})
    fields = item_fields(base_scenario(state))
    values: dict[str, float] = {}
    for name, text in own.items():
        if name not in fields:
            notices.append(f"“{name[:50]}” in the address is not known here and was left out.")
        elif (value := _number(text, fields[name].scale)) is None:
            low, high = fields[name].scale.low, fields[name].scale.high
            notices.append(f"“{name}={text[:40]}” in the address was left out: it must be {low:g} to {high:g}.")
        elif value != fields[name].default:
            values[name] = value
    items: dict[str, dict[str, float]] = {}
    for name, value in values.items():
        if name.startswith("item."):
            _, code, item = name.split(".")
            items.setdefault(code, {})[item] = value
    weights = {name.removeprefix("weight."): value for name, value in values.items() if name.startswith("weight.")}
    return Judged(state, items, weights), notices


def judged_scenario(judged: Judged) -> Scenario:
    """The scenario with the reader's items and weights. Raises NotUsable, data.store.TableUnavailable."""
    scenario = scenario_of(judged.simulator)
    if not judged.items and not judged.weights:
        return scenario
    data = scenario.model_dump(exclude_none=True)
    data["policy"]["governance_weights"] |= judged.weights
    for code, items in judged.items.items():
        country = data["countries"][code]
        country["governance"] = country.get("governance", sourced(code)) | items
        country.pop("deficit", None)
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        raise NotUsable(problems_of(error)) from error


def item_value(judged: Judged, key: str, default: float) -> float:
    """The value of a field of items or weights."""
    kind, *rest = key.split(".")
    if kind == "weight":
        return judged.weights.get(rest[0], default)
    return judged.items.get(rest[0], {}).get(rest[1], default)


def index_alone(scenario: Scenario) -> tuple[str, ...]:
    """Countries whose index was given as one number, without items."""
    return tuple(code for code, country in scenario.countries.items() if country.governance is None)


def simulator_address(judged: Judged, scenario: Scenario, **more: str) -> str:
    """The simulator on this scenario: the index stands there as one number, to three decimals."""
    base = base_scenario(judged.simulator)
    names = simulator_names(judged.simulator)
    for code in scenario.countries:
        index = scenario.deficit(code)
        if round(index, INDEX_PLACES) != round(base.deficit(code), INDEX_PLACES):
            names[f"country.{code}.deficit"] = f"{round(index, INDEX_PLACES):g}"
        else:
            names.pop(f"country.{code}.deficit", None)
    text = urlencode(names | more, safe=",")
    return f"/simulator?{text}" if text else "/simulator"


def simulator_names(state: State) -> dict[str, str]:
    """The simulator's state as names and values of an address; defaults stay out."""
    plain = State()
    names = {"lens": state.lens} if state.lens != plain.lens else {}
    names |= {"preset": state.preset} if state.preset != plain.preset else {}
    names |= {"add": ",".join(state.added)} if state.added else {}
    names |= {"remove": ",".join(state.removed)} if state.removed else {}
    names |= {PREFIX + path: NONE if value is None else _text(value) for path, value in state.extras.items()}
    return names | {key: _text(value) for key, value in state.values.items()}


def _text(value: float | str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:.12g}" if isinstance(value, float) else value


def _number(text: str, scale: Scale) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if scale.low <= value <= scale.high else None

"""What a scenario file may say that has no control on this page, carried in the address as `set.<place>=<value>`.

Channels, an outcome's title or a whole outcome of one's own, governance items and their weights, precursors. A value
of "none" takes the place out of the scenario. Countries come by the address's own `add` and `remove`.
"""

import re
from collections.abc import Mapping
from typing import Any

from model.scenario import Scenario

PREFIX = "set."
NONE = "none"
Extra = float | str | None
_TEXTS = ("title", "name", "precursor_charging")
_CODE, _WORD = "[A-Z]{3}", r"[a-z][a-z0-9_]{0,59}"
_WHOLE = re.compile(rf"outcomes\.{_WORD}|outcomes\.{_WORD}\.channel\.(default|{_CODE})|countries\.{_CODE}\.governance")
_PLACES = re.compile(
    "|".join(
        (
            r"policy\.(precursor_charging|precursor_share)",
            rf"policy\.precursor_origins\.{_CODE}",
            rf"policy\.governance_weights\.{_WORD}",
            rf"countries\.{_CODE}\.(name|deficit|governance|governance\.{_WORD})",
            rf"outcomes\.{_WORD}(\.(title|deaths_baseline|deaths_current|response_exponent))?",
            rf"outcomes\.{_WORD}\.channel\.(default|{_CODE})(\.(cargo|mail|travelers|between_ports))?",
        )
    )
)


def is_place(path: str) -> bool:
    """Whether a dotted path is one that the address may set."""
    return _PLACES.fullmatch(path) is not None


def read_extra(path: str, text: str) -> Extra:
    """The value at a place as the address says it. Raises KeyError for a place that may not be set, ValueError."""
    if not is_place(path):
        raise KeyError(path)
    if text == NONE:
        return None
    if _WHOLE.fullmatch(path):
        raise ValueError(f"“{NONE}”, which takes it out")
    if path.rsplit(".", 1)[-1] in _TEXTS:
        return text
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"a number, or “{NONE}”") from None


def with_extras(scenario: Scenario, extras: Mapping[str, Extra]) -> Scenario:
    """The scenario with other values at some places. Raises pydantic.ValidationError."""
    data = scenario.model_dump(exclude_none=True)
    for path, value in extras.items():
        *parents, last = path.split(".")
        place: Any = data
        for name in parents:
            place = place.setdefault(name, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return Scenario.model_validate(data)


def extras_between(base: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Extra]:
    """The places where a scenario's data differ from another's, of those that the address may set."""
    return {path: value for path, value in _differences("", base, wanted).items() if is_place(path)}


def _differences(path: str, base: Any, wanted: Any) -> dict[str, Extra]:
    if not isinstance(base, Mapping) or not isinstance(wanted, Mapping):
        return {} if base == wanted else {path: wanted}
    found: dict[str, Extra] = {}
    for key in [*base, *(key for key in wanted if key not in base)]:
        place = f"{path}.{key}" if path else str(key)
        if key not in wanted:
            found[place] = None
        elif key in base:
            found |= _differences(place, base[key], wanted[key])
        else:
            found |= _leaves(place, wanted[key])
    return found


def _leaves(path: str, value: Any) -> dict[str, Extra]:
    if not isinstance(value, Mapping):
        return {path: value}
    return {place: leaf for key, each in value.items() for place, leaf in _leaves(f"{path}.{key}", each).items()}

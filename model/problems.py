"""Readable problems: where in the scenario, what is allowed, what was found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from model.parameter import Bounds, Parameter
from model.parameters import PARAMETERS
from model.scenario import Scenario
from model.settings import LENS_WEIGHT, SETTINGS

MAP_FIELDS = ("share", "score", "adaptation", "new_source")
MESSAGES = {
    "extra_forbidden": "is not a known field",
    "bool_type": "must be true or false",
    "union_tag_invalid": "distribution allowed uniform, triangular, pert, lognormal",
    "union_tag_not_found": "distribution is required (uniform, triangular, pert or lognormal)",
}
COUNTRY_FORM = "three capital letters (ISO 3166-1 alpha-3)"
OUTCOME_FORM = "a word of small letters, digits and _"
KEY_FORM = "a word of small letters, digits, _ and -"
KEYED = ("regions", "interventions", "limits", "overrides", "strata")
WHOLE_ERRORS = {"int_type", "int_parsing", "int_parsing_size", "int_from_float"}
NUMBER_ERRORS = WHOLE_ERRORS | {
    "float_type",
    "float_parsing",
    "finite_number",
    "greater_than",
    "greater_than_equal",
    "less_than_equal",
}
SHARE = Bounds(0.0, 1.0)


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `allowed` is empty where no range applies; `value` is what was found."""

    path: str
    message: str
    allowed: str
    value: Any

    def __str__(self) -> str:
        """The problem on one line: "policy.import_elasticity: allowed -50 to 0, got 0.5"."""
        return f"{self.path}: {self.message}"


def problems(data: Any) -> list[Problem]:
    """What is wrong with a scenario given as parsed JSON; empty if nothing is."""
    try:
        Scenario.model_validate(data)
    except ValidationError as error:
        return problems_of(error)
    return []


def problems_of(error: ValidationError) -> list[Problem]:
    """The problems in a validation error, one a place, in the order of the scenario."""
    found = [_problem(item["type"], item["loc"], item["msg"], item["input"]) for item in error.errors()]
    return list({problem.path: problem for problem in reversed(found)}.values())[::-1]


def _problem(kind: str, loc: tuple[int | str, ...], message: str, value: Any) -> Problem:
    path = _path(loc)
    allowed = _allowed(path)
    if kind in NUMBER_ERRORS and allowed:
        whole = "a whole number, " if kind in WHOLE_ERRORS else ""
        return Problem(path, f"allowed {whole}{allowed}, got {_short(value)}", allowed, value)
    if kind == "missing":  # what pydantic gives as the value is all that stands around the gap
        return Problem(path, f"is required{f' (allowed {allowed})' if allowed else ''}", allowed, None)
    if kind == "string_pattern_mismatch":
        form = _form(path)
        return Problem(path, f"is not a valid name: {form}, got {_short(value)}", form, value)
    if kind in MESSAGES:
        return Problem(path, f"{MESSAGES[kind]}, got {_short(value)}", allowed, value)
    if kind == "disagrees":
        return Problem(path, message, allowed, value)
    if kind == "json_invalid":
        return Problem(path, f"{message[:1].lower()}{message[1:]}", "", None)
    return Problem(path, f"{message[:1].lower()}{message[1:]}, got {_short(value)}", allowed, value)


def _path(loc: tuple[int | str, ...]) -> str:
    # Pydantic marks a bad key of a mapping with a last "[key]", and the arms of a union by their type or tag
    if loc[:1] == ("ranges",):
        loc = (*loc[:2], *loc[3:])
    parts = [str(part) for part in loc if part != "[key]" and not str(part).startswith(("literal[", "constrained-str"))]
    return ".".join(part or '""' for part in parts) or "scenario"


def _form(path: str) -> str:
    """What the name at a path must look like."""
    if path.split(".")[0] in KEYED:
        return KEY_FORM
    return OUTCOME_FORM if re.fullmatch(r"outcomes\.[^.]*", path) else COUNTRY_FORM


def parameter_at(path: str) -> Parameter | None:
    """The parameter whose number stands at a dotted path of a scenario ("policy.phase_in"), if there is one."""
    return _parameter(path.split("."))


def _allowed(path: str) -> str:
    parameter = parameter_at(path)
    if parameter is None:
        return str(_other_bounds(path.split(".")) or "")
    if parameter.choices:
        return ", ".join(parameter.choices)
    return str(parameter.allowed or "")


def _other_bounds(parts: list[str]) -> Bounds | None:
    """What a number may be that stands where no parameter does."""
    match parts:
        case ["ranges", *inner, "low" | "mode" | "high"]:
            parameter = _parameter(inner)
            return None if parameter is None else parameter.allowed
        case ["limits", _, "region_floor" | "region_cap"] | ["lenses", _, "precursor_share_moved"]:
            return SHARE
        case ["lenses", _, "share", _, _]:
            return PARAMETERS["outcome.share"].allowed
        case ["lenses", _, "weight"]:
            return LENS_WEIGHT
        case [("limits" | "overrides"), _, _]:
            return PARAMETERS["invest.revenue"].allowed
        case [name]:
            return SETTINGS.get(name)
    return None


def _parameter(parts: list[str]) -> Parameter | None:
    """The parameter that a place in a scenario holds."""
    match parts:
        case ["scenario", *inner]:  # a file that holds a scenario among other things
            return _parameter(inner)
        case ["policy", "governance_weights", _]:
            return PARAMETERS["policy.governance_weight"]
        case ["policy", "precursor_origins", _]:
            return PARAMETERS["policy.precursor_origins"]
        case ["policy", key]:
            return PARAMETERS.get(f"policy.{key}")
        case ["countries", _, "governance", item]:
            return PARAMETERS.get(f"governance.{item}")
        case ["countries", _, key]:
            return PARAMETERS.get(f"country.{key}")
        case ["outcomes", _, "channel", _, _]:
            return PARAMETERS["outcome.channel"]
        case ["outcomes", _, kind, _] if kind in MAP_FIELDS:
            return PARAMETERS[f"outcome.{kind}"]
        case ["outcomes", _, key] if key not in (*MAP_FIELDS, "channel"):
            return PARAMETERS.get(f"outcome.{key}")
        case ["lens", "blend", _]:
            return PARAMETERS["lens.blend_weight"]
        case [("import_diversion" | "channel_diversion") as key]:
            return PARAMETERS[f"leakage.{key}"]
        case [("phase_in_reviews" | "rate_step" | "toll_step") as key]:
            return PARAMETERS[f"review.{key}"]
        case ["weights", key]:
            return PARAMETERS.get(f"invest.weight_{key}")
        case ["regions", _, "floor"]:
            return PARAMETERS["invest.revenue"]
        case ["regions", _, key] | [key]:
            return _first(f"{group}.{key}" for group in ("invest", "sampling", "network"))
        case ["roles", _, key]:
            return PARAMETERS.get(f"network.{key}")
        case ["strata", _, key]:
            return PARAMETERS.get(f"sampling.{key}")
        case ["interventions", _, key]:
            return PARAMETERS.get(f"intervention.{key.removesuffix('_low').removesuffix('_high')}")
        case [("lens" | "response") as group, key]:
            return PARAMETERS.get(f"{group}.{key}")
    return None


def _first(names: Iterable[str]) -> Parameter | None:
    """The first of the names that is a parameter."""
    return next((PARAMETERS[name] for name in names if name in PARAMETERS), None)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."

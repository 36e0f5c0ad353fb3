"""What the sanctions page's address says: the program shown, and the plan of the illustrative supply chain."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from components.controls import Scale
from components.fields import Field, Option
from components.simulator.state import NotUsable
from components.url_state import Choice, Choices, Number, Parameter, read_address
from data.views.sanctions import PROGRAMS
from model import problems_of
from model.network import ROLES, NetworkPlan, RoleName, default_roles
from model.network.roles import ROLE_NAMES
from model.parameters import PARAMETERS, default_of

MOMENTS = {"before": "Before the removal", "removal": "At the removal", "regrown": "After regrowth"}
TARGETS = {"central": "The most central actors", "random": "Actors drawn at random"}
COMPARED = ("broker", "synthesis", "transport")
MOST_SEEDS = 2**32 - 1
# key, step, decimals; the order of the table's columns
ROLE_NUMBERS = (
    ("replacement", 1.0, 0),
    ("successors", 1.0, 0),
    ("actors", 1.0, 0),
    ("redundancy", 0.1, 2),
    ("links", 1.0, 0),
    ("hubs", 0.5, 2),
)
SHARE = Scale(0, 100, 5, "%", 0)


def role_fields() -> dict[str, Field]:
    """A field for every number of every role, by its name in the address ("finance.replacement")."""
    fields = {}
    for role in ROLES:
        for name, step, decimals in ROLE_NUMBERS:
            parameter = PARAMETERS[f"network.{name}"]
            assert parameter.allowed is not None
            scale = Scale(parameter.allowed.low, parameter.allowed.high, step, "", decimals)
            key = f"{role.name}.{name}"
            fields[key] = Field(key, f"{role.title}: {parameter.title.lower()}", float(getattr(role, name)), scale)
    return fields


QUARTERS = Field("quarters", "Quarters shown", default_of("network.quarters"), Scale(0, 40, 1))
SEED = Field("seed", "Seed of the drawn network", 1.0, Scale(0, MOST_SEEDS, 1))
SHARE_FIELD = Field("share", "Share of the role that is removed", 100 * default_of("network.share"), SHARE)
PARAMETERS_OF_PAGE: tuple[Parameter, ...] = (
    Choice("program", PROGRAMS[0], PROGRAMS),
    Choice("role", "finance", ROLE_NAMES),
    Choices("compare", COMPARED, ROLE_NAMES),
    Choice("moment", "regrown", tuple(MOMENTS)),
    Choice("targets", "central", tuple(TARGETS)),
    *(
        Number(field.key, field.default, field.scale.low, field.scale.high)
        for field in (SHARE_FIELD, QUARTERS, SEED, *role_fields().values())
    ),
)


def read_page(query: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Every value by name, and notices. Lists may come as the browser keeps them; "none" is an empty one."""
    given = {name: _words(value) for name, value in query.items()}
    values, notices = read_address(PARAMETERS_OF_PAGE, given)
    for name in [field.key for field in whole_fields() if values[field.key] % 1]:
        notices.append(f"“{name}={values[name]:g}” in the address was left out: it must be a whole number.")
        values[name] = next(each.default for each in PARAMETERS_OF_PAGE if each.name == name)
    return values, notices


def whole_fields() -> list[Field]:
    """Fields that take whole numbers only."""
    return [each for each in (QUARTERS, SEED, *role_fields().values()) if each.scale.decimals == 0]


def fields_of_page() -> list[Field | Option]:
    """What the browser keeps in the address, in the order of the page."""
    options = [
        Option(each.name, ",".join(each.default) if isinstance(each, Choices) else each.default)
        for each in PARAMETERS_OF_PAGE
        if isinstance(each, Choice | Choices)
    ]
    return [*options, SHARE_FIELD, QUARTERS, SEED, *role_fields().values()]


def plan_of(values: Mapping[str, Any]) -> NetworkPlan:
    """The plan of the values. Raises NotUsable."""
    roles = {name: _role(name, values) for name in default_roles()}
    try:
        return NetworkPlan.model_validate(
            {
                "roles": roles,
                "removed": values["role"],
                "share": values["share"] / 100,
                "quarters": round(values["quarters"]),
                "targets": values["targets"],
                "seed": round(values["seed"]),
            }
        )
    except ValidationError as error:
        raise NotUsable(problems_of(error)) from error


def _role(name: RoleName, values: Mapping[str, Any]) -> dict[str, float | int]:
    return {
        number: values[f"{name}.{number}"] if decimals else round(values[f"{name}.{number}"])
        for number, _, decimals in ROLE_NUMBERS
    }


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        return ",".join(map(str, value))
    return None if value is None else "" if value == "none" else str(value)

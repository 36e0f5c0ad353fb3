"""Every parameter of the model in one place, and the schema fields made from them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import Field

from model.parameter import Parameter
from model.parameters_country import COUNTRY
from model.parameters_invest import INVEST
from model.parameters_leakage import LEAKAGE
from model.parameters_network import NETWORK
from model.parameters_outcome import LENS, OUTCOME
from model.parameters_policy import POLICY
from model.parameters_reviews import REVIEWS
from model.parameters_sampling import SAMPLING

_ALL = (*POLICY, *COUNTRY, *OUTCOME, *LENS, *INVEST, *SAMPLING, *NETWORK, *LEAKAGE, *REVIEWS)
PARAMETERS: Mapping[str, Parameter] = MappingProxyType({p.name: p for p in _ALL})


def default_of(name: str) -> float:
    """The numeric default of a parameter. Raises TypeError where it has none."""
    default = PARAMETERS[name].default
    if not isinstance(default, float):
        raise TypeError(f"{name} has no numeric default")
    return default


def limits(name: str) -> Any:
    """The schema constraints of a parameter, for `Annotated[float, limits(name)]`."""
    return Field(**_constraints(PARAMETERS[name]), **_words(PARAMETERS[name]))


def with_default(name: str) -> Any:
    """A schema field that falls back to the parameter's default."""
    return Field(default=PARAMETERS[name].default, **_constraints(PARAMETERS[name]), **_words(PARAMETERS[name]))


def _constraints(parameter: Parameter) -> dict[str, Any]:
    if parameter.allowed is None:
        return {}
    low_name = "ge" if parameter.allowed.low_allowed else "gt"
    return {low_name: parameter.allowed.low, "le": parameter.allowed.high, "allow_inf_nan": False}


def _words(parameter: Parameter) -> dict[str, Any]:
    extra = {"unit": parameter.unit, "source": parameter.source, "status": parameter.status}
    return {"title": parameter.title, "description": parameter.description, "json_schema_extra": extra}

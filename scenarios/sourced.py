"""A number with what a reader needs to trust it."""

from dataclasses import dataclass
from typing import Literal

from model.parameter import Parameter

Status = Literal["final", "provisional", "published", "estimated", "assumed"]


@dataclass(frozen=True)
class SourcedValue:
    """One value at one place of a scenario ("countries.MEX.imports").

    `dataset_id`, `selection` and `period` say which rows of which table it is made from; `dataset_id` is None where no
    table holds it. `low` and `high` are the plausible range; None where the value is published as it is.
    """

    path: str
    value: float
    unit: str
    status: Status
    source: str
    dataset_id: str | None = None
    low: float | None = None
    high: float | None = None
    rationale: str = ""
    selection: str = ""
    period: str = ""


def assumption(path: str, value: float, unit: str, low: float, high: float, rationale: str) -> SourcedValue:
    """A value that no table and no publication at hand gives: with its range and the reasoning."""
    return SourcedValue(path, value, unit, "assumed", "Assumption of this project", None, low, high, rationale)


def of_parameter(parameter: Parameter, path: str) -> SourcedValue:
    """The default of a parameter at its place in a scenario."""
    if not isinstance(parameter.default, float):
        raise TypeError(f"{parameter.name} has no numeric default")
    low, high = parameter.plausible or (None, None)
    return SourcedValue(
        path=path,
        value=parameter.default,
        unit=parameter.unit,
        status=parameter.status,
        source=parameter.source,
        low=low,
        high=high,
        rationale=parameter.description,
    )

"""Every parameter says all that a reader needs to judge it, and the schema reads the same record."""

import pytest

from model.parameter import Parameter
from model.parameters import PARAMETERS
from model.scenario import ChannelRow, Country, LensChoice, Outcome, Policy

EVERY = pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=PARAMETERS)


@EVERY
def test_parameter_is_described(parameter: Parameter) -> None:
    for words in (parameter.title, parameter.symbol, parameter.description, parameter.unit, parameter.section):
        assert words.strip()
    assert len(parameter.source) > 20
    assert parameter.status in ("published", "estimated", "assumed")


@EVERY
def test_parameter_has_ranges_and_a_default(parameter: Parameter) -> None:
    is_number = parameter.unit not in ("choice", "yes or no")
    assert (parameter.allowed is not None) == is_number
    assert parameter.choices or parameter.default is not None or parameter.default_rule
    assert parameter.plausible is not None or parameter.plausible_rule
    if parameter.allowed is None or parameter.plausible is None:
        return
    low, high = parameter.plausible
    assert low < high
    assert parameter.allowed.holds(low)
    assert parameter.allowed.holds(high)
    if isinstance(parameter.default, float):
        assert parameter.allowed.holds(parameter.default)
        assert low <= parameter.default <= high


@pytest.mark.parametrize(
    ("part", "prefix"),
    [(Policy, "policy"), (Country, "country"), (Outcome, "outcome"), (ChannelRow, "channel"), (LensChoice, "lens")],
)
def test_every_field_of_the_schema_has_its_parameter(part: type, prefix: str) -> None:
    grouped = {"governance_weights", "governance", "name", "title", "blend"}
    for name in set(part.model_fields) - grouped:  # type: ignore[attr-defined]
        assert ("outcome.channel" if prefix == "channel" else f"{prefix}.{name}") in PARAMETERS


def test_schema_carries_unit_and_range() -> None:
    field = Policy.model_json_schema()["properties"]["import_elasticity"]
    assert (field["unit"], field["minimum"], field["maximum"], field["default"]) == ("elasticity", -50, 0, -0.76)

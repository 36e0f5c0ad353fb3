"""The deficit index by item, eligibility, and the three paths on one scenario."""

from typing import Any

import pytest

from model import Scenario, assess
from model.governance import ITEMS
from model.parameters import PARAMETERS
from scenarios import default_scenario
from scenarios.deficits import deficits
from scenarios.wto_paths import PATHS, compare_paths, with_basis

DEFAULT = default_scenario()


def changed(**policy: Any) -> Scenario:
    data = DEFAULT.model_dump(exclude_none=True)
    data["policy"] |= policy
    return Scenario.model_validate(data)


@pytest.mark.parametrize("weight", [1.0, 3.0])
def test_items_add_up_to_the_index_whatever_their_weights(weight: float) -> None:
    scenario = changed(governance_weights={"analogue_law": weight})
    for code, found in deficits(scenario).items():
        assert [item.item for item in found.items] == list(ITEMS)
        assert sum(item.contribution for item in found.items) == pytest.approx(found.index)
        assert found.index == pytest.approx(scenario.deficit(code))
        assert found.low <= found.index <= found.high


def test_default_index_and_eligibility() -> None:
    found = deficits(DEFAULT)
    assert {code: row.index for code, row in found.items()} == pytest.approx(
        {"MEX": 0.7, "CHN": 0.9, "CAN": 0.2, "IND": 0.6}
    )
    assert {code: row.chargeable for code, row in found.items()} == {
        code: country.chargeable for code, country in assess(DEFAULT).countries.items()
    }
    assert "not on the list" in found["CAN"].why
    assert all(item.judged for item in found["CHN"].items)
    assert not any(item.judged for item in found["CAN"].items)


def test_an_index_without_items_says_so() -> None:
    data = DEFAULT.model_dump(exclude_none=True)
    del data["countries"]["MEX"]["governance"]
    data["countries"]["MEX"]["deficit"] = 0.0
    found = deficits(Scenario.model_validate(data))["MEX"]
    assert (found.items, found.low, found.high, found.chargeable) == ((), 0.0, 0.0, False)
    assert found.why.startswith("Not charged: it has no deficit")


def test_a_departure_from_the_sourced_value_is_marked() -> None:
    data = DEFAULT.model_dump(exclude_none=True)
    data["countries"]["CHN"]["governance"]["analogue_law"] = 0.25
    data["countries"]["CHN"]["eligible"] = False
    found = deficits(Scenario.model_validate(data))["CHN"]
    assert [item.own_value for item in found.items] == [True, False, False, False, False]
    assert "not eligible all the same" in found.why


def test_three_paths_on_the_same_scenario() -> None:
    results = compare_paths(DEFAULT)
    assert [result.path.basis for result in results] == ["harm", "compliance", "countervailing"]
    for result in results:
        assert result.assessment == assess(changed(basis=result.path.basis))
        assert result.assessment is not None
        deaths = result.assessment.countries["MEX"].deaths_current
        assert deaths == assess(DEFAULT).countries["MEX"].deaths_current


def test_a_path_without_its_numbers_says_what_is_missing() -> None:
    data = DEFAULT.model_dump(exclude_none=True)
    data["countries"]["MEX"]["exports"] = 0.0
    harm, compliance, countervailing = compare_paths(Scenario.model_validate(data))
    assert harm.assessment is not None
    assert compliance.assessment is not None
    assert countervailing.assessment is None
    assert "countries.MEX.exports: at least 1 USD" in countervailing.reason


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_every_path_says_what_it_must_prove_and_where_that_is_written(path: Any) -> None:
    assert len(path.burden) >= 3
    for statement in (path.rationale, path.for_it, path.against_it, *path.burden):
        assert statement.text.endswith(".")
        assert statement.source.startswith("White paper, ")
    assert all(name in PARAMETERS for name in path.parameters)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_the_named_parameters_set_the_rate(path: Any) -> None:
    scenario = with_basis(DEFAULT, path.basis)
    before = assess(scenario).countries["MEX"].adjustment_charge
    for name in path.parameters:
        part, field = name.split(".")
        data = scenario.model_dump(exclude_none=True)
        if name == "country.deficit":
            data["countries"]["MEX"].pop("governance")
            data["countries"]["MEX"]["deficit"] = 0.35
        elif part == "country":
            data["countries"]["MEX"][field] /= 2
        else:
            data["policy"][field] /= 2
        after = assess(Scenario.model_validate(data)).countries["MEX"].adjustment_charge
        assert after != pytest.approx(before), name

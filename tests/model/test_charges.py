"""The three bases of the adjustment, and who may be charged."""

from typing import Any

import pytest

from model import Scenario, assess
from model.governance import Governance, GovernanceWeights, deficit_of
from tests.model.scenarios import pills


def mexico(now: float = 5000.0, country: dict[str, Any] | None = None, **policy: Any) -> Any:
    data = pills(now)
    data["policy"] |= policy
    data["countries"]["MEX"] |= country or {}
    return assess(Scenario.model_validate(data)).countries["MEX"]


def test_harm_charges_goods_and_travelers_for_their_deaths() -> None:
    found = mexico(phase_in=0.5)
    assert found.adjustment_charge == pytest.approx(0.05 * 0.5 * 12.8e6 * 4250 * 0.3)
    assert found.toll_charge == pytest.approx(0.01 * 0.5 * 12.8e6 * 4250 * 0.7)


def test_compliance_spreads_the_regulatory_cost_over_goods_output() -> None:
    found = mexico(basis="compliance", regulatory_cost=2e10, us_goods_output=1e13)
    assert found.adjustment_charge == pytest.approx(0.6 * 2e10 / 1e13 * 4.75e11)


def test_countervailing_reads_the_missing_cost_as_a_subsidy() -> None:
    found = mexico(basis="countervailing", regulatory_cost=2e10, us_gdp=2e13)
    assert found.adjustment_charge == pytest.approx(0.6 * 2e10 / 2e13 * 1.8e12 / 5.9e11 * 4.75e11)


@pytest.mark.parametrize("basis", ["compliance", "countervailing"])
def test_outcomes_move_the_target_of_the_other_bases(basis: str) -> None:
    assert mexico(7500.0, basis=basis).adjustment_charge == pytest.approx(1.5 * mexico(basis=basis).adjustment_charge)


@pytest.mark.parametrize("country", [{"eligible": False}, {"deficit": 0.0}])
def test_not_chargeable_pays_nothing_and_its_footprint_is_told(country: dict[str, Any]) -> None:
    found = mexico(country=country)
    assert (found.chargeable, found.adjustment_charge, found.toll_charge) == (False, 0, 0)
    assert found.uncharged_deaths == 4250
    assert found.uncharged_harm == 4250 * 12.8e6


def test_a_new_country_without_a_baseline_pays_the_plain_target() -> None:
    data = pills(5000.0, score={"MEX": 40.0}, new_source={"IND": 1.0})
    data["policy"] |= {"basis": "compliance", "regulatory_cost": 2e10, "us_goods_output": 1e13}
    found = assess(Scenario.model_validate(data)).countries
    assert found["IND"].adjustment_charge == pytest.approx(0.6 * 2e10 / 1e13 * 4.75e11)
    assert found["CAN"].adjustment_charge == 0


def test_consumers_pay_the_passed_through_part() -> None:
    found = mexico(pass_through=0.8, households=1e8)
    after = found.imports_after
    assert after == pytest.approx(4.75e11 / (1 + 0.8 * found.adjustment_rate))
    assert found.consumer_cost == pytest.approx(0.8 * found.adjustment_rate * after)
    assert found.consumer_cost_per_household == pytest.approx(found.consumer_cost / 1e8)


def test_deficit_is_the_weighted_mean_of_its_items() -> None:
    items = Governance(analogue_law=1.0, drug_regulation_enforced=0.5, know_your_customer_law=0.0,
                       know_your_customer_enforced=0.0, precursor_control=0.0)  # fmt: skip
    assert deficit_of(items, GovernanceWeights()) == pytest.approx(0.3)
    assert deficit_of(items, GovernanceWeights(analogue_law=3.0)) == pytest.approx(3.5 / 7)
    given = {"deficit": None, "governance": items.model_dump()}
    assert mexico(country=given).deficit == pytest.approx(0.3)

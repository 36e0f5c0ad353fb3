"""Who pays: what is collected is borne, by someone, to the dollar."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, assess
from model.incidence import Burden, adjustment_burdens, by_mode, tariff_burden, total
from model.scenario import Policy
from tests.model.scenarios import pills, scenarios


def test_hand_derived_case() -> None:
    """Pass-through ½, ε = −2, a rate of 0.2 on 100: prices rise 10%, imports fall to 100/1.21."""
    policy = Policy(pass_through=0.5, import_elasticity=-2.0, households=10.0)
    burden = tariff_burden(policy, 100.0, 0.2)
    assert burden.imports_after == pytest.approx(100 / 1.21)
    assert burden.revenue == pytest.approx(20 / 1.21)
    assert (burden.consumers, burden.sellers) == pytest.approx((10 / 1.21, 10 / 1.21))
    assert burden.per_household == pytest.approx(1 / 1.21)
    half = tariff_burden(policy, 100.0, 0.2, covered=0.5)
    assert half.revenue == pytest.approx(10 / 1.21)
    assert half.imports_after == pytest.approx(50 + 50 / 1.21)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(scenarios(), st.floats(0, 2))
def test_the_adjustment_is_borne_as_the_assessment_says(data: dict[str, Any], pass_through: float) -> None:
    data["policy"]["pass_through"] = pass_through
    scenario = Scenario.model_validate(data)
    assessment = assess(scenario)
    burdens = adjustment_burdens(scenario, assessment)
    for code, burden in burdens.items():
        country = assessment.countries[code]
        assert burden.revenue == pytest.approx(country.adjustment_revenue, rel=1e-6, abs=1e-3)
        assert burden.imports_after == pytest.approx(country.imports_after, rel=1e-6, abs=1e-3)
        assert burden.consumers + burden.sellers == pytest.approx(burden.revenue)
    assert total(burdens).consumers == pytest.approx(assessment.consumer_cost, rel=1e-6, abs=1e-3)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.floats(0, 10), st.floats(0, 1), st.floats(0, 1e15))
def test_a_tariff_never_takes_more_than_its_base(rate: float, covered: float, imports: float) -> None:
    burden = tariff_burden(Policy(), imports, rate, covered)
    assert 0 <= burden.revenue <= rate * covered * imports * (1 + 1e-12)
    assert burden.imports_after <= imports * (1 + 1e-12)
    assert tariff_burden(Policy(), imports, 0.0, covered).revenue == 0


def test_totals_of_no_country_are_zero() -> None:
    assert total({}) == Burden(0, 0, 0, 0, 0, 0, 0, 0)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.dictionaries(st.text(min_size=1), st.floats(0, 1e9), min_size=1), st.floats(0, 1e12))
def test_modes_add_up_to_the_toll(entries: dict[str, float], revenue: float) -> None:
    paid = by_mode(revenue, entries)
    assert sum(paid.values()) == pytest.approx(revenue if sum(entries.values()) > 0 else 0.0, rel=1e-9, abs=1e-6)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.sampled_from([("rate", 10), ("covered", 1), ("imports", 1e18)]),
    st.one_of(st.floats(max_value=-1e-9), st.just(float("nan")), st.just(float("inf"))),
)
def test_bad_input_is_refused_with_field_and_range(field: tuple[str, float], value: float) -> None:
    arguments = {"imports": 1.0, "rate": 0.1, field[0]: value}
    with pytest.raises(ValueError, match=rf"^{field[0]}: allowed 0 to "):
        tariff_burden(Scenario.model_validate(pills(1)).policy, **arguments)
    with pytest.raises(ValueError, match=r"entries\.bus: allowed 0 to"):
        by_mode(1.0, {"bus": value})

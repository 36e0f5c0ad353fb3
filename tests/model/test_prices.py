"""A price solves its equation, or stops where it must."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.prices import Prices, price

many = settings(max_examples=150, deadline=None, derandomize=True)


def solve(charge: float, base: float, scale: float, elasticity: float, cap: float) -> Prices:
    inverse = 0.0 if scale == float("inf") else 1.0 / scale
    return price(*(np.array([[value]]) for value in (charge, base, inverse, elasticity, cap)))


def one(values: Any) -> Any:
    return values[0, 0].item()


amounts = st.floats(1e-3, 1e12)


@many
@given(amounts, amounts, st.floats(0.1, 100), st.floats(-10, 0), st.floats(0, 100))
def test_price_solves_its_equation_or_is_capped(
    charge: float, base: float, scale: float, elasticity: float, cap: float
) -> None:
    found = solve(charge, base, scale, elasticity, cap)
    x = one(found.price)
    revenue = x * base * (1 + x / scale) ** elasticity
    assert revenue == pytest.approx(one(found.revenue), rel=1e-11)
    assert one(found.revenue) + one(found.uncollected) == pytest.approx(charge, rel=1e-12)
    if not one(found.capped):
        assert revenue == pytest.approx(charge, rel=1e-11)
    else:
        peak = scale / (-elasticity - 1) if elasticity < -1 else float("inf")
        assert x == pytest.approx(min(cap, peak), rel=1e-12)


@many
@given(amounts, st.floats(1, 3), amounts, st.floats(-5, 0))
def test_a_higher_charge_never_lowers_the_price(charge: float, factor: float, base: float, elasticity: float) -> None:
    lower = solve(charge, base, 1.0, elasticity, 10.0)
    higher = solve(charge * factor, base, 1.0, elasticity, 10.0)
    assert one(higher.price) >= one(lower.price) * (1 - 1e-12)


@many
@given(st.floats(0.01, 0.99), st.floats(-8, -1.05))
def test_the_smallest_root_is_taken(part: float, elasticity: float) -> None:
    peak = 1 / (-elasticity - 1)
    most = peak * (1 + peak) ** elasticity
    found = solve(part * most * 100, 100.0, 1.0, elasticity, 1e3)
    assert not one(found.capped)
    assert one(found.price) < peak


def test_closed_forms() -> None:
    assert one(solve(50, 100, 1, 0, 10).price) == 0.5
    assert one(solve(50, 100, 1, -1, 10).price) == pytest.approx(1.0, rel=1e-13)
    assert one(solve(50, 100, float("inf"), -3, 10).price) == 0.5


def test_beyond_the_peak_the_price_stops_there() -> None:
    found = solve(90, 100, 1, -2, 10)
    assert one(found.capped)
    assert one(found.price) == 1.0
    assert one(found.revenue) == pytest.approx(25.0)
    assert one(found.uncollected) == pytest.approx(65.0)


@pytest.mark.parametrize(("charge", "base"), [(0, 100), (5, 0), (0, 0)])
def test_nothing_to_charge_or_to_charge_on(charge: float, base: float) -> None:
    found = solve(charge, base, 1, -0.5, 10)
    assert (one(found.price), one(found.capped), one(found.revenue)) == (0, False, 0)
    assert one(found.uncollected) == charge


@many
@given(
    st.sampled_from([0.0, 5e-324, 1e-9, 1.0, 1e17, 1e60]),
    st.sampled_from([0.0, 5e-324, 1.0, 1e18]),
    st.sampled_from([1e-2, 1.0, 1e6, float("inf")]),
    st.floats(-50, 0),
    st.sampled_from([0.0, 1e-9, 0.5, 1e6]),
)
def test_extremes_stay_finite(charge: float, base: float, scale: float, elasticity: float, cap: float) -> None:
    found = solve(charge, base, scale, elasticity, cap)
    assert all(np.isfinite(values).all() for values in vars(found).values())
    assert 0 <= one(found.price) <= cap


@pytest.mark.parametrize("inverse", [5e-324, 1e-300])
@pytest.mark.parametrize("charge", [0.0, 25.0])
def test_a_response_too_small_for_a_number_is_none(inverse: float, charge: float) -> None:
    found = price(*(np.array([[value]]) for value in (charge, 100.0, inverse, -3.0, 0.5)))
    assert (one(found.price), one(found.capped), one(found.revenue)) == (charge / 100, False, charge)

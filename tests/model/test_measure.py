"""The arithmetic of a measured score."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.measure import flow, score

positive = st.floats(1e-6, 1e12)


@pytest.mark.parametrize(("now", "expected"), [(0.0, 100.0), (6.0, 40.0), (10.0, 0.0), (15.0, -50.0)])
def test_score_by_hand(now: float, expected: float) -> None:
    assert score(now, 10.0) == pytest.approx(expected)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(positive, positive, positive, positive, st.floats(0.01, 100))
def test_score_does_not_depend_on_units(a: float, b: float, c: float, d: float, unit: float) -> None:
    plain = score(flow(a, b), flow(c, d))
    assert plain <= 100
    assert score(flow(unit * a, b), flow(unit * c, d)) == pytest.approx(plain, rel=1e-6, abs=1e-6)
    assert score(flow(a, unit * b), flow(c, unit * d)) == pytest.approx(plain, rel=1e-6, abs=1e-6)


BAD = st.sampled_from([-1.0, float("nan"), float("inf"), float("-inf")])


@settings(max_examples=20, deadline=None, derandomize=True)
@given(BAD)
def test_bad_input_is_refused_with_field_and_range(bad: float) -> None:
    for call, field in ((lambda: flow(bad, 1.0), "found"), (lambda: score(bad, 1.0), "now")):
        with pytest.raises(ValueError, match=f"^{field}: allowed 0 or more"):
            call()
    for value in (bad, 0.0):
        with pytest.raises(ValueError, match=r"^base: allowed above 0"):
            flow(1.0, value)
        with pytest.raises(ValueError, match=r"^baseline: allowed above 0"):
            score(1.0, value)

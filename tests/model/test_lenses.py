"""The lenses on plain numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import lenses

unit = st.floats(0, 1)


def test_entry_is_the_part_of_all_pounds() -> None:
    assert lenses.entry({"MEX": 80.0, "CAN": 5.0}, 15.0) == {"MEX": 0.8, "CAN": 0.05}
    assert lenses.entry({"MEX": 0.0}, 0.0) == {}


def test_trade_spreads_a_part_over_all_countries() -> None:
    found = lenses.trade({"MEX": 0.8}, {"MEX": 10.0, "CHN": 20.0}, 100.0, 0.5)
    assert found == pytest.approx({"MEX": 0.45, "CHN": 0.1})


def test_precursor_moves_a_part_of_finishing_countries() -> None:
    found = lenses.precursor({"MEX": 0.8, "CHN": 0.1}, {"CHN": 0.9, "IND": 0.1}, 0.25)
    assert found == pytest.approx({"MEX": 0.6, "CHN": 0.28, "IND": 0.02})


def test_blend_is_the_weighted_mean() -> None:
    found = lenses.blend({"entry": {"MEX": 0.8}, "trade": {"MEX": 0.4, "CHN": 0.2}}, {"entry": 1.0, "trade": 3.0})
    assert found == pytest.approx({"MEX": 0.5, "CHN": 0.15})


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.floats(0, 1e5), st.floats(0, 1e5), st.floats(0, 1e5), st.floats(1, 1e9), unit, unit)
def test_no_lens_gives_more_than_there_is(
    mexico: float, canada: float, elsewhere: float, imports: float, theta: float, psi: float
) -> None:
    entry = lenses.entry({"MEX": mexico, "CAN": canada}, elsewhere)
    trade = lenses.trade(entry, {"MEX": imports / 2, "CHN": imports / 3}, imports, theta)
    precursor = lenses.precursor(entry, {"CHN": 0.9, "IND": 0.1}, psi)
    for shares in (entry, trade, precursor):
        assert all(share >= 0 for share in shares.values())
        assert sum(shares.values()) <= 1 + 1e-12
    assert sum(precursor.values()) == pytest.approx(sum(entry.values()))

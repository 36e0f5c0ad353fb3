"""Traffic between ports: none at one toll, and never more than a port loses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.port_leakage import diverted_crossings
from model.scenario import Policy

POLICY = Policy(crossing_cost=25.0, crossing_elasticity=-1.0)


def test_by_hand() -> None:
    """A toll of 25 at the first halves its 100 crossings; half of those move, 3:1, and save all of the toll."""
    moved = diverted_crossings(np.array([100.0, 30.0, 10.0]), np.array([25.0, 0.0, 0.0]), POLICY, 0.5)
    assert moved == pytest.approx(np.array([[0, 18.75, 6.25], [0, 0, 0], [0, 0, 0]]))


def test_who_saves_less_moves_less() -> None:
    moved = diverted_crossings(np.array([100.0, 40.0]), np.array([25.0, 20.0]), POLICY, 0.5)
    assert moved[0, 1] == pytest.approx(0.5 * 50 * 5 / 25)


counts = st.lists(st.tuples(st.floats(0, 1e9), st.floats(0, 1e3)), min_size=1, max_size=6)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(counts, st.floats(0, 1e3), st.floats(0, 1), st.floats(-5, 0))
def test_at_one_toll_nothing_moves(ports: list[tuple[float, float]], toll: float, ratio: float, bend: float) -> None:
    entries = np.array([each[0] for each in ports])
    policy = POLICY.model_copy(update={"crossing_elasticity": bend})
    assert not diverted_crossings(entries, np.full(len(ports), toll), policy, ratio).any()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(counts, st.floats(0, 1), st.floats(-5, 0))
def test_a_port_sends_no_more_than_it_loses_and_none_to_a_dearer_one(
    ports: list[tuple[float, float]], ratio: float, bend: float
) -> None:
    entries, toll = np.array(ports).T
    policy = POLICY.model_copy(update={"crossing_elasticity": bend})
    moved = diverted_crossings(entries, toll, policy, ratio)
    lost = entries * (1 - (1 + toll / 25) ** bend)
    assert (moved >= 0).all()
    assert (moved.sum(axis=1) <= ratio * lost * (1 + 1e-9) + 1e-9).all()
    assert not moved[toll[:, None] <= toll].any()


@pytest.mark.parametrize(
    ("entries", "toll", "ratio", "said"),
    [
        ([-1.0], [1.0], 0.5, r"entries: allowed 0 to 1e\+12, got np.float64\(-1.0\)"),
        ([1.0], [float("nan")], 0.5, "toll: allowed 0 to 1,000,000"),
        ([1.0], [1.0], 1.5, "port_diversion: allowed 0 to 1"),
        ([1.0], [1.0, 2.0], 0.5, r"toll: allowed one for each of \(1,\) entries"),
    ],
)
def test_bad_input_is_refused_with_field_and_range(
    entries: list[float], toll: list[float], ratio: float, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        diverted_crossings(np.array(entries), np.array(toll), POLICY, ratio)

"""Revenue to regions: every dollar given out once, floors kept, what is missing said."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.invest import Infeasible, Region, Weights, allocate, allocation_of
from model.proportional import scaled_within
from tests.model.invest_plans import plan

ONLY_DEATHS = Weights(deaths=1.0, death_rate=0.0, population=0.0, pill_evidence=0.0, vulnerability=0.0)
FIGURE = st.one_of(st.none(), st.floats(0.0, 1e5))


@st.composite
def regions(draw: st.DrawFn) -> dict[str, Region]:
    count = draw(st.integers(1, 40))
    return {
        f"r{place}": Region(deaths=draw(FIGURE), population=draw(st.floats(1.0, 1e8)), death_rate=draw(FIGURE))
        for place in range(count)
    }


@settings(deadline=None, derandomize=True, max_examples=60)
@given(regions(), st.floats(0.0, 1e13), st.floats(0.0, 1.0))
def test_every_dollar_is_given_out_and_floors_are_kept(
    places: dict[str, Region], revenue: float, floor_share: float
) -> None:
    floors = dict.fromkeys(places, floor_share * math.floor(revenue) / len(places))
    found = allocate(revenue, places, Weights(), floors)
    assert sum(found.amounts.values()) == found.revenue == round(revenue)
    assert math.fsum(float(amount) for amount in found.amounts.values()) == found.revenue
    assert all(amount >= math.floor(floors[key]) for key, amount in found.amounts.items())


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(st.floats(1.0, 1e5), min_size=2, max_size=20), st.floats(1.5, 10.0))
def test_more_need_never_gets_less(deaths: list[float], factor: float) -> None:
    places = {f"r{place}": Region(deaths=value) for place, value in enumerate(deaths)}
    more = places | {"r0": Region(deaths=deaths[0] * factor)}
    before = allocate(1e9, places, ONLY_DEATHS, {})
    assert allocate(1e9, more, ONLY_DEATHS, {}).amounts["r0"] >= before.amounts["r0"]


def test_without_floors_it_is_in_proportion() -> None:
    places = {"a": Region(deaths=100.0), "b": Region(deaths=300.0)}
    assert allocate(4000, places, ONLY_DEATHS, {}).amounts == {"a": 1000, "b": 3000}


def test_a_floor_takes_from_the_others_in_proportion() -> None:
    # a would get 100 of 1000; its floor of 280 leaves 720 for b and c, as 3 : 6
    places = {"a": Region(deaths=10.0), "b": Region(deaths=30.0), "c": Region(deaths=60.0)}
    found = allocate(1000, places, ONLY_DEATHS, {"a": 280.0})
    assert found.amounts == {"a": 280, "b": 240, "c": 480}
    assert found.at_floor == ("a",)


def test_dollars_left_over_go_to_the_largest_remainders() -> None:
    # thirds of 100 are 33⅓ each: one dollar is left, and goes to the first
    places = {key: Region(deaths=1.0) for key in "abc"}
    assert allocate(100, places, ONLY_DEATHS, {}).amounts == {"a": 34, "b": 33, "c": 33}


def test_a_missing_figure_is_not_zero() -> None:
    # weights 1 : 1. Means: deaths 200 (of two), population 2. a: (½ + ½)/2 = ½; b: (1½ + 1)/2 = 1¼; c: population 1½
    weights = Weights(deaths=1.0, death_rate=0.0, population=1.0, pill_evidence=0.0, vulnerability=0.0)
    places = {
        "a": Region(deaths=100.0, population=1.0),
        "b": Region(deaths=300.0, population=2.0),
        "c": Region(population=3.0),
    }
    found = allocate(3250, places, weights, {})
    assert found.need == pytest.approx({"a": 0.5, "b": 1.25, "c": 1.5})
    assert found.amounts == {"a": 500, "b": 1250, "c": 1500}
    assert found.missing == {"a": (), "b": (), "c": ("deaths",)}


def test_a_region_without_any_figure_gets_its_floor() -> None:
    places = {"a": Region(deaths=5.0), "none": Region()}
    found = allocate(100, places, ONLY_DEATHS, {"none": 20.0})
    assert found.amounts == {"a": 80, "none": 20}
    assert found.need["none"] is None


@pytest.mark.parametrize(
    ("revenue", "floors", "said"),
    [
        (100.0, {"a": 60.0, "b": 60.0}, r"floors: allowed up to the revenue \(100 USD\) together; they sum to 120"),
        (math.nan, {}, "revenue: allowed 0 to"),
        (-1.0, {}, "revenue: allowed 0 to"),
        (math.inf, {}, "revenue: allowed 0 to"),
        (100.0, {"a": -1.0}, "floors: allowed 0 or more"),
        (100.0, {"a": math.nan}, "floors: allowed 0 or more"),
    ],
)
def test_what_cannot_be_had_is_refused(revenue: float, floors: dict[str, float], said: str) -> None:
    places = {"a": Region(deaths=1.0), "b": Region(deaths=1.0)}
    with pytest.raises(Infeasible, match=said):
        allocate(revenue, places, ONLY_DEATHS, floors)


def test_nothing_to_divide_by_is_refused() -> None:
    with pytest.raises(Infeasible, match="regions: at least one needs a figure above 0"):
        allocate(100.0, {"a": Region(), "b": Region(deaths=0.0)}, ONLY_DEATHS, {})


def test_the_share_of_the_regions_is_taken_first() -> None:
    assert allocation_of(plan(1000.0, hidta_share=0.25)).revenue == 250


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.integers(1, 30), st.integers(0, 2**32 - 1), st.floats(0.0, 1.0))
def test_scaling_within_limits_costs_the_total(count: int, seed: int, where: float) -> None:
    random = np.random.default_rng(seed)
    weights, price = random.uniform(0.1, 10, count), random.uniform(1, 5, count)
    low = random.uniform(0, 5, count)
    high = low + random.uniform(0, 20, count)
    least, most = (price * low).sum(), (price * high).sum()
    total = least + where * (most - least)
    found = scaled_within(weights, low, high, price, total)
    assert (price * found).sum() == pytest.approx(total, rel=1e-9)
    assert (found >= low).all()
    assert (found <= high).all()
    inside = (found > low * (1 + 1e-9)) & (found < high * (1 - 1e-9))
    assert np.ptp(found[inside] / weights[inside]) < 1e-6 if inside.any() else True

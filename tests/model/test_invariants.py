"""What must hold of every assessment (model.md §2, Invariants)."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Assessment, Scenario, assess
from tests.model.scenarios import CODES, pills, scenarios

CLAIMS = st.floats(0, 100)
many = settings(max_examples=60, deadline=None, derandomize=True)


def assessed(data: dict[str, Any]) -> Assessment:
    return assess(Scenario.model_validate(data))


def close(expected: float, size: float = 1.0) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9 * max(size, 1.0))


@many
@given(scenarios())
def test_deaths_now_are_fully_attributed(data: dict[str, Any]) -> None:
    for result in assessed(data).outcomes.values():
        total = sum(footprint.current for footprint in result.footprints.values())
        assert total == close(result.deaths_current, result.deaths_baseline)


@many
@given(scenarios())
def test_parts_are_not_negative_and_sum_to_deaths_now(data: dict[str, Any]) -> None:
    for result in assessed(data).outcomes.values():
        for footprint in result.footprints.values():
            assert min(footprint) >= 0
            assert sum(footprint[1:6]) == close(footprint.current, result.deaths_current)


@many
@given(scenarios(scores=st.just(0.0)))
def test_at_the_set_point_each_answers_for_its_share(data: dict[str, Any]) -> None:
    for outcome in data["outcomes"].values():
        outcome["deaths_current"] = outcome["deaths_baseline"]
    for name, result in assessed(data).outcomes.items():
        for code in CODES:
            assert result.footprints[code].current == data["outcomes"][name]["share"][code] * result.deaths_baseline


@many
@given(scenarios(scores=CLAIMS, evidence=0.0), st.sampled_from(CODES), CLAIMS)
def test_no_credit_without_outcome(data: dict[str, Any], code: str, score: float) -> None:
    for outcome in data["outcomes"].values():
        outcome["deaths_current"] = outcome["deaths_baseline"]
    claimed = deepcopy(data)
    for outcome in claimed["outcomes"].values():
        outcome["score"][code] = score
    before, after = assessed(data).countries, assessed(claimed).countries
    for each in CODES:
        assert after[each].adjustment_charge == close(before[each].adjustment_charge, 1e12)
        assert after[each].toll_charge == close(before[each].toll_charge, 1e12)


@many
@given(scenarios(scores=CLAIMS, evidence=0.0), st.sampled_from(CODES), CLAIMS)
def test_confirmed_improvement_never_raises_a_charge(data: dict[str, Any], code: str, gain: float) -> None:
    better = deepcopy(data)
    for outcome in better["outcomes"].values():
        outcome["score"][code] = max(outcome["score"][code], gain)
    before, after = confirmed(data).countries, confirmed(better).countries
    for each in CODES:
        assert after[each].adjustment_charge <= before[each].adjustment_charge * (1 + 1e-9) + 1e-3
        assert after[each].toll_charge <= before[each].toll_charge * (1 + 1e-9) + 1e-3


def confirmed(data: dict[str, Any]) -> Assessment:
    """The assessment when deaths follow the scores exactly."""
    followed = deepcopy(data)
    for name, result in assessed(data).outcomes.items():
        followed["outcomes"][name]["deaths_current"] = result.expected
    return assessed(followed)


@many
@given(st.floats(1, 1e5), CLAIMS.filter(lambda score: score > 1), st.floats(0, 1), st.floats(0, 1))
def test_new_source_moves_deaths_one_for_one(deaths: float, score: float, remained: float, weight: float) -> None:
    share = {"MEX": 0.85, "CHN": 0.10}
    now = deaths * (1 - 0.85 * score / 100 * (1 - remained))
    plain = pills(now, deaths_baseline=deaths, share=share, score={"MEX": score})
    moved = pills(now, deaths_baseline=deaths, share=share, score={"MEX": score}, new_source={"CHN": weight})
    before, after = assessed(plain), assessed(moved)
    displaced = after.outcomes["counterfeit_pills"].displaced
    gain = after.countries["CHN"].deaths_current - before.countries["CHN"].deaths_current
    loss = before.countries["MEX"].deaths_current - after.countries["MEX"].deaths_current
    assert gain == close(weight * displaced, deaths)
    assert loss == close(gain, deaths)


@many
@given(scenarios(bases=("harm",)), st.floats(0.01, 10))
def test_charges_scale_with_deaths(data: dict[str, Any], factor: float) -> None:
    scaled = deepcopy(data)
    for outcome in scaled["outcomes"].values():
        outcome["deaths_baseline"] *= factor
        outcome["deaths_current"] *= factor
    before, after = assessed(data).countries, assessed(scaled).countries
    for code in CODES:
        assert after[code].adjustment_charge == close(before[code].adjustment_charge * factor, 1e6)
        assert after[code].toll_charge == close(before[code].toll_charge * factor, 1e6)


@many
@given(scenarios(), st.randoms(use_true_random=False))
def test_order_is_irrelevant(data: dict[str, Any], random: Any) -> None:
    countries, outcomes = list(data["countries"].items()), list(data["outcomes"].items())
    random.shuffle(countries)
    random.shuffle(outcomes)
    shuffled = {**data, "countries": dict(countries), "outcomes": dict(outcomes)}
    before, after = assessed(data), assessed(shuffled)
    assert after.revenue == close(before.revenue, 1e9)
    for code in CODES:
        assert after.countries[code].adjustment_rate == close(before.countries[code].adjustment_rate)
        assert after.countries[code].deaths_current == close(before.countries[code].deaths_current, 1e5)


@many
@given(scenarios())
def test_who_may_not_be_charged_is_not(data: dict[str, Any]) -> None:
    for code, result in assessed(data).countries.items():
        if not data["countries"][code]["eligible"]:
            assert (result.adjustment_charge, result.adjustment_rate, result.toll_charge, result.toll) == (0, 0, 0, 0)
            assert result.uncharged_deaths == result.deaths_current

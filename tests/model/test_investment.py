"""The mix of interventions: the best there is, within its limits, claiming no more than the evidence."""

import itertools
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model.__main__ import main
from model.invest import Infeasible, Plan, fails_well, invest, investment_report, mix_of
from model.invest.constraints import constraints_of
from model.invest.effects import averted, averted_by, marginal, returns_of
from model.problems import problems_of
from tests.model.invest_plans import NALOXONE, STRIPS, TREATMENT, plan, plan_data

BUDGET = np.array([3e7, 9e7])
LIMITS: list[dict[str, Any]] = [
    {},
    {"strips": {"region_floor": 0.1}},
    {"naloxone": {"region_cap": 0.3}},
    {"treatment": {"total_floor": 8e7}},
    {"naloxone": {"total_cap": 1e7}, "strips": {"total_floor": 5e6}},
]


@pytest.mark.parametrize("limits", LIMITS)
def test_no_point_of_a_grid_is_better(limits: dict[str, Any]) -> None:
    case = plan(limits=limits)
    mix = mix_of(case, BUDGET)
    constraints, returns = constraints_of(case, BUDGET), returns_of(case)
    parts = [np.array(split) / 12 for split in itertools.product(range(13), repeat=2) if sum(split) <= 12]
    best = 0.0
    for north, south in itertools.product(parts, repeat=2):
        spending = np.array([[*north, 0.0], [*south, 0.0]]) * BUDGET[:, None]
        spending[:, 2] = np.minimum(constraints.high[:, 2], BUDGET - spending.sum(axis=1))
        if _allowed(spending, constraints):
            best = max(best, float(averted(returns, spending).sum()))
    assert best > 0
    assert mix.averted.sum() >= best * (1 - 1e-9)
    assert mix.averted.sum() <= best * 1.05
    assert _allowed(mix.spending, constraints)


@pytest.mark.parametrize("limits", LIMITS)
def test_the_conditions_of_an_optimum_are_met(limits: dict[str, Any]) -> None:
    assert mix_of(plan(limits=limits), BUDGET).residual < 1e-3


def _allowed(spending: np.ndarray, constraints: Any) -> bool:
    slack = 1e-6 * BUDGET.sum()
    return bool(
        (spending.sum(axis=1) <= constraints.budget + slack).all()
        and (spending >= constraints.low - slack).all()
        and (spending <= constraints.high + slack).all()
        and (spending.sum(axis=0) >= constraints.total_low - slack).all()
        and (spending.sum(axis=0) <= constraints.total_high + slack).all()
    )


def test_one_intervention_by_hand() -> None:
    # m = 0.8·0.2 = 0.16; k = 40·120·0.8·700 = 2,688,000; b = k·ln 2 averts half of m: 700·0.16/2 = 56
    case = plan(interventions={"naloxone": NALOXONE})
    returns = returns_of(case)
    spending = np.array([[2_688_000 * math.log(2)], [0.0]])
    assert averted(returns, spending) == pytest.approx([56.0, 0.0])
    # the next dollar: D·m·e^(−b/k)/k = 700·0.16·0.5/2,688,000
    assert marginal(returns, spending)[0, 0] == pytest.approx(56 / 2_688_000)
    assert case.interventions["naloxone"].first_death_cost == pytest.approx(40 * 120 / 0.2)


def test_a_death_is_averted_once() -> None:
    # both at their limits: what remains is (1 − 0.16)·(1 − 0.12) of 700 deaths
    case = plan()
    spending = np.array([[1e12, 1e12, 0.0], [0.0, 0.0, 0.0]])
    assert averted(returns_of(case), spending)[0] == pytest.approx(700 * (1 - 0.84 * 0.88))


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(st.floats(0.0, 1e9), min_size=6, max_size=6))
def test_averted_rises_bends_and_divides(amounts: list[float]) -> None:
    returns, spending = returns_of(plan()), np.array(amounts).reshape(2, 3)
    parts = averted_by(returns, spending)
    assert parts.sum(axis=1) == pytest.approx(averted(returns, spending))
    assert (parts[:, 2] == 0).all()
    more = averted(returns, spending * 1.5)
    assert (more >= averted(returns, spending)).all()
    middle = averted(returns, spending * 1.25)
    assert (middle >= (more + averted(returns, spending)) / 2 - 1e-9).all()


@settings(deadline=None, derandomize=True, max_examples=25)
@given(st.floats(1e5, 1e10), st.floats(0.0, 0.4), st.floats(0.3, 1.0))
def test_floors_caps_and_budgets_hold(revenue: float, floor: float, cap: float) -> None:
    case = plan(revenue, limits={"strips": {"region_floor": floor}, "naloxone": {"region_cap": cap}})
    found = invest(case)
    budget = np.array(list(found.allocation.amounts.values()), dtype=float)
    spending = found.mix.spending
    assert (spending.sum(axis=1) <= budget * (1 + 1e-9) + 1e-6).all()
    assert (spending[:, 2] >= floor * budget * (1 - 1e-9)).all()
    assert (spending[:, 0] <= cap * budget * (1 + 1e-9)).all()
    assert spending.sum(axis=1) + found.mix.unspent == pytest.approx(budget)
    assert found.mix.residual < 1e-3
    assert (found.mix.averted_low <= found.mix.averted + 1e-9).all()
    assert (found.mix.averted <= found.mix.averted_high + 1e-9).all()


@settings(deadline=None, derandomize=True, max_examples=25)
@given(st.floats(1e5, 1e9), st.floats(1.0, 4.0))
def test_more_revenue_never_averts_less(revenue: float, factor: float) -> None:
    less, more = (fails_well(invest(plan(amount))) for amount in (revenue, revenue * factor))
    assert more.averted >= less.averted * (1 - 1e-9)


def test_an_override_is_kept_and_priced() -> None:
    case = plan(overrides={"north": {"naloxone": 1e6}})
    mix = mix_of(case, BUDGET)
    assert mix.spending[0, 0] == 1e6
    bound = {(limit.kind, limit.region, limit.intervention) for limit in mix.binding}
    assert ("override", "north", "naloxone") in bound


def test_the_price_of_a_budget_is_what_another_dollar_averts() -> None:
    mix = mix_of(plan(), BUDGET)
    price = next(limit.lives_per_million for limit in mix.binding if limit.region == "south")
    step = 1e4
    gained = mix_of(plan(), BUDGET + np.array([0.0, step])).averted.sum() - mix.averted.sum()
    assert gained / step * 1e6 == pytest.approx(price, rel=1e-2)


def test_without_an_effect_no_life_is_claimed() -> None:
    found = invest(plan(interventions={"strips": STRIPS}, limits={"strips": {"region_floor": 1.0}}))
    told = investment_report(found)
    assert told["interventions"]["strips"]["averted"] is None
    assert told["interventions"]["strips"]["units"] == pytest.approx(1e9)
    assert told["fails_well"]["averted"] == 0
    assert told["fails_well"]["cost_per_death"] is None


def test_a_region_without_deaths_claims_none_and_keeps_its_money() -> None:
    data = plan_data()
    data["regions"]["islands"] = {"population": 3e6}
    told = investment_report(invest(Plan.model_validate(data)))["regions"]["islands"]
    assert told["lives_claimed"] is False
    assert told["averted"] == 0
    assert told["unspent"] == pytest.approx(told["amount"])
    assert told["missing"][0] == "deaths"


@pytest.mark.parametrize(
    ("limits", "overrides", "said"),
    [
        ({"naloxone": {"region_floor": 0.6}, "strips": {"region_floor": 0.6}}, {}, "regions.north: floors and overrid"),
        ({}, {"north": {"naloxone": 1e12}}, "regions.north: floors and overrides: allowed up to its budget"),
        ({"strips": {"total_floor": 1e12}}, {}, "limits.strips.total_floor: allowed up to its regional caps"),
        ({"strips": {"region_floor": 0.5, "total_cap": 1.0}}, {}, "limits.strips.total_cap: allowed from its regional"),
        ({"strips": {"total_floor": 9e7}, "naloxone": {"total_floor": 9e7}}, {}, "limits: no spending meets the floor"),
    ],
)
def test_limits_that_cannot_be_met_are_refused(limits: Any, overrides: Any, said: str) -> None:
    with pytest.raises(Infeasible, match=said):
        mix_of(plan(limits=limits, overrides=overrides), BUDGET)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"revenue": math.nan}, "revenue: allowed 0 to"),
        ({"revenue": -1.0}, "revenue: allowed 0 to"),
        ({"hidta_share": 1.5}, "hidta_share: allowed 0 to 1, got 1.5"),
        ({"weights": {"deaths": -1.0}}, "weights.deaths: allowed 0 to 100, got -1"),
        ({"regions": {"a": {"vulnerability": 2.0}}}, "regions.a.vulnerability: allowed 0 to 1, got 2"),
        ({"regions": {"A B": {}}}, "regions.A B: is not a valid name: a word of small letters"),
        ({"regions": {}}, "regions: dictionary should have at least 1 item"),
        ({"limits": {"x": {}}}, "limits.x: x is not known"),
        ({"overrides": {"x": {}}}, "overrides.x: x is not known"),
        ({"overrides": {"north": {"x": 1.0}}}, "overrides.north.x: x is not known"),
        ({"limits": {"strips": {"region_floor": 0.9, "region_cap": 0.1}}}, "limits.strips.region_floor: allowed 0 to"),
        ({"limits": {"strips": {"total_floor": 9.0, "total_cap": 1.0}}}, "limits.strips.total_floor: allowed 0 to"),
        ({"interventions": {"x": STRIPS | {"unit_cost": 0.0}}}, "interventions.x.unit_cost: allowed 0.01 to"),
        ({"interventions": {"x": TREATMENT | {"grade": "associated"}}}, "interventions.x.effect: allowed 0 where"),
        ({"interventions": {"x": TREATMENT | {"effect_low": 0.35}}}, "interventions.x.effect: allowed effect_low to"),
        ({"interventions": {"x": TREATMENT | {"effect": 0.99}}}, "interventions.x.effect: allowed 0 to 0.95"),
        ({"interventions": {"x": TREATMENT | {"units_per_death": None}}}, "interventions.x.units_per_death: is req"),
    ],
)
def test_a_bad_plan_is_refused_with_field_and_range(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        plan(**{"revenue": 1e9, **changes})
    assert any(str(problem).startswith(said) for problem in problems_of(caught.value))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), st.lists), st.data())
def test_fuzzed_plans_are_refused_or_give_finite_results(junk: Any, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(["revenue", "weights", "regions", "interventions", "limits", "opioid_share"]))
    problems = _problems_or_result(plan_data(**{"revenue": 1e8, path: junk}))
    assert all(": " in problem for problem in problems)


def _problems_or_result(data: dict[str, Any]) -> list[str]:
    """The problems of a plan; none where it gives a result that JSON can hold."""
    try:
        json.dumps(investment_report(invest(Plan.model_validate(data))), allow_nan=False)
    except ValidationError as error:
        return [str(problem) for problem in problems_of(error)]
    except Infeasible as error:
        return [str(error)]
    return []


def test_invest_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan_data(1e8)))
    assert main(["invest", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sum(region["amount"] for region in told["regions"].values()) == 100_000_000
    assert told["fails_well"]["averted"] > 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"revenue": -5}, "revenue: allowed 0 to"),
        ({"overrides": {"north": {"strips": 1e14}}}, "regions.north: floors and overrides"),
    ],
)
def test_a_bad_file_exits_2(
    changes: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan_data(**{"revenue": 1e8, **changes})))
    assert main(["invest", str(file)]) == 2
    assert capsys.readouterr().err.startswith(said)

"""Allocation, schedule and simulation of a sampling plan, and what is refused."""

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model.__main__ import main
from model.problems import problems_of
from model.sampling import SamplingPlan, Truth, Unaffordable, design, design_report, schedule, simulate, spread
from model.sampling.schedule import draw_shifts

TRUCKS = {"port": "Nogales", "mode": "Trucks", "traffic": 365_000.0, "prevalence": 0.01, "design_effect": 1.0}
CARS = {"port": "Nogales", "mode": "Personal Vehicles", "traffic": 1_460_000.0, "prevalence": 0.01, "cost": 200.0}


def plan_data(**changes: Any) -> dict[str, Any]:
    """A plan of two strata, as a user would write it."""
    data: dict[str, Any] = {"strata": {"trucks": TRUCKS, "cars": CARS | {"design_effect": 1.0}}, "budget": 2e6}
    return data | changes


def plan(**changes: Any) -> SamplingPlan:
    """The same, validated."""
    return SamplingPlan.model_validate(plan_data(**changes))


def test_neyman_with_cost_by_hand() -> None:
    # same p and deff: n ∝ N/√c: trucks 1/√50, cars 4/√200 = 2/√50, so cars get twice as many.
    # 50·n + 200·2n = 450 n = 900,000, so n = 2,000
    found = spread(plan(budget=900_000.0))
    assert found.inspections == {"trucks": 2000, "cars": 4000}
    assert found.cost == 900_000
    # variance: (1/5)²·0.0099/2000 + (4/5)²·0.0099/4000
    assert found.standard_error == pytest.approx(math.sqrt(0.04 * 0.0099 / 2000 + 0.64 * 0.0099 / 4000))
    assert found.half_width == pytest.approx(1.959964 * found.standard_error, rel=1e-6)


@st.composite
def plans(draw: st.DrawFn) -> SamplingPlan:
    strata = {
        f"s{place}": {
            "port": "P",
            "mode": "M",
            "traffic": draw(st.floats(1.0, 1e8)),
            "prevalence": draw(st.floats(1e-4, 0.1)),
            "cost": draw(st.floats(1.0, 500.0)),
        }
        for place in range(draw(st.integers(1, 8)))
    }
    return SamplingPlan.model_validate({"strata": strata, "budget": draw(st.floats(2.5e5, 1e8))})


@settings(deadline=None, derandomize=True, max_examples=40)
@given(plans())
def test_the_budget_holds_and_neyman_is_no_worse_than_proportional(case: SamplingPlan) -> None:
    found = spread(case)
    assert found.cost <= case.budget * (1 + 1e-12)
    for name, count in found.inspections.items():
        most = math.floor(case.arrivals(name))
        assert min(int(case.least), most) <= count <= most
    if found.half_width is not None and found.proportional_half_width is not None:
        assert found.half_width <= found.proportional_half_width * 1.001


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.integers(1, 400), st.floats(0.0, 1.0), st.sampled_from(["systematic", "random"]), st.integers(0, 10**6))
def test_shifts_are_drawn_once_and_in_range(total: int, part: float, scheme: Any, seed: int) -> None:
    count = max(int(total * part), 1)
    shifts = draw_shifts(total, count, scheme, np.random.default_rng(seed))
    assert len(set(shifts.tolist())) == count
    assert shifts.min() >= 0
    assert shifts.max() < total
    if scheme == "systematic" and count > 1:
        gaps = np.diff(shifts)
        assert np.ptp(gaps) <= 1


@pytest.mark.parametrize("scheme", ["systematic", "random"])
def test_every_shift_has_the_same_chance(scheme: Any) -> None:
    draws = 4000
    drawn = Counter(
        int(shift) for seed in range(draws) for shift in draw_shifts(12, 5, scheme, np.random.default_rng(seed))
    )
    expected, error = draws * 5 / 12, math.sqrt(draws * 5 / 12 * 7 / 12)
    assert all(abs(drawn[shift] - expected) < 4 * error for shift in range(12))


@pytest.mark.parametrize("scheme", ["systematic", "random"])
def test_a_schedule_repeats_and_holds_every_inspection(scheme: str) -> None:
    case = plan(scheme=scheme)
    wanted = {"trucks": 1234, "cars": 77}
    turns = schedule(case, wanted)
    assert turns == schedule(case, wanted)
    for name, count in wanted.items():
        assert sum(turn.inspections for turn in turns if turn.stratum == name) == count
    assert all(1 <= turn.day <= 91 and 1 <= turn.shift <= 3 and 1 <= turn.first <= turn.step for turn in turns)
    assert schedule(plan(scheme=scheme, seed=2), wanted) != turns


def test_another_port_does_not_change_a_schedule() -> None:
    alone = schedule(plan(), {"trucks": 500})
    assert schedule(plan(), {"cars": 500, "trucks": 500})[-len(alone) :] == alone


@pytest.mark.parametrize("change", [-0.2, 0.2])
def test_simulated_rounds_agree_with_the_exact_power(change: float) -> None:
    found = simulate(Truth(0.02, change, 18_000, 50, 1.0), 0.95, "clopper_pearson", draws=4000, seed=3)
    assert 0.5 < found.exact < 0.95
    assert found.found == pytest.approx(found.exact, abs=4 * found.found_error)
    assert found.wrong_way < 0.005
    assert found.covered >= 0.94


def test_a_clustered_truth_is_found_as_often_as_the_design_effect_says() -> None:
    found = simulate(Truth(0.02, -0.4, 9000, 30, 2.0), 0.95, "wilson", draws=2000, seed=4)
    assert found.found == pytest.approx(found.exact, abs=0.04)
    assert found.covered == pytest.approx(0.95, abs=0.02)


def test_a_simulation_repeats() -> None:
    truth = Truth(0.01, -0.2, 1000, 50, 1.5)
    assert simulate(truth, 0.95, "wilson", 200, 7) == simulate(truth, 0.95, "wilson", 200, 7)
    assert simulate(truth, 0.95, "wilson", 200, 7) != simulate(truth, 0.95, "wilson", 200, 8)


@pytest.mark.parametrize(
    ("truth", "draws", "said"),
    [
        (Truth(0.01, -0.2, 1000, 50, 1.5), 0, "draws: allowed 1 or more, got 0"),
        (Truth(0.01, -0.2, 1000, 50, 60.0), 10, "design_effect: allowed 1 to the shift's size"),
        (Truth(0.01, 200.0, 1000, 50, 1.5), 10, "prevalence: allowed above 0"),
        (Truth(math.nan, -0.2, 1000, 50, 1.5), 10, "prevalence: allowed above 0"),
        (Truth(0.01, -0.2, 1, 50, 1.5), 10, "inspections: allowed the design effect or more"),
    ],
)
def test_a_truth_that_cannot_be_is_refused(truth: Truth, draws: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        simulate(truth, 0.95, "wilson", draws, 1)


def test_a_design_says_what_cannot_be_done() -> None:
    rare = {"strata": {"trucks": TRUCKS | {"prevalence": 1e-4}}, "budget": 1e5}
    found = design(SamplingPlan.model_validate(rare)).strata["trucks"]
    assert found.possible is False
    assert found.needed.inspections > 3_000_000
    assert found.allotted_power < 0.05
    assert found.expected is not None
    assert found.expected.nothing > 0.5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"budget": math.nan}, "budget: allowed 0 to"),
        ({"budget": -1.0}, "budget: allowed 0 to"),
        ({"change": 0.0}, "change: allowed -0.95 to -0.05 or 0.05 to 3, got 0"),
        ({"change": -1.0}, "change: allowed -0.95 to 3, got -1"),
        ({"confidence": 1.0}, "confidence: allowed 0.5 to 0.9999, got 1"),
        ({"power": 0.0}, "power: allowed 0.05 to 0.999, got 0"),
        ({"days": 0.0}, "days: allowed 1 to 366, got 0"),
        ({"strata": {}}, "strata: dictionary should have at least 1 item"),
        ({"strata": {"A": TRUCKS}}, "strata.A: is not a valid name: a word of small letters"),
        ({"strata": {"a": TRUCKS | {"prevalence": 0.0}}}, "strata.a.prevalence: allowed 1e-09 to 0.5, got 0"),
        ({"strata": {"a": TRUCKS | {"prevalence": 0.4}}, "change": 2.0}, "strata.a.prevalence: allowed below 0.333"),
        ({"strata": {"a": TRUCKS | {"design_effect": 0.5}}}, "strata.a.design_effect: allowed 1 to 100, got 0.5"),
        ({"strata": {"a": TRUCKS | {"cost": 0.0}}}, "strata.a.cost: allowed 0.01 to"),
        ({"strata": {"a": TRUCKS | {"traffic": math.inf}}}, "strata.a.traffic: allowed 1 to"),
        ({"method": "wald"}, "method: input should be 'wilson' or 'clopper_pearson'"),
        ({"seed": -1}, "seed: "),
    ],
)
def test_a_bad_plan_is_refused_with_field_and_range(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        plan(**changes)
    assert any(str(problem).startswith(said) for problem in problems_of(caught.value))


def test_a_budget_below_the_least_is_refused() -> None:
    with pytest.raises(Unaffordable, match=r"budget: allowed 12,500 or more .* got 100"):
        spread(plan(budget=100.0))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), st.lists), st.data())
def test_fuzzed_plans_are_refused_or_give_finite_results(junk: Any, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(["strata", "budget", "change", "days", "least", "shift_size", "power", "seed"]))
    problems = _problems_or_result(plan_data(**{field: junk}))
    assert all(": " in problem for problem in problems)


def _problems_or_result(data: dict[str, Any]) -> list[str]:
    """The problems of a plan; none where it gives a result that JSON can hold."""
    try:
        json.dumps(design_report(design(SamplingPlan.model_validate(data))), allow_nan=False)
    except ValidationError as error:
        return [str(problem) for problem in problems_of(error)]
    except Unaffordable as error:
        return [str(error)]
    return []


def test_sample_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan_data()))
    assert main(["sample", str(file), "--simulate", "50"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["strata"]["trucks"]["needed"]["power"] >= 0.8
    assert told["simulation"]["cars"]["draws"] == 50
    assert sum(turn["inspections"] for turn in told["schedule"]) == sum(told["spread"]["inspections"].values())


@pytest.mark.parametrize(
    ("changes", "options", "said"),
    [
        ({"budget": 1.0}, [], "budget: allowed 12,500 or more"),
        ({"power": 2}, [], "power: allowed 0.05 to 0.999, got 2"),
        ({}, ["--simulate", "-1"], "--simulate: allowed 1 to 10,000,000, got -1"),
        ({}, ["--simulate", "100000000"], "--simulate: allowed 1 to 10,000,000, got 100,000,000"),
        (
            {"strata": {"trucks": TRUCKS | {"design_effect": 60.0}}},
            ["--simulate", "5"],
            "strata.trucks.design_effect: allowed 1 to the shift's size (50), got 60.0",
        ),
    ],
)
def test_a_bad_file_exits_2(
    changes: dict[str, Any], options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan_data(**changes)))
    assert main(["sample", str(file), *options]) == 2
    assert capsys.readouterr().err.startswith(said)

"""Uncertainty: what a run of draws must keep, whatever the scenario and its ranges (model.md §6)."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, assess
from model.uncertainty.defaults import CHOICES, default_ranges, numbers
from model.uncertainty.plan import block_at, plan_of
from model.uncertainty.run import Cancelled, draw_columns
from model.uncertainty.spread import rank_counts, run
from model.uncertainty.streams import key_of, levels, streams_at
from model.uncertainty.study import EVERY_RESULT, UncertaintyStudy
from tests.model.scenarios import pills, scenarios

few = settings(max_examples=25, deadline=None, derandomize=True)
DISTRIBUTIONS = ("uniform", "triangular", "pert", "lognormal")


def study(data: dict[str, Any], ranges: dict[str, Any], **settings_: Any) -> UncertaintyStudy:
    return UncertaintyStudy.model_validate({"scenario": data, "ranges": ranges, "draws": 700, **settings_})


def shape(kind: str, low: float, high: float) -> dict[str, Any]:
    middle = {} if kind in ("uniform", "lognormal") else {"mode": (low + high) / 2}
    return {"distribution": kind, "low": low, "high": high, **middle}


def fixed(kind: str, value: float) -> dict[str, Any]:
    kind = "uniform" if value == 0 and kind == "lognormal" else kind  # a logarithm has no 0
    return {"distribution": kind, "low": value, "high": value} | (
        {} if kind in ("uniform", "lognormal") else {"mode": value}
    )


RANGES = {
    "policy.cost_per_death": shape("triangular", 4.4e6, 14.3e6),
    "policy.import_elasticity": shape("pert", -2.25, -0.5),
    "countries.MEX.imports": shape("lognormal", 4e11, 6e11),
    "outcomes.counterfeit_pills.share.MEX": shape("uniform", 0.3, 1.0),
    "outcomes.counterfeit_pills.share.CHN": shape("uniform", 0.0, 0.5),
    "outcomes.counterfeit_pills.score.MEX": shape("uniform", -50, 100),
    "outcomes.counterfeit_pills.adaptation.MEX": shape("uniform", 0, 1),
    "outcomes.counterfeit_pills.new_source.CHN": shape("uniform", 0, 1),
    "outcomes.counterfeit_pills.channel.default.travelers": shape("uniform", 0.2, 0.9),
    "outcomes.counterfeit_pills.channel.default.cargo": shape("triangular", 0.0, 0.5),
    "outcomes.counterfeit_pills.deaths_current": shape("uniform", 3000, 7000),
    "outcomes.counterfeit_pills.response_exponent": shape("uniform", 0.4, 1),
}


@few
@given(scenarios(), st.sampled_from(DISTRIBUTIONS))
def test_ranges_of_no_width_repeat_the_point_result(data: dict[str, Any], kind: str) -> None:
    ranges = {path: fixed(kind, value) for path, value in numbers(Scenario.model_validate(data))}
    found = run(study(data, ranges, draws=3, results=EVERY_RESULT))
    point = assess(Scenario.model_validate(data))
    for name, spread in found.spreads.items():
        *place, last = name.split(".")
        expected = getattr(point.countries[place[1]], last) if place else getattr(point, last)
        # what a country is left with after others' claims is known to the size of all deaths, not of its own
        size = 1e-12 * sum(outcome.deaths_current for outcome in point.outcomes.values())
        for value in (spread.median, spread.low, spread.high, spread.mean, spread.point):
            assert value == pytest.approx(expected, rel=1e-12, abs=size * scale_of(last, data))


def scale_of(result: str, data: dict[str, Any]) -> float:
    """What one death is worth in the unit of a result."""
    if result in ("deaths_current", "unattributed_deaths"):
        return 1.0
    if result in ("adjustment_rate", "toll"):
        return 1e-3
    return float(data["policy"]["cost_per_death"])


def test_a_study_without_ranges_is_the_point_result() -> None:
    found = run(study(pills(4000.0, score={"MEX": 40}), {}))
    for spread in found.spreads.values():
        assert spread.low == spread.high == spread.median
        assert spread.mean == pytest.approx(spread.point, rel=1e-12)


def test_same_seed_same_result_whatever_the_chunk_or_the_workers() -> None:
    plan = study(pills(5200.0), RANGES, draws=3000)
    whole = draw_columns(plan)
    for chunk, workers in ((1, 1), (512, 2), (1000, 3), (10**6, 1)):
        again = draw_columns(plan, workers=workers, chunk=chunk)
        assert np.array_equal(again.values, whole.values)
        assert (again.shares_scaled, again.evidence_scaled) == (whole.shares_scaled, whole.evidence_scaled)
    assert not np.array_equal(draw_columns(study(pills(5200.0), RANGES, draws=3000, seed=2)).values, whole.values)


def test_a_longer_run_begins_with_the_shorter_one() -> None:
    short = draw_columns(study(pills(5200.0), RANGES, draws=777))
    long = draw_columns(study(pills(5200.0), RANGES, draws=2000))
    assert np.array_equal(long.values[:, :777], short.values)


def test_the_order_of_ranges_is_irrelevant() -> None:
    there = draw_columns(study(pills(5200.0), RANGES))
    back = draw_columns(study(pills(5200.0), dict(reversed(RANGES.items()))))
    assert np.array_equal(there.values, back.values)


def test_a_range_of_no_consequence_changes_no_draw() -> None:
    with_gdp = {**RANGES, "countries.IND.gdp": shape("uniform", 1e12, 2e12)}  # harm does not read it
    there = draw_columns(study(pills(5200.0), RANGES))
    assert np.array_equal(draw_columns(study(pills(5200.0), with_gdp)).values, there.values)


def test_streams_are_uniform_and_apart() -> None:
    drawn = levels(streams_at([key_of(1, "a"), key_of(1, "b"), key_of(2, "a")], 0), 40_000)
    assert np.allclose(drawn.mean(axis=1), 0.5, atol=0.01)
    assert np.allclose(np.quantile(drawn, [0.05, 0.95], axis=1), [[0.05] * 3, [0.95] * 3], atol=0.01)
    assert np.abs(np.corrcoef(drawn) - np.eye(3)).max() < 0.02
    assert np.array_equal(levels(streams_at([key_of(1, "b")], 512), 100)[0], drawn[1, 512:612])


@few
@given(scenarios(), st.integers(0, 2**32 - 1))
def test_drawn_inputs_stay_valid_and_deaths_conserved(data: dict[str, Any], seed: int) -> None:
    ranges = {}
    for name in data["outcomes"]:
        path = f"outcomes.{name}"
        ranges |= {f"{path}.share.{code}": shape("uniform", 0, 1) for code in ("MEX", "CHN")}
        ranges |= {f"{path}.adaptation.MEX": shape("uniform", 0, 1), f"{path}.new_source.IND": shape("pert", 0, 1)}
        ranges |= {f"{path}.score.CAN": shape("triangular", -200, 100)}
        ranges |= {f"{path}.channel.default.{key}": shape("uniform", 0.01, 1) for key in ("mail", "travelers")}
    plan = study(data, ranges, seed=seed, results=("deaths_current",), rank_by="deaths_current")
    outcome = block_at(
        plan_of(plan), levels(streams_at([key_of(seed, path) for path in sorted(ranges)], 0), 512)
    ).inputs.outcome
    assert np.allclose(outcome.share.sum(axis=1), 1.0, atol=1e-9)
    assert outcome.share.min() >= 0
    assert (outcome.adaptation + outcome.new_source).sum(axis=1).max() <= 1 + 1e-9
    assert np.allclose(outcome.channel.sum(axis=3), 1.0)
    assert outcome.channel.min() >= 0
    assert outcome.score.max() <= 100
    values = draw_columns(plan).values
    assert np.isfinite(values).all()
    total = sum(each["deaths_current"] for each in data["outcomes"].values())
    assert np.allclose(values[1:].sum(axis=0), total, rtol=1e-9, atol=1e-6)  # unattributed and every country


def test_sums_that_were_kept_are_told() -> None:
    path = "outcomes.counterfeit_pills.share"
    halves = {f"{path}.MEX": shape("uniform", 0, 1), f"{path}.CHN": shape("uniform", 0, 1)}
    found = run(study(pills(5000.0), halves, draws=20_000))
    assert found.shares_scaled == pytest.approx(0.5, abs=0.02)  # two uniform shares exceed 1 half of the time
    assert found.evidence_scaled == 0


def test_a_drawn_channel_stays_as_drawn() -> None:
    path = "outcomes.counterfeit_pills.channel.default.travelers"
    plan = plan_of(study(pills(5000.0), {path: shape("uniform", 0.2, 0.9)}))
    channel = block_at(plan, np.array([[0.0, 0.5, 1.0]])).inputs.outcome.channel
    assert np.allclose(channel[:, 0, 0], [[0, 0.8, 0.2, 0], [0, 0.45, 0.55, 0], [0, 0.1, 0.9, 0]])


@few
@given(scenarios())
def test_intervals_hold_the_median_and_ranks_are_probabilities(data: dict[str, Any]) -> None:
    found = run(study(data, default_ranges(Scenario.model_validate(data))))
    for spread in found.spreads.values():
        assert spread.low <= spread.median <= spread.high
    for row in found.ranks.values():
        assert sum(row) == pytest.approx(1)
    assert sum(row[0] for row in found.ranks.values()) >= 1 - 1e-9  # someone is first


def test_a_wider_range_gives_a_wider_interval() -> None:
    widths = [
        run(study(pills(5000.0), {"policy.cost_per_death": shape("uniform", 1e7 - w, 1e7 + w)})) for w in (1e6, 3e6)
    ]
    narrow, wide = (found.spreads["countries.MEX.adjustment_charge"] for found in widths)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_the_interval_of_a_charge_by_hand() -> None:
    # MEX answers for 85% of 5,000 deaths, 30% of them not by travelers: charge = 0.05 · V · 4,250 · 0.3 = 63.75 V.
    # V uniform from 10 to 14 million: 5%, 50% and 95% points are 10.2, 12 and 13.8 million.
    found = run(study(pills(5000.0), {"policy.cost_per_death": shape("uniform", 10e6, 14e6)}, draws=40_000))
    charge = found.spreads["countries.MEX.adjustment_charge"]
    assert charge.low == pytest.approx(63.75 * 10.2e6, rel=0.005)
    assert charge.median == pytest.approx(63.75 * 12e6, rel=0.005)
    assert charge.high == pytest.approx(63.75 * 13.8e6, rel=0.005)
    assert charge.mean == pytest.approx(63.75 * 12e6, rel=0.005)
    assert charge.point == pytest.approx(63.75 * 12.8e6)


def test_ranks_share_the_better_place() -> None:
    counts = rank_counts(np.array([[3.0, 5.0, 3.0], [0.0, 0.0, 0.0], [1.0, 2.0, 3.0]]).T)
    assert counts.tolist() == [[1, 1, 1], [2, 1, 0], [2, 1, 0]]


def test_lenses_are_drawn_by_their_odds() -> None:
    def held(code: str) -> dict[str, Any]:
        return {"share": {"counterfeit_pills": {code: 1.0}}, "weight": 3.0 if code == "MEX" else 1.0}

    drawn = study(pills(5000.0), {}, draws=20_000, lenses={"a": held("CHN"), "b": held("MEX")})
    found = run(drawn)
    assert found.ranks["MEX"][0] == pytest.approx(0.75, abs=0.015)
    assert found.ranks["CHN"][0] == pytest.approx(0.25, abs=0.015)
    assert found.spreads["unattributed_deaths"].high == 0
    assert found.lenses == ("a", "b")


def test_a_run_is_followed_and_cancelled() -> None:
    seen = []

    def follow(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 1024:
            raise Cancelled

    for workers in (1, 2):
        seen.clear()
        with pytest.raises(Cancelled):
            draw_columns(study(pills(5000.0), RANGES, draws=5000), follow, workers=workers, chunk=512)
        assert seen == [(512, 5000), (1024, 5000)]


def test_default_ranges_hold_the_scenario_and_leave_choices_alone() -> None:
    data = pills(5000.0, score={"MEX": 40.0}, adaptation={"MEX": 0.2})
    data["policy"]["cost_per_death"] = 2e7  # beyond the plausible range
    scenario = Scenario.model_validate(data)
    ranges = default_ranges(scenario)
    assert ranges["policy.cost_per_death"].ends == (4.4e6, 2e7)
    assert "outcomes.counterfeit_pills.score.MEX" in ranges
    assert "outcomes.counterfeit_pills.adaptation.MEX" not in ranges
    assert not CHOICES & set(ranges)
    values = dict(numbers(scenario))
    for path, each in ranges.items():
        low, high = each.ends
        assert low <= values[path] <= high

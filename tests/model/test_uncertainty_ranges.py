"""Ranges: their quantiles, and what of them is refused."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from scipy import stats

from model.problems import problems_of
from model.uncertainty.quantiles import quantiles_of
from model.uncertainty.ranges import AnyRange, Range
from model.uncertainty.study import UncertaintyStudy
from tests.model.scenarios import pills

many = settings(max_examples=100, deadline=None, derandomize=True)
LEVELS = np.linspace(0.001, 0.999, 999)
read = TypeAdapter[AnyRange](Range).validate_python


def quantile(data: dict[str, Any], levels: Any = LEVELS) -> Any:
    return quantiles_of([read(data)]).at(np.atleast_2d(levels))[0]


@st.composite
def ranges(draw: st.DrawFn) -> dict[str, Any]:
    low, mode, high = sorted(draw(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3)))
    kind = draw(st.sampled_from(("uniform", "triangular", "pert", "lognormal")))
    if kind in ("triangular", "pert"):
        return {"distribution": kind, "low": low, "mode": mode, "high": high}
    if kind == "lognormal":
        low, high = sorted((abs(low) + 1e-3, abs(high) + 1e-3))
        sign = draw(st.sampled_from((1, -1)))
        low, high = sorted((sign * low, sign * high))
    return {"distribution": kind, "low": low, "high": high}


@many
@given(ranges())
def test_quantiles_rise_from_end_to_end(data: dict[str, Any]) -> None:
    low, high = read(data).ends
    values = quantile(data, np.linspace(0, 1, 101))
    size = 1e-9 * max(abs(low), abs(high))
    assert np.all(np.diff(values) >= -size)
    assert values[0] == pytest.approx(low, abs=size)
    assert values[-1] == pytest.approx(high, abs=size)


def test_quantiles_are_those_of_the_distributions() -> None:
    uniform = {"distribution": "uniform", "low": -2.0, "high": 3.0}
    assert np.allclose(quantile(uniform), stats.uniform(-2, 5).ppf(LEVELS))
    peaked = {"low": 2.0, "mode": 3.0, "high": 6.0}
    assert np.allclose(quantile({"distribution": "triangular", **peaked}), stats.triang(0.25, 2, 4).ppf(LEVELS))
    # PERT from 2 to 6 with mode 3: alpha = 1 + 4·(3 − 2)/4 = 2, beta = 1 + 4·(6 − 3)/4 = 4
    pert = quantile({"distribution": "pert", **peaked})
    assert np.allclose(pert, stats.beta(2, 4, 2, 4).ppf(LEVELS), atol=4e-6)


def test_the_points_of_a_lognormal_hold_after_the_cut() -> None:
    values = quantile({"distribution": "lognormal", "low": 10.0, "high": 1000.0}, [0.05, 0.5, 0.95])
    assert np.allclose(values, [10, 100, 1000])
    # the 0.1% point of the uncut one: its 5% point lies at the 5.09% one, so ln sigma = ln 10 / 1.6360
    sigma = np.log(10) / stats.norm.ppf(0.001 + 0.998 * 0.95)
    ends = read({"distribution": "lognormal", "low": 10.0, "high": 1000.0}).ends
    assert np.allclose(ends, stats.lognorm(sigma, scale=100).ppf([0.001, 0.999]))
    mirrored = quantile({"distribution": "lognormal", "low": -1000.0, "high": -10.0}, [0.05, 0.5, 0.95])
    assert np.allclose(mirrored, [-1000, -100, -10])


def said(data: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        UncertaintyStudy.model_validate(data)
    return [str(problem) for problem in problems_of(refused.value)]


def uniform(low: float, high: float) -> dict[str, Any]:
    return {"distribution": "uniform", "low": low, "high": high}


def with_range(path: str, each: Any) -> dict[str, Any]:
    return {"scenario": pills(5000.0), "ranges": {path: each}}


OUTCOME = "outcomes.counterfeit_pills"


@pytest.mark.parametrize(
    ("path", "each", "words"),
    [
        ("policy.phase_in", uniform(0.5, 1.2), "allowed 0 to 1, got a range from 0.5 to 1.2"),
        ("policy.import_elasticity", uniform(-1, 0.5), "allowed -50 to 0, got a range from -1 to 0.5"),
        (f"{OUTCOME}.score.MEX", uniform(0, 101), "allowed -1,000,000 to 100, got a range from 0 to 101"),
        (f"{OUTCOME}.response_exponent", uniform(0, 1), "allowed above 0, to 1, got a range from 0 to 1"),
        (f"{OUTCOME}.share.BRA", uniform(0, 1), "BRA is not in countries (known: MEX, CHN, CAN, IND)"),
        ("outcomes.pils.share.MEX", uniform(0, 1), "pils is not in outcomes (known: counterfeit_pills)"),
        (f"{OUTCOME}.channel.MEX.mail", uniform(0, 1), "MEX has no channel row in the scenario"),
        (f"{OUTCOME}.channel.default.air", uniform(0, 1), "air is not in the channels"),
        ("policy.basis", uniform(0, 1), "is not a number of the scenario that can vary"),
        ("policy.precursor_in_lens", uniform(0, 1), "is not a number of the scenario that can vary"),
        ("countries.MEX.eligible", uniform(0, 1), "is not a number of the scenario that can vary"),
        ("policy.phase_in", uniform(1, 0.5), "low must not be above high, got 1 and 0.5"),
        ("policy.phase_in", {"distribution": "normal"}, "distribution allowed uniform, triangular, pert, lognormal"),
        ("policy.phase_in", {"low": 0.5}, "distribution is required"),
        ("policy.cost_per_death", {"distribution": "lognormal", "low": 0, "high": 1}, "both be above 0, or both below"),
        ("policy.cost_per_death", {"distribution": "pert", "low": 2, "mode": 1, "high": 3}, "must be in order"),
    ],
)
def test_a_bad_range_is_refused_at_its_place(path: str, each: Any, words: str) -> None:
    lines = said(with_range(path, each))
    assert lines[0].startswith(f"ranges.{path}: ")
    assert words in lines[0]


def test_a_lognormal_is_held_to_the_limits_by_its_ends() -> None:
    each = {"distribution": "lognormal", "low": 0.2, "high": 0.9}
    assert said(with_range("policy.phase_in", each))[0].startswith(
        "ranges.policy.phase_in: allowed 0 to 1, got a range"
    )


@many
@given(st.sampled_from(("policy.phase_in", f"{OUTCOME}.share.MEX")), st.floats(), st.floats())
def test_no_range_beyond_the_allowed_one_is_read(path: str, low: float, high: float) -> None:
    if 0 <= low <= high <= 1:
        UncertaintyStudy.model_validate(with_range(path, uniform(low, high)))
        return
    line = said(with_range(path, uniform(low, high)))[0]
    assert line.startswith(f"ranges.{path}")


def test_settings_and_memory_are_bounded() -> None:
    base = {"scenario": pills(5000.0)}
    assert said({**base, "draws": 0}) == ["draws: allowed 1 to 10,000,000, got 0"]
    assert said({**base, "seed": -1}) == ["seed: allowed 0 to 4,294,967,295, got -1"]
    # 2 totals and 7 results of 4 countries are 30 numbers: 512 MiB / 4 / 30
    results = ["toll", "toll_charge", "toll_revenue", "deaths_current", "adjustment_charge", "adjustment_rate"]
    lines = said({**base, "draws": 9_000_000, "results": [*results, "adjustment_revenue"]})
    assert lines == ["draws: allowed 1 to 4,473,924 where 30 results are kept of each, got 9,000,000"]


def test_a_share_varies_by_range_or_by_lens() -> None:
    data = with_range(f"{OUTCOME}.share.MEX", uniform(0, 1))
    data["lenses"] = {"a": {"share": {"counterfeit_pills": {"MEX": 0.7, "CHN": 0.7}, "powder": {}}}}
    assert said(data) == [
        f"ranges.{OUTCOME}.share.MEX: a share can vary by its range or by the lens drawn, not both",
        "lenses.a.share.counterfeit_pills: shares must sum to 0 to 1; they sum to 1.4",
        "lenses.a.share.powder: powder is not in outcomes",
    ]


def test_a_channel_row_cannot_be_drawn_as_nothing() -> None:
    path = f"{OUTCOME}.channel.default"
    both = {f"{path}.mail": uniform(0, 1), f"{path}.travelers": uniform(0, 1)}
    assert said({"scenario": pills(5000.0), "ranges": both})[0].startswith(f"ranges.{path}: ")

"""`python -m model simulate`, and plans that are refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model.__main__ import main
from model.problems import problems_of
from model.simulation.plan import ReviewPlan
from tests.model.scenarios import pills


def write(folder: Path, data: Any) -> str:
    file = folder / "plan.json"
    file.write_text(json.dumps(data))
    return str(file)


def test_simulate_a_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--draws", "20", "--reviews", "9", "--behavior", "nothing", "--behavior", "MEX=reform"]
    assert main(["simulate", write(tmp_path, pills(5000.0)), *options]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert found["note"].startswith("Exploratory")
    assert (found["reviews"], found["draws"], found["reviews_per_year"]) == (9, 20, 4)
    assert found["countries"]["MEX"]["behavior"] == "reform"
    assert found["countries"]["CHN"]["behavior"] == "nothing"
    deaths = found["totals"]["deaths"]
    assert len(deaths["median"]) == 9
    assert deaths["point"][-1] < deaths["point"][0] == 5000
    assert found["sums"]["deaths_averted"]["point"] > 0
    assert "20 of 20 draws" in printed.err


def test_simulate_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = {"scenario": pills(5000.0), "behavior": {"MEX": "paper"}, "phase_in_reviews": 4, "draws": 3}
    assert main(["simulate", write(tmp_path, plan)]) == 0
    found = json.loads(capsys.readouterr().out)
    charge = found["countries"]["MEX"]["adjustment_charge"]["point"]
    assert charge[:4] == pytest.approx([charge[3] * part / 4 for part in (1, 2, 3, 4)])
    assert set(found["totals"]["deaths"]["point"]) == {5000.0}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reviews": 81}, "reviews: allowed 1 to 80, got 81"),
        ({"reviews_per_year": 0}, "reviews_per_year: allowed 1 to 12, got 0"),
        ({"draws": 0}, "draws: allowed 1 to 10,000,000, got 0"),
        ({"phase_in_reviews": 0}, "phase_in_reviews: allowed 1 to 80, got 0"),
        ({"rate_step": 0}, "rate_step: allowed above 0, to 10, got 0"),
        ({"toll_step": -1}, "toll_step: allowed above 0, to 1,000,000, got -1"),
        ({"behavior": {"MEX": "hope"}}, "behavior.MEX: input should be 'nothing', 'paper' or 'reform', got 'hope'"),
        ({"behavior": {"BRA": "paper"}}, "behavior.BRA: BRA is not in countries (known: MEX, CHN, CAN, IND)"),
        ({"response": {"ceiling": 1.5}}, "response.ceiling: allowed 0 to 1, got 1.5"),
        ({"response": {"lag": 0}}, "response.lag: allowed 1 to 80, got 0"),
        (
            {"response": {"adaptation_share": 0.7, "new_source_share": 0.4}},
            "response.adaptation_share: adaptation_share and new_source_share must sum to 0 to 1 at their highest; "
            "they sum to 1.1",
        ),
        (
            {"reviews": 80, "draws": 9_000_000},
            "draws: allowed 1 to 22,075 for 80 reviews of 4 countries, got 9,000,000",
        ),
    ],
)
def test_a_bad_plan_exits_2(
    change: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", write(tmp_path, {"scenario": pills(5000.0), **change})]) == 2
    assert capsys.readouterr() == ("", said + "\n")


def test_a_bad_behavior_option_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", write(tmp_path, pills(5000.0)), "--behavior", "MEX=hope"]) == 2
    assert capsys.readouterr().err == "--behavior: allowed nothing, paper, reform, got 'hope'\n"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(("response.ceiling", "policy.phase_in", "response.lag", "response.x")), st.floats(), st.floats())
def test_no_range_beyond_the_allowed_one_is_read(path: str, low: float, high: float) -> None:
    each = {"distribution": "uniform", "low": low, "high": high}
    data = {"scenario": pills(5000.0), "ranges": {path: each}}
    if path in ("response.ceiling", "policy.phase_in") and 0 <= low <= high <= 1:
        ReviewPlan.model_validate(data)
        return
    with pytest.raises(ValidationError) as refused:
        ReviewPlan.model_validate(data)
    assert str(problems_of(refused.value)[0]).startswith(f"ranges.{path}")

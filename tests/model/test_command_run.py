"""`python -m model run`: a scenario or a study in, spreads out."""

import json
from pathlib import Path
from typing import Any

import pytest

from model.__main__ import main
from tests.model.scenarios import pills


def write(folder: Path, name: str, data: Any) -> str:
    file = folder / name
    file.write_text(json.dumps(data))
    return str(file)


def test_run_a_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "scenario.json", pills(5000.0))
    assert main(["run", file, "--draws", "600", "--seed", "3", "--tornado", "revenue"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert (found["draws"], found["seed"]) == (600, 3)
    assert "policy.cost_per_death" in found["varied"]
    toll = found["countries"]["MEX"]["toll"]
    assert toll["low"] < toll["median"] < toll["high"]
    assert found["tornado"][0]["name"] == "policy.cost_per_death"
    assert "600 of 600 draws" in printed.err


def test_run_a_study_with_sobol(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    each = {"distribution": "uniform", "low": 1e7, "high": 2e7}
    data = {"scenario": pills(5000.0), "ranges": {"policy.cost_per_death": each}, "draws": 50, "results": ["toll"]}
    assert main(["run", write(tmp_path, "study.json", data), "--sobol", "revenue"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["varied"] == ["policy.cost_per_death"]
    assert found["sobol"][0]["first"] == pytest.approx(1, abs=0.01)
    assert set(found["countries"]["MEX"]) == {"toll", "adjustment_rate"}  # what is ranked by is always kept


def test_run_draws_the_lens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = write(tmp_path, "other.json", pills(5000.0, share={"CHN": 1.0}))
    assert main(["run", write(tmp_path, "own.json", pills(5000.0)), "--lens", other, "--draws", "2000"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["lenses"] == sorted([other, "scenario"])
    assert found["rank_probability"]["MEX"][0] == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        (
            {"scenario": {"policy": {"phase_in": 2}, "countries": {}, "outcomes": {}}},
            [],
            "scenario.policy.phase_in: allow",
        ),
        ({**pills(5000.0), "draws": 5}, [], "draws: is not a known field"),
        (pills(5000.0), ["--draws", "0"], "draws: allowed 1 to 10,000,000, got 0"),
        (pills(5000.0), ["--sobol", "tol"], "--sobol: allowed revenue, unattributed_deaths, or countries.CODE."),
        ([], [], "scenario: input should be"),
    ],
)
def test_bad_studies_exit_2(
    data: Any, options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", write(tmp_path, "bad.json", data), *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(said)

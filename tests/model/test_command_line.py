"""`python -m model`: JSON and exit 0, or readable errors and exit 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from model.__main__ import main
from tests.model.scenarios import pills

ROOT = Path(__file__).resolve().parents[2]


def test_assess_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "scenario.json"
    file.write_text(json.dumps(pills(3300.0, score={"MEX": 40})))
    assert main(["assess", str(file)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["countries"]["MEX"]["deaths_current"] == pytest.approx(2550)
    assert found["explanations"][0]["case"] == "confirmed"
    assert found["against_set_point"][0]["deaths"] == pytest.approx([4250, 2550])


def test_assess_standard_input() -> None:
    command = [sys.executable, "-m", "model", "assess", "-"]
    done = subprocess.run(command, input=json.dumps(pills(5000.0)).encode(), capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["unattributed_deaths"] == pytest.approx(250)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "scenario: invalid JSON"),
        ("[]", "scenario: input should be"),
        ('{"policy": {"phase_in": 2}, "countries": {}, "outcomes": {}}', "policy.phase_in: allowed 0 to 1, got 2"),
    ],
)
def test_bad_scenarios_exit_2(text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "scenario.json"
    file.write_text(text)
    assert main(["assess", str(file)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(said)


def test_missing_file_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(tmp_path / "none.json")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Scenario"

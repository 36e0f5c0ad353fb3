"""What docs/early-warning.md says is what the program gives."""

import re

import pytest

from scenarios.warning_counties import county_drift
from surveillance import ALARM_RATE, calibrate
from surveillance.__main__ import DRIFT, main, row
from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "early-warning.md").read_text()


@pytest.mark.parametrize("size", [20, 50, 100, 300])
def test_a_line_of_two_windows_comes_out_again(size: int) -> None:
    assert row(calibrate.windows(size, DRIFT)) in DOCUMENT


def test_a_line_of_the_cusum_comes_out_again() -> None:
    assert row(calibrate.rolling(60, dispersion=2.0)) in DOCUMENT


def test_the_drift_simulated_is_that_of_the_counties() -> None:
    assert round(county_drift(), 2) == DRIFT


def test_no_measured_rate_is_far_above_the_stated_one() -> None:
    shares = [float(share) / 100 for share in re.findall(r"(\d\.\d\d)%", DOCUMENT)]
    assert len(shares) == 30
    assert max(shares) <= 1.5 * ALARM_RATE
    assert sum(shares) / len(shares) <= ALARM_RATE


def test_a_wrong_argument_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["everything"]) == 2
    assert "allowed none or thresholds" in capsys.readouterr().err

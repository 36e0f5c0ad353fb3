"""The table of the three bases that the documentation prints."""

import pytest

from docs import three_bases
from model import assess
from scenarios import default_scenario


def test_every_basis_and_country_has_its_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(three_bases, "DRAWS", 50)
    three_bases.main()
    lines = capsys.readouterr().out.splitlines()
    rows = [line for line in lines if line.startswith(("| harm", "| compliance", "| countervailing"))]
    assert len(rows) == 3 * 5
    mexico = assess(default_scenario()).countries["MEX"]
    assert f"| {mexico.deaths_current:,.0f} (" in rows[0]
    assert f"| {mexico.adjustment_rate:.2%} (" in rows[0]
    assert all(line.count("|") == 8 for line in rows)

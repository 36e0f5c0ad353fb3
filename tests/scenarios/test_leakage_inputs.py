"""Leakage with today's trade: chapters where they can be read, every country's total as the trade table has it."""

import pandas as pd
import pytest

from data.store import TableUnavailable
from scenarios import default_scenario, leakage_inputs
from scenarios.leakage_inputs import exposure_elsewhere, scenario_leakage, trade_of
from scenarios.lens_inputs import imports_by_country


def test_totals_are_divided_as_chapters_are() -> None:
    chapters = pd.DataFrame(
        {"iso3": ["MEX", "MEX", "MEX", "CHN", "XXX"], "chapter": ["01", "01", "02", "02", "02"], "usd": [1, 2, 1, 5, 9]}
    )
    trade = trade_of(chapters, pd.Series({"MEX": 80.0, "CHN": 10.0, "GTM": 5.0}))
    assert (trade.countries, trade.chapters) == (("CHN", "MEX"), ("01", "02"))
    assert trade.imports.tolist() == [[0.0, 10.0], [60.0, 20.0]]


def test_todays_trade_by_chapter() -> None:
    inputs = leakage_inputs.leakage_inputs()
    assert inputs.chapters
    assert len(inputs.trade.chapters) > 90
    totals = imports_by_country()
    sums = dict(zip(inputs.trade.countries, inputs.trade.imports.sum(axis=1), strict=True))
    assert sums["MEX"] == pytest.approx(totals["MEX"])
    assert sum(sums.values()) > 0.99 * totals.sum()


def test_without_the_chapters_every_country_replaces_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise TableUnavailable("imports_by_port_country_hs2", "its file is missing")

    monkeypatch.setattr(leakage_inputs, "_by_chapter", missing)
    inputs = leakage_inputs.leakage_inputs()
    assert not inputs.chapters
    assert inputs.trade.imports.sum() == pytest.approx(imports_by_country().sum())
    assert "without chapters" in inputs.weakness


def test_the_default_scenario_leaks_to_known_suppliers() -> None:
    found = scenario_leakage(default_scenario(), second_round=True)
    assert 0 < found.imports_diverted <= found.imports_lost
    assert found.known_exposure == 1.0
    assert found.second_round is not None
    assert found.second_round.countries["MEX"].toll < 14


def test_only_the_trade_lens_says_something_of_every_country() -> None:
    assert exposure_elsewhere(default_scenario("entry")) is None
    assert scenario_leakage(default_scenario("entry")).known_exposure < 1.0
    deaths = sum(outcome.deaths_current for outcome in default_scenario().outcomes.values())
    assert exposure_elsewhere(default_scenario()) == pytest.approx(0.35 * deaths / imports_by_country().sum())

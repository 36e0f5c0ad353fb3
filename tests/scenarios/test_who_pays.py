"""Who pays under the default scenario, and the fentanyl tariffs of 2025–26 beside it."""

from datetime import date
from itertools import pairwise

import pytest

from model import assess
from model.incidence import tariff_burden
from scenarios import default_scenario
from scenarios.ieepa import LAST_DAY, against_ieepa, covered_share, period_on, tariff_periods
from scenarios.sourced import SourcedValue
from scenarios.who_pays import NotAvailable, who_pays


def test_all_that_is_collected_is_paid_by_someone() -> None:
    scenario = default_scenario()
    assessment, found = assess(scenario), who_pays(scenario)
    assert found.goods_total.revenue == pytest.approx(assessment.adjustment_revenue)
    modes = found.travelers["MEX"].by_mode
    assert not isinstance(modes, NotAvailable)
    assert sum(modes.values()) == pytest.approx(assessment.countries["MEX"].toll_revenue)


def test_what_no_source_gives_is_said_to_be_missing() -> None:
    found = who_pays(default_scenario())
    missing = (found.by_income, found.by_citizenship, found.importers_and_exporters, found.travelers["CHN"].by_mode)
    for each in (*missing, found.duties_today["IND"]):
        assert isinstance(each, NotAvailable)
        assert len(each.reason) > 20


def test_duties_of_2025_are_the_published_ones() -> None:
    duties = who_pays(default_scenario()).duties_today
    rates = {code: each.value for code, each in duties.items() if isinstance(each, SourcedValue)}
    assert rates == pytest.approx({"MEX": 0.0367, "CHN": 0.306, "CAN": 0.0261}, rel=2e-3)


def test_every_tariff_period_has_its_order_and_none_overlap() -> None:
    periods = tariff_periods()
    assert all(period.source and period.since <= period.until <= LAST_DAY for period in periods)
    for first, second in pairwise(periods):
        assert first.country != second.country or first.until < second.since


@pytest.mark.parametrize(
    ("code", "day", "rate"),
    [
        ("CHN", date(2025, 2, 3), None),
        ("CHN", date(2025, 2, 4), 0.10),
        ("CHN", date(2025, 3, 4), 0.20),
        ("CHN", date(2025, 11, 10), 0.10),
        ("MEX", date(2025, 3, 4), 0.25),
        ("CAN", date(2025, 7, 31), 0.25),
        ("CAN", date(2025, 8, 1), 0.35),
        ("CAN", date(2026, 2, 24), None),
        ("IND", date(2025, 8, 1), None),
    ],
)
def test_rates_by_date(code: str, day: date, rate: float | None) -> None:
    period = period_on(code, day)
    assert (None if period is None else period.rate) == rate


def test_the_tariffs_are_compared_on_the_adjustments_base() -> None:
    scenario = default_scenario()
    found = {row.country: row for row in against_ieepa(scenario).rows}
    for code, row in found.items():
        imports = scenario.countries[code].imports
        assert row.adjustment.imports_before == row.statutory.imports_before == imports
    assert found["MEX"].statutory == tariff_burden(scenario.policy, scenario.countries["MEX"].imports, 0.25)
    assert found["MEX"].collected.revenue == pytest.approx(found["MEX"].covered.value * found["MEX"].statutory.revenue)
    assert found["IND"].statutory.revenue == 0


def test_before_the_exemption_every_import_was_covered() -> None:
    assert covered_share("MEX", date(2025, 3, 6)).value == 1.0
    assert 0.1 < covered_share("MEX").value < 0.3
    assert 0.05 < covered_share("CAN").value < 0.2


def test_after_the_tariffs_ended_nothing_is_collected() -> None:
    found = against_ieepa(default_scenario(), date(2026, 3, 1))
    assert (found.statutory.revenue, found.collected.revenue) == (0, 0)
    assert found.adjustment.revenue > 0

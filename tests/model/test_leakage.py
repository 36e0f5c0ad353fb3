"""Leakage: what one country loses others gain, and traffic that leaves one channel is found in another."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model import Scenario, assess
from model.leakage import Leakage, LeakageOptions, leakage, leakage_report
from model.problems import problems_of
from model.routes import Trade, routes
from tests.model.scenarios import CODES, pills, scenarios

SUPPLIERS = (*CODES, "VNM")


def trade_of(rows: list[list[float]]) -> Trade:
    chapters = tuple(str(place) for place in range(len(rows[0])))
    return Trade(SUPPLIERS, chapters, np.array(rows, dtype=float))


@st.composite
def trades(draw: st.DrawFn) -> Trade:
    cell = st.one_of(st.just(0.0), st.floats(0, 1e12))
    return trade_of([[draw(cell) for _ in range(3)] for _ in SUPPLIERS])


def charged_mexico(**options: Any) -> Leakage:
    """Mexico alone may be charged; it sells in chapters 0 and 1, 3:1."""
    data = pills(5000)
    for code in ("CHN", "CAN", "IND"):
        data["countries"][code]["eligible"] = False
    rows = [[300.0, 100.0], [30.0, 0.0], [0.0, 0.0], [0.0, 0.0], [10.0, 0.0]]
    return leakage(Scenario.model_validate(data), trade_of(rows), LeakageOptions(**options), second_round=True)


def test_routes_by_hand() -> None:
    """MEX sells 300 and 100. Chapter 0: CHN 30 and VNM 10 share 3/4 as 3:1; chapter 1 has no other supplier."""
    way = routes(trade_of([[300, 100], [30, 0], [0, 0], [0, 0], [10, 0]]), ("MEX", "CHN", "GTM"))
    assert way[0] == pytest.approx([0, 0.75 * 0.75, 0, 0, 0.75 * 0.25])
    assert way[1] == pytest.approx([300 / 310, 0, 0, 0, 10 / 310])
    assert way[2].sum() == 0  # its trade is not in the table


def test_hand_derived_case() -> None:
    """With ε = −1 and pass-through 1 imports fall by r/(1 + r); half is diverted, and 3/4 of that finds a seller.

    CHN takes 3/4 of it. CHN's goods carry 30% (mail) of its 500 deaths over 475 bn USD.
    """
    result = charged_mexico(import_diversion=0.5, channel_diversion=0.0)
    data = pills(5000)
    rate = assess(Scenario.model_validate(data)).countries["MEX"].adjustment_rate
    lost = 4.75e11 * rate / (1 + rate)
    assert result.imports_lost == pytest.approx(lost)
    assert result.imports_diverted == pytest.approx(0.5 * 0.75 * lost)
    assert result.suppliers["CHN"].imports == pytest.approx(0.75 * result.imports_diverted)
    assert result.suppliers["CHN"].deaths == pytest.approx(0.75 * result.imports_diverted * 0.3 * 500 / 4.75e11)
    assert result.suppliers["VNM"].deaths is None
    assert result.known_exposure == pytest.approx(0.75)
    assert result.deaths_left == pytest.approx(result.imports_diverted * 0.3 * 4250 / 4.75e11)
    assert result.traffic_moved == 0
    assert result.second_round is not None
    assert result.second_round.countries["MEX"].adjustment_charge == pytest.approx(
        assess(Scenario.model_validate(data)).countries["MEX"].adjustment_charge
    )


def test_traffic_takes_the_other_channel_by_hand() -> None:
    """70% of MEX's traffic rides with travelers, 30% by mail: what leaves the crossings goes by mail."""
    result = charged_mexico(import_diversion=0.0, channel_diversion=1.0)
    before = assess(Scenario.model_validate(pills(5000))).countries["MEX"]
    fall = 1 - before.entries_after / 2.2e8
    mexico = result.countries["MEX"]
    assert mexico.channels_before == pytest.approx({"cargo": 0, "mail": 1275, "travelers": 2975, "between_ports": 0})
    assert mexico.channels_after["travelers"] == pytest.approx(2975 * (1 - fall))
    assert mexico.channels_after["mail"] == pytest.approx(1275 + 2975 * fall)
    assert result.traffic_moved == pytest.approx(2975 * fall)
    assert result.second_round is not None
    again = result.second_round.countries["MEX"]
    assert again.toll_charge < before.toll_charge
    assert again.adjustment_charge > before.adjustment_charge


def test_exposure_elsewhere_fills_what_the_scenario_does_not_say() -> None:
    data = pills(5000)
    trade = trade_of([[300.0], [0.0], [0.0], [0.0], [10.0]])
    result = leakage(Scenario.model_validate(data), trade, exposure_elsewhere=1e-9)
    assert result.suppliers["VNM"].deaths == pytest.approx(1e-9 * result.suppliers["VNM"].imports)
    assert result.known_exposure == 1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(scenarios(), trades(), st.floats(0, 1), st.floats(0, 1))
def test_diverted_totals_conserve(data: dict[str, Any], trade: Trade, goods: float, channels: float) -> None:
    scenario = Scenario.model_validate(data)
    options = LeakageOptions(import_diversion=goods, channel_diversion=channels)
    result = leakage(scenario, trade, options, second_round=True)
    by_origin = sum(sum(country.suppliers.values()) for country in result.countries.values())
    by_supplier = sum(gain.imports for gain in result.suppliers.values())
    assert by_origin == pytest.approx(by_supplier, rel=1e-9, abs=1e-3)
    assert result.imports_diverted == pytest.approx(by_supplier, rel=1e-9, abs=1e-3)
    for code, country in result.countries.items():
        assert 0 <= country.imports_diverted <= goods * country.imports_lost * (1 + 1e-9) + 1e-3
        assert code not in country.suppliers
        after, before = sum(country.channels_after.values()), sum(country.channels_before.values())
        assert after == pytest.approx(before, rel=1e-9, abs=1e-6)
        assert min(country.channels_after.values()) >= 0
    json.dumps(leakage_report(result), allow_nan=False)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(scenarios(), trades())
def test_nothing_leaks_at_a_ratio_of_zero(data: dict[str, Any], trade: Trade) -> None:
    scenario = Scenario.model_validate(data)
    options = LeakageOptions(import_diversion=0.0, channel_diversion=0.0)
    result = leakage(scenario, trade, options, second_round=True)
    assert (result.imports_diverted, result.traffic_moved, result.suppliers) == (0, 0, {})
    assert result.second_round == assess(scenario)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.sampled_from(["import_diversion", "channel_diversion"]),
    st.one_of(st.floats(max_value=-1e-9), st.floats(min_value=1.000001), st.just(float("nan"))),
)
def test_bad_options_are_refused_with_field_and_range(name: str, value: float) -> None:
    with pytest.raises(ValidationError) as caught:
        LeakageOptions.model_validate({name: value})
    assert [str(problem) for problem in problems_of(caught.value)] == [f"{name}: allowed 0 to 1, got {value!r}"]


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf"), 1e19])
def test_bad_trade_is_refused_with_field_and_range(value: float) -> None:
    with pytest.raises(ValueError, match=r"trade\.imports: allowed 0 to 1e18 USD per year"):
        trade_of([[value], [0], [0], [0], [0]])
    with pytest.raises(ValueError, match=r"trade\.imports: allowed shape"):
        Trade(("MEX",), ("01",), np.zeros((2, 1)))
    with pytest.raises(ValueError, match=r"trade\.countries"):
        Trade(("MEX", "MEX"), ("01",), np.zeros((2, 1)))

"""The default scenario: every number in it has a source, and the known figures are there."""

from typing import Any

import pytest

from model import assess
from model.scenario import LensChoice
from scenarios import add_country, default_scenario, default_sources, with_lens
from scenarios.default import COUNTRIES

LENSES = ("entry", "trade", "precursor", "custom")


def numbers(tree: Any, path: str = "") -> dict[str, float]:
    """Every number and yes-or-no in a tree, by its dotted path."""
    if isinstance(tree, dict):
        parts = [numbers(value, f"{path}.{key}" if path else key) for key, value in tree.items()]
        return {place: value for part in parts for place, value in part.items()}
    return {path: float(tree)} if isinstance(tree, int | float) else {}


@pytest.mark.parametrize("lens", LENSES)
def test_every_number_has_a_source(lens: Any) -> None:
    found = numbers(default_scenario(lens).model_dump(exclude_none=True))
    sources = {source.path: source for source in default_sources(lens)}
    assert found.keys() == sources.keys()
    assert all(found[path] == source.value for path, source in sources.items())


def test_sources_say_what_a_reader_needs() -> None:
    for source in default_sources():
        assert source.unit
        assert len(source.source) > 10
        if source.status in ("assumed", "estimated") and source.path != "policy.basis":
            assert source.low is not None, source.path
            assert source.high is not None, source.path
            assert source.low <= source.value <= source.high, source.path
            assert len(source.rationale) > 20, source.path
        if source.status in ("final", "provisional"):
            assert source.dataset_id, source.path
            assert source.period, source.path


def test_baseline_and_latest_deaths_are_the_published_totals() -> None:
    outcomes = default_scenario().outcomes.values()
    assert sum(outcome.deaths_baseline for outcome in outcomes) == pytest.approx(74_091)
    assert sum(outcome.deaths_current for outcome in outcomes) == pytest.approx(36_825)


def test_published_figures() -> None:
    scenario = default_scenario()
    assert tuple(scenario.countries) == COUNTRIES
    assert scenario.countries["MEX"].imports == pytest.approx(534.3149e9, rel=1e-5)
    assert scenario.policy.cost_per_death == 13.2e6
    assert scenario.policy.import_elasticity == -0.76
    assert scenario.policy.crossing_elasticity == -0.21
    assert [country.eligible for country in scenario.countries.values()] == [True, True, False, True]


def test_default_rates_are_single_digit_percents() -> None:
    for country in assess(default_scenario()).countries.values():
        assert country.adjustment_rate < 0.1
        assert not country.adjustment_capped


@pytest.mark.parametrize("lens", LENSES)
def test_shares_of_every_lens_leave_something_unattributed(lens: Any) -> None:
    for outcome in default_scenario(lens).outcomes.values():
        assert 0 < sum(outcome.share.values()) < 1


def test_lenses_move_what_they_say_they_move() -> None:
    entry, trade, precursor = (
        default_scenario(lens).outcomes["oversupply"].share for lens in ("entry", "trade", "precursor")
    )
    assert entry["MEX"] > 0.9
    assert "CHN" not in entry
    assert trade["MEX"] < entry["MEX"]
    assert trade["CAN"] > entry["CAN"]
    assert precursor["CHN"] == pytest.approx(0.9 * 0.3 * (entry["MEX"] + entry["CAN"]))
    assert sum(precursor.values()) == pytest.approx(sum(entry.values()))


def test_another_lens_changes_only_the_shares() -> None:
    scenario = default_scenario()
    blended = with_lens(scenario, LensChoice(name="blend", blend={"entry": 1.0, "precursor": 1.0}))
    half = default_scenario("precursor").outcomes["adulteration"].share["CHN"] / 2
    assert blended.outcomes["adulteration"].share["CHN"] == pytest.approx(half)
    assert blended.countries == scenario.countries
    assert with_lens(scenario, LensChoice(name="trade")).outcomes == default_scenario("trade").outcomes
    assert with_lens(scenario, LensChoice(name="custom")).outcomes == scenario.outcomes


def test_any_partner_can_be_added() -> None:
    scenario = add_country(default_scenario(), "GTM")
    added = scenario.countries["GTM"]
    assert (added.name, added.eligible, scenario.deficit("GTM")) == ("Guatemala", True, 0.5)
    assert added.imports > 1e9
    assert assess(scenario).countries["GTM"].adjustment_charge == 0
    assert add_country(scenario, "GTM") is scenario
    with pytest.raises(KeyError, match="QQQ"):
        add_country(scenario, "QQQ")

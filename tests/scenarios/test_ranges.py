"""Ranges of the default scenario: from its sources, and over the lenses."""

import pytest

from model.uncertainty.defaults import CHOICES, numbers
from model.uncertainty.spread import run
from model.uncertainty.study import UncertaintyStudy
from scenarios import default_scenario, default_sources
from scenarios.ranges import lens_draws, sourced_ranges, without_shares


def test_every_range_of_the_sources_that_can_vary_is_there_and_holds_its_value() -> None:
    scenario = default_scenario()
    values = dict(numbers(scenario))
    ranges = sourced_ranges(scenario, default_sources())
    for path, each in ranges.items():
        low, high = each.ends
        assert low <= values[path] <= high
    assert "countries.CHN.entries" in ranges
    assert "outcomes.oversupply.share.MEX" in ranges
    assert "outcomes.oversupply.channel.MEX.cargo" in ranges
    assert "policy.cost_per_death" in ranges
    assert not CHOICES & set(ranges)
    assert not [path for path in ranges if ".deaths_" in path]  # parts of one published total
    UncertaintyStudy(scenario=scenario, ranges=ranges)


def test_the_lens_can_be_drawn() -> None:
    scenario = default_scenario()
    lenses = lens_draws(scenario)
    assert set(lenses) == {"entry", "trade", "precursor"}
    assert lenses["trade"].share["oversupply"] == scenario.outcomes["oversupply"].share
    assert lenses["precursor"].precursor_share_moved == pytest.approx(0.3)
    ranges = without_shares(sourced_ranges(scenario, default_sources()))
    found = run(UncertaintyStudy(scenario=scenario, ranges=ranges, lenses=lenses, draws=2000))
    # the entry lens holds China to nothing, the precursor lens to most that it can be held to
    china = found.spreads["countries.CHN.deaths_current"]
    assert china.low == 0
    assert china.high > china.median > 0

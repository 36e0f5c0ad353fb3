"""The default study: what varies, over which range, in which lenses, about which point."""

import pytest

from model import assess
from model.scenario import Scenario
from model.uncertainty.defaults import CHOICES, numbers
from model.uncertainty.spread import run
from scenarios import add_country, default_scenario, default_sources
from scenarios.uncertainty import default_study


@pytest.mark.parametrize("lens", ["entry", "trade", "precursor", "custom"])
def test_the_point_of_the_study_is_the_scenario_and_the_interval_is_not_a_point(lens: str) -> None:
    scenario = default_scenario(lens)  # type: ignore[arg-type]
    found = run(default_study(scenario, draws=2_000))
    revenue = found.spreads["revenue"]
    assert revenue.point == pytest.approx(assess(scenario).revenue, rel=1e-12)
    assert revenue.low < revenue.median < revenue.high


def test_the_chosen_lens_varies_by_its_own_parameter_and_every_lens_by_all() -> None:
    scenario = default_scenario("trade")
    assert sorted(default_study(scenario).lenses) == ["trade_0_3", "trade_0_35", "trade_0_4"]
    every = default_study(scenario, "every").lenses
    odds = {
        name: sum(lens.weight for key, lens in every.items() if key.startswith(name))
        for name in ("entry", "trade", "precursor")
    }
    assert odds == pytest.approx({"entry": 1.0, "trade": 1.0, "precursor": 1.0})
    assert every["trade_0_35"].share["oversupply"] == scenario.outcomes["oversupply"].share
    assert every["precursor_0_3"].precursor_share_moved == pytest.approx(0.3)


@pytest.mark.parametrize("lenses", ["chosen", "every"])
def test_every_range_of_a_source_is_drawn_over_but_for_shares_deaths_and_choices(lenses: str) -> None:
    scenario = default_scenario()
    values = dict(numbers(scenario))
    ranges = default_study(scenario, lenses).ranges  # type: ignore[arg-type]
    given = {each.path for each in default_sources() if each.low is not None and each.low != each.high}
    left_out = {path for path in given & set(values) if path not in ranges}
    assert left_out == {path for path in given if ".share." in path or ".deaths_" in path or path in CHOICES}
    for path, each in ranges.items():
        low, high = each.ends
        assert low <= values[path] <= high, path
    assert ranges["countries.CHN.entries"].ends == (5e5, 3e6)


def test_what_is_published_as_it_is_does_not_vary() -> None:
    varied = set(default_study(default_scenario()).ranges)
    assert not {path for path in varied if path.endswith(".imports") or path == "countries.MEX.entries"}


def test_a_value_of_the_reader_s_own_widens_its_range() -> None:
    data = default_scenario().model_dump(exclude_none=True)
    data["countries"]["CHN"]["entries"] = 8e6
    assert default_study(Scenario.model_validate(data)).ranges["countries.CHN.entries"].ends == (5e5, 8e6)


def test_a_country_added_varies_by_its_own_sources() -> None:
    ranges = default_study(add_country(default_scenario(), "VNM")).ranges
    assert ranges["countries.VNM.entries"].ends == (0.0, 5e6)


def test_the_entry_lens_holds_china_to_nothing_and_another_to_most() -> None:
    china = run(default_study(default_scenario(), "every", draws=2_000)).spreads["countries.CHN.deaths_current"]
    assert china.low == 0
    assert china.high > china.median > 0

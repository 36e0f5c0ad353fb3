"""The default study: what varies, in which lenses, about which point."""

import pytest

from model import assess
from model.uncertainty.spread import run
from scenarios import default_scenario
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


def test_what_a_government_decides_and_how_deaths_divide_does_not_vary() -> None:
    varied = set(default_study(default_scenario()).ranges)
    assert not {path for path in varied if path.endswith(("internalized_share", "phase_in", "_cap"))}
    assert not {path for path in varied if "deaths" in path}
    assert "outcomes.oversupply.channel.MEX.cargo" in varied

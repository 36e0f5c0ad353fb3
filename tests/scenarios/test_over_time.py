"""The plan over time of a scenario: its own study's ranges, the response's, and what the reader sets."""

import pytest
from pydantic import ValidationError

from model import assess
from model.simulation.report import point_simulation, simulate
from scenarios import default_scenario
from scenarios.over_time import review_plan
from scenarios.uncertainty import default_study


def test_the_first_review_is_the_assessment_and_without_ranges_every_band_is_its_point() -> None:
    scenario = default_scenario()
    found = point_simulation(review_plan(scenario, {"MEX": "reform"}, reviews=6))
    assert found.bands["countries.MEX.toll"].point[0] == pytest.approx(assess(scenario).countries["MEX"].toll)
    for band in found.bands.values():
        assert band.low == pytest.approx(band.point)
        assert band.high == pytest.approx(band.point)
    assert found.behavior == {"MEX": "reform", "CHN": "nothing", "CAN": "nothing", "IND": "nothing"}


def test_the_point_is_that_of_the_drawn_simulation() -> None:
    plan = review_plan(default_scenario(), {"MEX": "paper", "CHN": "reform"}, reviews=8, draws=50, phase_in_reviews=3)
    drawn, point = simulate(plan), point_simulation(plan)
    for name, band in drawn.bands.items():
        assert band.point == pytest.approx(point.bands[name].point)
    assert drawn.sums["revenue"].low < drawn.sums["revenue"].high


def test_what_varies_is_what_the_uncertainty_study_varies_and_the_response() -> None:
    scenario = default_scenario()
    ranges = review_plan(scenario, {}).ranges
    own = {path: each for path, each in ranges.items() if not path.startswith("response.")}
    assert own == default_study(scenario).ranges
    assert len(ranges) > len(own)


def test_a_setting_out_of_its_range_is_named() -> None:
    with pytest.raises(ValidationError) as told:
        review_plan(default_scenario(), {"MEX": "reform"}, reviews=81, toll_step=0.0)
    assert {error["loc"][0] for error in told.value.errors()} == {"reviews", "toll_step"}

"""Many draws at once give what each draw gives alone."""

import json
from pathlib import Path

import numpy as np

from model import Scenario, assess
from model.arrays import Inputs, inputs_of
from model.assess import assess_arrays, assess_draws, draw_count, slice_draws
from model.draws import perturbed

ORACLE = json.loads((Path(__file__).parent / "oracle_example.json").read_text())["scenario"]


def inputs() -> Inputs:
    return inputs_of(Scenario.model_validate(ORACLE))


def test_a_run_without_spread_repeats_the_point_result() -> None:
    draws = assess_draws(perturbed(inputs(), draws=600, seed=1, spread=0.0))
    point = assess(Scenario.model_validate(ORACLE))
    assert draws.revenue.shape == (600,)
    assert np.allclose(draws.revenue, point.revenue, rtol=1e-13)
    rates = [country.adjustment_rate for country in point.countries.values()]
    assert np.allclose(draws.adjustment_rate, [rates], rtol=1e-13)


def test_same_seed_same_result_and_each_draw_as_alone() -> None:
    many = perturbed(inputs(), draws=300, seed=7)
    draws, again = assess_draws(many), assess_draws(perturbed(inputs(), draws=300, seed=7))
    assert np.array_equal(draws.toll, again.toll)
    assert len(np.unique(draws.revenue)) == 300
    for place in (0, 255, 256, 299):
        alone = assess_arrays(slice_draws(many, slice(place, place + 1)))
        assert np.allclose(alone.adjustment.price[0], draws.adjustment_rate[place], rtol=1e-13)
        assert np.allclose(alone.toll.price[0], draws.toll[place], rtol=1e-13)


def test_disturbed_inputs_stay_valid() -> None:
    many = perturbed(inputs(), draws=200, seed=3, spread=0.9)
    assert draw_count(many) == 200
    assert np.allclose(many.outcome.share.sum(axis=1), 1.0)
    assert many.outcome.score.max() <= 100

"""What drives a result: tornado and Sobol indices, against cases worked by hand."""

from typing import Any

import numpy as np
import pytest

from model.uncertainty.run import Cancelled
from model.uncertainty.sobol import radial, sobol_indices
from model.uncertainty.study import UncertaintyStudy
from model.uncertainty.tornado import tornado
from tests.model.scenarios import pills

CHARGE = "countries.MEX.adjustment_charge"


def uniform(low: float, high: float) -> dict[str, Any]:
    return {"distribution": "uniform", "low": low, "high": high}


def study(ranges: dict[str, Any], **more: Any) -> UncertaintyStudy:
    return UncertaintyStudy.model_validate({"scenario": pills(5000.0), "ranges": ranges, **more})


# the charge is 0.05 · V · 0.85 · D · 0.3, a product of the two
PRODUCT = {
    "policy.cost_per_death": uniform(6e6, 18e6),
    "outcomes.counterfeit_pills.deaths_current": uniform(2500, 7500),
    "policy.toll_cap": uniform(20, 50),
}


def test_tornado_by_hand() -> None:
    found = tornado(study(PRODUCT), CHARGE)
    assert [swing.name for swing in found] == [
        "outcomes.counterfeit_pills.deaths_current",
        "policy.cost_per_death",
        "policy.toll_cap",
    ]
    deaths, value, cap = found
    # the 5% and 95% points: 2,750 and 7,250 deaths; 6.6 and 17.4 million USD
    assert (deaths.low, deaths.high) == (2750, 7250)
    assert deaths.at_low == pytest.approx(0.05 * 12.8e6 * 0.85 * 2750 * 0.3)
    assert deaths.at_high == pytest.approx(0.05 * 12.8e6 * 0.85 * 7250 * 0.3)
    assert value.size == pytest.approx(0.05 * (17.4e6 - 6.6e6) * 0.85 * 5000 * 0.3)
    assert cap.size == 0


def test_tornado_shows_the_lens() -> None:
    lenses = {
        "mexico": {"share": {"counterfeit_pills": {"MEX": 1.0}}},
        "china": {"share": {"counterfeit_pills": {"CHN": 1.0}}},
    }
    (swing,) = tornado(study({}, lenses=lenses), CHARGE)
    assert swing.name == "lens"
    assert (swing.at_low, swing.at_high) == (0, pytest.approx(0.05 * 12.8e6 * 5000 * 0.3))
    assert tornado(study({})) == []


def test_sobol_indices_of_a_product_by_hand() -> None:
    # Y = X₁·X₂, each uniform on mean·(1 ± ½): relative variance v = 1/12 of each. Var Y/mean² = 2v + v²,
    # so first = v/(2v + v²) = 0.48 and total = (v + v²)/(2v + v²) = 0.52 for both.
    indices = {index.name: index for index in sobol_indices(study(PRODUCT), CHARGE, base=2048)}
    for name in ("policy.cost_per_death", "outcomes.counterfeit_pills.deaths_current"):
        assert indices[name].first == pytest.approx(0.48, abs=0.01)
        assert indices[name].total == pytest.approx(0.52, abs=0.01)
        assert 0 < indices[name].first_confidence < 0.1
    assert indices["policy.toll_cap"].first == indices["policy.toll_cap"].total == 0


def test_sobol_same_seed_same_indices() -> None:
    there = sobol_indices(study(PRODUCT, seed=0), CHARGE, base=64)
    assert there == sobol_indices(study(dict(reversed(PRODUCT.items())), seed=0), CHARGE, base=64)
    assert there != sobol_indices(study(PRODUCT, seed=5), CHARGE, base=64)


def test_sobol_of_what_does_not_move_is_zero() -> None:
    for index in sobol_indices(study(PRODUCT), "countries.MEX.toll", base=16)[2:]:
        assert index.total == 0
    assert {index.total for index in sobol_indices(study({"policy.toll_cap": uniform(20, 50)}), CHARGE, base=16)} == {0}
    assert sobol_indices(study({})) == []


def test_radial_design_takes_one_column_at_a_time() -> None:
    first, second = np.array([[1.0, 2.0], [5.0, 6.0]]), np.array([[3.0, 4.0], [7.0, 8.0]])
    expected = [[1, 2], [3, 2], [1, 4], [3, 4], [5, 6], [7, 6], [5, 8], [7, 8]]
    assert radial(first, second).tolist() == expected


def test_sobol_is_followed_and_cancelled() -> None:
    seen = []

    def follow(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        sobol_indices(study(PRODUCT), CHARGE, base=8192, on_progress=follow)
    assert seen == [(8190, 40960), (16380, 40960)]


@pytest.mark.parametrize("result", ["", "toll", "countries.BRA.toll", "countries.MEX.size"])
def test_an_unknown_result_is_refused(result: str) -> None:
    with pytest.raises(KeyError):
        tornado(study(PRODUCT), result)
    with pytest.raises(KeyError):
        sobol_indices(study(PRODUCT), result, base=4)

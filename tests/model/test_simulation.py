"""The model over time: every invariant of the assessment at every review, and three behaviors worked by hand."""

from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, assess
from model.simulation.plan import NUMBERS, ReviewPlan, default_plan
from model.simulation.report import simulate
from model.simulation.simulate import point_trajectory, trajectories
from model.simulation.trajectory import Trajectories
from model.uncertainty.run import Cancelled
from tests.model.scenarios import CODES, pills, scenarios

few = settings(max_examples=30, deadline=None, derandomize=True)
BEHAVIORS = st.dictionaries(st.sampled_from(CODES), st.sampled_from(("nothing", "paper", "reform")))
# all that is suppressed stays gone, and every answer comes quickly
SURE = {"lag": 1, "speed": 0.5, "adaptation_share": 0.0, "new_source_share": 0.0}


def plan(data: dict[str, Any], **more: Any) -> ReviewPlan:
    return ReviewPlan.model_validate({"scenario": data, **more})


def point(data: dict[str, Any], **more: Any) -> Trajectories:
    return point_trajectory(plan(data, **more))


@st.composite
def responses(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {name: draw(st.floats(0, 1)) for name in NUMBERS}
    most = max(found["adaptation_share"] + found["new_source_share"], 1.0)
    for name in ("adaptation_share", "new_source_share"):
        found[name] = found[name] / most * (1 - 1e-15)
    return {**found, "lag": draw(st.integers(1, 6))}


def deaths_then(data: dict[str, Any]) -> float:
    return float(sum(outcome["deaths_current"] for outcome in data["outcomes"].values()))


@few
@given(scenarios(), BEHAVIORS, responses())
def test_deaths_are_conserved_and_finite_at_every_review(
    data: dict[str, Any], behavior: dict[str, str], response: dict[str, Any]
) -> None:
    found = point(data, behavior=behavior, response=response)
    size = 1e-6 + 1e-9 * deaths_then(data)
    attributed = found.by_country.deaths.sum(axis=2) + found.totals.unattributed_deaths
    assert np.allclose(attributed, found.totals.deaths, rtol=1e-9, atol=size)
    for values in (*found.totals, *found.by_country):
        assert np.isfinite(values).all()
    for values in found.by_country:
        assert values.min() >= 0


@few
@given(scenarios(), BEHAVIORS, responses())
def test_the_first_review_is_the_assessment(
    data: dict[str, Any], behavior: dict[str, str], response: dict[str, Any]
) -> None:
    found = point(data, behavior=behavior, response=response)
    now = assess(Scenario.model_validate(data))
    size = 1e-9 * max(deaths_then(data), 1)
    worth = data["policy"]["cost_per_death"]
    assert found.totals.revenue[0, 0] == pytest.approx(now.revenue, rel=1e-9, abs=size * worth)
    assert found.totals.unattributed_deaths[0, 0] == pytest.approx(now.unattributed_deaths, rel=1e-9, abs=size)
    for place, country in enumerate(now.countries.values()):
        assert found.by_country.adjustment_rate[0, 0, place] == pytest.approx(
            country.adjustment_rate, rel=1e-9, abs=1e-9
        )
        assert found.by_country.deaths[0, 0, place] == pytest.approx(country.deaths_current, rel=1e-9, abs=size)


@few
@given(scenarios(), responses())
def test_where_nobody_does_anything_nothing_changes(data: dict[str, Any], response: dict[str, Any]) -> None:
    found = point(data, response=response)
    for values in (*found.totals, *found.by_country):
        assert np.array_equal(values, np.broadcast_to(values[:1], values.shape))


@few
@given(scenarios(), BEHAVIORS, responses())
def test_deaths_never_exceed_those_of_the_start(
    data: dict[str, Any], behavior: dict[str, str], response: dict[str, Any]
) -> None:
    deaths = point(data, behavior=behavior, response=response).totals.deaths
    assert (deaths <= deaths[0] * (1 + 1e-12)).all()
    if "reform" not in behavior.values():
        assert np.array_equal(deaths, np.broadcast_to(deaths[:1], deaths.shape))


@few
@given(
    scenarios(scores=st.just(0.0), evidence=0.0), st.dictionaries(st.sampled_from(CODES), st.just("paper")), responses()
)
def test_paper_earns_nothing_while_deaths_stay(
    data: dict[str, Any], behavior: dict[str, str], response: dict[str, Any]
) -> None:
    for outcome in data["outcomes"].values():
        outcome["deaths_current"] = outcome["deaths_baseline"]
    found = point(data, behavior=behavior, response=response).by_country
    worth = 1e-9 * max(deaths_then(data), 1) * data["policy"]["cost_per_death"]
    for charge in (found.adjustment_charge, found.toll_charge):
        assert np.allclose(charge, charge[:1], rtol=1e-9, atol=worth)


@few
@given(scenarios(), BEHAVIORS, responses(), st.integers(1, 20), st.floats(1e-4, 0.1), st.floats(0.01, 5))
def test_phase_in_and_step_limits_hold(
    data: dict[str, Any], behavior: dict[str, str], response: dict[str, Any], phases: int, rate: float, toll: float
) -> None:
    free = point(data, behavior=behavior, response=response, phase_in_reviews=phases)
    limited = point(
        data, behavior=behavior, response=response, phase_in_reviews=phases, rate_step=rate, toll_step=toll
    ).by_country
    for values, step, cap in ((limited.adjustment_rate, rate, 0.5), (limited.toll, toll, 50.0)):
        rises = np.diff(values, axis=0, prepend=0.0)
        assert rises.max() <= step * (1 + 1e-9)
        assert values.max() <= cap
    for revenue, charge in (
        (limited.adjustment_revenue, limited.adjustment_charge),
        (limited.toll_revenue, limited.toll_charge),
    ):
        assert (revenue <= charge * (1 + 1e-9) + 1e-6).all()
    assert free.totals.revenue[0, 0] <= point(data).totals.revenue[0, 0] * (1 + 1e-9)


@few
@given(scenarios(), BEHAVIORS, responses(), st.permutations(CODES))
def test_the_order_of_countries_is_irrelevant(
    data: dict[str, Any], behavior: dict[str, str], response: dict[str, Any], order: list[str]
) -> None:
    other = {**data, "countries": {code: data["countries"][code] for code in order}}
    there = point(data, behavior=behavior, response=response)
    back = point(other, behavior=behavior, response=response)
    places = [order.index(code) for code in CODES]
    size = 1e-9 * max(deaths_then(data), 1)
    assert np.allclose(there.by_country.deaths, back.by_country.deaths[:, :, places], rtol=1e-9, atol=size)


def test_reform_by_hand() -> None:
    # MEX answers for 85% of 5,000 deaths. Charge on goods 0.05·12.8e6·4,250·0.3 = 816 million USD, collected whole;
    # tolls 0.01·12.8e6·4,250·0.7 = 380.8 million. Imports 4.75e11: burden b = 1,196.8e6/4.75e11.
    # Half burden 0.01: the aim is 0.6·b/(b + 0.01); one review later half of it is reached.
    response = {**SURE, "half_burden": 0.01}
    found = point(pills(5000.0), behavior={"MEX": "reform"}, response=response)
    burden = 1196.8e6 / 4.75e11
    effort = 0.5 * 0.6 * burden / (burden + 0.01)
    assert found.by_country.claimed[:2, 0, 0] == pytest.approx([0, effort])
    # Scenario 1 of the paper: deaths fall in step with the score, and the charge of MEX alone falls by as much
    assert found.by_country.deaths[1, 0] == pytest.approx([4250 * (1 - effort), 500, 0, 0])
    assert found.totals.deaths[1, 0] == pytest.approx(5000 - 4250 * effort)
    assert found.by_country.adjustment_charge[1, 0, 0] == pytest.approx(816e6 * (1 - effort))


def test_lag_by_hand() -> None:
    found = point(pills(5000.0), behavior={"MEX": "reform"}, response={**SURE, "lag": 5})
    assert (found.by_country.claimed[:5, 0, 0] == 0).all()
    assert found.by_country.claimed[5, 0, 0] > 0


def test_what_adapts_and_is_traced_leaves_the_charge_as_it_was() -> None:
    # Scenario 2: all that is suppressed comes back by other methods, at once, and every review traces it
    response = {**SURE, "adaptation_share": 1.0, "regrowth_speed": 1.0, "traced_share": 1.0}
    found = point(pills(5000.0), behavior={"MEX": "reform"}, response=response)
    assert found.by_country.claimed[-1, 0, 0] > 0.05
    assert np.allclose(found.by_country.deaths[:, 0], [4250, 500, 0, 0])


def test_a_new_source_takes_over_one_for_one() -> None:
    data = pills(5000.0)
    data["countries"]["IND"]["deficit"] = 0.9
    data["countries"]["CHN"]["deficit"] = 0.2
    data["countries"]["CAN"]["deficit"] = 0.7
    response = {**SURE, "new_source_share": 1.0, "regrowth_speed": 1.0, "traced_share": 1.0, "deficit_threshold": 0.5}
    found = point(data, behavior={"MEX": "reform"}, response=response).by_country.deaths[:, 0]
    gone = 4250 - found[:, 0]
    assert gone[-1] > 200
    # above the threshold by 0.4 and 0.2: India takes two thirds, Canada one third; MEX itself, at 0.6, reforms
    assert np.allclose(found[:, 3], gone * 2 / 3)
    assert np.allclose(found[:, 2], gone / 3)
    assert np.allclose(found[:, 1], 500)


def test_more_adaptation_saves_fewer_lives() -> None:
    def deaths(share: float) -> Any:
        response = {**SURE, "adaptation_share": share}
        return point(pills(5000.0), behavior={"MEX": "reform"}, response=response).totals.deaths[-1, 0]

    assert deaths(0.0) < deaths(0.3) < deaths(0.9) < 5000


def test_who_pays_adds_up() -> None:
    data = pills(5000.0)
    data["policy"]["pass_through"] = 0.7
    found = point(data, behavior={"MEX": "reform"}).totals
    paid = found.paid_by_buyers + found.paid_by_sellers + found.paid_by_travelers
    assert np.allclose(paid, found.revenue)
    assert np.allclose(found.paid_by_buyers, 0.7 * (found.revenue - found.paid_by_travelers))


def test_same_seed_same_draws_and_longer_runs_begin_with_shorter_ones() -> None:
    whole = default_plan(Scenario.model_validate(pills(5200.0)))
    there = trajectories(whole.model_copy(update={"draws": 600}))
    again = trajectories(whole.model_copy(update={"draws": 1100, "reviews": 20}))
    for short, long in ((there.totals, again.totals), (there.by_country, again.by_country)):
        for left, right in zip(short, long, strict=True):
            assert np.array_equal(left, right[:12, :600])


def test_ranges_of_no_width_repeat_the_point() -> None:
    whole = default_plan(Scenario.model_validate(pills(5200.0)))
    fixed = {
        f"response.{name}": {"distribution": "uniform", "low": value, "high": value}
        for name, value in whole.response.model_dump().items()
        if name != "lag"
    }
    found = simulate(plan(pills(5200.0), behavior={"MEX": "reform", "CHN": "paper"}, ranges=fixed, draws=5))
    for band in found.bands.values():
        for values in (band.low, band.median, band.high, band.mean):
            assert values == pytest.approx(band.point, rel=1e-12)


@few
@given(scenarios(), BEHAVIORS)
def test_bands_hold_their_median_and_sums_agree(data: dict[str, Any], behavior: dict[str, str]) -> None:
    whole = default_plan(Scenario.model_validate(data)).model_copy(update={"behavior": behavior, "draws": 200})
    found = simulate(whole)
    for band in found.bands.values():
        assert (np.diff([band.low, band.median, band.high], axis=0) >= 0).all()
    assert found.sums["deaths"].point == pytest.approx(sum(found.bands["deaths"].point) / 4)
    start = found.bands["deaths"].point[0] * 12 / 4
    assert found.sums["deaths_averted"].point == pytest.approx(start - found.sums["deaths"].point, abs=1e-9 * start)


def test_a_simulation_is_followed_and_cancelled() -> None:
    seen = []

    def follow(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 1024:
            raise Cancelled

    with pytest.raises(Cancelled):
        simulate(plan(pills(5000.0), draws=2000), follow)
    assert seen == [(512, 2000), (1024, 2000)]


def test_a_plan_does_not_change_its_scenario() -> None:
    data = pills(5000.0)
    before = deepcopy(data)
    scenario = Scenario.model_validate(data)
    simulate(default_plan(scenario).model_copy(update={"draws": 2}))
    assert data == before
    assert scenario == Scenario.model_validate(before)

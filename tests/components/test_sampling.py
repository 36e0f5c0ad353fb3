"""The sampling page's settings and frames against the model's own design."""

import pandas as pd
import pytest

from components.sampling.answer import (
    Answer,
    answer,
    draw,
    interval_by_budget,
    longest_gap,
    port_frame,
    power_curve,
    shifts_of,
    size_by_change,
    truths,
)
from components.sampling.parts import plan_json
from components.sampling.settings import Settings, Unusable, plan_of, read_settings
from components.sampling.words import headline
from model.sampling import SamplingPlan, design
from scenarios.sampling_ports import sampling_plan


def settings_of(**query: str) -> Settings:
    read, notices = read_settings({name.replace("__", "."): text for name, text in query.items()})
    assert notices == []
    return read


@pytest.fixture(scope="module")
def found() -> Answer:
    return answer(settings_of(prevalence="2000", budget="20", most="8", times__trucks="4", cost__cars="30"))


def test_the_defaults_are_the_default_plan() -> None:
    assert plan_of(settings_of()) == sampling_plan()
    assert "5,434,805 inspections" in headline(settings_of(), answer(settings_of()))


def test_ports_are_as_the_models_design_has_them(found: Answer) -> None:
    frame, whole = port_frame(found), design(found.plan)
    for name, row in frame.iterrows():
        each = whole.strata[str(name)]
        assert (row["inspections"], row["needed"]) == (each.allotted, each.needed.inspections)
        assert each.expected is not None
        assert row["upper"] == pytest.approx(each.expected.upper * 1e6)
        if pd.isna(row["found"]):
            assert each.allotted_power > 0.999
        else:
            assert row["found"] == each.allotted_power
    assert frame["cost"].sum() <= found.plan.budget


def test_power_rises_to_what_is_asked_at_the_sample_needed(found: Answer) -> None:
    curve = power_curve(found, 1.5)
    at = curve[curve["inspections"] == found.pooled_needed.inspections]["power"].iloc[0]
    assert at >= found.plan.power
    assert curve["power"].iloc[-1] > 0.99
    assert size_by_change(found, 1.5)["inspections"].is_monotonic_decreasing


def test_neyman_is_never_wider_than_arrivals_alone(found: Answer) -> None:
    curve = interval_by_budget(found.plan)
    assert (curve["neyman"] <= curve["proportional"] * 1.0001).all()
    assert curve["neyman"].is_monotonic_decreasing


def test_systematic_shifts_leave_no_long_gap(found: Answer) -> None:
    name = list(found.plan.strata)[-1]
    shifts = shifts_of(found.plan, {name: 3000}, name)
    gaps = {scheme: longest_gap(rows, found.plan.days) for scheme, rows in shifts.groupby("scheme")}
    assert gaps["systematic"] < gaps["random"] < found.plan.days
    assert shifts.groupby("scheme")["inspections"].sum().tolist() == [3000, 3000]


def test_longest_gap_counts_the_ends() -> None:
    one = pd.DataFrame({"day": [1], "shift": [1]})
    assert longest_gap(one, 10) == pytest.approx(29 / 3)


def test_drawn_rounds_find_about_what_is_exact() -> None:
    chosen = settings_of(prevalence="5000", budget="2", most="2")
    found = answer(chosen)
    drawn = draw(found.plan, dict(truths(chosen, found))[""], 400)
    assert drawn.found == pytest.approx(drawn.exact, abs=4 * max(drawn.found_error, 0.01))


def test_a_truth_without_change_cries_wolf_seldom() -> None:
    chosen = settings_of(prevalence="5000", budget="2", most="2", truth_change="0")
    found = answer(chosen)
    assert draw(found.plan, dict(truths(chosen, found))[""], 400).found < 0.05


def test_the_plan_file_is_the_plan(found: Answer) -> None:
    assert SamplingPlan.model_validate_json(plan_json(found.plan)) == found.plan


def test_a_budget_below_the_least_is_told() -> None:
    with pytest.raises(Unusable, match="budget"):
        answer(settings_of(budget="0.1", least="500"))

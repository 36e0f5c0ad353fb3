"""The strata of the sampling design are the ports and modes of the table."""

import pytest

from data.store import load
from model.sampling import design
from scenarios.sampling_ports import MODES, arrivals, sampling_plan, seizure_floor, strata


def test_arrivals_are_those_of_the_latest_twelve_months() -> None:
    table = load("border_crossings")
    months = sorted(table["month"].unique())[-12:]
    chosen = table[table["month"].isin(months) & table["measure"].isin(MODES)]
    found = arrivals()
    assert found["traffic"].sum() == chosen["crossings"].sum()
    assert found["traffic"].is_monotonic_decreasing
    assert found.attrs["period"] == f"{months[0]:%B %Y} to {months[-1]:%B %Y}"


def test_strata_are_the_busiest_of_a_border() -> None:
    found = strata("US-Mexico Border", most=5)
    assert len(found) == 5
    assert "2504-cars" in found  # San Ysidro
    assert found["2504-cars"].traffic > 1e7


def test_an_unknown_border_is_refused() -> None:
    with pytest.raises(ValueError, match="border: allowed US-Mexico Border, US-Canada Border, got 'Narnia'"):
        arrivals("Narnia")


def test_the_default_plan_is_honest_about_rare_things() -> None:
    found = design(sampling_plan())
    assert len(found.strata) == 20
    assert found.spread.cost <= found.plan.budget
    assert not any(stratum.possible for stratum in found.strata.values())


def test_seizures_per_arrival_are_a_floor_of_the_assumed_prevalence() -> None:
    floor = seizure_floor()
    assert 1e-6 < floor.value < 1e-5
    assert floor.value < next(iter(strata(most=1).values())).prevalence

"""Precursors charged through the finishing country or at their source: deaths are moved, never made."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model import Scenario, assess, problems
from model.precursor_results import precursor_results
from tests.model.scenarios import pills, scenarios, unit_split

ORIGINS = {"CHN": 0.9, "IND": 0.1}


def sourced(data: dict[str, Any], share: float = 0.25, origins: dict[str, float] | None = None) -> Scenario:
    """The scenario with precursors charged at their source."""
    data["policy"] |= {
        "precursor_charging": "source",
        "precursor_share": share,
        "precursor_origins": ORIGINS if origins is None else origins,
    }
    return Scenario.model_validate(data)


@st.composite
def any_sourced(draw: st.DrawFn) -> Scenario:
    origins = {"CHN": 0.001, **unit_split(draw, 0.99)}
    data = draw(scenarios(bases=("harm",)))
    return sourced(data, draw(st.floats(0, 1)), {**origins, "CHN": max(origins["CHN"], 0.001)})


def test_hand_derived_case() -> None:
    """MEX holds 0.85·5000 = 4250, CHN 500. A quarter of MEX's, 1062.5, goes 9:1 to CHN and IND.

    MEX keeps 3187.5; CHN has 500 + 956.25; IND 106.25. The toll on MEX rests on 70% of 3187.5, on CHN on 70% of its own
    500: what moved is charged on goods, so CHN's goods answer for 0.3·500 + 956.25.
    """
    result = assess(sourced(pills(5000))).countries
    deaths = {code: country.deaths_current for code, country in result.items()}
    assert deaths == pytest.approx({"MEX": 3187.5, "CHN": 1456.25, "CAN": 0.0, "IND": 106.25})
    assert result["CHN"].precursor_deaths == pytest.approx(956.25)
    assert result["MEX"].precursor_deaths == pytest.approx(-1062.5)
    assert result["CHN"].adjustment_charge == pytest.approx(0.05 * 12.8e6 * (150 + 956.25))
    assert result["CHN"].toll_charge == pytest.approx(0.01 * 12.8e6 * 350)
    assert result["MEX"].toll_charge == pytest.approx(0.01 * 12.8e6 * 0.7 * 3187.5)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(any_sourced())
def test_deaths_are_conserved(scenario: Scenario) -> None:
    both = precursor_results(scenario)
    total = sum(outcome.deaths_current for outcome in scenario.outcomes.values())
    for assessment in (both.finishing, both.source):
        held = sum(country.deaths_current for country in assessment.countries.values())
        assert held + assessment.unattributed_deaths == pytest.approx(total, abs=1e-6)
    assert both.source.unattributed_deaths == both.finishing.unattributed_deaths
    moved = sum(country.precursor_deaths for country in both.source.countries.values())
    assert moved == pytest.approx(0.0, abs=1e-6 * max(total, 1.0))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(any_sourced())
def test_a_source_never_pays_less_on_goods_and_a_finishing_country_never_more(scenario: Scenario) -> None:
    both = precursor_results(scenario)
    for code, origin in scenario.policy.precursor_origins.items():
        before, after = both.finishing.countries[code], both.source.countries[code]
        if origin > 0:
            assert after.adjustment_charge >= before.adjustment_charge * (1 - 1e-9)
            assert after.toll_charge == pytest.approx(before.toll_charge)
        else:
            assert after.adjustment_charge <= before.adjustment_charge * (1 + 1e-9) + 1e-3


@settings(max_examples=40, deadline=None, derandomize=True)
@given(scenarios(), st.floats(0, 1))
def test_through_the_finishing_country_the_share_and_origins_change_nothing(data: dict[str, Any], share: float) -> None:
    plain = assess(Scenario.model_validate(data))
    data["policy"] |= {"precursor_share": share, "precursor_origins": ORIGINS}
    assert assess(Scenario.model_validate(data)) == plain
    assert all(country.precursor_deaths == 0 for country in plain.countries.values())


def test_a_share_of_zero_moves_nothing() -> None:
    both = precursor_results(sourced(pills(4000), share=0.0))
    assert both.source == both.finishing


@pytest.mark.parametrize(
    ("lens", "kept"),
    [
        ({"name": "entry", "precursor_share": 0.25}, 0.75),
        ({"name": "precursor", "precursor_share": 0.25}, 1.0),  # the lens has moved the quarter
        ({"name": "precursor", "precursor_share": 0.1}, 0.75 / 0.9),  # it moved a tenth: keep 3/4 in all
        ({"name": "precursor", "precursor_share": 1.0}, 1.0),  # nothing is left to move
        ({"name": "blend", "precursor_share": 0.25, "blend": {"entry": 1.0, "precursor": 1.0}}, 0.75 / 0.875),
    ],
)
def test_what_a_lens_has_moved_is_not_moved_again(lens: dict[str, Any], kept: float) -> None:
    both = precursor_results(sourced({**pills(5000), "lens": lens}))
    assert both.source.countries["MEX"].deaths_current == pytest.approx(4250 * kept)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"precursor_share": 1.5}, "policy.precursor_share: allowed 0 to 1, got 1.5"),
        ({"precursor_share": float("nan")}, "policy.precursor_share: allowed 0 to 1, got nan"),
        ({"precursor_origins": {"CHN": -0.1}}, "policy.precursor_origins.CHN: allowed 0 to 1, got -0.1"),
        (
            {"precursor_origins": {"CHN": 0.9, "IND": 0.2}},
            "policy.precursor_origins: origins of precursors must sum to",
        ),
        ({"precursor_origins": {"VNM": 0.5}}, "policy.precursor_origins.VNM: VNM is not in countries"),
        ({"precursor_charging": "source"}, "policy.precursor_origins: name a country of origin, above 0 to 1"),
        ({"precursor_charging": "both"}, "policy.precursor_charging"),
    ],
)
def test_bad_input_is_refused_with_field_and_range(changes: dict[str, Any], problem: str) -> None:
    data = pills(5000)
    data["policy"] |= changes
    assert [str(found)[: len(problem)] for found in problems(data)] == [problem]


def test_without_an_origin_both_results_are_refused() -> None:
    with pytest.raises(ValidationError, match="country of origin"):
        precursor_results(Scenario.model_validate(pills(5000)))

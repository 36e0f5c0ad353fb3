"""Regions' figures and interventions: from the tables, what is missing said, no life claimed without evidence."""

import pytest

from data.views.mortality import LATEST
from data.views.regions import region_deaths
from model.invest import fails_well, invest, investment_report
from scenarios.interventions import fact, interventions
from scenarios.region_needs import investment_plan, opioid_share, region_needs, social_vulnerability

ISLANDS = "puerto-rico-us-virgin-islands"
UNPROVEN = ("test_strips", "drug_checking", "education", "screening", "jobs")


def test_deaths_are_the_bound_that_is_asked_for() -> None:
    deaths = region_deaths(LATEST.key)
    for bound in ("lower", "upper"):
        regions = region_needs(bound).regions
        assert len(regions) == 33
        assert regions["appalachia"].deaths == deaths.loc["appalachia", bound]
        assert regions["appalachia"].death_rate == pytest.approx(deaths.loc["appalachia", f"rate_{bound}"])


def test_an_unknown_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="bound: allowed lower or upper, got 'middle'"):
        region_needs("middle")


def test_islands_without_figures_are_not_zero() -> None:
    islands = region_needs().regions[ISLANDS]
    assert islands.deaths is None
    assert islands.death_rate is None
    found = invest(investment_plan(1e8))
    told = investment_report(found)["regions"][ISLANDS]
    assert told["lives_claimed"] is False
    assert told["amount"] >= int(1e8 * 0.25 / 33)
    assert "deaths" in told["missing"]


def test_vulnerability_lies_among_its_counties() -> None:
    found = social_vulnerability()
    assert len(found) == 32
    assert all(0 < value < 1 for value in found.values())
    assert region_needs().regions["ohio"].vulnerability == found["ohio"]


def test_pill_evidence_is_taken_where_it_is_given() -> None:
    needs = region_needs(pill_evidence={"ohio": 0.05})
    assert needs.regions["ohio"].pill_evidence == 0.05
    assert needs.regions["texoma"].pill_evidence is None
    without = next(source for source in region_needs().sources if source.measure == "pill_evidence")
    assert without.note == "Not available here."


def test_opioids_part_is_of_the_same_months() -> None:
    assert opioid_share() == pytest.approx(0.667, abs=0.02)


def test_only_evidence_claims_lives() -> None:
    found = interventions()
    assert {key for key, item in found.items() if item.effect == 0} == set(UNPROVEN)
    assert all(found[key].evidence_gap for key in found)
    assert all(found[key].source for key in found)


def test_numbers_are_those_of_the_parameters_table() -> None:
    found = interventions()
    assert found["naloxone"].effect == fact("oend_fatal_od_reduction") == 0.178
    assert found["naloxone"].first_death_cost == pytest.approx(27_312)
    assert found["buprenorphine"].effect == 0.139
    assert found["drug_checking"].unit_cost == 474
    with pytest.raises(KeyError, match=r"demand\.none is 0 times"):
        fact("none")


def test_failing_well_is_a_number_with_its_range() -> None:
    found = fails_well(invest(investment_plan(1e9)))
    assert 0 < found.averted_low < found.averted < found.averted_high < found.opioid_deaths
    assert found.cost_per_death is not None
    assert found.cost_per_death > 27_312

"""A scenario's brief: what was set, what follows, on two pages however much it is."""

import csv
import io
from hashlib import sha256

import pytest

from briefs.scenario_brief import scenario_brief, scenario_figures_csv
from house.formats import dollars, percent, whole
from model import Scenario, against_set_point, assess
from scenarios import PRESETS, add_country, default_scenario, with_lens
from scenarios.file import fingerprint, scenario_json
from tests.briefs.reading import alternatives, opened, text_of


def preset(name: str) -> Scenario:
    return PRESETS[name].build(default_scenario())


def changed(base: Scenario) -> Scenario:
    data = base.model_dump(exclude_none=True)
    data["policy"]["import_elasticity"] = -1.5
    data["outcomes"]["oversupply"]["score"] = {"CHN": 20.0}
    return Scenario.model_validate(data)


def everything() -> Scenario:
    """Twelve countries, each with its own share and score for every outcome."""
    scenario = preset("latest_data")
    for code in ("DEU", "JPN", "VNM", "BRA", "COL", "GBR", "FRA", "ITA"):
        scenario = add_country(scenario, code)
    assert scenario.lens is not None
    data = with_lens(scenario, scenario.lens).model_dump(exclude_none=True)
    for outcome in data["outcomes"].values():
        outcome["score"] = {code: 10.0 + place for place, code in enumerate(data["countries"])}
        outcome["share"] = dict.fromkeys(data["countries"], 0.08)
    data["lens"]["name"] = "custom"
    return Scenario.model_validate(data)


@pytest.mark.parametrize("name", PRESETS)
def test_each_preset_fits_two_pages_and_tells_its_charges(name: str) -> None:
    scenario = preset(name)
    pdf = scenario_brief(scenario, scenario)
    text, assessment = text_of(pdf), assess(scenario)
    assert len(opened(pdf).pages) == 2
    for change in against_set_point(scenario, assessment):
        assert percent(change.adjustment_rate[1], 2) in text
        assert dollars(change.toll[1]) in text
        assert whole(change.deaths[1]) in text
    assert dollars(assessment.revenue) in text
    assert "Nothing: the scenario is the preset." in text


def test_the_largest_scenario_fits_two_pages() -> None:
    long = "A name as long as the page will take, and then some more words that it will not"
    pdf = scenario_brief(everything(), preset("latest_data"), long, "https://setpoint.example/?" + "a" * 400)
    assert len(opened(pdf).pages) == 2
    assert "Countries added: Germany, Japan" in text_of(pdf)


def test_only_what_differs_from_the_preset_is_listed() -> None:
    base = preset("scenario_1")
    text = text_of(scenario_brief(changed(base), base))
    assert "Started from: Scenario 1: deaths follow." in text
    assert "China, oversupply of fentanyl: outcome score 0% 20%" in text
    assert "−0.76 −1.5" in text
    assert "Phase-in" not in text


def test_the_fingerprint_is_that_of_the_scenario_file() -> None:
    scenario = preset("scenario_1")
    assert fingerprint(scenario) == sha256(scenario_json(scenario).encode()).hexdigest()[:16]
    assert fingerprint(scenario) in text_of(scenario_brief(scenario, scenario))
    assert fingerprint(changed(scenario)) != fingerprint(scenario)


def test_the_chart_says_its_figures_in_words() -> None:
    scenario = preset("scenario_1")
    mexico = assess(scenario).countries["MEX"]
    (told,) = alternatives(scenario_brief(scenario, scenario))
    assert f"Mexico: adjustment {percent(mexico.adjustment_rate, 2)}" in told
    assert f"toll {dollars(mexico.toll)}" in told


def test_the_file_holds_the_assessment_and_its_intervals() -> None:
    scenario = preset("latest_data")
    rows = {
        (row["section"], row["figure"]): row
        for row in csv.DictReader(io.StringIO(scenario_figures_csv(scenario, scenario)))
    }
    assessment = assess(scenario)
    revenue = rows["Headline", "Border revenue"]
    assert float(revenue["value"]) == pytest.approx(assessment.revenue)
    assert float(revenue["low"]) < float(revenue["high"])
    for code, name in (("MEX", "Mexico"), ("CHN", "China")):
        told = float(rows["Charges by country", f"{name}: adjustment"]["value"])
        assert told == pytest.approx(assessment.countries[code].adjustment_rate)


def test_the_same_scenario_gives_the_same_bytes() -> None:
    scenario = preset("scenario_1")
    assert scenario_brief(scenario, scenario, "Same") == scenario_brief(scenario, scenario, "Same")

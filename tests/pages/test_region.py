"""One region's panel, read and used as a person would."""

import pytest

from tests.pages.conftest import Reader
from tests.pages.test_briefs import press, words
from tests.pages.test_regions import _choose, _deaths

SELECT = "dash_clientside.set_props({index: 'region', type: 'map-selected'}, {data: arguments[0]})"


@pytest.mark.parametrize(
    ("slug", "bounds"), [("arizona", "2,770"), ("new-england", "2,162"), ("appalachia", "2,047–2,383")]
)
def test_the_headline_is_the_sum_of_the_counties(reader: Reader, slug: str, bounds: str) -> None:
    reader.open(f"/regions/{slug}")
    assert reader.text(".tile-value") == bounds
    assert f"{_deaths(slug):,} reported" in reader.text(".tile-detail")
    assert "provisional" in reader.text(".tile-detail")


def test_puerto_rico_is_not_available_with_the_reason(reader: Reader) -> None:
    reader.open("/regions/puerto-rico-us-virgin-islands")
    assert reader.text(".tile-value") == "not available"
    assert "not available, not zero" in reader.text()
    reader.wait_for_text("81 counties", ".map-legend")
    assert "0 counties" not in reader.text()
    assert "provisional" not in reader.text(".map-legend")


def test_a_county_chosen_on_the_map_shows_its_count_and_enters_the_address(reader: Reader) -> None:
    reader.open("/regions/new-mexico")
    reader.driver.execute_script(SELECT, "35001")
    reader.wait_for_text("Bernalillo County, NM", "#region-county")
    assert "334" in reader.text("#region-county")
    reader.until(lambda: reader.query() == "?county=35001", "the county is not in the address")
    reader.open("/regions/new-mexico?county=35001")
    assert "Bernalillo County, NM" in reader.text("#region-county")


def test_a_hidden_county_is_a_range_and_never_zero(reader: Reader) -> None:
    reader.open("/regions/appalachia?county=21001")
    side = reader.text("#region-county")
    assert "1–9" in side
    assert "At most 46.8 per 100,000" in side


def test_the_period_changes_map_note_and_table(reader: Reader) -> None:
    reader.open("/regions/atlanta-carolinas")
    _choose(reader, "region-period", "2023")
    reader.wait_for_text("2023, final", "#region-map-note")
    reader.wait_for_text("35 as published, 2023", "#region-counties")
    assert "short by more than 900" in reader.driver.execute_script("return document.querySelector('main').textContent")


def test_the_picker_shows_another_region_in_place_and_back_returns(reader: Reader) -> None:
    reader.open("/regions/arizona?measure=deaths&county=04013")
    reader.driver.execute_script("window.__here = true")
    _choose(reader, "region-picker", "Hawaii")
    reader.wait_for_text("Hawaii", "h1")
    reader.wait_for_text(f"{_deaths('hawaii'):,} reported", ".tiles")
    assert reader.driver.execute_script("return location.pathname") == "/regions/hawaii"
    assert reader.query() == "?measure=deaths"
    assert reader.find("#region-measure").get_attribute("value") == "Deaths"
    assert reader.find(".map-svg").get_attribute("aria-label") == "Counties of Hawaii"
    reader.wait_for_text("Deaths by drug, Hawaii", "#region-drugs")
    reader.wait_for_text("Honolulu County, HI", "#region-counties")
    assert "Maricopa" not in reader.text()
    reader.driver.back()
    reader.wait_for_text("Arizona", "h1")
    reader.wait_for_text("Maricopa County, AZ", "#county")
    assert reader.driver.execute_script("return window.__here")  # nothing was loaded anew


def test_an_unknown_region_gets_the_list(reader: Reader) -> None:
    reader.open("/regions/atlantis")
    assert "No region is called “atlantis”" in reader.text()
    assert len(reader.find_all(".region-links a")) == 33
    assert all("status of 404" in error for error in reader.console_errors())  # the answer's own status


def test_where_no_field_office_is_known_the_part_of_the_nation_stands_in_its_place(reader: Reader) -> None:
    reader.open("/regions/ohio")
    reader.wait_for_text("no official list says which office serves this region", "#supply")
    assert "all coasts and the interior" in reader.text("#supply")


def test_the_monday_path(reader: Reader) -> None:
    """Open the region, find a warning, open its county, export the brief."""
    reader.open("/regions/new-mexico")
    reader.wait_for_text("would if nothing had changed", "#warnings")
    assert "more than chance and ordinary drift explain" in reader.text("#warnings")
    reader.wait_for_text("Per million people crossing, FY2024: El Paso", "#supply")
    assert reader.find_all("#region-figures .provenance a[href='/data/county_deaths_provisional']")
    reader.driver.execute_script("window.__here = true")
    reader.find("#warnings .warning-list a[href*='county=35049']").click()
    reader.wait_for_text("Santa Fe County, NM", "#region-county")
    reader.wait_for_text("Beside its neighbors, region and state", "#county")
    detail = reader.text("#county")
    assert "Los Alamos County, NM" in detail  # a neighbor outside the region
    assert "1 rose beyond chance" in detail
    assert "certified opioid treatment programs" in detail
    assert reader.driver.execute_script("return window.__here")
    assert reader.query() == "?county=35049"
    text = words(press(reader, "#region-brief-pdf", "pdf", "#region-brief-status"))
    assert "New Mexico" in text
    assert "Santa Fe County" in text
    assert "people of special concern" in text


def test_a_county_is_chosen_by_keyboard_from_the_list(reader: Reader) -> None:
    reader.open("/regions/appalachia?county=21001")
    assert "1–9" in reader.text("#county")
    _choose(reader, "region-county-picker", "Bell County, KY")
    reader.wait_for_text("Bell County, KY", "#region-county")
    reader.until(lambda: reader.query() == "?county=21013", "the county is not in the address")


def test_services_say_what_is_within_reach(reader: Reader) -> None:
    reader.open("/regions/appalachia")
    reader.wait_for_text("certified opioid treatment programs", "#services")
    assert "94%" in reader.text("#services")


def test_a_region_whose_state_is_not_in_sudors_says_so(reader: Reader) -> None:
    reader.open("/regions/houston")
    reader.wait_for_text("not available: state not in SUDORS", "#people")
    reader.wait_for_text("Not in SUDORS: Texas", "#gaps")
    assert "All SUDORS jurisdictions" in reader.text("#people")


def test_the_share_of_revenue_is_of_the_scenario_in_the_address(reader: Reader) -> None:
    reader.open("/regions/ohio?preset=scenario_1&lens=entry#revenue")
    reader.wait_for_text("the scenario that the address carries", "#revenue")
    links = [link.get_attribute("href") for link in reader.find_all("#revenue a[href*='preset=']")]
    assert {link.split("?")[0].rsplit("/", 1)[1] for link in links} == {"simulator", "invest"}
    assert any("region=ohio" in link for link in links)
    _choose(reader, "region-measure", "Deaths")
    reader.until(lambda: "measure=deaths" in reader.query(), "the measure is not in the address")
    assert "preset=scenario_1" in reader.query()


def test_a_region_without_county_deaths_cannot_be_judged_and_says_so(reader: Reader) -> None:
    reader.open("/regions/puerto-rico-us-virgin-islands")
    reader.wait_for_text("cannot be judged", "#warnings")
    reader.wait_for_text("there is no count of deaths here to lower", "#revenue")
    reader.wait_for_text("not available, not zero", "#gaps")

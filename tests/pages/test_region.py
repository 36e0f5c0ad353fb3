"""One region's panel, read and used as a person would."""

import pytest

from tests.pages.conftest import Reader
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
    reader.wait_for_text("35 as published, 2023", "#region-table-note")
    assert "short by more than 900" in reader.driver.execute_script("return document.querySelector('main').textContent")


def test_the_picker_opens_another_region_and_keeps_the_measure(reader: Reader) -> None:
    reader.open("/regions/arizona?measure=deaths")
    _choose(reader, "region-picker", "Hawaii")
    reader.wait_for_text("Hawaii", "h1")
    assert reader.driver.execute_script("return location.pathname") == "/regions/hawaii"
    assert reader.find("#region-measure").get_attribute("value") == "Deaths"


def test_an_unknown_region_gets_the_list(reader: Reader) -> None:
    reader.open("/regions/atlantis")
    assert "No region is called “atlantis”" in reader.text()
    assert len(reader.find_all(".region-links a")) == 33
    assert all("status of 404" in error for error in reader.console_errors())  # the answer's own status


def test_seizures_are_shown_only_where_a_field_office_is_known(reader: Reader) -> None:
    reader.open("/regions/ohio")
    assert "no official list says which office serves this region" in reader.text()


def test_a_warning_names_its_reason_and_leads_to_its_county(reader: Reader) -> None:
    reader.open("/regions/new-mexico")
    reader.wait_for_text("would if nothing had changed", "#region-below")
    text = reader.text("#region-below")
    assert "more than chance and ordinary drift explain" in text
    link = reader.find("#region-below .warning-list a[href*='county=35049']")
    link.click()
    reader.wait_for_text("Santa Fe County", "#region-county")


def test_services_say_what_is_within_reach(reader: Reader) -> None:
    reader.open("/regions/appalachia")
    reader.wait_for_text("certified opioid treatment programs", "#region-below")
    assert "94%" in reader.text("#region-below")


def test_a_region_without_county_deaths_cannot_be_judged_and_says_so(reader: Reader) -> None:
    reader.open("/regions/puerto-rico-us-virgin-islands")
    reader.wait_for_text("cannot be judged", "#region-below")

"""One port's page, read and used as a person would."""

from data import store
from tests.pages.conftest import Reader


def _people(code: str) -> int:
    table = store.load("border_crossings")
    modes = ["Pedestrians", "Personal Vehicle Passengers", "Bus Passengers", "Train Passengers"]
    here = table[table.port_code.eq(code) & table.measure.isin(modes) & table.month.ge("2024-03-01")]
    return int(here.crossings.sum())


def test_a_land_port_shows_its_people_its_region_and_its_office_s_seizures(reader: Reader) -> None:
    reader.open("/ports/2504")
    assert reader.text("h1") == "San Ysidro, CA"
    assert f"{_people('2504'):,}" in reader.text(".tiles")
    assert reader.find("main a[href='/regions/san-diego-imperial-valley']")
    reader.wait_for_text("San Diego Field Office", "#port-seizures")
    assert "CBP publishes no seizures for a single port" in reader.text("#port-seizures")
    reader.wait_for_text("land borders closed", "#port-charts")


def test_a_sea_port_has_trade_and_says_that_no_people_are_counted(reader: Reader) -> None:
    reader.open("/ports/2704")
    reader.wait_for_text("Imports by commodity chapter", "#port-charts")
    assert "No people are counted here" in reader.text("#port-charts")
    assert "China" in reader.text("#port-charts")
    assert "none reported here" in reader.text(".tiles")
    assert "no toll on entries has a base" in reader.text()


def test_another_drug_is_in_the_address(reader: Reader) -> None:
    reader.open("/ports/2304?drug=Cocaine")
    reader.wait_for_text("Cocaine seized by the Laredo Field Office", "#port-seizures")
    assert reader.find("#port-drug").get_attribute("value") == "Cocaine"
    reader.wait_for_text("Seized by the Laredo Field Office, by drug", "#port-seizures")


def test_an_unknown_port_says_so_and_leads_on(reader: Reader) -> None:
    reader.driver.get(reader.address + "/ports/0000")
    reader.settle()
    assert "There is no such port" in reader.text()
    assert reader.find("main a[href='/ports']")
    reader.driver.get_log("browser")  # the page itself is answered 404, as it should be

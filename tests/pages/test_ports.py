"""The ports page as a reader meets it."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from data.store import load
from house.formats import dollars
from scenarios import PRESETS, default_scenario
from scenarios.port_tolls import port_tolls
from tests.pages.conftest import Reader


def test_a_port_in_the_address_shows_its_own_figures(reader: Reader) -> None:
    reader.open("/ports?port=2504")
    rows = load("border_crossings")
    rows = rows[rows["port_code"].eq("2504") & rows["month"].between("2024-03-01", "2025-02-01")]
    pedestrians = rows[rows["measure"].eq("Pedestrians")]["crossings"].sum()
    card = reader.text("#ports-chosen")
    assert "San Ysidro, CA" in card
    assert f"{pedestrians:,}" in card
    assert "CBP publishes no seizures for a single port" in card
    assert "Border traffic data end in February 2025" in reader.text()


def test_the_two_eastports_are_told_by_their_states(reader: Reader) -> None:
    reader.open("/ports?port=0103")
    assert reader.text("#ports-chosen h2") == "Eastport, ME"
    reader.open("/ports?port=3302")
    assert reader.text("#ports-chosen h2") == "Eastport, ID"


def test_a_row_of_the_table_opens_its_port_and_goes_into_the_address(reader: Reader) -> None:
    reader.open("/ports")
    row = reader.find("#ports-table .ag-center-cols-container [row-index='1']")
    reader.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", row)
    reader.until(
        lambda: reader.find("#ports-table .ag-center-cols-container [row-index='1'] .ag-cell").click() is None, "a cell"
    )
    reader.wait_for_text("El Paso, TX", "#ports-chosen")
    reader.wait_for_text("El Paso, TX", "#ports-over-time")
    reader.until(lambda: reader.query() == "?port=2402", "the port never came into the address")


def _bands(reader: Reader) -> int:
    return len(reader.find_all(".map-flows .map-band"))


def test_a_port_clicked_on_the_map_fills_the_card_and_leads_to_its_page(reader: Reader) -> None:
    reader.open("/ports?measure=trucks")
    reader.until(lambda: _bands(reader) > 30, "the bands were never drawn")
    laredo = reader.find(".map-ports circle")  # the largest comes first
    reader.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", laredo)
    ActionChains(reader.driver).move_to_element(laredo).click().perform()
    reader.wait_for_text("Laredo, TX", "#ports-chosen")
    reader.until(lambda: reader.query() == "?measure=trucks&port=2304", "the port never came into the address")
    assert "from Mexico: " in reader.text(".map-card")
    assert len(reader.find_all(".map-band.on")) == 1
    reader.find("#ports-chosen a[href='/ports/2304']").click()
    reader.until(lambda: reader.text("h1") == "Laredo, TX", "the port's page never opened")


def test_seizures_flow_to_field_offices_play_over_the_years_and_are_no_port_s(reader: Reader) -> None:
    reader.open("/ports?measure=seized-fentanyl&at=2019")
    reader.until(lambda: 0 < _bands(reader) < 12, "the bands of seizures were never drawn")
    reader.wait_for_text("never of one of its ports", ".map-legend")
    seized = load("cbp_seizures").query("drug == 'Fentanyl' and component == 'Office of Field Operations'")
    by_year = seized.groupby("fiscal_year")["pounds"].sum().round()
    assert f"fiscal year 2019; final. In all {by_year[2019]:,.0f} lb" in reader.text("#ports-map-note")
    reader.find("#ports-play").click()
    reader.wait_for_text(f"fiscal year 2021; final. In all {by_year[2021]:,.0f} lb", "#ports-map-note")
    reader.find("#ports-play").click()
    reader.until(lambda: "at=202" in reader.query(), "the period never came into the address")
    reader.driver.execute_script("document.querySelector('.map-table').open = true")
    reader.wait_for_text("Tucson Field Office", ".map-rows")
    office = reader.find(".map-ports circle")
    reader.driver.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", office)
    assert "port=" not in reader.query()


def test_another_measure_keeps_to_the_periods_it_has(reader: Reader) -> None:
    reader.open("/ports?measure=imports-vessel")
    reader.until(lambda: "China" in [each.text for each in reader.find_all(".map-origin")], "no origin was named")
    assert "2024 is the one year published" in reader.text("#ports-map-note")
    assert not reader.find("#ports-play").is_enabled()
    reader.open("/ports?measure=freight&at=1999")
    assert "has no such year" in reader.text(".notice")
    assert "2023; final" in reader.text("#ports-map-note")


def test_tolls_at_ports_follow_the_scenario_that_the_address_carries(reader: Reader) -> None:
    reader.open("/ports?preset=set_point")
    scenario = PRESETS["set_point"].build(default_scenario())
    first = port_tolls(scenario).iloc[0]
    reader.wait_for_text(dollars(first["toll_yield"]), "#ports-tolls")
    assert "as the address carries it" in reader.text("#ports-tolls")
    assert "83 ports of Canada, not eligible" in reader.text("#ports-tolls")
    link = reader.find("#ports-tolls .card-link").get_attribute("href")
    assert link.endswith("/simulator?preset=set_point")
    reader.find("#ports-tolls a[href='/ports/2504?preset=set_point']").click()
    reader.wait_for_text("Toll under the scenario")
    assert dollars(first["toll_yield"]) in reader.text()


def test_mail_has_no_figure_and_says_why(reader: Reader) -> None:
    reader.open("/ports")
    reader.wait_for_text("Mail from overseas", "#ports-imports")
    assert "publish no parcels by mail facility or origin" in reader.text("#ports-imports")


def test_seizures_follow_the_drug_and_year_and_keep_components_apart(reader: Reader) -> None:
    reader.open("/ports?drug=Fentanyl&fy=2023")
    reader.wait_for_text("Tucson Field Office", "#ports-seizures")
    table = reader.find("#ports-seizures .chart-card table")
    cells = table.find_elements(By.CSS_SELECTOR, "[data-value]")
    pounds = sum(float(cell.get_attribute("data-value")) for cell in cells)
    assert round(pounds, 1) == round(float(load("cbp_seizures").query("drug == 'Fentanyl'")["pounds"].sum()), 1)
    text = reader.text("#ports-seizures")
    assert "Office of Field Operations" in text
    assert "Weak evidence" in text
    assert "Tucson Field Office" in text


def test_a_wrong_address_is_told(reader: Reader) -> None:
    reader.open("/ports?port=12&measure=sleds")
    assert reader.text().count("was left out") == 2

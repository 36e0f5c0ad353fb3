"""The ports page as a reader meets it."""

from selenium.webdriver.common.by import By

from data.store import load
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


def test_a_port_chosen_on_the_map_fills_the_card(reader: Reader) -> None:
    reader.open("/ports?measure=trucks")
    reader.until(lambda: len(reader.find_all(".map-ports circle")) > 50, "the ports were never drawn")
    reader.driver.execute_script("dash_clientside.set_props({type: 'map-selected', index: 'ports'}, {data: '2304'})")
    reader.wait_for_text("Laredo, TX", "#ports-chosen")
    reader.until(lambda: reader.query() == "?measure=trucks&port=2304", "the port never came into the address")


def test_seizures_follow_the_drug_and_year_and_keep_components_apart(reader: Reader) -> None:
    reader.open("/ports?drug=Fentanyl&fy=2023")
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

"""Governance in a browser: the index follows its items, the paths follow the index, the simulator takes it along."""

import csv
from urllib.parse import parse_qs, urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from model import assess
from scenarios import default_scenario
from scenarios.wto_paths import with_basis
from tests.pages.conftest import Reader

ANALOGUE = '[data-field="item.MEX.analogue_law"]'


def write(reader: Reader, field: str, text: str) -> None:
    box = reader.find(f"{field} input")
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys(text)


def heads(reader: Reader) -> str:
    return reader.text(".governance-items thead")


def test_the_default_index_eligibility_and_rates_are_the_models(reader: Reader) -> None:
    reader.open("/governance")
    for words in ("index 0.70", "index 0.90", "index 0.20", "index 0.60"):
        assert words in heads(reader)
    assert "not identified as a major source" in reader.text('[data-country="CAN"]')
    reader.driver.execute_script("document.querySelector('#governance-results details').open = true")
    scenario = default_scenario()
    mexico = next(row.text for row in reader.find_all("#governance-results tbody tr") if row.text.startswith("Mexico"))
    for basis in ("harm", "compliance", "countervailing"):
        rate = assess(with_basis(scenario, basis)).countries["MEX"].adjustment_rate  # type: ignore[arg-type]
        assert f"{100 * rate:.2f}%" in mexico


def test_an_item_moves_the_index_the_address_and_the_way_to_the_simulator(reader: Reader) -> None:
    reader.open("/governance")
    write(reader, ANALOGUE, "0")
    reader.until(lambda: "index 0.50" in heads(reader), "the index did not follow its item")
    assert reader.query() == "?item.MEX.analogue_law=0"
    link = reader.find("#governance-carried a[href^='/simulator']")
    assert parse_qs(urlsplit(link.get_attribute("href")).query) == {"country.MEX.deficit": ["0.5"]}
    reader.open("/governance" + reader.query())
    assert "index 0.50" in heads(reader)
    reader.find(f"{ANALOGUE} [data-reset]").click()
    reader.until(lambda: "index 0.70" in heads(reader), "the item was not reset")
    assert reader.query() == ""


def test_a_number_out_of_range_is_told_and_changes_nothing_while_others_go_on(reader: Reader) -> None:
    reader.open("/governance")
    write(reader, ANALOGUE, "7")
    reader.until(lambda: "0 to 1" in reader.text(f"{ANALOGUE} .field-error"), "nothing was said of 7")
    assert reader.query() == ""
    write(reader, '[data-field="item.CHN.precursor_control"]', "1")
    reader.until(lambda: "index 1.00" in heads(reader), "another field no longer answers")
    assert "index 0.70" in heads(reader)


def test_weights_that_are_all_zero_are_told_in_place(reader: Reader) -> None:
    items = ("analogue_law", "drug_regulation_enforced", "know_your_customer_law", "know_your_customer_enforced")
    reader.open("/governance?" + "&".join(f"weight.{item}=0" for item in items))
    write(reader, '[data-field="weight.precursor_control"]', "0")
    reader.wait_for_text("Not usable", "#governance-problem")


def test_the_simulators_state_comes_along_and_back(reader: Reader) -> None:
    reader.open("/simulator?policy.internalized_share=0.1&country.CHN.deficit=0.4")
    reader.driver.execute_script(
        "[...document.querySelectorAll('[role=tab]')].find(t => t.innerText === 'Countries').click()"
    )
    reader.until(lambda: reader.find_all("a[data-carry-address]"), "no way to the items")
    reader.driver.execute_script("document.querySelector('a[data-carry-address]').click()")
    reader.until(lambda: "/governance" in reader.driver.current_url, "the page did not change")
    reader.settle()
    assert "index 0.40, set alone" in heads(reader)
    back = reader.find("#governance-carried a[href^='/simulator']").get_attribute("href")
    assert parse_qs(urlsplit(back).query) == {"policy.internalized_share": ["0.1"], "country.CHN.deficit": ["0.4"]}


def test_the_paths_leave_as_csv(reader: Reader) -> None:
    reader.open("/governance")
    button = reader.driver.find_element(By.CSS_SELECTOR, "#governance-results [data-save=csv]")
    reader.driver.execute_script("arguments[0].click()", button)
    file = reader.downloads / "setpoint-wto-paths.csv"
    reader.until(file.exists, "no file came")
    rows = {row["Country"]: row for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())}
    found = assess(with_basis(default_scenario(), "compliance")).countries["CHN"]
    assert float(rows["China"]["Compliance: rate"]) == found.adjustment_rate
    assert float(rows["Canada"]["Compliance: revenue"]) == 0

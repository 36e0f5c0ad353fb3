"""The simulator as a person uses it: presets, sliders, lenses, links, mistakes, and two people at once."""

import json
import time
from typing import Any

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from components.formats import dollars, percent
from components.simulator.state import State, base_scenario
from model import Scenario, assess
from tests.pages.conftest import Reader


def rate(reader: Reader, code: str) -> str:
    return reader.text(f'[data-cell="{code}.rate"]')


def toll(reader: Reader, code: str) -> str:
    return reader.text(f'[data-cell="{code}.toll"]')


def choose(reader: Reader, control: str, option: str) -> None:
    """Pick an option of a select by its words."""
    reader.find(f"#{control}").click()
    offered(reader, option).click()


def offered(reader: Reader, option: str) -> Any:
    """An option of the select that is open, by its words."""
    options = "[...document.querySelectorAll('[data-combobox-option]')]"
    pick = f"return {options}.find(o => o.checkVisibility() && o.innerText.trim() === arguments[0])"
    return reader.until(lambda: reader.driver.execute_script(pick, option), f"{option} was not offered")


def step(reader: Reader, key: str, times: int) -> None:
    """Move a slider by the keyboard."""
    reader.find(f'[data-knob="{key}"] [role=slider]').send_keys(Keys.ARROW_RIGHT * times)


def tab(reader: Reader, name: str) -> None:
    reader.driver.find_element(By.XPATH, f"//button[@role='tab'][.='{name}']").click()


def test_the_page_opens_on_the_latest_data_under_the_default_lens(reader: Reader) -> None:
    reader.open("/simulator")
    expected = assess(base_scenario(State()))
    for code, found in expected.countries.items():
        assert rate(reader, code) == percent(found.adjustment_rate, 2)
        assert toll(reader, code) == dollars(found.toll)
    assert reader.text('[data-cell="all.revenue"]') == dollars(expected.revenue)
    assert reader.query() == ""


def test_scenario_1_lowers_mexicos_charge_and_no_other(reader: Reader) -> None:
    before = assess(base_scenario(State(preset="set_point"))).countries
    after = assess(base_scenario(State(preset="scenario_1"))).countries
    assert after["MEX"].adjustment_rate < before["MEX"].adjustment_rate
    reader.open("/simulator")
    choose(reader, "simulator-preset", "Scenario 1: deaths follow")
    reader.until(lambda: rate(reader, "MEX") == percent(after["MEX"].adjustment_rate, 2), "Mexico's rate did not fall")
    assert toll(reader, "MEX") == dollars(after["MEX"].toll)
    assert rate(reader, "CHN") == percent(before["CHN"].adjustment_rate, 2)
    assert "Confirmed" in reader.text(".cases")
    assert reader.query() == "?preset=scenario_1"


def test_scenario_2_leaves_mexicos_charge_or_moves_it_to_china(reader: Reader) -> None:
    before = assess(base_scenario(State(preset="set_point"))).countries
    moved = assess(base_scenario(State(preset="scenario_2_new_source"))).countries
    reader.open("/simulator?preset=scenario_2_adaptation")
    assert rate(reader, "MEX") == percent(before["MEX"].adjustment_rate, 2)
    assert "No charge differs" in reader.text("#simulator-headline")
    reader.open("/simulator?preset=scenario_2_new_source")
    assert moved["CHN"].adjustment_rate > before["CHN"].adjustment_rate
    assert rate(reader, "CHN") == percent(moved["CHN"].adjustment_rate, 2)
    assert rate(reader, "MEX") == percent(moved["MEX"].adjustment_rate, 2)


def test_a_slider_moved_by_keyboard_changes_figures_and_address_and_the_link_reopens_them(reader: Reader) -> None:
    reader.open("/simulator?lens=precursor")
    before = reader.text('[data-cell="MEX.deaths"]')
    step(reader, "score.MEX.oversupply", 12)
    reader.until(lambda: "score.MEX.oversupply=12" in reader.query(), "the address did not follow")
    reader.until(lambda: reader.text('[data-cell="MEX.deaths"]') != before, "the deaths did not follow")
    reader.until(
        lambda: (
            'value="12"' in reader.find('[data-knob="score.MEX.oversupply"]').get_attribute("innerHTML")
            or reader.find('[data-knob="score.MEX.oversupply"] input').get_attribute("value") == "12"
        ),
        "the number field did not follow",
    )
    after, address = reader.text('[data-cell="MEX.deaths"]'), reader.query()
    reader.open("/simulator" + address)
    assert reader.text('[data-cell="MEX.deaths"]') == after
    assert reader.find('[data-knob="score.MEX.oversupply"] input').get_attribute("value") == "12"
    reader.driver.execute_script("document.querySelector('[data-simulator=reset-all]').click()")
    reader.until(lambda: reader.query() == "?lens=precursor", "reset did not clear the address")
    reader.until(lambda: reader.text('[data-cell="MEX.deaths"]') == before, "reset did not restore the deaths")
    reader.driver.execute_script("document.querySelector('[data-simulator=undo]').click()")
    reader.until(lambda: reader.text('[data-cell="MEX.deaths"]') == after, "undo did not bring the score back")


def test_what_is_out_of_range_says_so_and_changes_nothing(reader: Reader) -> None:
    reader.open("/simulator?score.MEX.counterfeit_pills=170")
    assert "a number from -1,000,000 to 100" in reader.text(".notice")
    before = rate(reader, "MEX")
    field = reader.find('[data-knob="score.MEX.oversupply"] input')
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("250", Keys.TAB)
    reader.wait_for_text("250 cannot be used: -1,000,000 to 100", '[data-knob="score.MEX.oversupply"]')
    assert rate(reader, "MEX") == before
    tab(reader, "Evidence")
    reader.find('[data-knob="adaptation.MEX.counterfeit_pills"] [role=slider]').send_keys(Keys.END)
    reader.until(lambda: "adaptation.MEX.counterfeit_pills=1" in reader.query(), "the weight was not taken")
    reader.find('[data-knob="new_source.CHN.counterfeit_pills"] [role=slider]').send_keys(Keys.END)
    reader.wait_for_text("sum to 2", "#simulator-problems")
    assert rate(reader, "MEX") == before


def test_another_lens_changes_who_answers_and_the_lens_table_agrees(reader: Reader) -> None:
    reader.open("/simulator")
    choose(reader, "simulator-lens", "Precursor")
    expected = percent(assess(base_scenario(State(lens="precursor"))).countries["CHN"].adjustment_rate, 2)
    reader.until(lambda: rate(reader, "CHN") == expected, "China's rate did not follow the lens")
    tab(reader, "Lens by lens")
    reader.until(lambda: reader.text('[data-cell="lens.precursor.CHN.rate"]') == expected, "the lens table differs")
    assert reader.query() == "?lens=precursor&tab=lenses"


def test_the_scenario_shown_to_reproduce_gives_the_figures_shown(reader: Reader) -> None:
    reader.open("/simulator?lens=precursor&score.MEX.oversupply=25&policy.internalized_share=0.08")
    tab(reader, "Reproduce")
    told = reader.driver.execute_script("return document.getElementById('simulator-json').textContent")
    found = assess(Scenario.model_validate(json.loads(told))).countries["MEX"]
    assert percent(found.adjustment_rate, 2) == rate(reader, "MEX")


def test_a_country_is_added_and_removed(reader: Reader) -> None:
    reader.open("/simulator?score.MEX.oversupply=5")
    tab(reader, "Countries")
    reader.find("#simulator-add").send_keys("Vietn")
    choose(reader, "simulator-add", "Vietnam")
    reader.until(lambda: "add=VNM" in reader.query() and reader.find('[data-cell="VNM.rate"]'), "Vietnam did not come")
    assert "score.MEX.oversupply=5" in reader.query()
    tab(reader, "Countries")
    reader.find('[data-simulator=remove][data-code="IND"]').click()
    reader.until(lambda: not reader.find_all('[data-cell="IND.rate"]'), "India did not go")
    assert "remove=IND" in reader.query()


def test_two_people_do_not_move_each_others_sliders(reader: Reader, second_reader: Reader) -> None:
    for person in (reader, second_reader):
        person.open("/simulator?lens=precursor")
    before = second_reader.text('[data-cell="MEX.deaths"]')
    step(reader, "score.MEX.oversupply", 20)
    reader.until(lambda: reader.text('[data-cell="MEX.deaths"]') != before, "the first person's figure did not move")
    time.sleep(0.5)
    assert second_reader.text('[data-cell="MEX.deaths"]') == before
    second_reader.driver.refresh()
    second_reader.settle()
    assert second_reader.text('[data-cell="MEX.deaths"]') == before


def test_the_live_chart_follows_the_answer_and_leaves_as_a_picture(reader: Reader) -> None:
    reader.open("/simulator")
    script = """const bars = [...document.querySelectorAll('#simulator-rates .live-rates .live-bar')];
        return bars.map((bar) => Number(bar.getAttribute('width')));"""
    reader.until(lambda: len(reader.driver.execute_script(script)) == 4, "one bar a country")
    before = reader.driver.execute_script(script)
    told = reader.driver.execute_script(
        "return document.querySelector('#simulator-rates .live-rates title').textContent"
    )
    assert told == "Mexico: now 1.00%, set point 2.02%"
    reader.find('[data-knob="score.MEX.oversupply"] [role=slider]').send_keys(Keys.ARROW_RIGHT * 5)
    reader.until(lambda: reader.driver.execute_script(script)[0] != before[0], "the bar never moved")
    reader.find(".simulator-results [data-save=svg]").click()
    file = reader.downloads / "setpoint-charges.svg"
    reader.until(file.exists, "no picture arrived")
    assert "Adjustment, %" in file.read_text()

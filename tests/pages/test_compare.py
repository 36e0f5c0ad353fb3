"""The compare panel as a person uses it: pin, add, paste, move, rename, remove, and send the link."""

from selenium.webdriver.common.keys import Keys

from components.simulator.state import State, base_scenario
from house.formats import dollars, percent
from model import assess
from tests.pages.conftest import Reader
from tests.pages.test_simulator import choose, step, tab


def results(reader: Reader) -> str:
    return reader.text('[data-name="setpoint-compare-results"] table')


def names(reader: Reader) -> list[str]:
    script = """return [...document.querySelectorAll('#compare-list > li')].map(
        (li) => (li.querySelector('input') || {}).value || li.querySelector('strong').innerText)"""
    return list(reader.driver.execute_script(script))


def test_a_pinned_scenario_stands_beside_the_present_one_and_the_link_opens_both(reader: Reader) -> None:
    reader.open("/simulator?preset=scenario_1")
    reader.find(".simulator-tools [data-compare=pin]").click()
    reader.until(lambda: "compare=" in reader.query(), "nothing was pinned")
    choose(reader, "simulator-preset", "Set point")
    tab(reader, "Compare")
    before, after = (assess(base_scenario(State(preset=each))) for each in ("set_point", "scenario_1"))
    reader.wait_for_text(percent(after.countries["MEX"].adjustment_rate, 2), "#compare-result")
    for found in (before, after):
        reader.wait_for_text(dollars(found.revenue), "#compare-result")
        assert dollars(found.countries["MEX"].toll) in results(reader)
    assert "−" + dollars(before.revenue - after.revenue) in results(reader)
    told = reader.text('[data-name="setpoint-compare-settings"] table')
    assert "Mexico, counterfeit pills: score" in told
    assert "China" not in told
    pinned = names(reader)
    assert pinned == ["This scenario", "Scenario 1, Trade"]
    step(reader, "score.MEX.oversupply", 4)
    reader.wait_for_text("Mexico, oversupply of fentanyl: score", "#compare-result")
    query = reader.query()
    shown = results(reader)
    reader.open("/simulator" + query)
    assert names(reader) == pinned
    assert results(reader) == shown


def test_scenarios_are_added_moved_renamed_and_removed_by_keyboard(reader: Reader) -> None:
    reader.open("/simulator?tab=compare")
    choose(reader, "compare-add", "Entry lens")
    reader.until(lambda: names(reader) == ["This scenario", "Entry lens"], "the lens was not added")
    link = reader.find("#compare-link")
    link.send_keys("https://elsewhere.example/simulator?preset=set_point&tab=maps", Keys.ENTER)
    reader.until(lambda: len(names(reader)) == 3, "the link was not added")
    reader.find('[data-compare=earlier][data-at="2"]').send_keys(Keys.ENTER)
    reader.until(lambda: names(reader)[1] == "From a link", "it did not move")
    held = "return document.activeElement.matches('[data-compare=earlier][data-at=\"1\"]')"
    reader.until(lambda: reader.driver.execute_script(held), "the focus did not follow")
    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    reader.until(lambda: names(reader)[0] == "From a link", "it did not move again")
    field = reader.find("#compare-list input")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("At * 2023", Keys.ENTER)
    reader.until(
        lambda: "compare=At+++2023*preset*set_point**.**Entry+lens*lens*entry" in reader.query(), "not renamed"
    )
    reader.wait_for_text("At 2023", '[data-name="setpoint-compare-results"] table')
    in_field = "return document.activeElement.matches('#compare-list > li:first-child input')"
    reader.until(lambda: reader.driver.execute_script(in_field), "the focus left the name that was written")
    reader.find('[data-compare=remove][data-at="2"]').send_keys(Keys.ENTER)
    reader.until(lambda: len(names(reader)) == 2, "it was not removed")
    reader.find("#compare-list a").click()
    reader.until(lambda: "?preset=set_point" in reader.query() and reader.find_all("#compare-list"), "it did not open")


def test_a_broken_part_of_the_link_explains_itself_and_the_rest_is_compared(reader: Reader) -> None:
    broken = "compare=Mine*preset*set_point*score.MEX.oversupply*900*nonsense*1"
    reader.open(f"/simulator?tab=compare&{broken}")
    told = reader.text("#compare-list")
    assert "“score.MEX.oversupply=900” in the address was left out: it must be a number from" in told
    assert "“nonsense” in the address is not known here" in told
    assert dollars(assess(base_scenario(State(preset="set_point"))).revenue) in results(reader)
    assert broken in reader.query()
    reader.find("#compare-link").send_keys("/regions/arizona", Keys.ENTER)
    reader.wait_for_text("the link of a simulator page is needed", ".compare-adding")
    assert len(names(reader)) == 2

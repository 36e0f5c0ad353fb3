"""The guided tour: offered once, covers nothing, shows the page's own figures, is remembered, comes back when asked."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from components.formats import percent
from components.guide import STEPS
from model import assess
from scenarios import PRESETS, default_scenario
from tests.pages.conftest import Reader

OVERLAP = """const g = document.getElementById('guide').getBoundingClientRect();
return [...document.querySelectorAll('#simulator button, #simulator input, #simulator [role=slider]')].filter(e => {
  const b = e.getBoundingClientRect();
  return b.width && b.left < g.right && g.left < b.right && b.top < g.bottom && g.top < b.bottom; }).length"""


@pytest.fixture
def newcomer(reader: Reader) -> Reader:
    """A reader who has never been here."""
    reader.forget()
    return reader


def press(reader: Reader, label: str) -> None:
    buttons = [each for each in reader.find_all("#guide button, .guide-again") if each.text == label]
    assert len(buttons) == 1, label
    buttons[0].click()


def shown(reader: Reader) -> bool:
    return bool(reader.driver.execute_script("return document.getElementById('guide').checkVisibility()"))


def test_a_newcomer_is_offered_the_tour_and_never_again_after_declining(newcomer: Reader) -> None:
    newcomer.open("/simulator")
    assert f"in {len(STEPS)} short steps" in newcomer.text("#guide")
    assert newcomer.query() == ""
    press(newcomer, "No, thanks")
    assert not shown(newcomer)
    newcomer.open("/simulator")
    assert not shown(newcomer)
    newcomer.open("/")
    assert "five short steps" not in newcomer.text()


def test_one_who_has_been_here_sees_no_panel_until_asking(reader: Reader) -> None:
    reader.open("/simulator")
    assert not shown(reader)
    press(reader, "Guided tour")
    assert f"1 of {len(STEPS)}" in reader.text("#guide")


def test_every_step_moves_the_simulator_and_tells_its_figures(newcomer: Reader) -> None:
    newcomer.open("/simulator")
    press(newcomer, "Start the tour")
    scenario = default_scenario()
    for place, step in enumerate(STEPS):
        expected = assess(PRESETS[step.preset].build(scenario)).countries
        newcomer.wait_for_text(f"{place + 1} of {len(STEPS)}", "#guide")
        if "{MEX.rate}" in step.words:
            newcomer.wait_for_text(percent(expected["MEX"].adjustment_rate, 2), "#guide")
        if "{CHN.rate}" in step.words:
            newcomer.wait_for_text(percent(expected["CHN"].adjustment_rate, 2), "#guide")
        if step.preset != "latest_data":
            newcomer.until(lambda step=step: f"preset={step.preset}" in newcomer.query(), "not the step's preset")
        assert newcomer.find_all(".guide-lit")
        assert newcomer.driver.execute_script(OVERLAP) == 0
        press(newcomer, "Done" if place == len(STEPS) - 1 else "Next")
    assert not shown(newcomer)
    assert newcomer.find_all(".guide-lit") == []


def test_the_keyboard_goes_through_the_tour_and_escape_brings_back_what_was_set(newcomer: Reader) -> None:
    newcomer.open("/simulator?score.MEX.counterfeit_pills=25")
    press(newcomer, "Start the tour")
    newcomer.until(lambda: newcomer.query() == "?preset=set_point", "the tour does not start at the set point")
    newcomer.wait_for_text("1 of", "#guide")
    newcomer.until(
        lambda: newcomer.driver.execute_script("return document.activeElement.id") == "guide", "no focus on the panel"
    )
    ActionChains(newcomer.driver).send_keys(Keys.TAB, Keys.ENTER).perform()
    newcomer.wait_for_text("2 of", "#guide")
    ActionChains(newcomer.driver).send_keys(Keys.ESCAPE).perform()
    newcomer.until(lambda: not shown(newcomer), "Escape does not end the tour")
    newcomer.until(lambda: newcomer.query() == "?score.MEX.counterfeit_pills=25", "what was set did not come back")


def test_the_first_page_invites_and_leads_into_the_tour(newcomer: Reader) -> None:
    newcomer.open("/")
    newcomer.find(".guide-invitation a").click()
    newcomer.wait_for_text("1 of", "#guide")
    newcomer.until(lambda: newcomer.query() == "?preset=set_point", "the tour does not start")


def test_the_panel_fits_a_phone(newcomer: Reader) -> None:
    newcomer.resize(390)
    newcomer.open("/simulator")
    press(newcomer, "Start the tour")
    newcomer.wait_for_text("1 of", "#guide")
    tops = set()
    for _ in STEPS[1:]:
        press(newcomer, "Next")
        tops.add(newcomer.driver.execute_script("return document.querySelector('.simulator-columns').offsetTop"))
        assert newcomer.driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0
        assert newcomer.driver.execute_script(OVERLAP) == 0
    assert len(tops) == 1, "the results move from step to step"

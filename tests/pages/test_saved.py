"""Saving from the simulator, versions, a link to edit, deletion with undo; and notes that hold markup stay words."""

import re

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.pages.conftest import Reader
from tests.pages.test_simulator import choose


def fill(reader: Reader, selector: str, text: str) -> None:
    field = reader.find(selector)
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(text)
    reader.until(lambda: field.get_attribute("value") == text, f"{selector} never held the text")


def press(reader: Reader, label: str, within: str = "main") -> None:
    """Press the first button of this label that is shown."""
    buttons = reader.find_all(f"{within} button")
    next(each for each in buttons if each.is_displayed() and each.text == label).click()


def test_a_scenario_is_saved_from_the_simulator_and_its_next_version_too(reader: Reader) -> None:
    reader.open("/simulator?score.MEX.counterfeit_pills=40")
    fill(reader, "#save-title", "Pills <b>+40</b>")
    reader.find("#save-new").click()
    reader.wait_for_text("version 1", "#save-said")
    reader.until(lambda: "saved=" in reader.query(), "the address never named the saved scenario")
    field = reader.find('[data-knob="score.MEX.counterfeit_pills"] input')
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("55", Keys.TAB)
    reader.until(lambda: "counterfeit_pills=55" in reader.query(), "the address never took the score")
    reader.until(lambda: reader.text("#save-next") == "Save version 2", "no next version was offered")
    reader.driver.execute_script("return new Promise(done => setTimeout(done, 500))")  # the state comes to rest
    fill(reader, "#save-note", "After the review")
    reader.find("#save-next").click()
    reader.wait_for_text("version 2", "#save-said")
    reader.find("#save-said a").click()
    reader.wait_for_text("outcomes.counterfeit_pills.score.MEX: 40 → 55", "#scenario-versions")
    assert "After the review" in reader.text("#scenario-versions")
    assert "Pills <b>+40</b>" in reader.text("main h2")
    press(reader, "Bring back")
    reader.wait_for_text("Version 1 brought back.", "#scenario-versions")
    press(reader, "Make a link to edit")
    link = reader.find("#scenario-new-link").get_attribute("value")
    assert re.fullmatch(r"/workspace/scenarios/[\w-]+\?key=[\w-]+", link)
    reader.wait_for_text("edit", "#scenario-links")
    reader.open("/simulator?tab=compare&preset=set_point")
    choose(reader, "compare-add", "Pills <b>+40</b>")
    reader.wait_for_text("Latest data. Trade lens. 1 value changed.", "#compare-list")
    reader.wait_for_text("Pills <b>+40</b>", '[data-name="setpoint-compare-results"] table')


def test_a_deleted_scenario_is_brought_back_by_undo(reader: Reader) -> None:
    reader.open("/simulator?lens=entry")
    fill(reader, "#save-title", "Entry lens")
    reader.find("#save-new").click()
    reader.wait_for_text("version 1", "#save-said")
    reader.open("/workspace")
    row = "//tr[.//a[text()='Entry lens']]"
    reader.driver.find_element(By.XPATH, f"{row}//button[text()='Delete']").click()
    reader.wait_for_text("Deleted: “Entry lens”", "#saved-said")
    reader.until(lambda: not reader.driver.find_elements(By.XPATH, row), "it still stands in the list")
    press(reader, "Undo", "#saved-said")
    reader.until(lambda: reader.driver.find_elements(By.XPATH, row), "it never came back")
    reader.driver.find_element(By.XPATH, f"{row}//a[text()='Open']").click()
    reader.wait_for_text("Start from")
    assert "lens=entry" in reader.query()
    reader.until(lambda: reader.text("#save-next") == "Save version 2", "the simulator does not know what it opened")


def test_a_scenario_that_is_not_there_says_so_and_shows_the_settings(reader: Reader) -> None:
    reader.open("/workspace/scenarios/none-of-this-id")
    assert "There is no such scenario" in reader.text()
    reader.open("/simulator?lens=entry&saved=none-of-this-id")
    assert "is not there, or not shared with you" in reader.text("#save-said")


def test_a_note_stays_with_its_region_and_markup_in_it_stays_words(reader: Reader) -> None:
    reader.open("/regions/arizona")
    reader.find("#notes-open").click()
    reader.wait_for_text("No notes yet", ".notes")
    fill(reader, "#notes-text", "<img src=x onerror=alert(1)> A lab closed in May.")
    press(reader, "Save the note", ".notes")
    reader.wait_for_text("The note was saved.", ".notes")
    assert reader.text(".note-text") == "<img src=x onerror=alert(1)> A lab closed in May."
    assert reader.find_all(".notes img") == []
    press(reader, "Delete", ".notes")
    reader.wait_for_text("No notes yet", ".notes")
    press(reader, "Undo", ".notes")
    reader.wait_for_text("A lab closed", ".notes-list")
    reader.open("/regions/ohio")
    reader.find("#notes-open").click()
    reader.wait_for_text("No notes yet", ".notes")

"""Terms explain themselves on hover, on focus and on tap; Escape closes; nothing leaves the window."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from components.glossary import TERMS
from tests.pages.conftest import Reader

VISIBLE = """return [...document.querySelectorAll('.term-meaning')]
    .filter(e => e.checkVisibility()).map(e => e.innerText)"""
MEANING = TERMS["Provisional"]


def meanings(reader: Reader) -> list[str]:
    return list(reader.driver.execute_script(VISIBLE))


def test_a_term_is_explained_by_hover_and_by_keyboard_and_escape_closes_it(reader: Reader) -> None:
    reader.open("/mortality")
    assert meanings(reader) == []
    word = next(each for each in reader.find_all(".lead .term-word") if each.text == "provisional")
    ActionChains(reader.driver).move_to_element(word).perform()
    reader.until(lambda: meanings(reader) == [MEANING], "hover explains nothing")
    ActionChains(reader.driver).send_keys(Keys.ESCAPE).perform()
    reader.until(lambda: meanings(reader) == [], "Escape closes nothing")
    ActionChains(reader.driver).move_to_element(reader.find("h1")).perform()
    reader.driver.execute_script("document.activeElement.blur(); document.querySelector('.term-word').focus()")
    reader.until(lambda: meanings(reader) == [TERMS["HIDTA"]], "focus explains nothing")
    ActionChains(reader.driver).send_keys(Keys.TAB).perform()
    reader.until(lambda: meanings(reader) == [MEANING], "the next term is not reached by Tab")
    ActionChains(reader.driver).send_keys(Keys.ENTER).perform()
    reader.until(lambda: meanings(reader) == [], "Enter closes nothing")


def test_a_meaning_stays_inside_a_narrow_window(reader: Reader) -> None:
    reader.resize(390)
    reader.open("/mortality")
    for place, word in enumerate(reader.find_all(".lead .term-word")):
        reader.driver.execute_script("arguments[0].focus()", word)
        box = reader.driver.execute_script(
            "const b = [...document.querySelectorAll('.term-meaning')].find(e => e.checkVisibility())"
            ".getBoundingClientRect(); return [b.left, b.right]"
        )
        assert 0 <= box[0] < box[1] <= 390, place
    assert reader.driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_a_term_is_heard_with_its_meaning(reader: Reader) -> None:
    reader.open("/simulator")
    word = reader.find(".lead .term-word")
    described = reader.driver.execute_script(
        "return document.getElementById(arguments[0].getAttribute('aria-describedby')).textContent", word
    )
    assert described == TERMS["Score"]

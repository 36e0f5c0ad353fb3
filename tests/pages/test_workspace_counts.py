"""A region's own counts in the browser: a bad file, the mended one, its chart, its deletion with undo; a correction."""

from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.pages.conftest import Reader
from workspace.uploads.mapping import FIELDS

HEAD = "FIPS,Month of death,Substance,Deaths"


def choose(reader: Reader, file: Path, *lines: str) -> None:
    file.write_text("\n".join([HEAD, *lines]))
    reader.find("#counts-slot input").send_keys(str(file))


def press(reader: Reader, words: str, inside: str) -> None:
    reader.until(
        lambda: next(e for e in reader.find_all(f"{inside} button") if e.text == words).click() or True,
        f"“{words}” could not be pressed",
    )


def pick(reader: Reader, choice: WebElement, words: str) -> None:
    """Choose from the list of this field: the lists of others may still be closing, with the same words in them."""

    def click() -> bool:
        offered = reader.find_all(f"#{choice.get_attribute('aria-controls')} [data-combobox-option]")
        next(each for each in offered if each.text == words).click()
        return True

    reader.until(click, f"{words} is not offered")


def test_a_bad_file_then_a_good_one(reader: Reader, tmp_path: Path) -> None:
    reader.open("/workspace/counts?region=ohio")
    good = [f"39153,2024-{month:02},all drugs,{month}" for month in range(1, 13)]
    bad = ["39153,2025-13,all drugs,1", "04013,2025-03,all drugs,1", "<img src=x onerror=alert(1)>,2025-03,heroin,-2"]
    choose(reader, tmp_path / "bad.csv", *good, *bad)
    reader.wait_for_text("4 errors in 3 lines. Nothing is saved.", "#counts-result")
    errors = reader.text("#counts-result")
    for words in ("14", "2025-13", "This is not a month", "Maricopa County, AZ is not in this region", "<img src=x"):
        assert words in errors
    assert reader.find_all("#counts-result img") == []
    assert not reader.find("#counts-confirm").is_displayed()

    choose(reader, tmp_path / "Deaths 2024.csv", *good)
    reader.wait_for_text("No error. Nothing is saved yet.", "#counts-result")
    assert "12 counts of 1 place, January 2024 to December 2024." in reader.text("#counts-result")
    assert "No file is uploaded yet." in reader.text("#counts-kept")
    reader.find("#counts-confirm").click()
    reader.wait_for_text("Saved: 12 counts", "#counts-said")
    reader.wait_for_text("Deaths 2024", "#counts-kept")
    reader.wait_for_text("The region's own counts by month", "#counts-series")
    assert not reader.find("#counts-mapping").is_displayed()

    reader.open("/regions/ohio")
    names = "[...document.querySelectorAll('.js-plotly-plot')].flatMap(p => p.data.map(t => t.name)).join('|')"
    own = "Your region's own count, unpublished"
    reader.until(lambda: own in reader.driver.execute_script(f"return {names}"), "the own count is not in the chart")
    reader.open("/workspace/counts?region=ohio")
    press(reader, "Delete", "#counts-kept")
    reader.wait_for_text("Undo stands in its row", "#counts-kept-said")
    press(reader, "Undo", "#counts-kept")
    reader.wait_for_text("It is back.", "#counts-kept-said")
    press(reader, "Delete", "#counts-kept")
    reader.wait_for_text("No overdose deaths are uploaded yet.", "#counts-series")


def test_a_column_is_mapped_by_hand(reader: Reader, tmp_path: Path) -> None:
    reader.open("/workspace/counts?region=indiana")
    file = tmp_path / "odd.csv"
    file.write_text("where;when;which;how many\n18097;2025-03;cocaine;3\n")
    reader.find("#counts-slot input").send_keys(str(file))
    reader.wait_for_text("The columns are not clear yet.", "#counts-result")
    for key, column in (("county", "where"), ("month", "when"), ("drug", "which"), ("count", "how many")):
        fields = reader.find_all("#counts-mapping .mantine-Select-root")
        field = next(each for each in fields if each.text == FIELDS[key])
        choice = field.find_element(By.CSS_SELECTOR, "input")
        choice.click()
        pick(reader, choice, column)
    reader.wait_for_text("1 count of 1 place, March 2025", "#counts-result")


def test_a_correction_stands_on_the_regions_page(reader: Reader) -> None:
    reader.open("/workspace/counts?region=indiana")
    press(reader, "Propose the correction", "main")
    reader.wait_for_text("There is no county of this name", "#correction-said")
    for field, words in (("county", "Brown County, IN"), ("reason", "Designated"), ("source", "<b>Notice</b> of 2025")):
        reader.find(f"#correction-{field}").send_keys(words, Keys.TAB)
    press(reader, "Propose the correction", "main")
    reader.wait_for_text("Brown County, IN (18013)", "#correction-list")
    reader.open("/regions/indiana")
    reader.wait_for_text("Brown County, IN should be on the list. Designated Source: <b>Notice</b> of 2025")
    reader.open("/workspace/counts?region=indiana")
    press(reader, "Withdraw", "#correction-list")
    reader.wait_for_text("Undo stands in its row.", "#correction-said")
    reader.open("/regions/indiana")
    reader.wait_for_text("No correction is proposed.")

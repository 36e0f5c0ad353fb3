"""Briefs as a person gets them: press, wait, open the file."""

import csv
import io
from pathlib import Path

from pypdf import PdfReader

from components.simulator.state import State, base_scenario
from data.views.mortality import LATEST
from data.views.regions import region_deaths
from house.formats import bounds, dollars, percent
from model import assess
from scenarios.file import fingerprint
from tests.pages.conftest import Reader


def press(reader: Reader, button: str, ending: str, status: str) -> Path:
    """Press a button and wait for its file."""
    before = set(reader.downloads.glob(f"*.{ending}"))
    reader.find(button).click()
    reader.until(lambda: reader.text(status).startswith("Saved"), "no file was made")
    return reader.until(lambda: (set(reader.downloads.glob(f"*.{ending}")) - before).pop(), "no file arrived")


def words(file: Path) -> str:
    pages = PdfReader(file).pages
    assert len(pages) == 2
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_simulators_brief_is_of_the_scenario_on_screen(reader: Reader) -> None:
    reader.open("/simulator?preset=scenario_1&lens=entry")
    reader.find("#simulator-brief-name").send_keys('For the board #panic("x")')
    file = press(reader, "#simulator-brief-pdf", "pdf", "#simulator-brief-status")
    scenario = base_scenario(State(preset="scenario_1", lens="entry"))
    mexico, text = assess(scenario).countries["MEX"], words(file)
    assert file.name == f"setpoint-{fingerprint(scenario)}.pdf"
    assert 'For the board #panic("x")' in text
    assert percent(mexico.adjustment_rate, 2) in text
    assert dollars(mexico.toll) in text
    assert fingerprint(scenario) in text
    assert "/simulator?preset=scenario_1&lens=entry" in text


def test_a_regions_brief_and_its_figures_say_what_the_page_says(reader: Reader) -> None:
    reader.open("/regions/south-texas")
    text = words(press(reader, "#region-brief-pdf", "pdf", "#region-brief-status"))
    row = region_deaths(LATEST.key).loc["south-texas"]
    deaths = bounds(row["lower"], row["upper"])
    assert deaths in reader.text()
    assert deaths in text
    reader.open("/regions/south-texas")
    file = press(reader, "#region-brief-csv", "csv", "#region-brief-status")
    first = next(csv.DictReader(io.StringIO(file.read_text())))
    assert (float(first["low"]), float(first["high"])) == (row["lower"], row["upper"])
    assert first["source_table"] == "hidta_deaths"

"""Methods: equations, every choice, every parameter and every value of the default scenario are on the page."""

import csv
import json

import pytest
from selenium.webdriver.common.keys import Keys

from components.methods.exports import parameter_record
from components.methods.model import SECTIONS
from components.methods.parameters import section_words
from components.methods.sensitivity import spans
from components.methods.used_on import TITLES, pages_of
from components.methods.values import value_row
from components.simulator.knobs import knobs_of
from model import assess
from model.choices import CHOICES
from model.parameters import PARAMETERS
from scenarios import default_scenario, default_sources
from scenarios.sensitivity import sensitivity
from scenarios.wto_paths import with_basis
from tests.pages.conftest import Reader

ROWS = """return Object.fromEntries([...document.querySelectorAll('.parameter-name')]
    .map(e => [e.id, e.closest('tr').innerText.replace(/\\s+/g, ' ')]))"""
SHOWN = """return [...document.querySelectorAll('.parameter-name')].filter(e => e.offsetParent).map(e => e.id)"""


def test_every_parameter_is_shown_with_its_words_and_source(reader: Reader) -> None:
    reader.open("/methods")
    rows = reader.driver.execute_script(ROWS)
    assert set(rows) == set(PARAMETERS)
    for name, parameter in PARAMETERS.items():
        for words in (parameter.title, parameter.unit, parameter.source, section_words(parameter)):
            assert words in rows[name], f"{name} does not show “{words}”"


def test_equations_are_native_and_choices_stand_beside_them(reader: Reader) -> None:
    reader.open("/methods")
    count = sum(line.startswith("= ") for section in SECTIONS for line in section.lines)
    assert len(reader.find_all(".equation:has(math)")) == count
    kinds = reader.driver.execute_script(
        "return [...document.querySelectorAll('.equation math')].map(m => m.namespaceURI)"
    )
    assert set(kinds) == {"http://www.w3.org/1998/Math/MathML"}
    for choice in CHOICES.values():
        assert choice.reason in reader.text(f"[id='choice.{choice.key}']")
    assert "T40.4" in reader.text("#glossary")


def test_a_hint_leads_to_its_parameter(reader: Reader) -> None:
    reader.open("/methods#policy.import_elasticity")
    assert "Elasticity of imports" in reader.find("[id='policy.import_elasticity']").text
    place = "return document.getElementById('policy.import_elasticity').getBoundingClientRect().top"
    reader.until(lambda: 0 <= reader.driver.execute_script(place) < 900, "the parameter is not in view")


def test_parameters_are_found_by_words_and_page_and_the_address_keeps_it(reader: Reader) -> None:
    reader.open("/methods")
    reader.find("#methods-find").send_keys("elasticity")
    wanted = {n for n in PARAMETERS if "elasticity" in reader.driver.execute_script(ROWS)[n].lower()}
    reader.until(lambda: set(reader.driver.execute_script(SHOWN)) == wanted, "not the rows with the word")
    reader.wait_for_text(f"{len(wanted)} of {len(PARAMETERS)} parameters", "#methods-count")
    reader.until(lambda: "find=elasticity" in reader.query(), "the address does not keep the words")
    reader.open("/methods?status=published&page=sampling")
    wanted = {n for n, p in PARAMETERS.items() if p.status == "published" and "/sampling" in pages_of(p)}
    assert set(reader.driver.execute_script(SHOWN)) == wanted
    field = reader.find("#methods-find")
    field.send_keys("no such thing at all", Keys.TAB)
    reader.wait_for_text("No parameter has these words", "#methods-count")


def test_the_choices_are_charted_by_what_they_do(reader: Reader) -> None:
    reader.open("/methods?measure=revenue")
    reader.wait_for_text("Border revenue: what each choice", "#methods-sensitivity")
    scenario = default_scenario()
    revenue = assess(with_basis(scenario, "compliance")).revenue / 1e9
    cells = reader.driver.execute_script(
        "return [...document.querySelectorAll('#methods-sensitivity tr')].map(r => [...r.cells].map(c =>"
        " c.dataset.value ?? c.textContent))"
    )
    row = next(row for row in cells if row[1] == "Compliance")
    assert float(row[-1]) == pytest.approx(revenue)
    assert reader.find("#methods-sensitivity .js-plotly-plot")
    assert reader.console_errors() == []


def test_parameters_are_downloaded_whole(reader: Reader) -> None:
    reader.open("/methods")
    for button, name in (("#methods-json", "setpoint-parameters.json"), ("#methods-csv", "setpoint-parameters.csv")):
        reader.find(button).click()
        file = reader.downloads / name
        reader.until(lambda file=file: file.exists() and file.stat().st_size > 0, f"{name} never came")
    records = json.loads((reader.downloads / "setpoint-parameters.json").read_text())
    assert records == [json.loads(json.dumps(parameter_record(each))) for each in PARAMETERS.values()]
    rows = list(csv.DictReader((reader.downloads / "setpoint-parameters.csv").read_text("utf-8-sig").splitlines()))
    assert [row["name"] for row in rows] == list(PARAMETERS)


def test_every_value_of_the_default_scenario_has_a_row() -> None:
    values = default_sources()
    rows = [value_row(value) for value in values]
    assert [row["path"] for row in rows] == [value.path for value in values]
    assert all(row["source"] and row["status"] for row in rows)


def test_every_parameter_names_a_page_and_the_simulator_all_of_its_knobs() -> None:
    for parameter in PARAMETERS.values():
        assert set(pages_of(parameter)) <= set(TITLES)
    knobs = {knob.parameter for knob in knobs_of(default_scenario()).values()}
    assert all("/simulator" in pages_of(PARAMETERS[name]) for name in knobs)


def test_bars_reach_from_the_least_to_the_most_that_an_alternative_gives() -> None:
    found = sensitivity()
    bars = {bar.title: bar for bar in spans(found, "mexico_rate")}
    moves = [effect.change("mexico_rate") for effect in found.choices if effect.subject == "channels"]
    bar = bars[CHOICES["channels"].title]
    assert (bar.low, bar.high) == (min(0.0, *moves), max(0.0, *moves))
    assert CHOICES["partition"].title not in bars  # it moves nothing

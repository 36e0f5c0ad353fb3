"""The invest page as a person uses it: the known figure, the simulator's link, limits, a region, undo, reproduce."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from components.formats import dollars
from components.invest.answer import answer, region_frame
from components.invest.settings import read_settings, scenario_revenue
from components.simulator.state import State, base_scenario
from model import assess
from tests.conftest import ROOT
from tests.pages.conftest import Reader

BILLION = "$1.0 billion still averts 4,864 deaths a year (2,436–6,868)"


def tab(reader: Reader, name: str) -> None:
    reader.driver.find_element(By.XPATH, f"//button[@role='tab'][.='{name}']").click()


def amount(reader: Reader, words: str) -> None:
    reader.driver.find_element(By.XPATH, f"//button[.='{words}']").click()


def field(reader: Reader, label: str, text: str) -> None:
    entry = reader.find(f'input[aria-label="{label}"]')
    entry.send_keys(Keys.CONTROL + "a")
    entry.send_keys(text)


def test_a_plan_that_is_solved_at_once_starts_no_job(reader: Reader) -> None:
    reader.open("/invest")
    reader.wait_for_text("still averts", "#invest-headline")
    time.sleep(1)  # what rests is answered a moment after the page is quiet
    reader.settle()
    jobs = "return performance.getEntriesByType('resource').filter((each) => each.name.includes('job=')).length"
    assert reader.driver.execute_script(jobs) == 0
    assert not reader.find("#invest-solve-cancel").is_displayed()


def test_a_fixed_amount_shows_the_known_figure_and_back_undoes(reader: Reader) -> None:
    reader.open("/invest?money=fixed")
    assert BILLION in reader.text("#invest-headline")
    amount(reader, "$5 billion")
    reader.until(lambda: reader.query() == "?money=fixed&budget=5", "the address did not follow")
    assert "$5.0 billion" in reader.text("#invest-headline")
    reader.driver.back()
    reader.until(lambda: BILLION in reader.text("#invest-headline"), "back did not undo")
    assert reader.query() == "?money=fixed"


def test_the_simulators_address_comes_along(reader: Reader) -> None:
    reader.open("/simulator?preset=set_point&policy.phase_in=0.5")
    scenario = base_scenario(State(preset="set_point"))
    expected = assess(scenario.model_copy(update={"policy": scenario.policy.model_copy(update={"phase_in": 0.5})}))
    link = reader.find('a[data-carry="/invest"]')
    reader.driver.execute_script("arguments[0].focus()", link)
    link.send_keys(Keys.ENTER)
    reader.wait_for_text("What the money saves")
    assert dollars(expected.revenue) in reader.text("#invest-headline")
    back = reader.find("#invest-scenario-note a").get_attribute("href")
    assert "preset=set_point" in back
    assert "policy.phase_in=0.5" in back


def test_a_region_chosen_is_in_the_address_and_has_its_own_view(reader: Reader) -> None:
    reader.open("/invest?money=fixed&region=ohio&map=averted")
    row = region_frame(answer(read_settings({"money": "fixed"})[0])).loc["ohio"]
    reader.wait_for_text(dollars(row["dollars"]), "#invest-region")
    assert f"{row['averted']:.1f}" in reader.text("#invest-region")
    assert "counterfeit-pill evidence" not in reader.text("#invest-region p")
    reader.until(lambda: len(reader.find_all("#invest-table .ag-row")) >= 30, "the table is not filled")
    reader.wait_for_text("Deaths averted", "#map-invest .map-legend")


def test_a_wrong_limit_explains_itself_and_changes_nothing(reader: Reader) -> None:
    reader.open("/invest?money=fixed")
    tab(reader, "Interventions")
    label = "Evidence-based drug education: each region, least"
    field(reader, label, "120")
    reader.wait_for_text("Not used: 0 to 100 is allowed.")
    assert BILLION in reader.text("#invest-headline")
    field(reader, label, "10")
    reader.until(lambda: "education.least=10" in reader.query(), "the limit is not in the address")
    reader.wait_for_text("Evidence-based drug education", "#invest-figures")
    assert "not claimed" in reader.text("#invest-figures")
    reader.wait_for_text("Least share in a region", "#invest-binding")


def test_a_limit_over_all_regions_is_solved_beside_the_page(reader: Reader) -> None:
    reader.open("/invest?money=fixed&naloxone.most_all=100")
    reader.until(lambda: "still averts" in reader.text("#invest-headline"), "the mix was not found", 60)
    assert "$100.0 million" in reader.text("#invest-figures")
    assert "Most over all regions" in reader.text("#invest-binding")


def test_the_file_offered_gives_the_same_figures_on_the_command_line(reader: Reader, tmp_path: Path) -> None:
    reader.open("/invest?money=fixed&budget=2&weight.deaths=80")
    reader.find('[data-desk-save="invest-file"]').click()
    reader.until((reader.downloads / "plan.json").exists, "plan.json was not saved")
    file = tmp_path / "plan.json"
    (reader.downloads / "plan.json").rename(file)
    told = subprocess.run(
        [sys.executable, "-m", "model", "invest", str(file)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    well = json.loads(told.stdout)["fails_well"]
    told_here = re.search(r"averts ([\d,]+) deaths a year \(([\d,]+)–([\d,]+)\)", reader.text("#invest-headline"))
    assert told_here is not None
    assert told_here.groups() == tuple(f"{well[key]:,.0f}" for key in ("averted", "averted_low", "averted_high"))


def test_the_revenue_told_is_the_scenarios(reader: Reader) -> None:
    reader.open("/invest?preset=scenario_1")
    expected = dollars(scenario_revenue(read_settings({"preset": "scenario_1"})[0]))
    assert expected in reader.text("#invest-scenario-note")
    assert expected in reader.text("#invest-headline")

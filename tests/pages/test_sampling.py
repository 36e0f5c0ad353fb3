"""The sampling page as a person uses it: the size told, a slider, drawn rounds, the schedule, reproduce."""

import csv
import json
import subprocess
import sys
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from components.sampling.answer import answer
from components.sampling.settings import read_settings
from components.sampling.words import headline
from model.sampling import sample_size
from tests.conftest import ROOT
from tests.pages.conftest import Reader

QUICK = "/sampling?prevalence=5000&most=3&draws=200"


def saved(reader: Reader, name: str, to: Path) -> Path:
    """The file of this name, once it has arrived, out of the way of the next."""
    reader.until((reader.downloads / name).exists, f"{name} was not saved")
    return (reader.downloads / name).rename(to / name)


def test_the_page_says_what_a_change_takes_and_that_prevalence_is_assumed(reader: Reader) -> None:
    reader.open("/sampling")
    needed = sample_size(1e-4, -0.2, 0.95, 0.8, 1.5).inspections
    assert f"{needed:,} inspections" in reader.text("#sampling-headline")
    assert "Prevalence is not published" in reader.text("main")
    assert "Nobody knows what passed" in reader.text(".desk-controls")
    reader.until(lambda: len(reader.find_all("#sampling-table .ag-row")) >= 10, "the table is not filled")


def test_a_slider_moves_the_answer_and_the_address(reader: Reader) -> None:
    reader.open("/sampling")
    thumb = reader.driver.find_element(By.CSS_SELECTOR, '[role=slider][aria-label="Prevalence"]')
    thumb.send_keys(Keys.ARROW_RIGHT * 5)
    reader.until(lambda: "prevalence=112" in reader.query(), "the address did not follow")
    read, _ = read_settings({"prevalence": "112"})
    assert reader.text("#sampling-headline") == headline(read, answer(read))
    assert reader.find('input[aria-label="Prevalence, number"]').get_attribute("value").startswith("112")
    reader.open("/sampling" + reader.query())
    assert reader.text("#sampling-headline") == headline(read, answer(read))


def test_rounds_are_drawn_as_the_command_line_draws_them(reader: Reader, tmp_path: Path) -> None:
    reader.open(QUICK)
    reader.find("#sampling-draw").click()
    reader.until(lambda: "Over all ports and modes together" in reader.text("#sampling-rounds"), "nothing drawn", 60)
    reader.find('[data-desk-save="sampling-file"]').click()
    file = saved(reader, "plan.json", tmp_path)
    command = [sys.executable, "-m", "model", "sample", str(file), "--simulate", "200"]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    reader.find("#sampling-rounds [data-save=csv]").click()
    rows = list(csv.reader(saved(reader, "setpoint-sampling-rounds.csv", tmp_path).open(encoding="utf-8-sig")))
    for row, drawn in zip(rows[1:], told["simulation"].values(), strict=False):
        assert float(row[1]) == round(drawn["found"], 6)
        assert float(row[3]) == round(drawn["exact"], 6)
    assert rows[-1][0] == "All, as one sample"
    assert len(rows) == 5


def test_the_schedule_is_the_plans(reader: Reader, tmp_path: Path) -> None:
    reader.open(QUICK + "&scheme=random&seed=7")
    reader.find("#sampling-schedule").click()
    rows = list(csv.DictReader(saved(reader, "setpoint-sampling-schedule.csv", tmp_path).open()))
    found = answer(read_settings({"prevalence": "5000", "most": "3", "scheme": "random", "seed": "7"})[0])
    for name, inspections in found.spread.inspections.items():
        assert sum(int(row["inspections"]) for row in rows if row["stratum"] == name) == inspections


def test_a_budget_below_the_least_says_so(reader: Reader) -> None:
    reader.open("/sampling?budget=0.1&least=500")
    assert "Not used: budget: allowed" in reader.text("#sampling-headline")

"""Sanctions in a browser: counts as in the table, and a network whose figures are the command line's."""

import json
import subprocess
import sys
from typing import Any

from selenium.webdriver.common.keys import Keys

from data.store import load
from tests.pages.conftest import Reader


def command_line(plan: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "model", "network", "-"], input=plan, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def table(reader: Reader, place: str) -> dict[str, list[str]]:
    rows = reader.driver.execute_script(
        "return [...document.querySelectorAll(arguments[0] + ' tr')]"
        ".map(r => [...r.cells].map(c => c.dataset.value ?? c.textContent))",
        f"{place} .chart-table",
    )
    return {row[0]: row[1:] for row in rows}


def test_counts_are_the_tables_and_no_program_is_added_to_another(reader: Reader) -> None:
    reader.open("/sanctions")
    frame = load("ofac_narcotics_designations")
    still = frame.groupby("program", observed=True)["still_listed"].sum()
    shown = [tile.text for tile in reader.find_all(".sanctions-tiles .tile-value")]
    assert shown == [f"{still[p]:,}" for p in ("ILLICIT-DRUGS-EO14059", "SDNTK", "SDNT")]
    rows = frame[(frame["program"] == "ILLICIT-DRUGS-EO14059") & (frame["iso3"] == "CHN")]
    china = table(reader, "#sanctions-countries")["China"]
    assert china[3] == str(rows.loc[rows["year"] == 2023, "designations"].sum())
    assert f"{still.sum():,}" not in reader.text("main")


def test_another_program_shows_its_own_countries_and_stands_in_the_address(reader: Reader) -> None:
    reader.open("/sanctions?program=SDNT")
    assert "Executive Order 12978" in reader.text("#sanctions-countries .card-note")
    frame = load("ofac_narcotics_designations")
    rows = frame[(frame["program"] == "SDNT") & (frame["iso3"] == "COL")]
    assert table(reader, "#sanctions-countries")["Colombia"][0] == f"{rows['designations'].sum():,}"


def test_the_networks_figures_are_those_of_the_command_line(reader: Reader) -> None:
    reader.open("/sanctions?role=transport&share=75&transport.replacement=5&seed=3&compare=finance")
    plan = reader.driver.execute_script("return document.getElementById('sanctions-plan').textContent")
    answer = command_line(plan)
    removals = {each["role"]: each for each in answer["removals"]}
    shown = table(reader, "#sanctions-flow")
    assert [float(shown[str(m["quarter"])][0]) for m in removals["transport"]["moments"]] == [
        m["flow"] for m in removals["transport"]["moments"]
    ]
    assert float(shown["Lost, quarters of flow"][1]) == removals["finance"]["lost"]
    ranked = table(reader, "#sanctions-ranking")
    assert {row["title"]: f"{row['target']:.3f}" for row in answer["roles"]} == {
        title: cells[0] for title, cells in ranked.items() if title != "Role"
    }


def test_a_share_moves_flow_and_address_and_comes_back(reader: Reader) -> None:
    reader.open("/sanctions")
    before = reader.text("#sanctions-flow .card-note")
    box = reader.find('[data-field="share"] input')
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys("100")
    reader.wait_for_text("leaves 0% of the flow", "#sanctions-flow .card-note")
    reader.until(lambda: reader.query() == "?share=100", "the address did not follow")
    reader.find('[data-reset="share"]').click()
    reader.until(lambda: reader.text("#sanctions-flow .card-note") == before, "the share was not reset")
    assert reader.query() == ""


def test_the_plan_downloads_as_it_stands_and_what_is_illustrative_says_so(reader: Reader) -> None:
    reader.open("/sanctions?role=broker&finance.actors=2.5")
    assert "must be a whole number" in reader.text(".notice")
    for card in ("#sanctions-drawing", "#sanctions-flow", "#sanctions-ranking", "#sanctions-fragments"):
        assert reader.text(f"{card} .card-note").startswith("Illustrative.")
    reader.find("#sanctions-download").click()
    file = reader.downloads / "plan.json"
    reader.until(file.exists, "no file came")
    assert json.loads(file.read_text())["removed"] == "broker"


def test_roles_beside_it_come_and_go_and_stand_in_the_address(reader: Reader) -> None:
    reader.open("/sanctions?compare=broker")
    box = ".sanctions-compare input[value=broker]"
    reader.driver.execute_script("document.querySelector(arguments[0]).click()", box)
    reader.until(lambda: reader.query() == "?compare=none", "the address did not follow")
    reader.until(lambda: table(reader, "#sanctions-flow")["Quarter"] == ["Money launderers"], "the line did not go")
    reader.open("/sanctions?compare=none")
    assert table(reader, "#sanctions-flow")["Quarter"] == ["Money launderers"]
    reader.driver.execute_script("document.querySelector(arguments[0]).click()", box)
    reader.until(lambda: len(table(reader, "#sanctions-flow")["Quarter"]) == 2, "the line did not come")

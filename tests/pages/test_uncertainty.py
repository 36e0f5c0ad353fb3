"""The uncertainty panel as a person uses it: run, read, go on, come back, reproduce."""

import json

from components.simulator.state import State, base_scenario
from house.formats import dollars, percent
from model.__main__ import main
from model.uncertainty.spread import run
from scenarios.uncertainty import default_study
from tests.pages.conftest import Reader
from tests.pages.test_simulator import choose, step

PANEL = "/simulator?tab=uncertainty"


def run_draws(reader: Reader) -> None:
    reader.find("#uncertainty-run").click()
    reader.wait_for_text("draws from seed", ".study")
    reader.find("#uncertainty-result .chart-card")


def open_tables(reader: Reader) -> None:
    reader.driver.execute_script("document.querySelectorAll('.study .chart-table').forEach((each) => each.open = true)")


def test_a_run_shows_the_intervals_of_the_same_study_run_here(reader: Reader) -> None:
    reader.open(f"{PANEL}&draws=1000&draw_seed=7&draw_lens=every&lens=entry")
    run_draws(reader)
    found = run(default_study(base_scenario(State(lens="entry")), "every", 1000, 7))
    rate, toll = (found.spreads[f"countries.MEX.{result}"] for result in ("adjustment_rate", "toll"))
    open_tables(reader)
    text = reader.text(".study")
    for value in (rate.low, rate.median, rate.high):
        assert percent(value, 2) in text
    assert dollars(toll.high) in text
    assert dollars(found.spreads["revenue"].median) in text
    assert percent(found.ranks["MEX"][0]) in text
    assert "1,000 draws from seed 7, every lens" in text
    reader.wait_for_text("Border revenue, all countries: one number at a time", ".study")


def test_a_run_is_marked_when_the_reader_has_moved_on(reader: Reader) -> None:
    reader.open(f"{PANEL}&draws=1000")
    run_draws(reader)
    assert not reader.find("#uncertainty-age").is_displayed()
    step(reader, "score.MEX.oversupply", 2)
    reader.until(lambda: reader.find("#uncertainty-age").is_displayed(), "the result was not marked as older")
    reader.find("[data-simulator=undo]").click()
    reader.until(lambda: not reader.find("#uncertainty-age").is_displayed(), "the present result is still marked")


def test_the_choices_are_in_the_address(reader: Reader) -> None:
    reader.open(PANEL)
    choose(reader, "uncertainty-draws", "100,000")
    choose(reader, "uncertainty-lenses", "Every lens")
    reader.until(lambda: "draw_lens=every" in reader.query(), "the lens is not in the address")
    assert "draws=100000" in reader.query()
    assert reader.text("#uncertainty-run") == "Run 100,000 draws"
    reader.open("/simulator" + reader.query())
    assert reader.text("#uncertainty-run") == "Run 100,000 draws"


def test_the_saved_study_gives_the_same_numbers_on_the_command_line(reader: Reader, capsys) -> None:  # type: ignore[no-untyped-def]
    reader.open(f"{PANEL}&draws=1000&draw_seed=3")
    run_draws(reader)
    reader.wait_for_text("python -m model run study.json --tornado revenue", "#uncertainty-command")
    before = set(reader.downloads.glob("study*.json"))
    reader.find("#uncertainty-save").click()
    file = reader.until(lambda: (set(reader.downloads.glob("study*.json")) - before).pop(), "no study was saved")
    main(["run", str(file)])
    told = json.loads(capsys.readouterr().out)
    open_tables(reader)
    spread = told["countries"]["MEX"]["toll"]
    assert all(dollars(spread[key]) in reader.text(".study") for key in ("point", "median", "low", "high"))


def test_a_study_that_cannot_be_run_says_why(reader: Reader) -> None:
    reader.open(f"{PANEL}&draw_seed=-1")
    assert "draw_seed" in reader.text(".study .notice")
    seed = reader.find("#uncertainty-seed")
    seed.send_keys("\b99999999999")
    reader.find("#uncertainty-run").click()
    reader.wait_for_text("Not run: seed: allowed", "#uncertainty-status")


def test_sobol_indices_on_demand(reader: Reader) -> None:
    reader.open(f"{PANEL}&draws=1000&driver=countries.MEX.toll")
    run_draws(reader)
    reader.wait_for_text("Mexico: toll: one number at a time", ".study")
    reader.find("#sobol-run").click()
    reader.until(lambda: "Mexico: toll: all together" in reader.text(".study"), "no indices came")

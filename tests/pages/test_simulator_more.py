"""The simulator beyond its sliders: measured scores, the tariffs of 2025, files, and the way from score to charge."""

import json
import time
from pathlib import Path
from typing import Any

from selenium.webdriver.common.keys import Keys

from components.formats import dollars, percent, whole
from components.simulator.state import State, base_scenario, scenario_of
from model import assess
from model.flows import flows
from scenarios.file import scenario_json
from scenarios.ieepa import against_ieepa
from scenarios.measured_scores import measured_scores
from tests.pages.conftest import Reader
from tests.pages.test_simulator import choose, rate, tab

SCORE = "score.MEX.oversupply"


def press(reader: Reader, action: str) -> None:
    reader.driver.execute_script(f"document.querySelector('[data-simulator={action}]').click()")


def choose_file(reader: Reader, file: Path) -> None:
    """Open a file as the dialog of "Open a scenario file" would: the field that the button makes takes it."""
    reader.driver.execute_script(
        """const make = document.createElement.bind(document);
        document.createElement = (name, ...rest) => {
          const made = make(name, ...rest);
          if (name === "input") {
            document.createElement = make;
            made.click = () => {};
            made.id = "chosen-file";
            document.body.append(made);
          }
          return made;
        };"""
    )
    reader.find("[data-simulator=open]").send_keys(Keys.ENTER)
    field = reader.find("#chosen-file")
    field.send_keys(str(file))
    reader.driver.execute_script("arguments[0].remove()", field)


def graph(reader: Reader, place: str) -> dict[str, Any]:
    """The first trace of a Plotly chart, as it is drawn."""
    script = "return document.querySelector(arguments[0] + ' .js-plotly-plot').data[0]"
    return dict(reader.driver.execute_script(script, place))


def test_a_measured_score_is_marked_and_taken_to_its_last_digit(reader: Reader) -> None:
    reader.open("/simulator")
    measured = next(row for row in measured_scores() if (row.country, row.outcome) == ("MEX", "oversupply"))
    assert reader.find_all(f'[data-knob="{SCORE}"] .mantine-Slider-mark')
    assert "pounds of fentanyl" in reader.find(f'[data-knob="{SCORE}"] [role=tooltip]').get_attribute("textContent")
    reader.find(f'[data-knob="{SCORE}"] .measured').send_keys(Keys.ENTER)
    reader.until(lambda: f"{SCORE}={measured.score!r}" in reader.query(), "the measured score is not in the address")
    expected = assess(scenario_of(State(values={SCORE: measured.score}))).countries["MEX"]
    reader.until(lambda: rate(reader, "MEX") == percent(expected.adjustment_rate, 2), "the rate did not follow")
    press(reader, "undo")
    reader.until(lambda: reader.query() == "", "undo did not take it back")
    assert "No table tells the origin" in reader.find(".measured-table").get_attribute("textContent")


def test_a_score_beyond_its_track_stands_in_the_field_and_says_so(reader: Reader) -> None:
    reader.open(f"/simulator?{SCORE}=-150")
    knob = f'[data-knob="{SCORE}"]'
    assert reader.find(f"{knob} input").get_attribute("value") == "-150"
    assert reader.find(f"{knob} .knob-beyond").is_displayed()
    worse = assess(scenario_of(State(values={SCORE: -150.0}))).countries["MEX"].deaths_current
    assert reader.text('[data-cell="MEX.deaths"]') == whole(worse)
    field = reader.find(f"{knob} input")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("-250", Keys.TAB)
    reader.until(lambda: f"{SCORE}=-250" in reader.query(), "a number further out was not taken")
    time.sleep(0.5)  # moves in quick succession are one for "undo"
    reader.find(f"{knob} [role=slider]").send_keys(Keys.ARROW_RIGHT)
    reader.until(lambda: f"{SCORE}=-99" in reader.query(), "the thumb did not take over")
    assert not reader.find(f"{knob} .knob-beyond").is_displayed()
    press(reader, "undo")
    reader.until(lambda: f"{SCORE}=-250" in reader.query(), "undo did not bring back what lay beyond")


def test_the_preset_of_the_2025_tariffs_raises_as_much_and_opens_their_table(reader: Reader) -> None:
    reader.open("/simulator")
    scenario = base_scenario(State(preset="ieepa_2025"))
    choose(reader, "simulator-preset", "IEEPA tariffs of 2025")
    expected = against_ieepa(scenario)
    reader.until(lambda: reader.text('[data-cell="all.revenue"]') == dollars(expected.collected.revenue), "not as much")
    reader.wait_for_text("Tariff on its last day", "#simulator-tariffs")
    told = reader.text("#simulator-tariffs")
    for row in expected.rows:
        assert percent(row.adjustment.rate, 2) in told
        assert row.period is None or percent(row.period.rate, 0) in told
    assert percent(scenario.policy.internalized_share) in reader.text("#simulator-start-note")


def test_a_preset_without_its_country_says_that_the_set_point_is_shown(reader: Reader) -> None:
    reader.open("/simulator?remove=CHN")
    choose(reader, "simulator-preset", "Scenario 2: a new source")
    reader.wait_for_text("the set point is shown instead", "#simulator-start-note")


def test_a_file_opens_as_its_scenario_and_undo_returns(reader: Reader, tmp_path: Path) -> None:
    values = {SCORE: 12.345678, "policy.internalized_share": 0.0801}
    scenario = scenario_of(State(lens="precursor", preset="scenario_1", added=("VNM",), values=values))
    data = json.loads(scenario_json(scenario))
    data["outcomes"]["adulteration"]["title"] = "Mixed drugs"
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps(data))
    reader.open("/simulator?score.CHN.oversupply=5")
    choose_file(reader, file)
    reader.wait_for_text("Opened: theirs.json", "#simulator-file-told")
    expected = assess(scenario)
    for code in scenario.countries:
        assert rate(reader, code) == percent(expected.countries[code].adjustment_rate, 2)
    assert "Mixed drugs" in reader.text(".matrix")
    assert f"{SCORE}=12.345678" in reader.query()
    tab(reader, "Reproduce")
    told = reader.driver.execute_script("return document.getElementById('simulator-json').textContent")
    assert json.loads(told)["outcomes"] == data["outcomes"]
    address = reader.query()
    press(reader, "undo")
    reader.until(lambda: reader.query() == "?score.CHN.oversupply=5", "undo did not return")
    reader.until(lambda: not reader.find_all('[data-cell="VNM.rate"]'), "Vietnam stayed")
    press(reader, "redo")
    reader.until(lambda: "add=VNM" in reader.query() and reader.find('[data-cell="VNM.rate"]'), "redo did not return")
    reader.open("/simulator" + address)
    assert rate(reader, "VNM") == percent(expected.countries["VNM"].adjustment_rate, 2)


def test_a_wrong_file_says_which_field_and_changes_nothing(reader: Reader, tmp_path: Path) -> None:
    data = json.loads(scenario_json(base_scenario(State())))
    data["policy"]["phase_in"] = 7
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(data))
    reader.open(f"/simulator?{SCORE}=5")
    before = rate(reader, "MEX")
    choose_file(reader, file)
    reader.wait_for_text("policy.phase_in: allowed 0 to 1, got 7", "#simulator-file-problems")
    assert (reader.query(), rate(reader, "MEX")) == (f"?{SCORE}=5", before)


def test_the_scenario_leaves_as_a_file(reader: Reader) -> None:
    reader.open(f"/simulator?{SCORE}=5")
    file = reader.downloads / "scenario.json"
    file.unlink(missing_ok=True)
    reader.find("#simulator-file-save").click()
    reader.until(file.exists, "no file arrived")
    assert json.loads(file.read_text())["outcomes"]["oversupply"]["score"]["MEX"] == 5


def test_the_steps_and_flows_follow_the_slider_and_add_up_on_screen(reader: Reader) -> None:
    reader.open("/simulator?steps_of=MEX")
    tab(reader, "From set point to now")
    reader.until(lambda: graph(reader, "#simulator-steps")["x"], "no steps were drawn")
    first = graph(reader, "#simulator-steps")["text"]
    reader.find(f'[data-knob="{SCORE}"] [role=slider]').send_keys(Keys.ARROW_RIGHT * 4)
    reader.until(lambda: graph(reader, "#simulator-steps")["text"] != first, "the steps did not follow")
    scenario = scenario_of(State(values={SCORE: 4}))
    found = assess(scenario)
    now = whole(found.countries["MEX"].deaths_current)
    reader.until(lambda: graph(reader, "#simulator-steps")["text"][-1] == now, "the last step is not the deaths of now")
    assert f"Mexico, all outcomes: {now} deaths" in reader.text("#simulator-steps-words")
    tab(reader, "From score to charge")
    reader.until(lambda: graph(reader, "#simulator-flows")["link"]["value"], "no flows were drawn")
    own = flows(scenario, found)
    charged = sum(flow.deaths for flow in own if flow.end in ("adjustment", "toll"))
    deaths = sum(flow.deaths for flow in own)
    reader.wait_for_text(f"{whole(charged)} of {whole(deaths)} deaths", "#simulator-flows-words")
    reader.driver.execute_script("document.querySelector('#simulator-flows-in input[value=usd]').click()")
    reader.wait_for_text(f"{dollars(found.revenue)} is collected", "#simulator-flows-words")
    assert "flows_in=usd" in reader.query()
    reader.find(".charge-path [data-save=csv]").click()
    file = reader.downloads / "setpoint-flows-to-charge.csv"
    reader.until(file.exists, "no table arrived")
    rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "Outcome,Country,Channel,What becomes of it,Deaths a year,USD a year"
    assert len(rows) == 1 + len(own)

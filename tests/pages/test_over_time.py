"""The over-time panel as a person uses it: paths at once, bands on demand, the plan that gives the same numbers."""

import json

from selenium.webdriver.common.keys import Keys

from components.simulator.state import State, base_scenario
from house.formats import dollars, percent, whole
from model.__main__ import main
from model.simulation.report import point_simulation, simulate
from scenarios.over_time import review_plan
from tests.pages.conftest import Reader
from tests.pages.test_simulator import choose, step, tab

PANEL = "/simulator?tab=over_time"
ALL_REFORM = dict.fromkeys(base_scenario(State()).countries, "reform")


def open_tables(reader: Reader) -> None:
    reader.driver.execute_script("document.querySelectorAll('.study .chart-table').forEach((each) => each.open = true)")


def table(reader: Reader, name: str) -> str:
    open_tables(reader)
    return reader.text(f'.study [data-name="setpoint-over-time-{name}"] table')


def test_the_tab_opens_the_path_of_the_state_and_follows_it(reader: Reader) -> None:
    reader.open("/simulator")
    tab(reader, "Over time")
    reader.wait_for_text("Border revenue, review by review", ".study")
    choose(reader, "over-time-every", "Does nothing")
    reader.wait_for_text("do nothing: over 3 years", ".run-headline")
    choose(reader, "simulator-preset", "Set point")
    found = point_simulation(review_plan(base_scenario(State(preset="set_point")), {}))
    reader.until(
        lambda: dollars(found.sums["revenue"].point) in reader.text(".run-headline"), "the path did not follow"
    )
    assert {"tab=over_time", "behavior=nothing", "preset=set_point"} == set(reader.query()[1:].split("&"))


def test_a_country_s_own_behavior_and_the_steps_are_in_the_link(reader: Reader) -> None:
    reader.open(f"{PANEL}&behavior=reform,MEX:paper&reviews=8&phase_in=4&toll_step=2&rate_step=0.5")
    plan = review_plan(
        base_scenario(State()), {**ALL_REFORM, "MEX": "paper"}, reviews=8, phase_in_reviews=4, toll_step=2.0,
        rate_step=0.005,
    )  # fmt: skip
    found = point_simulation(plan)
    tolls, rates = table(reader, "toll"), table(reader, "border-adjustment")
    for review in (0, 3, 7):
        assert dollars(found.bands["countries.MEX.toll"].point[review]) in tolls
        assert percent(found.bands["countries.CHN.adjustment_rate"].point[review], 2) in rates
    assert whole(found.sums["deaths_averted"].point) in reader.text(".run-headline")
    assert "Mexico performs only on paper" in reader.text(".run-headline")


def test_bands_are_drawn_on_demand_and_marked_when_the_reader_has_moved_on(reader: Reader) -> None:
    reader.open(f"{PANEL}&bands=200")
    reader.find("#over-time-run").click()
    reader.wait_for_text("200 draws from seed 1", ".study")
    found = simulate(review_plan(base_scenario(State()), ALL_REFORM, draws=200))
    band = found.bands["revenue"]
    reader.until(lambda: dollars(band.high[11]) in table(reader, "border-revenue"), "no band came")
    assert dollars(band.low[11]) in table(reader, "border-revenue")
    assert dollars(found.sums["revenue"].low) in reader.text(".run-headline")
    age = reader.find("#over-time-age")
    assert not age.is_displayed()
    step(reader, "score.MEX.oversupply", 3)
    reader.until(age.is_displayed, "the bands were not marked as older")
    reader.find("[data-simulator=undo]").click()
    reader.until(lambda: not age.is_displayed(), "the present bands are still marked")


def test_the_saved_plan_gives_the_same_numbers_on_the_command_line(reader: Reader, capsys) -> None:  # type: ignore[no-untyped-def]
    reader.open(f"{PANEL}&behavior=nothing,MEX:reform&reviews=6")
    before = set(reader.downloads.glob("plan*.json"))
    reader.find("#over-time-save").click()
    file = reader.until(lambda: (set(reader.downloads.glob("plan*.json")) - before).pop(), "no plan was saved")
    main(["simulate", str(file), "--draws", "50"])
    told = json.loads(capsys.readouterr().out)
    assert dollars(told["sums"]["revenue"]["point"]) in reader.text(".run-headline")
    assert dollars(told["countries"]["MEX"]["toll"]["point"][5]) in table(reader, "toll")


def test_a_setting_that_cannot_be_used_says_so_and_leaves_the_charts(reader: Reader) -> None:
    reader.open(f"{PANEL}&reviews=200&behavior=reform,VNM:paper")
    notices = reader.text(".study")
    assert "“reviews=200” in the address was left out: it must be a number from 1 to 80" in notices
    assert "VNM in the address was left out" in notices
    headline = reader.text(".run-headline")
    reader.find("#over-time-reviews").send_keys(Keys.CONTROL, "a")
    reader.find("#over-time-reviews").send_keys("99")
    reader.wait_for_text("Reviews: a whole number from 1 to 80 is allowed", "#over-time-problem")
    assert reader.text(".run-headline") == headline

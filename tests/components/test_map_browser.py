"""The map as a person meets it: drawn, colored, read, selected by hand and by keyboard, zoomed, layered."""

import json
from pathlib import Path

import pandas as pd
import pytest
from dash import Dash, Input, Output, _callback, html
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from components.map import data_id, map_data, map_view, port_flows, selected_id
from components.map.view import connect

ROOT = Path(__file__).resolve().parents[2]
COUNTIES = json.loads((ROOT / "assets" / "geo" / "counties.json").read_text(encoding="utf-8"))["ids"]
SUPPRESSED, UNLISTED, UNRELIABLE, MISSING, ZERO = "04013", "48215", "04019", "06037", "48301"


def payload(add: int) -> dict:
    """County i has the value i modulo 100 plus `add`, but for five counties with something to say."""
    values = pd.Series([float(i % 100) + add for i in range(len(COUNTIES))], index=COUNTIES)
    status = pd.Series("final", index=COUNTIES)
    values[[SUPPRESSED, UNLISTED, MISSING]] = None
    values[ZERO] = 0.0
    status[SUPPRESSED], status[UNLISTED] = "suppressed", "suppressed_or_zero"
    status[MISSING], status[UNRELIABLE] = "not_available", "unreliable"
    return map_data(values, status, measure="Deaths", unit="deaths", breaks=[20, 40, 60, 80], period="2021",
                    source="CDC/NCHS")  # fmt: skip


def app_with_map(**options) -> Dash:
    app = Dash(__name__, assets_folder=str(ROOT / "assets"))
    connect(app.clientside_callback)
    flows = port_flows(pd.Series({"2504": 400.0, "2304": 100.0}), measure="Crossings", unit="people", period="2024",
                       source="BTS")  # fmt: skip
    shown = map_view("m", title="Deaths by county", layers=("hidtas", "states", "counties", "ports"), data=payload(0),
                     ports=flows, **options)  # fmt: skip
    app.layout = html.Main([html.H1("Map"), shown, html.Button("recolor", id="recolor"), html.Output(id="said")])

    @app.callback(Output(data_id("m"), "data"), Input("recolor", "n_clicks"), prevent_initial_call=True)
    def recolor(clicks):
        return payload(30)

    @app.callback(Output("said", "children"), Input(selected_id("m"), "data"))
    def say(selected):
        return f"selected {selected}"

    return app


class Map:
    """The map in the browser, in the words of a test."""

    def __init__(self, dash_duo) -> None:
        self.duo, self.driver = dash_duo, dash_duo.driver
        self.until(
            lambda: self.js("return document.querySelectorAll('.map-fills path[class]').length") == len(COUNTIES)
        )
        self.svg = self.driver.find_element("css selector", ".map-svg")

    def js(self, script: str, *arguments):
        return self.driver.execute_script(script, *arguments)

    def until(self, condition) -> None:
        WebDriverWait(self.driver, 15).until(lambda _: condition())

    def shape(self, fips: str):
        return self.js("return document.querySelectorAll('.map-fills path')[arguments[0]]", COUNTIES.index(fips))

    def color(self, fips: str) -> str:
        return self.shape(fips).get_attribute("class")

    def card(self) -> str:
        return self.js("const card = document.querySelector('.map-card'); return card.hidden ? '' : card.innerText")

    def width(self) -> float:
        return self.js("return document.querySelector('.map-svg').viewBox.baseVal.width")

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def focus(self) -> None:
        self.js("document.querySelector('.map-zoom button:last-of-type').focus()")
        self.press(Keys.TAB)


@pytest.fixture(autouse=True)
def callbacks_of_the_app_stay_its_own(monkeypatch):
    """Dash gives every callback registered by import to the first app that starts: not to the ones of these tests."""
    monkeypatch.setattr(_callback, "GLOBAL_CALLBACK_LIST", [])
    monkeypatch.setattr(_callback, "GLOBAL_CALLBACK_MAP", {})


@pytest.fixture
def shown(dash_duo):
    dash_duo.start_server(app_with_map())
    yield Map(dash_duo)
    assert dash_duo.get_logs() == []


def test_every_county_is_drawn_and_hidden_counts_are_hatched_not_colored(shown):
    assert shown.color("01001") == "b0"
    assert shown.color(COUNTIES[85]) == "b4"
    assert shown.color(SUPPRESSED) == "sup"
    assert shown.color(UNLISTED) == "soz"
    assert shown.color(MISSING) == "na"
    assert shown.color(UNRELIABLE).endswith(" u")
    assert shown.color(ZERO) == "b0"
    fill = shown.js("return getComputedStyle(arguments[0]).fill", shown.shape(SUPPRESSED))
    assert "map-m-sup" in fill


def test_the_legend_says_ranges_hatches_and_counts_in_words(shown):
    legend = shown.driver.find_element("css selector", ".map-legend").text
    for words in (
        "under 20",
        "20 to 39",
        "80 or more",
        "suppressed: 1–9",
        "not listed: 0–9",
        "not available",
        "CDC/NCHS",
    ):
        assert words in legend
    assert "1 county" in legend
    order = [legend.index(words) for words in ("80 or more", "rate unreliable (counted above)", "suppressed: 1–9")]
    assert order == sorted(order)


def test_a_new_payload_recolors_only_what_changed(shown):
    before = shown.color("01001"), shown.color(SUPPRESSED)
    shown.duo.find_element("#recolor").click()
    shown.until(lambda: shown.color("01001") == "b1")
    assert before == ("b0", "sup")
    assert shown.color(SUPPRESSED) == "sup"
    assert shown.color(ZERO) == "b0"
    changed = shown.js("return setpoint.map.views.get('m').changed")
    assert 0 < changed < len(COUNTIES)


def test_pointing_shows_name_region_value_status_and_period(shown):
    ActionChains(shown.driver).move_to_element(shown.shape(SUPPRESSED)).perform()
    shown.until(lambda: "Maricopa County, Arizona" in shown.card())
    card = shown.card()
    assert "Arizona HIDTA" in card
    assert "suppressed: 1–9" in card
    assert "2021" in card
    assert "\n0" not in card


def test_a_click_selects_and_a_second_click_clears(shown):
    county = shown.shape("32023")
    ActionChains(shown.driver).move_to_element(county).click().perform()
    shown.duo.wait_for_text_to_equal("#said", "selected 32023")
    ActionChains(shown.driver).move_to_element(county).click().perform()
    shown.duo.wait_for_text_to_equal("#said", "selected None")


def test_the_keyboard_moves_from_place_to_place_selects_and_clears(shown):
    shown.focus()
    shown.until(lambda: shown.card() != "")
    first = shown.card()
    shown.press(Keys.ARROW_RIGHT)
    shown.until(lambda: shown.card() != first)
    spoken = shown.js("return document.querySelector('.map-stage [aria-live]').textContent")
    assert spoken.startswith(shown.card().split("\n")[0])
    shown.press(Keys.ENTER)
    shown.until(lambda: shown.duo.find_element("#said").text != "selected None")
    chosen = shown.duo.find_element("#said").text.removeprefix("selected ")
    assert chosen in COUNTIES
    shown.press(Keys.ESCAPE)
    shown.duo.wait_for_text_to_equal("#said", "selected None")


def test_zoom_by_button_and_key_and_back(shown):
    whole = shown.width()
    shown.duo.find_element(".map-zoom button[aria-label='Zoom in']").click()
    shown.until(lambda: shown.width() < whole)
    closer = shown.width()
    shown.focus()
    shown.press("+")
    shown.until(lambda: shown.width() < closer)
    shown.press("0")
    shown.until(lambda: shown.width() == whole)


def test_the_wheel_scrolls_the_page_until_the_map_has_the_focus(shown):
    whole = shown.width()
    options = "{deltaY: -300, bubbles: true, cancelable: true, clientX: 400, clientY: 300}"
    turn = f"arguments[0].dispatchEvent(new WheelEvent('wheel', {options}))"
    assert shown.js("return " + turn, shown.svg) is True
    shown.focus()
    assert shown.js("return " + turn, shown.svg) is False
    shown.until(lambda: shown.width() < whole)


def test_layers_are_switched_and_ports_have_areas_by_flow(shown):
    assert len(shown.driver.find_elements("css selector", ".map-ports circle")) == 2
    radii = [float(c.get_attribute("r")) for c in shown.driver.find_elements("css selector", ".map-ports circle")]
    assert radii[0] / radii[1] == pytest.approx(2, rel=0.01)
    shown.driver.find_element("css selector", ".map-layers input[value=hidtas]").click()
    hidden = "return getComputedStyle(document.querySelector('.map-hidtas')).display"
    shown.until(lambda: shown.js(hidden) == "none")


def test_the_table_behind_the_map_is_made_when_opened(shown):
    assert shown.driver.find_elements("css selector", ".map-rows tr") == []
    shown.duo.find_element(".map-table summary").click()
    shown.until(lambda: len(shown.driver.find_elements("css selector", ".map-rows tbody tr")) == len(COUNTIES))
    rows = "[...document.querySelectorAll('.map-rows tbody tr')]"
    row = shown.js(f"return {rows}.find((row) => row.innerText.includes('Maricopa County')).innerText")
    assert "suppressed: 1–9" in row


def test_a_region_fills_the_view_and_a_region_is_what_a_click_selects(dash_duo):
    dash_duo.start_server(app_with_map(fit="south-texas", select="hidta"))
    shown = Map(dash_duo)
    assert shown.width() < 19500 / 4
    ActionChains(shown.driver).move_to_element(shown.shape(UNLISTED)).click().perform()
    dash_duo.wait_for_text_to_equal("#said", "selected south-texas")
    assert dash_duo.get_logs() == []


def test_shapes_that_do_not_come_are_said_and_can_be_asked_for_again(dash_duo):
    app = app_with_map()
    refused = []

    @app.server.before_request
    def refuse_first():
        from flask import abort, request

        if request.path.endswith("counties.json") and not refused:
            refused.append(request.path)
            abort(503)

    dash_duo.start_server(app)
    dash_duo.wait_for_element(".map-failure button").click()
    assert Map(dash_duo).color("01001") == "b0"

"""The situation page as a reader meets it."""

from data.views.county_months import county_window
from data.views.mortality import county_deaths
from tests.pages.conftest import Reader


def _tiles(reader: Reader) -> list[str]:
    return [tile.text for tile in reader.find_all(".tile-value")]


def _drawn(reader: Reader) -> None:
    reader.until(lambda: len(reader.find_all(".map-fills path")) > 3000, "the counties were never drawn")


def test_the_headline_gives_four_figures_with_baseline_and_status(reader: Reader) -> None:
    reader.open("/")
    assert _tiles(reader) == ["36,825", "76,298", "12,027 lb", "228,616,284"]
    text = reader.text(".tiles")
    assert "74,091 in the 12 months to December 2023" in text
    assert "27,023 lb in FY2023" in text
    assert text.count("provisional") >= 2
    reader.wait_for_text("Seizures measure enforcement as well as flow")


def test_a_year_in_the_address_colors_the_map_of_that_year(reader: Reader) -> None:
    reader.open("/?measure=deaths&period=2021&flows=none")
    _drawn(reader)
    assert "Deaths from drug overdose, all drugs, 2021; final." in reader.text("#situation-note")
    hidden = county_deaths("2021")["status"].isin(["suppressed", "suppressed_or_zero"]).sum()
    reader.until(lambda: len(reader.find_all(".map-fills .sup, .map-fills .soz")) == hidden, "hatched counties")
    assert reader.query() == "?measure=deaths&period=2021&flows=none"


def test_a_county_in_the_address_shows_its_deaths_and_region(reader: Reader) -> None:
    reader.open("/?county=06073&period=2023")
    deaths = county_deaths("2023").set_index("fips").loc["06073", "deaths"]
    card = reader.text("#situation-county")
    assert f"{deaths:,}" in card
    assert reader.find("#situation-county a").get_attribute("href").endswith("/regions/san-diego-imperial-valley")


def test_a_county_chosen_on_the_map_fills_its_card_and_the_address(reader: Reader) -> None:
    reader.open("/?flows=none")
    _drawn(reader)
    reader.driver.execute_script(
        "dash_clientside.set_props({type: 'map-selected', index: 'situation'}, {data: '36061'})"
    )
    reader.wait_for_text("New York", "#situation-county h2")
    reader.until(lambda: "county=36061" in reader.query(), "the county never came into the address")


def test_play_steps_from_the_first_period_and_pauses(reader: Reader) -> None:
    reader.open("/?flows=none")
    _drawn(reader)
    button = reader.find("#situation-play")
    button.click()
    reader.wait_for_text(", 2010; final.", "#situation-note")
    reader.wait_for_text(", 2011; final.", "#situation-note")
    button.click()
    reader.until(lambda: button.text == "Play", "the button never offered to play again")


def test_months_are_a_series_of_their_own_and_play(reader: Reader) -> None:
    reader.open("/?flows=none&period=2021-06")
    _drawn(reader)
    assert "12 months to June 2021; provisional." in reader.text("#situation-note")
    hidden = county_window("2021-06")["status"].eq("suppressed").sum()
    reader.until(lambda: len(reader.find_all(".map-fills .sup")) == hidden, "hatched counties")
    reader.find("#situation-play").click()
    reader.until(lambda: "12 months to June 2021" not in reader.text("#situation-note"), "it never played")
    reader.find("#situation-play").click()
    assert "; provisional." in reader.text("#situation-note")
    reader.until(lambda: "period=2021-06" not in reader.query(), "the month never came into the address")


def test_a_change_without_a_comparable_period_says_so(reader: Reader) -> None:
    reader.open("/?measure=change&period=2024-12&flows=none")
    assert "no comparable period before" in reader.text("#situation-note")


def test_a_wrong_address_is_told_and_the_page_stays(reader: Reader) -> None:
    reader.open("/?period=1999&county=abc")
    assert reader.text().count("was left out") == 2
    assert _tiles(reader)[0] == "36,825"


def test_movers_follow_the_kind_of_place_and_the_address(reader: Reader) -> None:
    reader.open("/?movers=state&flows=none")
    assert "New Mexico" in reader.text("#situation-movers-table")
    assert "+49.2%" in reader.text("#situation-movers-table")
    link = reader.find("#situation-movers-table tbody a")
    assert "/mortality?place=state&drug=synthetic_opioids&pick=" in link.get_attribute("href")


def test_the_timeline_holds_deaths_supply_and_dated_policy(reader: Reader) -> None:
    reader.open("/?flows=none")
    reader.wait_for_text("Land borders", "#situation-trend")
    told = reader.driver.execute_script(
        "const graph = document.querySelector('#situation-trend .js-plotly-plot');"
        "return graph.data.flatMap((trace) => trace.customdata ? [...trace.customdata] : [])"
    )
    assert any(text.startswith("1 May 2019: China controls") for text in told)
    assert any("Fentanyl tariff on Mexico: 25%" in text and "Fentanyl tariff on Canada" in text for text in told)
    assert "Public Law 119-26" in reader.text()


def test_the_warnings_name_a_state_that_rose_and_the_false_alarms_to_expect(reader: Reader) -> None:
    reader.open("/?flows=none")
    reader.until(lambda: "New Mexico" in reader.text("#situation-warnings"), "no warning came")
    assert "would if nothing had changed" in reader.text("#situation-warnings")

"""The mortality page, read and used as a person would."""

import pandas as pd
from selenium.webdriver.common.keys import Keys

from data import store
from tests.pages.conftest import Reader

NOW = "#mortality-now"
SIDE = "#mortality-side"
SLIDER = "#mortality-step [role=slider]"


def _at(reader: Reader, words: str) -> None:
    reader.wait_for_text(words, NOW)


def _county(fips: str, year: int) -> int:
    table = store.load("county_deaths_annual")
    return int(table.loc[table.fips.eq(fips) & table.year.eq(year), "deaths"].iloc[0])


def test_a_chosen_county_shows_its_published_count_with_its_status(reader: Reader) -> None:
    reader.open("/mortality?period=2021&pick=04013")
    _at(reader, "2021: final")
    reader.wait_for_text(f"{_county('04013', 2021):,}", SIDE)
    assert "final" in reader.text(SIDE)


def test_a_hidden_county_is_told_as_hidden_and_never_as_a_number(reader: Reader) -> None:
    table = store.load("county_deaths_annual")
    hidden = table[table.status.eq("suppressed") & table.year.eq(2019)].iloc[0]
    reader.open(f"/mortality?period=2019&pick={hidden.fips}")
    reader.wait_for_text("1–9", SIDE)
    assert "at most" in reader.text(SIDE)


def test_the_slider_moves_map_list_and_address_to_another_year(reader: Reader) -> None:
    reader.open("/mortality?period=2015")
    _at(reader, "2015: final")
    reader.find(SLIDER).send_keys(Keys.ARROW_LEFT)
    _at(reader, "2014: final")
    reader.until(lambda: reader.query() == "?period=2014", "the address did not follow")
    assert "2014" in reader.find("#mortality-period").get_attribute("value")


def test_playing_steps_through_the_years_until_paused(reader: Reader) -> None:
    reader.open("/mortality?period=2010")
    reader.find("#mortality-play").click()
    _at(reader, "2012: final")
    reader.find("#mortality-play").click()
    reader.until(lambda: reader.text("#mortality-play") == "Play", "it did not pause")
    reader.until(lambda: reader.query() >= "?period=2012", "the address did not follow")


def test_states_show_the_drug_asked_for_and_tell_of_the_nation_first(reader: Reader) -> None:
    reader.open("/mortality?place=state&drug=synthetic_opioids&measure=deaths&period=2023-12")
    _at(reader, "December 2023")
    table = store.load("state_deaths_monthly")
    nation = table[
        table.state.eq("US") & table.indicator_key.eq("synthetic_opioids") & table.month.eq(pd.Timestamp("2023-12-31"))
    ]
    reader.wait_for_text(f"{int(nation.reported.iloc[0]):,}", SIDE)


def test_what_is_not_published_is_said_and_nothing_is_lost(reader: Reader) -> None:
    reader.open("/mortality?drug=synthetic_opioids&period=1999&pick=04013,99999")
    said = reader.text("main")
    assert "Deaths by drug are published for states only" in said
    assert "“period=1999” in the address was left out" in said
    assert "Some of the chosen places" in said
    _at(reader, "12 months to December 2025: provisional")


def test_the_rows_offered_elsewhere_are_those_on_the_page(reader: Reader) -> None:
    reader.open("/mortality?period=2021&pick=04013")
    link = reader.find("#mortality-reproduce a")
    reader.until(lambda: "year=2021" in link.get_attribute("href"), "the link is of another period")
    rows = reader.driver.execute_async_script(
        "const done = arguments[1]; fetch(arguments[0]).then((r) => r.text()).then(done)", link.get_attribute("href")
    )
    assert any(line.startswith(f"04013,{_county('04013', 2021)},") for line in rows.splitlines())

"""The page of all regions, read and used as a person would."""

import csv

import pandas as pd

from components.region_maps import hidta_map
from data import store
from tests.pages.conftest import Reader

CHOSEN = "#regions-chosen"


def _choose(reader: Reader, control: str, label: str) -> None:
    """Open a select and click an option by its words."""
    reader.find(f"#{control}").click()
    options = "return [...document.querySelectorAll('[role=option]')].find(o => o.textContent === arguments[0])"
    reader.until(lambda: reader.driver.execute_script(options, label), f"no option {label}").click()


def _cell(reader: Reader, region: str, column: str) -> str:
    """A cell of the table, by the region's name and the column's field."""
    script = """const row = [...document.querySelectorAll('#regions-table .ag-row')]
        .find(r => r.querySelector('[col-id=region]')?.innerText.trim() === arguments[0]);
        return row ? row.querySelector(`[col-id=${arguments[1]}]`).innerText.trim() : '';"""
    return str(reader.until(lambda: reader.driver.execute_script(script, region, column), f"no row {region}"))


def _scroll_to_table(reader: Reader) -> None:
    reader.driver.execute_script("document.querySelector('#regions-table').scrollIntoView()")


def _deaths(slug: str) -> int:
    """Reported sum of December 2025, from the tables alone."""
    listed = store.load("hidta_counties")
    members = set(listed.loc[listed["hidta_slug"] == slug, "fips"].astype(str))
    table = store.load("county_deaths_provisional")
    latest = table[table["month"].eq(pd.Timestamp("2025-12-31")) & table["fips"].isin(members)]
    return int(latest["deaths"].sum())


def test_the_table_shows_each_region_s_sum_and_bounds(reader: Reader) -> None:
    reader.open("/regions")
    _scroll_to_table(reader)
    assert _cell(reader, "Appalachia", "deaths") == f"{_deaths('appalachia'):,}"
    assert _cell(reader, "Appalachia", "bounds") == "2,047–2,383"
    assert _cell(reader, "Arizona", "deaths") == f"{_deaths('arizona'):,}"
    reader.find("[data-save=csv][data-grid=regions-table]").click()
    file = reader.downloads / "setpoint-regions.csv"
    reader.until(file.exists, "the table was not saved")
    rows = {row["Region"]: row for row in csv.DictReader(file.open(encoding="utf-8-sig"))}
    file.unlink()
    assert len(rows) == 33
    assert int(rows["Arizona"]["Deaths reported"]) == _deaths("arizona")
    assert rows["Appalachia"]["Between"] == "2,047–2,383"


def test_choosing_a_period_changes_table_and_address(reader: Reader) -> None:
    reader.open("/regions")
    _choose(reader, "regions-period", "2021")
    reader.wait_for_text("Deaths and rates: 2021, final", "#regions-table-note")
    reader.until(lambda: reader.query() == "?period=2021", "the address did not follow")


def test_an_address_opens_the_same_screen(reader: Reader) -> None:
    reader.open("/regions?measure=change&period=2019")
    assert reader.find("#regions-measure").get_attribute("value") == "Change of deaths, 2024 to 2025"
    assert "2019, final" in reader.text("#regions-table-note")
    assert "Over the counties that are reported in both" in reader.text("#regions-map-note")


def test_a_wrong_address_gives_a_notice_and_the_default(reader: Reader) -> None:
    reader.open("/regions?period=1066")
    reader.wait_for_text("1066", ".notice")
    assert "12 months to December 2025" in reader.text("#regions-table-note")


def test_a_region_chosen_on_the_map_says_its_sum_and_leads_to_its_panel(reader: Reader) -> None:
    reader.open("/regions")
    reader.driver.execute_script(
        "dash_clientside.set_props({index: 'regions', type: 'map-selected'}, {data: 'chicago'})"
    )
    reader.wait_for_text("plus 2 suppressed (1–9 each): between 1,114 and 1,130", CHOSEN)
    reader.find(f"{CHOSEN} .region-open").click()
    reader.wait_for_text("Chicago", "h1")


def test_regions_with_hidden_counties_are_hatched_and_the_legend_says_so(reader: Reader) -> None:
    reader.open("/regions")
    reader.wait_for_text("includes hidden counties, 1–9 or 0–9 each (counted above)", ".map-legend")


def test_hidden_counties_color_a_region_by_its_lower_bound() -> None:
    payload = hidta_map("rate", "2025-12")
    place = payload["ids"].index("appalachia")
    assert payload["statuses"][payload["status"][place]]["key"] == "partly_hidden"
    assert payload["labels"]["appalachia"].startswith(f"{payload['values'][place]}–")
    assert payload["labels"]["appalachia"].endswith("42 of 98 counties hidden")


def _order(reader: Reader) -> list[str]:
    return [name.text for name in reader.find_all("#regions-rank .rank-name")]


def test_any_measure_puts_the_regions_in_its_order(reader: Reader) -> None:
    reader.open("/regions")
    first = _order(reader)
    assert len(first) == 33
    assert first[0] == "New Mexico"
    assert first[-1].startswith("Puerto Rico")  # no county deaths: last, with no rank and no bar
    _choose(reader, "regions-measure", "People entering at its land ports")
    reader.until(lambda: _order(reader)[0] == "San Diego-Imperial Valley", "the order did not follow")
    reader.until(lambda: reader.query() == "?measure=people", "the address did not follow")


def test_two_regions_stand_side_by_side_with_every_measure(reader: Reader) -> None:
    reader.open("/regions?compare=arizona,new-mexico")
    reader.wait_for_text("Every measure", "#regions-comparison")
    text = reader.text("#regions-comparison table")
    assert f"{_deaths('arizona'):,} (3)" in text
    assert "Social vulnerability" in text
    reader.wait_for_text("Death rates over time", "#regions-comparison")


def test_an_unknown_region_to_compare_is_told(reader: Reader) -> None:
    reader.open("/regions?compare=arizona,atlantis")
    assert "Some regions to compare in the address are not known here" in reader.text()
    assert "Choose two regions or more" in reader.text("#regions-comparison")


def test_every_region_is_drawn_small(reader: Reader) -> None:
    reader.open("/regions")
    reader.until(lambda: len(reader.find_all("[data-multiples] svg")) == 33, "33 small drawings")

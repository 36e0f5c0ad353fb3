"""The data pages as a reader meets them: the catalog, and one data set in full."""

import shutil
from pathlib import Path

import pytest

from components.datasets.catalog_card import catalog_card
from data import store
from data.catalog import CATALOG
from tests.pages.conftest import Reader

WORDS = ("Source", "Lineage", "Units", "Limits")


def test_every_table_has_a_card_with_its_four_blocks(reader: Reader) -> None:
    reader.open("/data")
    for dataset_id, dataset in CATALOG.items():
        text = reader.driver.execute_script("return document.getElementById(arguments[0]).textContent", dataset_id)
        assert dataset.title in text
        assert f"{dataset.rows:,} rows" in text
        assert all(word in text for word in WORDS)
    hrefs = [link.get_attribute("href") for link in reader.find_all("#border_crossings .dataset-download")]
    assert [href.rpartition("/")[2] for href in hrefs] == ["border_crossings.csv", "border_crossings.parquet"]


def test_the_search_box_leaves_what_it_finds_and_writes_the_address(reader: Reader) -> None:
    reader.open("/data?find=cbp%20fentanyl")
    reader.wait_for_text(f"of {len(CATALOG)} data sets", "#data-found")
    shown = {card.get_attribute("id") for card in reader.find_all(".dataset-card:not([hidden])")}
    assert "cbp_fentanyl_recent" in shown
    assert "counties" not in shown
    reader.find("#data-find").send_keys(" zzz")
    reader.wait_for_text("0 of", "#data-found")
    reader.until(lambda: "zzz" in reader.query(), "the words never came into the address")


def test_a_theme_in_the_address_leaves_its_shelf_only(reader: Reader) -> None:
    reader.open("/data?theme=deaths")
    deaths = [entry.id for entry in CATALOG.values() if entry.theme == "deaths"]
    reader.wait_for_text(f"{len(deaths)} of {len(CATALOG)} data sets", "#data-found")
    shelves = [shelf.text.splitlines()[0] for shelf in reader.find_all(".data-shelf") if shelf.is_displayed()]
    assert shelves == ["Deaths"]


def test_a_link_to_a_table_arrives_at_its_card(reader: Reader) -> None:
    reader.open("/data#goods_imports")
    top = "return document.getElementById('goods_imports').getBoundingClientRect().top"
    reader.until(lambda: abs(reader.driver.execute_script(top)) < 400, "the page never went to the card")


def test_a_broken_table_is_told_on_its_own_card_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for dataset_id in ("ports", "counties"):
        shutil.copy(store.path(dataset_id), tmp_path)
    (tmp_path / "ports.parquet").write_bytes(b"not a table")
    monkeypatch.setenv(store.TABLES_VARIABLE, str(tmp_path))
    assert "not readable" in str(catalog_card(CATALOG["ports"]))
    assert "not readable" not in str(catalog_card(CATALOG["counties"]))


def test_a_data_set_tells_all_that_is_known_of_it(reader: Reader) -> None:
    reader.open("/data/county_deaths_provisional")
    entry = CATALOG["county_deaths_provisional"]
    text = reader.text("main")
    assert all(caveat in text for caveat in entry.caveats)
    assert all(column.name in text for column in entry.columns)
    assert entry.page in reader.text(".citation")
    assert "Freshness" in text
    assert "Coverage by period" in text


def test_the_coverage_table_counts_what_is_hidden(reader: Reader) -> None:
    reader.open("/data/county_deaths_provisional")
    reader.find_all(".chart-table summary")[0].click()
    rows = [row.text for row in reader.find_all(".coverage-cards table")[0].find_elements("css selector", "tr")]
    assert "2025-12 provisional 1,513 1,513" in rows
    assert "2025-12 suppressed: 1–9 1,629 1,629" in rows


def test_rows_come_as_the_reader_filters_and_hidden_counts_stay_empty(reader: Reader) -> None:
    reader.open("/data/county_deaths_annual")
    cells = "return [...document.querySelectorAll('.ag-center-cols-container .ag-row')].map(r => r.innerText)"
    reader.until(lambda: len(reader.driver.execute_script(cells)) > 5, "no rows came")
    reader.driver.execute_script(
        "dash_ag_grid.getApi(JSON.stringify({dataset: 'county_deaths_annual', type: 'data-set-rows'}))"
        ".setFilterModel({status: {filterType: 'text', type: 'equals', filter: 'suppressed'}})"
    )
    reader.until(
        lambda: (found := reader.driver.execute_script(cells)) and all("suppressed" in row for row in found if row),
        "the filter never reached the rows",
    )
    deaths = "return [...document.querySelectorAll('.ag-cell[col-id=deaths]')].map(c => c.innerText.trim())"
    assert set(reader.driver.execute_script(deaths)) == {""}


def test_an_unknown_data_set_says_so_and_shows_the_way(reader: Reader) -> None:
    reader.open("/data/nothing")
    assert "There is no data set “nothing”" in reader.text("main")
    assert reader.find("main a").get_attribute("href").endswith("/data")
    assert all("status of 404" in error for error in reader.console_errors())  # the answer's own status

"""The data page as a reader meets it."""

import shutil
from pathlib import Path

import pytest

from components.dataset_card import dataset_card
from data import store
from data.catalog import CATALOG
from tests.pages.conftest import Reader


def test_every_table_has_a_card_with_its_four_blocks(reader: Reader) -> None:
    reader.open("/data")
    for dataset_id, dataset in CATALOG.items():
        text = reader.text(f"#{dataset_id}")
        assert dataset.title in text
        assert f"{dataset.rows:,} rows" in text
        assert all(word in text for word in ("Source", "Lineage", "Units", "Limits"))
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


def test_a_link_to_a_table_arrives_at_its_card(reader: Reader) -> None:
    reader.open("/data#goods_imports")
    top = "return document.getElementById('goods_imports').getBoundingClientRect().top"
    reader.until(lambda: abs(reader.driver.execute_script(top)) < 400, "the page never went to the card")


def test_a_broken_table_is_told_on_its_own_card_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for dataset_id in ("ports", "counties"):
        shutil.copy(store.path(dataset_id), tmp_path)
    (tmp_path / "ports.parquet").write_bytes(b"not a table")
    monkeypatch.setenv(store.TABLES_VARIABLE, str(tmp_path))
    assert "not readable" in str(dataset_card(CATALOG["ports"]))
    assert "not readable" not in str(dataset_card(CATALOG["counties"]))

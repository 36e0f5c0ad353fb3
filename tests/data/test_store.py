"""The store: what it gives, and what it says when a table cannot be had."""

import shutil

import pandas as pd
import pytest

from data import parquet, store
from data.catalog import CATALOG
from data.errors import TableUnavailable


@pytest.fixture
def tables(tmp_path, monkeypatch):
    shutil.copy(store.path("majors_list"), tmp_path)
    monkeypatch.setenv("SETPOINT_TABLES", str(tmp_path))
    return tmp_path


def test_columns_and_types_are_the_catalogs():
    for entry in CATALOG.values():
        types = {name: str(dtype) for name, dtype in store.load(entry.id).dtypes.items()}
        assert types == {column.name: column.dtype for column in entry.columns}


def test_a_callers_change_stays_with_the_caller():
    mine = store.load("majors_list")
    mine["country"] = "nowhere"
    mine.loc[0, "fiscal_year"] = 1900
    assert store.load("majors_list").loc[0, "fiscal_year"] == 2017
    assert "nowhere" not in set(store.load("majors_list")["country"])


def test_missing_table_is_named(tables):
    with pytest.raises(TableUnavailable, match="ports is not available: its file is missing") as caught:
        store.load("ports")
    assert caught.value.dataset_id == "ports"


def test_corrupt_table_is_named(tables):
    (tables / "ports.parquet").write_bytes(b"PAR1 this is no table PAR1")
    with pytest.raises(TableUnavailable, match="its file cannot be read"):
        store.load("ports")


def test_truncated_table_is_named(tables):
    whole = (tables / "majors_list.parquet").read_bytes()
    (tables / "majors_list.parquet").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TableUnavailable, match="its file cannot be read"):
        store.load("majors_list")


def test_other_columns_are_named(tables):
    pd.DataFrame({"wrong": [1]}).to_parquet(tables / "ports.parquet")
    with pytest.raises(TableUnavailable, match=r"its columns are \['wrong'\], the catalog says"):
        store.load("ports")


def test_message_does_not_show_the_folder(tables):
    (tables / "ports.parquet").write_bytes(b"")
    with pytest.raises(TableUnavailable) as caught:
        store.load("ports")
    assert str(tables) not in str(caught.value)


def test_rewritten_table_is_read_again(tables):
    entry = CATALOG["majors_list"]
    first = store.load(entry.id)
    parquet.write(first.head(1), entry, tables / "majors_list.parquet")
    assert len(store.load(entry.id)) == 1


def test_unknown_table_is_a_programmers_error():
    with pytest.raises(KeyError):
        store.load("no_such_table")

"""The build: same input, same bytes; a wrong input stops it and the old tables stay."""

import shutil

import pytest

from data import store
from data.__main__ import main
from data.build import build
from data.catalog import CATALOG

SMALL = ("hidta_counties", "ports", "goods_imports", "county_deaths_provisional", "parameters", "majors_list")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder for tables, and a build that leaves out what is derived from them: its inputs are not there."""
    tables = tmp_path / "tables"
    monkeypatch.setenv("SETPOINT_TABLES", str(tables))
    monkeypatch.setattr("data.build.with_derived", lambda tables: [CATALOG[name] for name in CATALOG if name in tables])
    return tables


def _bytes(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _raw_with(raw, tmp_path, dataset_id, change):
    """A raw folder with the files of one table, the first of them changed."""
    files = CATALOG[dataset_id].raw_files
    for name in files:
        target = tmp_path / "raw" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw / name, target)
    first = tmp_path / "raw" / files[0]
    first.write_text(change(first.read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path / "raw"


def test_same_input_gives_the_same_bytes_as_the_snapshot(raw, folder, monkeypatch):
    build(raw, SMALL, report=lambda line: None)
    first = _bytes(folder)
    build(raw, SMALL, report=lambda line: None)
    assert _bytes(folder) == first
    monkeypatch.delenv("SETPOINT_TABLES")
    assert first == {f"{name}.parquet": store.path(name).read_bytes() for name in SMALL}


def test_what_is_derived_from_a_table_is_built_after_it(raw, tmp_path, monkeypatch):
    for dataset_id in CATALOG:
        shutil.copy(store.path(dataset_id), tmp_path)
    monkeypatch.setenv("SETPOINT_TABLES", str(tmp_path))
    lines = []
    build(raw, ["parameters"], report=lines.append)
    built = [line.split()[0] for line in lines]
    assert built[0] == "parameters"
    assert "pill_share_potency" in built
    assert built == [name for name in CATALOG if name in built]


def test_progress_has_a_line_per_table(raw, folder, capsys):
    assert main(["build", "--raw", str(raw), "majors_list", "ports"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["ports", "majors_list"]
    assert all(line.endswith("ok") for line in lines)


def _replace_line(number, old, new):
    def change(text):
        lines = text.split("\n")
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)
        return "\n".join(lines)

    return change


WRONG = {
    "letters for a count": (
        "county_deaths_provisional",
        _replace_line(3, "42.0", "many"),
        "vsrr_county_12m_2024-12_2025-12.csv: row 3: deaths_12m_2025_12 must be a number or blank",
    ),
    "a short code": (
        "hidta_counties",
        _replace_line(5, "02050", "2050"),
        "hidta_counties_compiled.csv: row 5: county_fips must be a county FIPS code of five digits",
    ),
    "an unknown grade": (
        "hidta_counties",
        _replace_line(2, ",C,", ",Z,"),
        "row fips=02013: confidence must be one of A, B, C",
    ),
    "a field too many": (
        "majors_list",
        _replace_line(7, ",", ",,"),
        "majors_list.csv: row 7: the line must have as many fields",
    ),
    "a row less": ("majors_list", lambda text: text[: text.rindex("\n2026")] + "\n", "must have 179 rows, it has 178"),
    "another header": (
        "majors_list",
        _replace_line(1, "country", "land"),
        "row 1: the header must have the column 'country'",
    ),
    "an unknown country": (
        "majors_list",
        _replace_line(2, "Afghanistan", "Ruritania"),
        "row 2: country must be one of",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_stops_with_file_row_and_rule(case, raw, folder, tmp_path, capsys):
    dataset_id, change, message = WRONG[case]
    build(raw, ["majors_list", dataset_id], report=lambda line: None)
    before = _bytes(folder)
    wrong = _raw_with(raw, tmp_path, dataset_id, change)
    assert main(["build", "--raw", str(wrong), dataset_id]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1
    assert _bytes(folder) == before


def test_a_late_failure_leaves_the_tables_built_before_it_as_they_were(raw, folder, tmp_path):
    build(raw, ["ports", "majors_list"], report=lambda line: None)
    (folder / "ports.parquet").write_bytes(b"old")
    partial = _raw_with(raw, tmp_path, "ports", lambda text: text)
    assert main(["build", "--raw", str(partial), "ports", "majors_list"]) == 2
    assert (folder / "ports.parquet").read_bytes() == b"old"


def test_missing_raw_file_is_named(folder, tmp_path, capsys):
    assert main(["build", "--raw", str(tmp_path), "majors_list"]) == 2
    assert "governance/majors_list.csv: the file must be in the raw folder" in capsys.readouterr().err


def test_unknown_table_is_named(folder, tmp_path, capsys):
    assert main(["build", "--raw", str(tmp_path), "no_such_table"]) == 2
    assert "there is no table 'no_such_table'" in capsys.readouterr().err


def test_list_names_every_table(capsys):
    assert main(["list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CATALOG)

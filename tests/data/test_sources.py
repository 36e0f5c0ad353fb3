"""How sources read awkward rows; made-up files, so it runs without the raw ones."""

import gzip

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import WrongInput
from data.sources import bts_crossings, census_imports, majors_list, parameters
from data.sources.cbp_seizures import calendar_month
from data.sources.hidta_counties import slug

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
CROSSINGS_HEADER = "Port Name,State,Port Code,Border,Date,Measure,Value,Latitude,Longitude"


def _write_crossings(folder, *rows):
    file = folder / bts_crossings.FILE
    file.parent.mkdir(parents=True)
    with gzip.open(file, "wt") as stream:
        stream.write("\n".join([CROSSINGS_HEADER, *rows]) + "\n")


@given(st.integers(2019, 2030), st.integers(1, 12))
@settings(deadline=None, derandomize=True, max_examples=40)
def test_fiscal_month_lies_in_its_fiscal_year(year, month):
    found = calendar_month(pd.Series([year]), pd.Series([MONTHS[month - 1]]), "file").iloc[0]
    assert found.month == month
    assert pd.Timestamp(year - 1, 10, 1) <= found <= pd.Timestamp(year, 9, 1)


def test_slug_is_fit_for_an_address():
    assert slug("Puerto Rico/U.S. Virgin Islands") == "puerto-rico-us-virgin-islands"
    assert slug("San Diego-Imperial Valley") == "san-diego-imperial-valley"


def _crossings(tmp_path, *values):
    rows = [f"Sasabe,Arizona,2606,US-Mexico Border,Feb 2021,Buses,{value},31.5,-111.5" for value in values]
    _write_crossings(tmp_path, *rows)
    return bts_crossings.parse(tmp_path)


def test_exact_repeats_are_one_row(tmp_path):
    assert _crossings(tmp_path, 7, 7)["crossings"].tolist() == [7]


def test_counts_that_contradict_leave_none(tmp_path):
    frame = _crossings(tmp_path, 0, 2175)
    assert frame["crossings"].isna().tolist() == [True]
    assert frame["status"].tolist() == ["not_available"]


def test_port_code_without_its_leading_zero_is_refused(tmp_path):
    _write_crossings(tmp_path, "Eastport,Maine,103,US-Canada Border,Feb 2021,Buses,1,44.9,-67")
    with pytest.raises(WrongInput, match="row 2: port_code must be a port code of four digits"):
        bts_crossings.parse(tmp_path)


def _trade(tmp_path):
    (tmp_path / "trade").mkdir()
    (tmp_path / census_imports.ANNUAL).write_text(
        "year,CTY_CODE,CTYNAME,imports_usd_million\n2013,3,European Union,9.5\n2013,2010,Mexico,2.5\n"
    )
    (tmp_path / census_imports.YEAR_2024).write_text(
        'Country;US 2024 Imports (Customs Basis)\nMexico**;"505,850.60"\nKorea, North (-);228\n'
    )
    (tmp_path / census_imports.RECENT).write_text("iso3,year,imports_usd_million,period\nMEX,2026,3,Jan-Jul\n")
    return census_imports.parse(tmp_path).set_index(["iso3", "year"])


def test_groups_of_countries_are_dropped(tmp_path):
    frame = _trade(tmp_path).xs(2013, level="year")
    assert frame["usd"].to_dict() == {"MEX": 2.5e6}


def test_thousands_and_marks_are_read_and_ranks_are_not(tmp_path):
    frame = _trade(tmp_path).xs(2024, level="year")
    assert frame.loc["MEX", "usd"] == 505_850_600_000
    assert pd.isna(frame.loc["PRK", "usd"])
    assert frame["status"].to_dict() == {"MEX": "final", "PRK": "not_available"}


def test_seven_months_are_marked(tmp_path):
    row = _trade(tmp_path).loc[("MEX", 2026)]
    assert (row["months"], row["status"]) == (7, "provisional")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("-0.76", (-0.76, None, None)), ("0.30-0.40", (None, 0.3, 0.4)), ("-1.75 to -2.25", (None, -2.25, -1.75))],
)
def test_facts_are_numbers_or_ranges(tmp_path, text, expected):
    (tmp_path / "costs").mkdir()
    header = "topic,key,value,unit,period,source,url_or_document,confidence,note"
    (tmp_path / parameters.FILE).write_text(f"{header}\nelasticity,x,{text},elasticity,,someone,,seen,\n")
    row = parameters.parse(tmp_path).iloc[0]
    assert tuple(None if pd.isna(row[name]) else row[name] for name in ("value", "low", "high")) == expected


def test_fact_without_a_source_is_refused(tmp_path):
    (tmp_path / "costs").mkdir()
    header = "topic,key,value,unit,period,source,url_or_document,confidence,note"
    (tmp_path / parameters.FILE).write_text(f"{header}\nelasticity,x,1,elasticity,,,,seen,\n")
    with pytest.raises(WrongInput, match="row 2: source must not be blank"):
        parameters.parse(tmp_path)


def test_line_with_too_few_fields_is_named(tmp_path):
    (tmp_path / "governance").mkdir()
    (tmp_path / majors_list.FILE).write_text("fiscal_year,country,failed_demonstrably\n2024,Mexico,0\n2024,Haiti\n")
    with pytest.raises(WrongInput, match="row 3: the line must have as many fields as the header"):
        majors_list.parse(tmp_path)

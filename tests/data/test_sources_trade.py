"""How the sources of trade read awkward rows; made-up files, so it runs without the raw ones."""

import gzip

import pandas as pd
import pytest

from data.errors import WrongInput
from data.sources import census_imports_by_port, census_imports_monthly, transborder, transborder_tables

FREIGHT_HEADER = "YEAR,MONTH,DEPE,COUNTRY,TRDTYPE,DISAGMOT,VALUE,SHIPWT"
MONTHLY_HEADER = "Year,Month,Country,Mode,TradeType,TradeValue,Weight"
PORT_ROW = {"PORT": "2704", "CTY_CODE": "2010", "I_COMMODITY": "29", "YEAR": "2024"}
VALUES = {"AIR_VAL_YR": 10, "AIR_WGT_YR": 0, "CNT_VAL_YR": 7, "CNT_WGT_YR": 3}


def _write(folder, file, *lines):
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(lines) + "\n"
    path.write_bytes(gzip.compress(text.encode()) if file.endswith(".gz") else text.encode())


def _freight(folder, *lines):
    _write(folder, transborder.FILE, FREIGHT_HEADER, *lines)
    return transborder.parse(folder)


def test_freight_codes_become_words(tmp_path):
    row = _freight(tmp_path, "2024,2,23XX,2010,2,5,100,7").iloc[0]
    assert row.tolist() == ["23XX", pd.Timestamp("2024-02-29"), "MEX", "import", "Truck", 100, 7]


def test_weight_that_was_not_collected_is_missing_and_one_of_nothing_is_zero(tmp_path):
    frame = _freight(tmp_path, "2024,2,2304,2010,1,5,100,0", "2024,2,2304,2010,1,6,0,0")
    assert frame["kg"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("2024,13,2304,2010,1,5,1,1", "MONTH must be a month from 1 to 12"),
        ("2024,1,304,2010,1,5,1,1", "DEPE must be a Schedule D code"),
        ("2024,1,2304,2011,1,5,1,1", "COUNTRY must be one of: 1220, 2010"),
        ("2024,1,2304,2010,3,5,1,1", "TRDTYPE must be one of: 1, 2"),
        ("2024,1,2304,2010,1,2,1,1", "DISAGMOT must be one of"),
        ("2024,1,2304,2010,1,5,,1", "VALUE must not be blank"),
        ("2024,1,2304,2010,1,5,-1,1", "VALUE must be 0 or more"),
    ],
)
def test_wrong_freight_is_named_by_file_row_and_rule(tmp_path, line, rule):
    with pytest.raises(WrongInput, match=rf"transborder_port_month_2020-2024\.csv\.gz.* row 2: {rule}"):
        _freight(tmp_path, line)


def _monthly(folder, *lines):
    _write(folder, transborder_tables.MONTHLY, MONTHLY_HEADER, *lines)
    return transborder_tables.parse_monthly(folder)


def test_short_tons_become_kg(tmp_path):
    frame = _monthly(tmp_path, "2020,1,Canada,Air,Export,1541459743.0,13748.0")
    assert frame["kg"].tolist() == [12471979]


def test_exports_that_stand_twice_lose_value_and_weight_and_may_keeps_them(tmp_path):
    lines = (f"1993,{month},Mexico,Truck,{kind},9,1" for month in (5, 6) for kind in ("Export", "Import"))
    frame = _monthly(tmp_path, *lines)
    assert frame["usd"].isna().tolist() == [False, False, True, False]
    assert frame["kg"].isna().tolist() == [False, False, True, False]
    assert frame["status"].tolist() == ["published", "published", "not_available", "published"]


def test_state_that_is_not_known_has_the_code_for_it(tmp_path):
    header = "Year,StateCode,State,Country,Mode,TradeType,TradeValue,Weight"
    _write(tmp_path, transborder_tables.US_STATES, header, "2003,DU,Unknown,Canada,Vessel,Import,5,")
    row = transborder_tables.parse_us_states(tmp_path).iloc[0]
    assert (row["state"], row["state_name"], row["months"], row["status"]) == ("XX", "Unknown", 2, "published")


def test_state_code_of_another_state_is_refused(tmp_path):
    header = "Year,StateCode,State,Country,Mode,TradeType,TradeValue,Weight"
    _write(tmp_path, transborder_tables.US_STATES, header, "2003,TX,Ohio,Canada,Truck,Import,5,")
    with pytest.raises(WrongInput, match=r"us_state_trade\.csv\.gz.* row 2: StateCode must be of the State"):
        transborder_tables.parse_us_states(tmp_path)


def test_imports_by_mexican_state_are_refused(tmp_path):
    header = "Year,MexState,Mode,TradeType,TradeValue,Weight"
    _write(tmp_path, transborder_tables.MEXICAN_STATES, header, "2003,Sonora,Truck,Import,5,")
    with pytest.raises(WrongInput, match=r"mexican_state_trade\.csv.* row 2: TradeType must be Export"):
        transborder_tables.parse_mexican_states(tmp_path)


def _by_port(folder, rows, air_usd=10):
    (folder / "trade").mkdir()
    pd.DataFrame(rows).to_parquet(folder / census_imports_by_port.FILE)
    header = (
        "port_code,cty_code,air_value_usd,containerised_vessel_value_usd,air_weight_kg,containerised_vessel_weight_kg"
    )
    _write(folder, census_imports_by_port.SUMS_FILE, header, f"2704,2010,{air_usd},7,0,3")
    return census_imports_by_port.parse(folder)


def test_groups_of_countries_and_all_ports_are_dropped(tmp_path):
    groups = [PORT_ROW | VALUES | {"CTY_CODE": code} for code in ("-", "0003", "0022", "2XXX")]
    frame = _by_port(tmp_path, [PORT_ROW | VALUES, *groups, PORT_ROW | VALUES | {"PORT": "-"}])
    assert frame[["port_code", "iso3", "air_usd"]].to_numpy().tolist() == [["2704", "MEX", 10]]
    assert frame["air_kg"].isna().all()
    assert frame["vessel_kg"].tolist() == [3]


def test_chapters_that_miss_the_published_sum_are_refused(tmp_path):
    with pytest.raises(WrongInput, match=r"air_container\.csv.* row 2: the chapters of the port and country must add"):
        _by_port(tmp_path, [PORT_ROW | VALUES], air_usd=11)


def test_port_and_country_without_a_published_sum_is_refused(tmp_path):
    with pytest.raises(WrongInput, match=r"hs2\.parquet.* row 2: the port and country must have a published sum"):
        _by_port(tmp_path, [PORT_ROW | VALUES, PORT_ROW | VALUES | {"PORT": "2705"}])


def test_country_code_that_is_no_country_and_no_group_is_refused(tmp_path):
    with pytest.raises(WrongInput, match=r"hs2\.parquet.* row 1: CTY_CODE must be one of"):
        _by_port(tmp_path, [PORT_ROW | VALUES | {"CTY_CODE": "9999"}])


def _workbook_row(code, year, first):
    zeros = dict.fromkeys(("I" + month for month in census_imports_monthly.MONTHS), "0")
    return {"year": year, "CTY_CODE": code, **zeros, **first}


def _imports_monthly(folder, *recent):
    (folder / "trade").mkdir()
    rows = [
        _workbook_row("0015", "2023", {"IJAN": "9"}),
        _workbook_row("2010", "2023", {"IJAN": "1.5"}),
        _workbook_row("7320", "2011", {"IJAN": "2"}),
        _workbook_row("7321", "2011", {"IJAN": "3", "IAUG": "4"}),
    ]
    pd.DataFrame(rows).to_excel(folder / census_imports_monthly.WORKBOOK, index=False)
    _write(folder, census_imports_monthly.RECENT, "iso3,month,imports_usd_million", *recent)
    return census_imports_monthly.parse(folder).set_index(["iso3", "month"])


def test_groups_are_dropped_old_codes_added_and_months_to_come_left_out(tmp_path):
    frame = _imports_monthly(tmp_path, "CAN,2026-07,3")
    assert frame.loc[("SDN", "2011-01-31"), "usd"] == 5e6
    assert len(frame.loc["SDN"]) == 12
    assert frame.loc["MEX"].index.tolist() == [pd.Timestamp("2023-01-31")]
    assert set(frame.index.get_level_values("iso3")) == {"SDN", "MEX", "CAN"}


def test_newer_month_replaces_that_of_the_workbook(tmp_path):
    row = _imports_monthly(tmp_path, "MEX,2023-01,1.7").loc[("MEX", "2023-01-31")]
    assert (row["usd"], row["status"]) == (1.7e6, "final")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("XYZ,2025-01,1", "iso3 must be the code of a trade partner"),
        ("MEX,2025-13,1", "month must be a month such as 2025-01"),
        ("MEX,2025-01,", "imports_usd_million must not be blank"),
        ("MEX,2025-01,-1", "imports_usd_million must be 0 or more"),
    ],
)
def test_wrong_monthly_imports_are_named_by_file_row_and_rule(tmp_path, line, rule):
    with pytest.raises(WrongInput, match=rf"monthly_CAN_CHN_HKG_IND_MEX.* row 2: {rule}"):
        _imports_monthly(tmp_path, line)

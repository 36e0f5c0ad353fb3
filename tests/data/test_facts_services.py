"""What the tables of treatment and dispensing must say, and how they read awkward rows."""

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.sources import dispensing, treatment_access, treatment_programs

PROGRAMS_HEADER = "ID,ADDRESS,CITY,STATE,POSTAL,Latitude,Longitude"


def test_programs_stand_in_counties_of_their_state():
    programs = store.load("opioid_treatment_programs")
    states = store.load("counties").set_index("fips")["state"].astype("str")
    assert programs["fips"].map(states).eq(programs["state"].astype("str")).all()


def test_programs_carry_no_name():
    assert set(store.load("opioid_treatment_programs").columns) == {
        "state", "zip", "city", "lat", "lon", "programs", "fips",
    }  # fmt: skip


def test_programs_in_connecticut_stand_on_the_codes_of_deaths():
    programs = store.load("opioid_treatment_programs")
    deaths = set(store.load("county_deaths_annual")["fips"])
    connecticut = programs[programs["state"].eq("CT")]
    assert set(connecticut["fips"]) <= deaths
    assert connecticut["programs"].sum() == 48


def _programs(folder, *rows):
    (folder / "services").mkdir()
    text = "\n".join([PROGRAMS_HEADER, *rows]) + "\n"
    (folder / treatment_programs.FILE).write_bytes(text.encode("cp1252"))
    return treatment_programs.places_with_programs(folder)


def test_zip_codes_get_their_zeros_back_and_lose_their_ends(tmp_path):
    frame = _programs(tmp_path, "A,1 St,Cayey,PR,736,18.1,-66.2", "Clínica,Box 1,San Juan,PR,00919-1149,18.4,-66.1")
    assert frame["zip"].tolist() == ["00736", "00919"]


def test_exact_repeats_are_one_program_and_neighbors_are_two(tmp_path):
    row = "START,119 St.,New York,NY,10027,40.8,-73.9"
    frame = _programs(tmp_path, row, row, row.replace("START", "Other"))
    assert frame["programs"].tolist() == [2]


def test_program_outside_the_states_is_refused(tmp_path):
    with pytest.raises(WrongInput, match=r"otp_geocoded\.csv: row 2: STATE must be one of"):
        _programs(tmp_path, "A,1 St,Paris,FR,75001,48.8,2.3")


def _access(fips: str, service: str) -> pd.Series:
    frame = store.load("treatment_access_county").set_index(["fips", "service"])
    return frame.loc[(fips, service)]


def test_share_of_tracts_is_as_published():
    row = _access("01001", "opioid treatment program")
    assert (row["tracts"], row["tracts_within_30_min"], row["percent_within_30_min"]) == (17, 12, 70.59)
    assert row["mean_minutes"] == 29.78


def test_places_without_a_road_network_are_not_zero():
    frame = store.load("treatment_access_county")
    for prefix in ("09", "72"):
        rows = frame[frame["fips"].str.startswith(prefix)]
        assert rows["status"].eq("not_available").all()
        assert rows["percent_within_30_min"].isna().all()


def test_a_county_far_from_methadone_is_zero():
    row = _access("29093", "methadone")
    assert (row["status"], row["percent_within_30_min"], row["mean_minutes"]) == ("published", 0, 81.26)


def test_rows_under_codes_of_no_county_are_left_out():
    fips = set(store.load("treatment_access_county")["fips"])
    assert "10030" not in fips
    assert fips - set(store.load("counties")["fips"]) == {"60030", "60040"}


def test_share_that_contradicts_its_count_is_refused(tmp_path):
    columns = ["FIPS", "TotTracts", *treatment_access._ANY_SERVICE]
    columns += [name for name in treatment_access._COLUMNS if name not in columns]
    cells = dict.fromkeys(columns, "50") | {"FIPS": "1001", "TotTracts": "10"}
    cells |= {name: "5" for name in columns if name.endswith("CtTmDr")} | {"MetCtTmDr": "7"}
    (tmp_path / "services").mkdir()
    text = ",".join(columns) + "\n" + ",".join(cells[name] for name in columns) + "\n"
    (tmp_path / treatment_access.FILE).write_text(text)
    with pytest.raises(WrongInput, match="row 2: MetTmDrP must be the percent of TotTracts that MetCtTmDr is"):
        treatment_access.parse(tmp_path)


def test_unavailable_dispensing_is_not_zero():
    frame = store.load("opioid_dispensing_county").set_index(["fips", "year"])
    assert frame.loc[("01037", 2021), "status"] == "not_available"
    assert pd.isna(frame.loc[("01037", 2021), "rate"])
    assert frame["rate"].eq(0).sum() == 31
    assert frame.loc[("09009", 2019), "rate"] == 51.5


def test_dispensing_by_state_is_as_published():
    frame = store.load("state_dispensing").set_index(["state", "year", "drug"])["rate"]
    assert frame[("WV", 2023, "buprenorphine")] == 25.9
    assert frame[("AL", 2019, "naloxone")] == 0.2


def test_blank_rate_is_refused(tmp_path):
    (tmp_path / "services").mkdir()
    header = "YEAR,STATE_COUNTY_FIP_U,opioid_dispensing_rate"
    (tmp_path / dispensing.COUNTY_FILE).write_text(f"{header}\n2021,01037,\n")
    with pytest.raises(WrongInput, match="row 2: a missing rate must be 'Data unavailable', not blank"):
        dispensing.opioids_by_county(tmp_path)


def test_raw_files_give_the_snapshot(raw):
    assert treatment_programs.places_with_programs(raw)["programs"].sum() == 1830
    unavailable = dispensing.opioids_by_county(raw)["status"].eq("not_available").sum()
    assert unavailable == 293
    access = treatment_access.parse(raw)
    assert access.loc[access["fips"].eq("09001"), "percent_within_30_min"].isna().all()

"""What the tables of sanctions and precursor control must say, and how they read awkward rows."""

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.sources import ofac_narcotics, ofac_programs, precursor_scheduling

HEADER = "ent_num,sdn_type,program,first_seen,last_seen,country,country_basis"


def test_designations_hold_counts_and_no_names():
    frame = store.load("ofac_narcotics_designations")
    assert frame["designations"].eq(frame[["individuals", "entities", "aircraft"]].sum(axis=1)).all()
    assert not any("name" in column for column in frame.columns if column != "program_name")
    by_country = frame.groupby("country", observed=True)["designations"].sum()
    assert by_country[["Colombia", "Mexico", "Unknown"]].tolist() == [914, 829, 322]


def test_listings_of_the_first_list_stand_apart_from_their_year():
    frame = store.load("ofac_narcotics_designations")
    assert frame.loc[frame["already_listed"], "year"].eq(2021).all()
    new = frame[~frame["already_listed"]].groupby("year")["designations"].sum()
    assert new.sum() == 2632 - 2304
    assert new.index.tolist() == [2021, 2022, 2023, 2024]


def _designations(folder, *rows):
    (folder / "sanctions").mkdir()
    (folder / ofac_narcotics.FILE).write_text("\n".join([HEADER, *rows]) + "\n")
    return ofac_narcotics.parse(folder)


def test_rows_are_counted_by_program_country_and_year(tmp_path):
    frame = _designations(
        tmp_path,
        "1,individual,SDNTK,2023-09-18,still listed 2024-07-02,Mexico,nationality",
        "2,entity,SDNTK,2023-11-08,2024-01-01,Mexico,document country",
        "3,entity,SDNTK,<=2021-05-22,2023-10-28,,unknown",
    )
    counted = frame.set_index("iso3")[["year", "already_listed", "designations", "still_listed"]].T.to_dict("list")
    assert counted == {"MEX": [2023, False, 2, 1], "XXX": [2021, True, 1, 0]}


def test_unknown_program_is_refused(tmp_path):
    with pytest.raises(WrongInput, match="row 2: program must be one of SDNT"):
        _designations(tmp_path, "1,individual,IRAN,2023-09-18,2024-01-01,Iran,nationality")


def test_levels_move_by_what_is_added_and_removed():
    frame = store.load("ofac_programs_by_country_month").sort_values(["iso3", "month"])
    moved = frame.groupby("iso3", observed=True)["listed"].diff()
    assert moved.dropna().eq((frame["added"] - frame["removed"])[moved.notna()]).all()


def test_change_that_contradicts_is_refused(tmp_path):
    (tmp_path / "sanctions").mkdir()
    rows = "Country,Date,levels,additions,removals,change\nMexico,2022-04-30,10,3,1,3\n"
    (tmp_path / ofac_programs.FILE).write_text(rows)
    with pytest.raises(WrongInput, match="row 2: change must be additions less removals"):
        ofac_programs.parse(tmp_path)


def test_precursors_of_china_and_leads_of_mexico():
    frame = store.load("precursor_scheduling").set_index(["substance", "jurisdiction"])
    china = frame.loc[("sodium borohydride", "CHN")]
    assert (china["first_controlled"], china["evidence"]) == (pd.Timestamp("2025-07-31"), "date found")
    mexico = frame.xs("MEX", level="jurisdiction")
    assert set(mexico["evidence"]) == {"lead", "not reviewed"}


def test_no_control_found_is_not_a_date_and_not_unreviewed():
    frame = store.load("precursor_scheduling")
    row = frame[frame["substance"].eq("BENZENEETHANOL") & frame["jurisdiction"].eq("USA")].iloc[0]
    assert (row["status"], row["evidence"]) == ("not_available", "none found")
    unreviewed = frame[frame["evidence"].eq("not reviewed")]
    assert set(unreviewed["named_by"]) == {"NFLIS"}
    assert len(unreviewed) == 120 * 4


def _scheduling(folder, china):
    (folder / "governance").mkdir()
    cells = {
        "source": "US", "chemical_name_list": "x", "hs_code_inferred": "293339", "hs_code_inference_reason": "guess",
        "china_first_scheduled_ym": china, "mexico_first_scheduled_ym": "2023-05", "us_first_scheduled_ym": "",
        "un_first_scheduled_ym": "NO_CONFIRMED_UN_CONTROL",
    }  # fmt: skip
    pd.DataFrame([cells]).to_excel(folder / precursor_scheduling.FILE, index=False)
    return precursor_scheduling.parse(folder).set_index("jurisdiction")


def test_evidence_follows_from_the_cell(tmp_path):
    frame = _scheduling(tmp_path, "2018-02")
    assert frame["evidence"].to_dict() == {
        "CHN": "date found", "MEX": "lead", "USA": "not reviewed", "UN": "none found",
    }  # fmt: skip
    assert frame.loc["CHN", "first_controlled"] == pd.Timestamp("2018-02-28")
    assert frame["hs6_guessed"].all()


def test_month_out_of_the_calendar_is_refused(tmp_path):
    with pytest.raises(WrongInput, match="row 2: china_first_scheduled_ym must be a month such as 2023-10"):
        _scheduling(tmp_path, "2018-13")


def test_raw_files_give_the_snapshot(raw):
    assert ofac_narcotics.parse(raw)["designations"].sum() == 2632
    assert len(ofac_programs.parse(raw)) == 8640
    assert precursor_scheduling.parse(raw)["first_controlled"].notna().sum() == 137


def test_the_list_of_a_day_agrees_with_the_designations_still_on_it():
    listed = store.load("ofac_narcotics_listed").set_index("program")["listed"]
    still = store.load("ofac_narcotics_designations").groupby("program", observed=True)["still_listed"].sum()
    assert listed.to_dict() == still.to_dict()


def test_the_parts_of_a_list_add_up_to_it():
    frame = store.load("ofac_narcotics_listed")
    assert frame[["individuals", "entities", "vessels", "aircraft"]].sum(axis=1).eq(frame["listed"]).all()

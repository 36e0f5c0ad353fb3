"""Laboratory reports: what the snapshot must say, and how the source's file is read."""

import gzip

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.sources import nflis

HEADER = (
    "RPTAGGR,YYYY,PERIOD,DRUG_REPORTS,QUERY_RUN_DATE,SUBSTANCE_ID,SUBSTANCE_DESCRIPTION,BASE_ID,BASE_DESCRIPTION,"
    "DRUG_CATEGORY_DESCRIPTION,STATE,STATE_FIPS"
)
ROW = {
    "RPTAGGR": "DrugReport  ",
    "YYYY": "2025",
    "PERIOD": "SA2 (JUL - DEC)",
    "DRUG_REPORTS": "12",
    "QUERY_RUN_DATE": "2026-03-03 13:26:55",
    "SUBSTANCE_ID": "2408",
    "SUBSTANCE_DESCRIPTION": "FENTANYL SALT UNDETERMINED",
    "BASE_ID": "1504",
    "BASE_DESCRIPTION": "Fentanyl ",
    "DRUG_CATEGORY_DESCRIPTION": "Fentanyl and Fentanyl-related",
    "STATE": "OH",
    "STATE_FIPS": "39",
}


def _parse(folder, **changed):
    file = folder / nflis.FILE
    file.parent.mkdir(parents=True)
    row = ",".join((ROW | changed)[name] for name in HEADER.split(","))
    with gzip.open(file, "wt") as stream:
        stream.write(f"{HEADER}\n{row}\n")
    return nflis.parse(folder)


def test_row_without_a_zero_is_a_report():
    assert store.load("nflis_reports")["reports"].min() == 1


def test_state_without_any_report_has_no_row_rather_than_zero():
    frame = store.load("nflis_reports")
    assert not (frame["state"].eq("SD") & frame["period_end"].eq("2025-06-30")).any()
    assert (frame["state"].eq("SD") & frame["period_end"].eq("2024-12-31")).any()


def test_half_years_of_the_last_twelve_months_are_provisional():
    frame = store.load("nflis_reports")
    late = frame.loc[frame["status"].eq("provisional"), "period_end"]
    assert set(late) == {pd.Timestamp("2025-06-30"), pd.Timestamp("2025-12-31")}
    assert frame.loc[frame["status"].eq("published"), "period_end"].max() == pd.Timestamp("2024-12-31")


def test_salts_of_one_base_keep_their_own_rows():
    frame = store.load("nflis_reports")
    here = frame[frame["state"].eq("OH") & frame["period_end"].eq("2024-06-30") & frame["base"].eq("Fentanyl")]
    assert here["substance_id"].is_unique
    assert {"1504", "2408"} <= set(here["substance_id"])


def test_base_and_substance_have_one_name_each():
    frame = store.load("nflis_reports")
    for code, name in (("substance_id", "substance"), ("base_id", "base"), ("state", "state_name")):
        assert frame.groupby(code, observed=True)[name].nunique().max() == 1
    assert frame["base"].nunique() == 124


def test_blanks_around_names_are_cut_and_the_half_year_ends_in_december(tmp_path):
    row = _parse(tmp_path).iloc[0]
    assert (row["base"], row["half"], row["period_end"]) == ("Fentanyl", 2, pd.Timestamp("2025-12-31"))
    assert (row["state_name"], row["status"]) == ("Ohio", "provisional")


def test_reports_of_no_known_state_keep_that_name(tmp_path):
    row = _parse(tmp_path, STATE="XX", STATE_FIPS="", YYYY="2017").iloc[0]
    assert (row["state"], row["state_name"], row["status"]) == ("XX", "Unknown", "published")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"DRUG_REPORTS": "0"}, "DRUG_REPORTS must be 1 or more"),
        ({"DRUG_REPORTS": ""}, "DRUG_REPORTS must not be blank"),
        ({"STATE_FIPS": "40"}, "STATE and STATE_FIPS must be of one state"),
        ({"PERIOD": "Q1"}, "PERIOD must be one of"),
        ({"RPTAGGR": "Case"}, "RPTAGGR must be DrugReport"),
        ({"DRUG_CATEGORY_DESCRIPTION": "Heroin"}, "DRUG_CATEGORY_DESCRIPTION must be Fentanyl"),
        ({"QUERY_RUN_DATE": "March"}, "QUERY_RUN_DATE must be a date and time"),
    ],
)
def test_wrong_cell_is_named_by_file_row_and_rule(tmp_path, changed, rule):
    with pytest.raises(WrongInput, match=rf"nflis_drug_2017-2025\.csv\.gz.* row 2: {rule}"):
        _parse(tmp_path, **changed)


def test_raw_file_has_no_zero_and_gives_the_snapshot(raw):
    frame = nflis.parse(raw)
    assert len(frame) == len(store.load("nflis_reports"))
    assert frame["reports"].ge(1).all()

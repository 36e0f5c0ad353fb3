"""What the tables of older provisional deaths must say, and how their sources read awkward rows."""

import gzip

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.sources import vsrr_county_history, vsrr_state_yearly
from data.sources.vsrr_county_history import LOST

BIG = {"04013", "06037", "17031", "42101", "48201", "06073", "53033"}
COUNTY_HEADER = (
    "ap_fips,year,month,month_ending_date,provisional_drug_overdose_deaths,footnote,"
    "percentage_of_records_pending_investigation,historical_data_completeness_note"
)
SUPPRESSED_NOTE = "counts between 1-9 have been suppressed"
YEARLY_HEADER = "Year,State Name,Indicator,Total Deaths,Status"


@pytest.fixture(scope="module")
def counties():
    return store.load("county_deaths_monthly")


@pytest.fixture(scope="module")
def yearly():
    return store.load("state_deaths_yearly")


def test_counts_lost_at_the_comma_are_at_least_1000(counties):
    lost = counties[counties["status"].eq("not_available")]
    assert set(lost["fips"]) == BIG
    assert lost["reason"].eq(LOST).all()
    assert lost["deaths"].isna().all()
    assert lost["lower"].eq(1000).all()
    assert lost["upper"].isna().all()


def test_counts_around_the_lost_ones_are_near_1000(counties):
    harris = counties[counties["fips"].eq("48201")].sort_values("month")
    last_shown = harris.loc[harris["status"].eq("provisional"), "deaths"].iloc[-1]
    assert 900 < last_shown < 1000


def test_suppressed_counties_lie_between_1_and_9(counties):
    hidden = counties[counties["status"].eq("suppressed")]
    assert len(hidden) > 50_000
    assert hidden["lower"].eq(1).all()
    assert hidden["upper"].eq(9).all()


def test_published_zero_is_a_zero(counties):
    zeros = counties[counties["deaths"].eq(0)]
    assert zeros["status"].eq("provisional").all()
    assert zeros["upper"].eq(0).all()


def test_counties_listed_twice_have_one_row_a_period(counties):
    assert counties.loc[counties["fips"].isin(("51005", "51019"))].groupby("fips", observed=True).size().tolist() == [
        39,
        39,
    ]


def _county_file(tmp_path, *rows):
    file = tmp_path / vsrr_county_history.FILE
    file.parent.mkdir(parents=True)
    with gzip.open(file, "wt") as stream:
        stream.write("\n".join([COUNTY_HEADER, *rows]) + "\n")
    return vsrr_county_history.parse(tmp_path)


def test_blank_count_with_and_without_a_note(tmp_path):
    start = "04013,2020,1,2020-01-31"
    frame = _county_file(tmp_path, f"{start},,,0,", f"04001,2020,1,2020-01-31,,{SUPPRESSED_NOTE},0,")
    assert frame["status"].tolist() == ["not_available", "suppressed"]
    assert frame["lower"].tolist() == [1000, 1]


def test_same_county_twice_is_one_row_only_if_the_rows_agree(tmp_path):
    with pytest.raises(WrongInput, match="row 3: rows of the same county and period must be the same"):
        _county_file(tmp_path, "51005,2020,1,2020-01-31,10.0,,0,", "51005,2020,1,2020-01-31,12.0,,0,")


def test_count_with_a_note_of_suppression_is_refused(tmp_path):
    with pytest.raises(WrongInput, match=r"gz: row 2: a count with a note of suppression must be blank"):
        _county_file(tmp_path, f"51005,2020,1,2020-01-31,5.0,{SUPPRESSED_NOTE},0,")


def test_period_that_ends_in_another_month_is_refused(tmp_path):
    with pytest.raises(WrongInput, match="row 2: month_ending_date must be the last day of the row's month"):
        _county_file(tmp_path, "51005,2020,1,2020-02-29,10.0,,0,")


def _with_monthly(yearly, month=None):
    monthly = store.load("state_deaths_monthly")[["state", "indicator_key", "month", "reported", "status"]]
    if month is None:
        return yearly.merge(monthly, on=["state", "indicator_key", "month"], suffixes=("", "_monthly"))
    then = monthly[monthly["month"].eq(month) & monthly["indicator_key"].eq("synthetic_opioids")]
    last = yearly[yearly["year"].eq(2025)]
    return last.merge(then, on=["state", "indicator_key"], suffixes=("", "_monthly")).dropna(
        subset=["reported", "reported_monthly"]
    )


def test_decembers_to_2023_are_those_of_the_monthly_table(yearly):
    both = _with_monthly(yearly[yearly["year"].le(2023)])
    assert len(both) == len(yearly[yearly["year"].le(2023)]) == 9 * 642
    same = both["reported"].eq(both["reported_monthly"]) | (both["reported"].isna() & both["reported_monthly"].isna())
    assert same.all()


def test_2024_differs_in_134_published_rows(yearly):
    both = _with_monthly(yearly[yearly["year"].eq(2024) & yearly["state"].ne("NY")])
    gap = (both["reported"] - both["reported_monthly"]).abs()
    assert (gap.gt(0) | (both["reported"].isna() != both["reported_monthly"].isna())).sum() == 134
    assert gap[both["indicator_key"].ne("percent_specified")].max() == 137


def test_2025_fits_april_and_no_neighbor(yearly):
    """A later vintage can only add deaths: in April it never has fewer, in March and May it often does."""
    fewer = {
        month: int(both["reported_monthly"].lt(both["reported"]).sum())
        for month in pd.date_range("2025-01-31", "2025-12-31", freq="ME")
        if len(both := _with_monthly(yearly, month))
    }
    assert [month for month, count in fewer.items() if count == 0] == [pd.Timestamp("2025-04-30")]


def test_2025_is_marked_as_no_calendar_year(yearly):
    last = yearly[yearly["year"].eq(2025)]
    assert not last["calendar_year"].any()
    assert set(last["month"]) == {pd.Timestamp("2025-04-30")}
    assert set(last["status"]) <= {"provisional", "not_available"}
    assert last["period"].astype("str").str.contains("about April 2025").all()


def test_new_york_includes_its_city(yearly):
    rows = yearly[yearly["year"].eq(2023) & yearly["indicator_key"].eq("synthetic_opioids")].set_index("state")
    assert rows.loc["NY", "reported"] == rows.loc["NY_EXCL_NYC", "reported"] + rows.loc["YC", "reported"]
    percent = yearly[yearly["indicator_key"].eq("percent_specified") & yearly["state"].eq("NY")]
    assert percent["status"].eq("not_available").all()


def test_louisiana_and_pennsylvania_have_no_drugs(yearly):
    drugs = yearly[yearly["state"].isin(("LA", "PA"))]["indicator_key"]
    assert set(drugs) == {"all_causes", "all_drugs", "percent_specified"}


def test_last_year_marked_final_is_refused(tmp_path):
    (tmp_path / "mortality").mkdir()
    (tmp_path / vsrr_state_yearly.FILE).write_text(f"{YEARLY_HEADER}\n2025,Alabama,Heroin (T40.1),12.0,Final\n")
    with pytest.raises(WrongInput, match="row 2: the last year must be provisional"):
        vsrr_state_yearly.parse(tmp_path)


def test_raw_file_has_the_defects_the_parser_handles(raw, counties):
    rows = pd.read_csv(raw / vsrr_county_history.FILE, dtype="str", keep_default_na=False)
    blank = rows["provisional_drug_overdose_deaths"].eq("")
    assert (blank & rows["footnote"].eq("")).sum() == 185
    assert rows.duplicated(["ap_fips", "year", "month"]).sum() == len(rows) - len(counties) == 78

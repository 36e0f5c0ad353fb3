"""What the tables of non-fatal overdoses must say, and how their sources read marks in place of numbers."""

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.sources import dose_discharge, dose_syndromic
from data.status import STATUSES

COUNTY_HEADER = "jurisdiction,county,fips,year,dataset,count_alldrug,population,rate_alldrug,type,person_years"
STATE_HEADER = (
    "jurisdiction,year,month,rate_time,drug_rate,opioid_rate,fentanyl_rate,heroin_rate,stimulant_rate,cocaine_rate,"
    "methamphetamine_rate,benzodiazepine_rate"
)


@pytest.fixture(scope="module")
def counties():
    return store.load("nonfatal_county")


@pytest.fixture(scope="module")
def states():
    return store.load("nonfatal_jurisdiction")


def test_apache_county_is_as_published(counties):
    row = counties.set_index(["fips", "year", "years"]).loc[("04001", 2018, 1)]
    assert (row["visits"], row["rate"], row["person_years"]) == (55, 76.6, 71819)
    five = counties.set_index(["fips", "year", "years"]).loc[("04001", 2023, 5)]
    assert (five["visits"], five["rate"], five["person_years"]) == (280, 83.9, 333791)


def test_28_jurisdictions_and_no_others(counties):
    assert counties["fips"].str[:2].nunique() == 28
    assert not counties["fips"].str[:2].isin(("42", "54")).any()


def test_every_county_is_on_the_map(counties):
    assert set(counties["fips"]) <= set(store.load("counties")["fips"])


def test_hidden_counts_have_bounds_and_no_rate(counties):
    hidden = counties[counties["status"].eq("suppressed")]
    assert hidden["lower"].eq(1).all()
    assert hidden["upper"].eq(9).all()
    assert hidden["rate"].isna().all()
    assert hidden["rate_status"].eq("suppressed_rate").all()


def test_rate_is_missing_exactly_where_it_is_hidden(counties):
    assert (counties["rate"].isna() == counties["rate_status"].ne("published")).all()
    assert counties.loc[counties["visits"].between(1, 19).fillna(False), "rate"].isna().all()


def test_published_zero_is_zero(counties):
    zeros = counties[counties["visits"].eq(0)]
    assert len(zeros) == 491
    assert zeros["rate"].eq(0).all()


def test_published_rates_are_visits_by_person_years(counties):
    known = counties[counties["rate"].gt(0)]
    assert (known["visits"] / known["person_years"] * 1e5 - known["rate"]).abs().max() < 0.051


def test_oklahoma_has_no_five_years(counties):
    absent = counties[counties["status"].eq("not_available")]
    assert set(absent.loc[absent["fips"].ne("15005"), "fips"].str[:2]) == {"40"}
    assert absent.loc[absent["fips"].str.startswith("40"), "years"].eq(5).all()


def test_states_outside_the_system_are_told_apart(states):
    assert set(states.loc[states["status"].eq("not_participating"), "state"]) == {"ND"}
    drugs = states[states["drug"].eq("all_drugs")].groupby("state", observed=True)["status"]
    never = drugs.agg(lambda status: status.eq("not_shared").all())
    assert set(never.index[never]) == {"CA", "IA", "OK"}


def test_illinois_shares_no_fentanyl_or_heroin(states):
    illinois = states[states["state"].eq("IL") & states["months"].eq(1)]
    never = illinois.groupby("drug", observed=True)["status"].agg(lambda status: status.eq("not_shared").all())
    assert set(never.index[never]) == {"fentanyl", "heroin"}


def test_spring_of_2020_has_no_monthly_rate(states):
    spring = states[states["months"].eq(1) & states["month"].between("2020-03-01", "2020-08-31")]
    assert spring["rate"].isna().all()


def test_arizona_is_as_published(states):
    rows = states[states["state"].eq("AZ") & states["drug"].eq("fentanyl") & states["month"].eq("2024-12-31")]
    assert rows.set_index("months")["rate"].to_dict() == {1: 6.7, 12: 7.0}


def test_each_mark_has_words_for_the_reader():
    for word in dose_syndromic.MARKS.values():
        assert STATUSES[word].hidden
        assert STATUSES[word].meaning


def _county(tmp_path, *rows):
    (tmp_path / "nonfatal").mkdir()
    (tmp_path / dose_discharge.FILE).write_text("\n".join([COUNTY_HEADER, *rows]) + "\n")
    return dose_discharge.parse(tmp_path)


def test_marks_of_the_county_file(tmp_path):
    frame = _county(
        tmp_path,
        "AZ,A County,04001,2018,ED,suppressed,100,suppressed,1 year,.",
        "AZ,A County,04001,2019,ED,12,100,suppressed,1 year,.",
        "AZ,A County,04001,2019-2023,ED,NA,.,NA,5 year,NA",
    )
    assert frame["status"].tolist() == ["suppressed", "published", "not_available"]
    assert frame["rate_status"].tolist() == ["suppressed_rate", "suppressed_rate", "not_available"]
    assert frame["upper"].tolist() == [9, 12, pd.NA]


def test_rate_of_a_hidden_count_is_refused(tmp_path):
    with pytest.raises(WrongInput, match=r"2018-2023\.csv: row 2: rate_alldrug must not be given for a hidden count"):
        _county(tmp_path, "AZ,A County,04001,2018,ED,suppressed,100,9.1,1 year,.")


def test_unknown_mark_of_the_county_file_is_refused(tmp_path):
    with pytest.raises(WrongInput, match="row 2: count_alldrug must be a number or blank"):
        _county(tmp_path, "AZ,A County,04001,2018,ED,hidden,100,9.1,1 year,.")


def _state(tmp_path, *rates):
    (tmp_path / "nonfatal").mkdir()
    row = ",".join(["AZ,2024,2,Monthly", *rates])
    (tmp_path / dose_syndromic.FILE).write_text(f"{STATE_HEADER}\n{row}\n", encoding="utf-8")
    return dose_syndromic.parse(tmp_path)


def test_marks_of_the_state_file(tmp_path):
    frame = _state(tmp_path, "1.5", "*", "§", "¶", "0", "0", "0", "0")
    assert frame["month"].eq("2024-02-29").all()
    assert frame["status"].tolist()[:5] == [
        "published",
        "suppressed_rate",
        "not_shared",
        "not_participating",
        "published",
    ]
    assert frame["rate"].isna().tolist()[:5] == [False, True, True, True, False]


def test_blank_rate_is_refused(tmp_path):
    with pytest.raises(WrongInput, match="row 2: opioid_rate must be a rate or one of"):
        _state(tmp_path, "1.5", "", "§", "¶", "0", "0", "0", "0")


def test_raw_file_has_as_many_marks_as_the_table(raw, states):
    rows = pd.read_csv(raw / dose_syndromic.FILE, dtype="str", keep_default_na=False)
    cells = rows[list(dose_syndromic.DRUGS)].stack()
    for mark, status in dose_syndromic.MARKS.items():
        assert cells.eq(mark).sum() == states["status"].eq(status).sum() > 0

"""What SUDORS, MMWR, NIDA and NCHS must say, and how their defects are met."""

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.raw import read_sheet_rows
from data.sources import counterfeit_pills_mmwr, overdose_rates_demographics, sudors

CHANGES_SHEET = "Trend Statistics"
NOT_IN_SUDORS = {"CA", "TX", "FL", "LA", "ID", "ND"}


def test_sudors_has_no_figure_for_the_states_that_are_not_in_it() -> None:
    annual = store.load("sudors_annual")
    assert not NOT_IN_SUDORS & set(annual["state"].astype("str"))
    states = annual[annual["state"].ne("US")].groupby("year")["state"].nunique()
    assert states.to_dict() == {2020: 34, 2021: 33, 2022: 35, 2023: 42, 2024: 43}
    overall = annual[annual["state"].eq("US")].groupby("year")["jurisdictions"].first()
    assert overall.to_dict() == states.to_dict()


def test_sudors_tells_9999_apart_and_never_keeps_it() -> None:
    annual = store.load("sudors_annual")
    assert not annual[["deaths", "rate", "percent"]].eq(9999).any(axis=None)
    hidden = annual[annual["rate_status"].eq("suppressed_rate")]
    assert hidden["deaths"].between(1, 19).all()
    assert hidden["rate"].isna().all()
    absent = annual[annual["status"].eq("not_available")]
    assert set(absent["section"].astype("str")) == {"drugs detected"}
    assert set(zip(absent["state"].astype("str"), absent["year"], strict=True)) == {
        ("IA", 2020),
        ("TN", 2020),
        ("TN", 2022),
    }


@pytest.mark.parametrize(
    ("measure", "deaths", "percent"),
    [("counterfeit_pills", 476, 16.4), ("recentrelease", 393, 13.6), ("age_15_24", 159, 5.4), ("xylazine", 5, 0.2)],
)
def test_arizona_2023_is_as_published(measure: str, deaths: int, percent: float) -> None:
    row = store.load("sudors_annual").set_index(["state", "year", "measure"]).loc[("AZ", 2023, measure)]
    assert (row["deaths"], row["percent"], row["status"]) == (deaths, percent, "published")


def test_sudors_counts_have_a_percent_or_the_reason_why_not() -> None:
    for name in ("sudors_annual", "sudors_trends"):
        frame = store.load(name)
        counted = frame[frame["measure"].ne("alldrug") & frame["status"].eq("published")]
        assert (counted["percent"].isna() == counted["percent_below"]).all()
        assert counted.loc[counted["percent_below"], "deaths"].gt(0).all()


def test_sudors_overall_of_a_year_is_not_that_of_the_trend() -> None:
    """Other jurisdictions every year: 34 in 2020 as against the 27 that have all five years."""
    annual = store.load("sudors_annual").set_index(["state", "year", "measure"])["deaths"]
    trends = store.load("sudors_trends").set_index(["first_year", "last_year", "year", "measure"])["deaths"]
    assert (annual["US", 2020, "alldrug"], trends[2020, 2024, 2020, "alldrug"]) == (48260, 37747)


def test_parts_of_sudors_add_up_to_all_deaths() -> None:
    annual = store.load("sudors_annual").set_index(["state", "year", "measure"])["deaths"]
    sexes = annual.xs("male", level="measure") + annual.xs("female", level="measure")
    everyone = annual.xs("alldrug", level="measure")
    assert (sexes <= everyone).all()
    assert (sexes / everyone).min() > 0.98  # sex is known of nearly all


def test_trends_hold_the_same_jurisdictions_in_every_year_of_a_range() -> None:
    trends = store.load("sudors_trends")
    assert (trends.groupby(["first_year", "last_year"])["jurisdictions"].nunique() == 1).all()
    years = trends.groupby(["first_year", "last_year"])["year"].nunique()
    assert all(years[first, last] == last - first + 1 for first, last in years.index)


def test_pill_evidence_by_region_adds_up() -> None:
    pills = store.load("counterfeit_pills_mmwr").set_index("group")
    deaths = pills.loc[pills["measure"].eq("deaths_with_evidence"), "value"]
    assert deaths[["Northeast", "Midwest", "South", "West"]].sum() == deaths["All"] == 2437


def test_sexes_add_up_in_nida_and_rates_in_nchs_are_the_known_ones() -> None:
    nida = store.load("overdose_deaths_nida")
    by_sex = nida[nida["drug"].eq("Total Overdose Deaths")].pivot(index=["age", "year"], columns="sex", values="deaths")
    assert (by_sex["female"] + by_sex["male"] == by_sex["both"]).all()
    rates = store.load("overdose_rates_demographics")
    total = rates[rates["drug"].eq("all_drugs") & rates["grouping"].eq("Total") & rates["kind"].eq("age_adjusted")]
    assert total.set_index("year")["rate"].loc[[1999, 2018]].tolist() == [6.1, 20.7]


def test_trends_give_the_changes_their_publisher_states(raw) -> None:
    rows = read_sheet_rows(raw, sudors.FILE, ("jurisdiction", "trend_range", "imfs_deaths_relchange"), CHANGES_SHEET)
    stated = rows[rows["jurisdiction"].str.startswith(sudors.OVERALL)].set_index("trend_range")
    trends = store.load("sudors_trends").set_index(["first_year", "last_year", "year", "measure"])["deaths"]
    for first in range(2020, 2024):
        change = trends[first, 2024, 2024, "imfs"] / trends[first, 2024, first, "imfs"] * 100 - 100
        assert change == pytest.approx(float(stated.loc[f"{first} to 2024", "imfs_deaths_relchange"]), abs=0.051)


def test_missing_counts_are_the_9999_of_the_raw_file(raw) -> None:
    annual = store.load("sudors_annual")
    columns = tuple(f"{name}_deaths" for name in ("imfs", "counterfeit_pills", "xylazine", "carfentanil"))
    cells = read_sheet_rows(raw, sudors.FILE, columns, sudors.ANNUAL_SHEET).eq(sudors.HIDDEN).sum()
    missing = annual[annual["deaths"].isna()].groupby("measure", observed=False).size()
    assert [missing[name.removesuffix("_deaths")] for name in columns] == cells.tolist() == [0, 0, 3, 3]


def test_deaths_without_those_they_are_among_are_refused(tmp_path) -> None:
    file = tmp_path / counterfeit_pills_mmwr.FILE
    file.parent.mkdir(parents=True)
    header = "metric,group,period,value,unit_or_denominator,source_location"
    file.write_text(f"{header}\ndeaths_with_evidence,All,2021,2437,,Table 1\n")
    with pytest.raises(WrongInput, match=r"pills\.csv: row 2: deaths must name the deaths they are among"):
        counterfeit_pills_mmwr.parse(tmp_path)


def test_snapshots_are_what_the_raw_files_say(raw) -> None:
    trends = sudors.parse_trends(raw)
    assert trends.loc[trends["measure"].eq("alldrug") & trends["year"].eq(2020), "deaths"].tolist() == [37747]
    assert len(counterfeit_pills_mmwr.parse(raw)) == 17


@pytest.mark.parametrize(("name", "rule"), [("PANEL", "PANEL must be one of"), ("ESTIMATE", "or FLAG be")])
def test_a_wrong_row_is_named(tmp_path, name: str, rule: str) -> None:
    row = {
        "PANEL": "All drug overdose deaths",
        "UNIT": "Deaths per 100,000 resident population, crude",
        "STUB_NAME": "Total",
        "STUB_LABEL": "All persons",
        "YEAR": "1999",
        "AGE": "All ages",
        "ESTIMATE": "6.1",
        "FLAG": "",
    }
    file = tmp_path / overdose_rates_demographics.FILE
    file.parent.mkdir(parents=True)
    pd.DataFrame([row, row | {name: ""}]).to_csv(file, index=False)
    with pytest.raises(WrongInput, match=rf"row 3: .*{rule}"):
        overdose_rates_demographics.parse(tmp_path)

"""Rows against the rules: each error names its line, and nothing is changed on the way in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.csv_text import csv_text, defused
from workspace.uploads.check import DRUG_LABELS, Checked, Problem, Row, check, summary
from workspace.uploads.mapping import Mapping, by_names, propose
from workspace.uploads.places import NoSuchPlace, counties_of
from workspace.uploads.read import read_file
from workspace.uploads.sheet import Line, Sheet
from workspace.uploads.template import template_csv, template_xlsx

TODAY = date(2026, 11, 28)
OHIO = counties_of("ohio")
MEMBERS = sorted(OHIO.members)


def checked(text: str, hidta: str = "ohio", added: tuple[str, ...] = ()) -> Checked:
    (sheet,) = read_file(text.encode())
    return check(sheet, propose(sheet.header), counties_of(hidta, added), TODAY)


def problem(cells: str) -> Problem:
    found = checked(f"County,State,Month,Drug,Count\n{cells}\n").problems
    assert len(found) == 1, found
    assert found[0].line == 2
    return found[0]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        (",OH,2025-03,all_drugs,1", "County", "missing"),
        ("99999,,2025-03,all_drugs,1", "County", "no county with this FIPS"),
        ("153,,2025-03,all_drugs,1", "County", "no county with this FIPS"),
        ("Atlantis,OH,2025-03,all_drugs,1", "County", "no county of this name"),
        ("Summit,Ontario,2025-03,all_drugs,1", "County", "not a state"),
        ("04013,,2025-03,all_drugs,1", "County", "Maricopa County, AZ is not in this region"),
        ("Summit,OH,2025-13,all_drugs,1", "Month", "not a month"),
        ("Summit,OH,2025-03-15,all_drugs,1", "Month", "not a month"),
        ("Summit,OH,Marchember 2025,all_drugs,1", "Month", "not a month"),
        ("Summit,OH,2026-12,all_drugs,1", "Month", "future"),
        ("Summit,OH,1960-01,all_drugs,1", "Month", "too long ago"),
        ("Summit,OH,2025-03,aspirin,1", "Drug", "not known"),
        ("Summit,OH,2025-03,all_drugs,-1", "Count", "negative"),
        ("Summit,OH,2025-03,all_drugs,1.5", "Count", "fraction"),
        ("Summit,OH,2025-03,all_drugs,<10", "Count", "not a count"),
        ("Summit,OH,2025-03,all_drugs,1e3", "Count", "not a count"),
        ("Summit,OH,2025-03,all_drugs,٣", "Count", "not a count"),
        ("Summit,OH,2025-03,all_drugs,99999999", "Count", "too large"),
    ],
)
def test_an_error_names_line_column_and_what_is_wrong(cells: str, column: str, said: str) -> None:
    found = problem(cells)
    assert found.column == column
    assert said in found.message


@pytest.mark.parametrize("month", ["2025-03", "2025-3", "2025-03-01", "2025/03", "3/2025", "03/01/2025", "Mar 2025",
                                   "March 2025", "mar. 2025"])  # fmt: skip
@pytest.mark.parametrize("place", ["39153,", "Summit,OH", "summit county,Ohio", '"Summit County, OH",', "Summit,"])
def test_ways_to_write_the_same(month: str, place: str) -> None:
    found = checked(f'County,State,Month,Drug,Count\n{place},{month},All drugs,"1,200"\n')
    assert found.problems == ()
    assert found.rows == (Row(2, "39153", "county", date(2025, 3, 1), "all_drugs", 1200),)


def test_a_city_and_a_county_of_one_name_are_not_guessed() -> None:
    region = "washington-baltimore"
    found = checked("County,State,Month,Drug,Count\nBaltimore,MD,2025-03,heroin,1\n", region)
    assert "More than one county" in found.problems[0].message
    named = checked("County,State,Month,Drug,Count\nBaltimore city,MD,2025-03,heroin,1\n", region)
    assert [row.place for row in named.rows] == ["24510"]


@pytest.mark.parametrize("text", ["", " ", "County", "-", ",", ", WA"])
def test_no_name_is_no_county(text: str) -> None:
    """Not even Island County, of which little is left without the words for kinds."""
    everywhere = counties_of("", OHIO.names)
    with pytest.raises(NoSuchPlace):
        everywhere.find(text)
    assert everywhere.find("Island County, WA") == everywhere.find("Island, Washington") == "53029"


def test_a_county_that_a_correction_adds_is_taken() -> None:
    text = "FIPS,Month,Drug,Count\n04013,2025-03,heroin,1\n"
    assert checked(text).problems
    assert checked(text, added=("04013",)).good


def test_a_duplicate_names_the_first_line() -> None:
    found = checked("FIPS,Month,Drug,Count\n39153,2025-03,heroin,1\n39153,2025-04,heroin,1\nSummit,3/2025,Heroin,2\n")
    assert [(each.line, each.message) for each in found.problems] == [(4, "The same place, month and drug as line 2.")]


def test_every_error_of_a_line_is_told() -> None:
    found = checked("FIPS,Month,Drug,Count\n1,2099-01,x,-1\n")
    assert [each.column for each in found.problems] == ["FIPS", "Month", "Drug", "Count"]
    assert found.rows == ()


def test_agencies_stand_in_for_counties() -> None:
    found = checked("Agency,Month,Drug,Count\nAkron Police,2025-03,fentanyl,7\n")
    assert found.rows == (Row(2, "Akron Police", "agency", date(2025, 3, 1), "synthetic_opioids", 7),)


def test_lines_without_a_count_are_left_out_and_counted() -> None:
    found = checked("FIPS,Month,Drug,Count\n39153,2025-03,heroin,0\n39061,2025-03,heroin,\n")
    assert (len(found.rows), found.blank, found.rows[0].count) == (1, 1, 0)
    assert checked("FIPS,Month,Drug,Count\n39153,2025-03,heroin,\n").good is False


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(MEMBERS), st.dates(date(1999, 1, 1), TODAY), st.sampled_from(sorted(DRUG_LABELS))),
        st.integers(0, 1_000_000),
        min_size=1,
        max_size=25,
    )
)
def test_what_is_written_is_what_is_read(counts: dict[tuple[str, date, str], int]) -> None:
    wanted = {(fips, day.replace(day=1), drug): count for (fips, day, drug), count in counts.items()}
    text = csv_text(("FIPS", "Month", "Drug", "Count"), [(f, f"{m:%Y-%m}", d, n) for (f, m, d), n in wanted.items()])
    found = checked(text)
    assert found.problems == ()
    assert {(row.place, row.month, row.drug): row.count for row in found.rows} == wanted
    assert sum(summary(found.rows).totals.values()) == sum(wanted.values())


@given(st.lists(st.lists(st.text(max_size=20), min_size=4, max_size=4), min_size=1, max_size=5))
def test_whatever_stands_in_cells_is_a_row_or_a_problem(cells: list[list[str]]) -> None:
    lines = tuple(Line(at, ("x", *line[1:])) for at, line in enumerate(cells, 2))
    sheet = Sheet("CSV", (Line(1, ("FIPS", "Month", "Drug", "Count")), *lines))
    found = check(sheet, propose(sheet.header), OHIO, TODAY)
    assert found.rows == ()  # "x" is no county
    assert found.problems


def test_the_template_reads_without_errors_once_filled() -> None:
    month = date(2026, 10, 1)
    empty = template_csv(OHIO, month)
    assert checked(empty).blank == len(MEMBERS)
    head, *lines = empty.strip().split("\r\n")
    filled = checked("\r\n".join([head, *(f"{line}5" for line in lines)]))
    assert filled.problems == ()
    assert {row.place for row in filled.rows} == set(MEMBERS)
    sheet = read_file(template_xlsx(OHIO, month))[0]
    assert [line.cells for line in sheet.lines] == [line.cells for line in read_file(empty.encode())[0].lines]


def test_a_mapping_says_what_it_lacks() -> None:
    assert Mapping(county=0, month=1, drug=2, count=3).wrong(4) == ()
    assert len(Mapping().wrong(4)) == 4
    assert "not both" in " ".join(Mapping(0, None, 1, 2, 3, 4).wrong(5))
    assert "one thing only" in " ".join(Mapping(county=0, month=0, drug=1, count=2).wrong(3))
    assert "not in the file" in " ".join(Mapping(county=0, month=1, drug=2, count=9).wrong(3))
    assert by_names(("a", "b", "c", "d"), {"county": "a", "month": "b", "drug": "c", "count": "d"}).wrong(4) == ()
    with pytest.raises(ValueError, match="no column"):
        by_names(("a",), {"county": "zzz"})


@given(st.text(min_size=1, max_size=12))
def test_no_cell_of_a_csv_runs_in_a_spreadsheet(text: str) -> None:
    safe = defused(text)
    assert safe[0] not in "=+@\t\r"
    assert safe[0] != "-" or safe.removeprefix("-").rstrip("%").replace(",", "").replace(".", "", 1).isdigit()
    assert safe in (text, f"'{text}")


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "\t=1", "\r=1", "-x", "-"])
def test_formulas_are_defused(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-1,200", "-3.5", "-12%", "plain", "a=b", ""])
def test_numbers_and_words_stay(text: str) -> None:
    assert defused(text) == text

"""Corrections of a county list: beside the list, with reason and source, withdrawn with undo."""

import csv
import io
from collections.abc import Callable

import pytest
from sqlalchemy import select

from workspace import corrections
from workspace.people import ANYONE, LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.records_accounts import Audit
from workspace.store import reading
from workspace.words import BadInput, NotFound

ADD = ("Medina County, OH", "add", "Designated in 2024.", "Federal Register 89 FR 1")


def test_a_correction_stands_beside_the_list(somebody: Callable[..., Person]) -> None:
    person = somebody("coordinator", "ohio")
    corrections.propose(person, "ohio", *ADD)
    (found,) = corrections.standing("ohio")
    assert (found.fips, found.name, found.action, found.withdrawn) == ("39103", "Medina County, OH", "add", False)
    assert corrections.added("ohio") == ("39103",)
    assert corrections.standing("indiana") == ()


def test_withdrawing_is_undone(somebody: Callable[..., Person]) -> None:
    person = somebody("coordinator", "ohio")
    first = corrections.propose(person, "ohio", *ADD)
    corrections.withdraw(person, first)
    assert corrections.standing("ohio") == ()
    assert [each.withdrawn for each in corrections.of_region(person, "ohio")] == [True]
    corrections.restore(person, first)
    assert len(corrections.standing("ohio")) == 1


def test_one_correction_of_a_county_stands_at_a_time() -> None:
    first = corrections.propose(LOCAL, "ohio", *ADD)
    with pytest.raises(BadInput, match="stands already"):
        corrections.propose(LOCAL, "ohio", *ADD)
    corrections.withdraw(LOCAL, first)
    corrections.propose(LOCAL, "ohio", *ADD)
    with pytest.raises(BadInput, match="stands by now"):
        corrections.restore(LOCAL, first)


def test_only_the_regions_coordinators_correct(somebody: Callable[..., Person]) -> None:
    made = corrections.propose(LOCAL, "ohio", *ADD)
    for person in (ANYONE, somebody("analyst", "ohio"), somebody("coordinator", "houston")):
        with pytest.raises(NotAllowed):
            corrections.propose(person, "ohio", *ADD)
        with pytest.raises((NotAllowed, NotFound)):
            corrections.withdraw(person, made)
        with pytest.raises(NotAllowed):
            corrections.of_region(person, "ohio")
    assert len(corrections.standing("ohio")) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("Summit, OH", "add", "x", "y"), "county"),
        (("39103", "remove", "x", "y"), "county"),
        (("Atlantis, OH", "add", "x", "y"), "county"),
        (("39103", "rename", "x", "y"), "action"),
        (("39103", "add", "", "y"), "reason"),
        (("39103", "add", "x", " "), "source"),
        (("39103", "add", "x" * 1001, "y"), "reason"),
    ],
)
def test_what_cannot_be_corrected_names_the_field(change: tuple[str, str, str, str], field: str) -> None:
    with pytest.raises(BadInput) as problem:
        corrections.propose(LOCAL, "ohio", *change)
    assert problem.value.field == field


def test_the_download_has_both_and_runs_no_formula() -> None:
    corrections.propose(LOCAL, "ohio", "39103", "add", "=HYPERLINK(0)", "@evil")
    corrections.propose(LOCAL, "ohio", "39153", "remove", "-1+1", "+x")
    rows = list(csv.DictReader(io.StringIO(corrections.county_list_csv("ohio"))))
    by_fips = {row["fips"]: row for row in rows}
    assert len(rows) == 25
    assert by_fips["39103"]["listed"] == "no"
    assert by_fips["39103"]["reason"] == "'=HYPERLINK(0)"
    assert (by_fips["39153"]["listed"], by_fips["39153"]["correction"]) == ("yes", "remove")
    assert not any(cell[:1] in "=+@-" for row in rows for cell in row.values() if cell)


def test_the_audit_log_has_it() -> None:
    made = corrections.propose(LOCAL, "ohio", *ADD)
    corrections.withdraw(LOCAL, made)
    corrections.restore(LOCAL, made)
    with reading() as session:
        actions = list(session.scalars(select(Audit.action).order_by(Audit.id)))
    assert actions == ["correction.create", "correction.withdraw", "correction.restore"]

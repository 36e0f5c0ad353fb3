"""Each line of a file against the rules, with every error told by its line and column; and what would be saved."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from data.views.mortality import DRUGS
from workspace.uploads.mapping import Mapping
from workspace.uploads.places import Counties, NoSuchPlace
from workspace.uploads.sheet import Line, Sheet

T = TypeVar("T")
LARGEST_COUNT = 1_000_000
FIRST_MONTH = date(1999, 1, 1)
MEASURES = {
    "deaths": "overdose deaths",
    "nonfatal": "nonfatal overdoses",
    "seizures": "drug seizures",
    "reports": "laboratory reports",
}
STATUSES = ("provisional", "final")
DRUG_LABELS = {**DRUGS, "other": "Another drug"}
_DRUGS = {key: key for key in DRUG_LABELS} | {
    "all": "all_drugs", "any": "all_drugs", "any drug": "all_drugs", "total": "all_drugs", "overdose": "all_drugs",
    "synthetic opioids": "synthetic_opioids", "fentanyl": "synthetic_opioids", "t40.4": "synthetic_opioids",
    "psychostimulant": "psychostimulants", "methamphetamine": "psychostimulants", "meth": "psychostimulants",
    "t43.6": "psychostimulants", "t40.5": "cocaine", "t40.1": "heroin", "t40.2": "natural_opioids",
    "natural opioids": "natural_opioids", "prescription opioids": "natural_opioids", "all drugs": "all_drugs",
} | {label.lower(): key for key, label in DRUG_LABELS.items()}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AGENCY = re.compile(r"[^\x00-\x1f\x7f]{2,200}")


@dataclass(frozen=True)
class Row:
    """One count. place: FIPS or the agency's name; month: its first day; drug: a key of DRUG_LABELS."""

    line: int
    place: str
    place_kind: str
    month: date
    drug: str
    count: int

    @property
    def key(self) -> tuple[str, str, date, str]:
        """What it is a count of."""
        return (self.place_kind, self.place, self.month, self.drug)


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell. line and column: where; value: what stands there; allowed: what may."""

    line: int
    column: str
    value: str
    message: str
    allowed: str = ""


@dataclass(frozen=True)
class Checked:
    """A sheet once it is checked: what may be saved if there is no problem. blank: lines without a count, left out."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    blank: int = 0

    @property
    def good(self) -> bool:
        """Whether it may be saved."""
        return bool(self.rows) and not self.problems


class _Wrong(ValueError):
    def __init__(self, message: str, allowed: str = "") -> None:
        super().__init__(message)
        self.allowed = allowed


def check(sheet: Sheet, mapping: Mapping, counties: Counties, today: date) -> Checked:
    """Every line of the sheet under its mapping; `today` bounds the months. The mapping must be complete."""
    rows: dict[tuple[str, str, date, str], Row] = {}
    problems: list[Problem] = []
    filled = [line for line in sheet.body if line.cell(mapping.count)]
    for line in filled:
        row, wrong = _row(line, sheet.header, mapping, counties, today)
        problems += wrong
        if row is None:
            continue
        if row.key in rows:
            first = rows[row.key].line
            problems.append(_duplicate(row, first))
        rows.setdefault(row.key, row)
    if not filled:
        problems.append(Problem(1, "", "", "No line below the names of the columns has a count."))
    return Checked(tuple(rows.values()), tuple(problems), len(sheet.body) - len(filled))


def _duplicate(row: Row, first: int) -> Problem:
    said = f"{row.place}, {row.month:%Y-%m}, {row.drug}"
    return Problem(row.line, "", said, f"The same place, month and drug as line {first}.", "each of them once")


def _row(
    line: Line, header: tuple[str, ...], mapping: Mapping, counties: Counties, today: date
) -> tuple[Row | None, list[Problem]]:
    problems: list[Problem] = []

    def read(column: int | None, reader: Callable[[str], T]) -> T | None:
        text = line.cell(column)
        try:
            return reader(text)
        except _Wrong as wrong:
            name = header[column] if column is not None and column < len(header) else ""
            problems.append(Problem(line.number, name, text[:80], str(wrong), wrong.allowed))
            return None

    kind = "agency" if mapping.county is None else "county"
    if kind == "agency":
        place = read(mapping.agency, _agency)
    else:
        place = read(mapping.county, lambda text: _county(counties, text, line.cell(mapping.state)))
    month = read(mapping.month, lambda text: read_month(text, today))
    drug = read(mapping.drug, _drug)
    count = read(mapping.count, _count)
    if place is None or month is None or drug is None or count is None:
        return None, problems
    return Row(line.number, place, kind, month, drug, count), problems


def _county(counties: Counties, text: str, state: str) -> str:
    if not text:
        raise _Wrong("The county is missing.", "a FIPS code, or the county's name and state")
    try:
        return counties.find(text, state)
    except NoSuchPlace as problem:
        raise _Wrong(str(problem)) from None


def _agency(text: str) -> str:
    if not _AGENCY.fullmatch(text):
        raise _Wrong("The agency is missing or too short.", "its name, 2 to 200 characters")
    return text


def read_month(text: str, today: date) -> date:
    """The month's first day, of "2025-03", "2025-03-01", "3/2025", "3/1/2025" or "March 2025". Raises ValueError."""
    month = _month(text.strip())
    if month is None:
        raise _Wrong("This is not a month.", "a month such as 2025-03 or March 2025")
    if month > today.replace(day=1):
        raise _Wrong("This month lies in the future.", f"up to {today:%Y-%m}")
    if month < FIRST_MONTH:
        raise _Wrong("This month is too long ago.", f"from {FIRST_MONTH:%Y-%m}")
    return month


def _month(text: str) -> date | None:
    for pattern in (r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})([-/.]0?1)?", r"(?P<m>\d{1,2})/(0?1/)?(?P<y>\d{4})"):
        if found := re.fullmatch(pattern, text, re.ASCII):
            number = int(found["m"])
            return date(int(found["y"]), number, 1) if 1 <= number <= 12 and int(found["y"]) else None
    if found := re.fullmatch(r"([A-Za-z]{3,9})\.? (\d{4})", text, re.ASCII):
        name, year = found[1].lower(), int(found[2])
        if name[:3] in _MONTHS and date(2000, _MONTHS.index(name[:3]) + 1, 1).strftime("%B").lower().startswith(name):
            return date(year, _MONTHS.index(name[:3]) + 1, 1) if year else None
    return None


def _drug(text: str) -> str:
    key = re.sub(r"\s+", " ", text.lower()).strip()
    if key not in _DRUGS:
        raise _Wrong("This drug is not known." if text else "The drug is missing.", ", ".join(DRUG_LABELS))
    return _DRUGS[key]


def _count(text: str) -> int:
    allowed = f"a whole number from 0 to {LARGEST_COUNT:,}; leave it empty where you do not know it"
    if re.fullmatch(r"-\d[\d,]*(\.\d+)?", text, re.ASCII):
        raise _Wrong("A count cannot be negative.", allowed)
    if re.fullmatch(r"\d*\.\d*[1-9]\d*", text, re.ASCII):
        raise _Wrong("A count cannot have a fraction.", allowed)
    if not re.fullmatch(r"(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.0*)?", text, re.ASCII):
        raise _Wrong("This is not a count.", allowed)
    count = int(text.partition(".")[0].replace(",", ""))
    if count > LARGEST_COUNT:
        raise _Wrong("This count is too large.", allowed)
    return count


@dataclass(frozen=True)
class Summary:
    """What a person looks at before confirming. totals: sum by drug, in the order of DRUG_LABELS."""

    rows: int
    places: int
    first: date
    last: date
    totals: dict[str, int]


def summary(rows: tuple[Row, ...]) -> Summary:
    """Of at least one row."""
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row.drug] += row.count
    months = [row.month for row in rows]
    ordered = {drug: totals[drug] for drug in DRUG_LABELS if drug in totals}
    return Summary(len(rows), len({row.place for row in rows}), min(months), max(months), ordered)

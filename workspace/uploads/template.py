"""The file to fill in: a line for each county of the region, without counts, as CSV or Excel."""

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font

from data.csv_text import csv_text, defused
from workspace.uploads.check import DRUG_LABELS
from workspace.uploads.places import Counties

HEADER = ("FIPS", "County", "Month", "Drug", "Count")


def template_csv(counties: Counties, month: date) -> str:
    """The template as CSV; `month`: the one its lines name."""
    return csv_text(HEADER, _lines(counties, month))


def template_xlsx(counties: Counties, month: date) -> bytes:
    """The template as an Excel workbook, with a second sheet that says what may stand in each column."""
    book = Workbook()
    sheet, words = book.active, book.create_sheet("What to write")
    assert sheet is not None
    sheet.title = "Counts"
    for line in (HEADER, *_lines(counties, month)):
        sheet.append([defused(text) for text in line])
    for line in (("Column", "What may stand there"), *_rules()):
        words.append(list(line))
    for each, widths in ((sheet, (10, 34, 12, 20, 10)), (words, (12, 100))):
        each.freeze_panes = "A2"
        for column, width in zip("ABCDE", widths, strict=False):
            each.column_dimensions[column].width = width
            each[f"{column}1"].font = Font(bold=True)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _lines(counties: Counties, month: date) -> list[tuple[str, ...]]:
    named = sorted((counties.names[fips][::-1], fips) for fips in counties.members if fips in counties.names)
    return [(fips, f"{name}, {postal}", f"{month:%Y-%m}", "all_drugs", "") for (postal, name), fips in named]


def _rules() -> list[tuple[str, str]]:
    drugs = "; ".join(f"{key} ({label})" for key, label in DRUG_LABELS.items())
    return [
        ("FIPS", "The county's five digits. Or leave the column out and name county and state; or name an agency."),
        ("Month", "2025-03, or March 2025. One line for each place, month and drug."),
        ("Drug", drugs),
        ("Count", "A whole number. 0 means none; leave it empty where you do not know."),
    ]

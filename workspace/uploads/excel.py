"""An Excel workbook as sheets of text.

The package is looked through before a cell is read: sizes, ratio, kinds of parts, XML without document types or
entities. Formulas are not evaluated: the value that was saved beside one is read.
"""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser

from workspace.uploads.sheet import MAX_COLUMNS, MAX_LINES, MAX_SHEETS, Lines, Sheet, Unreadable

MAX_PARTS = 300
MAX_UNPACKED = 30_000_000
MAX_ELEMENTS = 2_000_000
MAX_DEPTH = 64
MAX_RATIO = 150  # unpacked size over packed, of a part of more than a megabyte: sheets reach 20
_SMALL, _PIECE = 1_000_000, 65_536
_SHEET_PARTS = "xl/worksheets/"
_CELL_FORMULA = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"
_NESTED = (".zip", ".xlsx", ".xlsm", ".xlsb", ".docx", ".pptx", ".gz", ".7z", ".rar", ".jar")
_FORBIDDEN = {
    "vbaproject": "macros",
    "externallinks/": "links to other workbooks",
    "embeddings/": "embedded files",
    "activex/": "ActiveX controls",
    "connections.xml": "data connections",
    "querytables/": "data connections",
}


def read_excel(content: bytes) -> tuple[Sheet, ...]:
    """The sheets that hold text. Raises Unreadable."""
    formulas = _looked_through(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception:  # a package that the reader cannot take raises whatever it likes
        raise Unreadable("This is not an Excel workbook that can be read. Save it anew as .xlsx or CSV.") from None
    try:
        return _sheets(book, formulas)
    finally:
        book.close()


def _sheets(book: Any, formulas: int) -> tuple[Sheet, ...]:
    if len(book.worksheets) > MAX_SHEETS:
        raise Unreadable(f"The workbook has more than {MAX_SHEETS} sheets.")
    notes = (f"{formulas:,} cells hold formulas: the values saved beside them were read.",) if formulas else ()
    read = [Sheet(sheet.title, _lines(sheet), notes) for sheet in book.worksheets]
    filled = tuple(sheet for sheet in read if sheet.lines)
    if not filled:
        raise Unreadable("No sheet of the workbook holds text.")
    return filled


def _lines(sheet: Any) -> tuple[Any, ...]:
    lines = Lines()
    sheet.reset_dimensions()  # what the file says of its own size is not believed
    try:
        for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True), 1):
            if number > 5 * MAX_LINES:
                raise Unreadable(f"The sheet “{sheet.title[:40]}” goes beyond line {5 * MAX_LINES:,}.")
            lines.add(number, [_text(value) for value in row])
    except Unreadable:
        raise
    except Exception:
        raise Unreadable(f"The sheet “{sheet.title[:40]}” cannot be read. Save the workbook anew.") from None
    return lines.all()


def _text(value: object) -> str:
    """A cell as text: whole numbers without a point, days as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _looked_through(content: bytes) -> int:
    """The number of formulas in a package whose parts may be read. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _sizes(package.infolist())
            return sum(_formulas(package, part) for part in package.infolist() if _is_xml(part.filename))
    except Unreadable:
        raise
    except Exception:  # damaged packages raise errors of zipfile, zlib, struct and others
        raise Unreadable("This is not an Excel workbook that can be read. Save it anew as .xlsx or CSV.") from None


def _sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise Unreadable(f"The workbook has more than {MAX_PARTS} parts.")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable(f"Unpacked, the workbook is larger than {MAX_UNPACKED // 1_000_000} MB.")
    if any(part.file_size > max(_SMALL, MAX_RATIO * part.compress_size) for part in parts):
        raise Unreadable("A part of the workbook is packed more tightly than any table is.")
    names = [part.filename.lower() for part in parts]
    if "xl/workbook.xml" not in names:
        raise Unreadable("This package is not an Excel workbook (.xlsx).")
    if any(name.endswith(_NESTED) for name in names):
        raise Unreadable("The workbook holds another package. Save the table alone.")
    found = next((words for mark, words in _FORBIDDEN.items() if any(mark in name for name in names)), None)
    if found:
        raise Unreadable(f"The workbook holds {found}. Save the table alone, as .xlsx without them or as CSV.")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _formulas(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """The formulas of one part, read piece by piece; nothing of it is kept."""
    count = _Count()
    parser = XMLParser(target=count, forbid_dtd=True)
    try:
        with package.open(part) as file:
            while piece := file.read(_PIECE):
                parser.feed(piece)
            parser.close()
    except DefusedXmlException:
        raise Unreadable("The workbook declares XML entities or document types, which are not read.") from None
    except ParseError:
        raise Unreadable("A part of the workbook is not well-formed XML.") from None
    return count.formulas if part.filename.startswith(_SHEET_PARTS) else 0


class _Count:
    """What the parser tells of elements: counted, within limits."""

    def __init__(self) -> None:
        self.elements = self.depth = self.formulas = 0

    def start(self, tag: str, _: dict[str, str]) -> None:
        """An element begins."""
        self.elements += 1
        self.depth += 1
        self.formulas += tag == _CELL_FORMULA
        if self.elements > MAX_ELEMENTS or self.depth > MAX_DEPTH:
            raise Unreadable("The workbook holds far more than a table. Save the table alone.")

    def end(self, _: str) -> None:
        """An element ends."""
        self.depth -= 1

    def close(self) -> None:
        """The part ends."""

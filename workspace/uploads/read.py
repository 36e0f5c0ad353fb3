"""A file as sheets of text: CSV of any usual encoding and delimiter, or Excel's .xlsx. Nothing in it is run."""

import csv
import io

from workspace.uploads.excel import read_excel
from workspace.uploads.sheet import MAX_BYTES, Lines, Sheet, Unreadable

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ",;\t|"
_LOOKED_AT = 20  # lines that the delimiter is judged by


def read_file(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file, told apart by its content, not by its name. Raises Unreadable."""
    if not content:
        raise Unreadable("The file is empty.")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Split it and add the parts one by one.")
    if content.startswith(_ZIP):
        return read_excel(content)
    if content.startswith(_OLE):
        raise Unreadable("This is an old Excel file (.xls), or one with a password. Save it as plain .xlsx or CSV.")
    return (read_csv(content),)


def read_csv(content: bytes) -> Sheet:
    """A CSV file as one sheet. Raises Unreadable."""
    text, notes = _decoded(content)
    if "\0" in text:
        raise Unreadable("This is neither CSV nor an Excel workbook (.xlsx).")
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines, start = Lines(), 1
    try:
        for cells in reader:
            lines.add(start, [cell.strip() for cell in cells])
            start = reader.line_num + 1
    except csv.Error as problem:
        raise Unreadable(f"Line {start} cannot be read as CSV: {problem}.") from None
    if not lines.all():
        raise Unreadable("The file holds no line with text.")
    return Sheet("CSV", lines.all(), notes)


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        note = "The file is not UTF-8: it was read as Windows-1252. Look at names with accents in the preview."
        return _strictly(content, "cp1252"), (note,)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("The file's text cannot be read. Save it as CSV UTF-8 or as .xlsx.") from None


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the most columns of equal number; a comma where none does."""
    head = text[: _LOOKED_AT * 400].splitlines()[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda each: _columns(head, each))


def _columns(head: list[str], delimiter: str) -> int:
    try:
        widths = [len(cells) for cells in csv.reader(head, delimiter=delimiter) if cells]
    except csv.Error:
        return 0
    return widths[0] if widths and widths[0] > 1 and widths.count(widths[0]) * 2 > len(widths) else 0

"""Files as people send them: encodings, delimiters, workbooks; and files that would do harm."""

import io
import zipfile
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from workspace.uploads import excel
from workspace.uploads.read import read_file
from workspace.uploads.sheet import MAX_BYTES, MAX_COLUMNS, MAX_LINES, Unreadable

HEAD = "FIPS,Month,Drug,Count"


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(content: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The package with parts replaced, added or (None) taken away."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return file.getvalue()


SIMPLE = workbook(["FIPS", "Month", "Drug", "Count"], ["39061", "2025-03", "all_drugs", 12])


def refused(content: bytes) -> str:
    with pytest.raises(Unreadable) as problem:
        read_file(content)
    return str(problem.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_csv_reads_alike(encoding: str, delimiter: str) -> None:
    text = "County,Month,Drug,Count\r\nDoña Ana,2025-03,cocaine,4\r\n".replace(",", delimiter)
    (sheet,) = read_file(text.encode(encoding))
    assert sheet.header == ("County", "Month", "Drug", "Count")
    assert [(line.number, line.cells) for line in sheet.body] == [(2, ("Doña Ana", "2025-03", "cocaine", "4"))]
    assert bool(sheet.notes) == (encoding == "cp1252")


def test_lines_are_numbered_as_in_the_file() -> None:
    (sheet,) = read_file(f'{HEAD}\n\n"a\nb",2025-03,x,1\n,,,\n39061,2025-03,x,2\n'.encode())
    assert [line.number for line in sheet.lines] == [1, 3, 6]


def test_a_workbook_reads_as_text() -> None:
    book = workbook(["FIPS", "Month", "Count"], [1001, datetime(2025, 3, 1), 12.0], [None, None, None], ["x", "y", 1.5])
    (sheet,) = read_file(book)
    assert [(line.number, line.cells) for line in sheet.body] == [
        (2, ("1001", "2025-03-01", "12")),
        (4, ("x", "y", "1.5")),
    ]


def test_every_sheet_with_text_is_there() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["FIPS"])
    book.create_sheet("Empty")
    book.create_sheet("Second").append(["Agency"])
    file = io.BytesIO()
    book.save(file)
    assert [sheet.name for sheet in read_file(file.getvalue())] == ["Sheet", "Second"]


def test_formulas_are_not_evaluated() -> None:
    """openpyxl saves no value beside a formula: there is nothing to read, and nothing is computed."""
    (sheet,) = read_file(workbook(["FIPS", "Count"], ["39061", "=1+1"], ["39061", 3]))
    assert [line.cells for line in sheet.body] == [("39061",), ("39061", "3")]
    assert "1 cells hold formulas" in sheet.notes[0]


def test_a_formula_of_a_csv_is_text() -> None:
    (sheet,) = read_file(f"{HEAD}\n=cmd|' /C calc'!A0,2025-03,x,1\n".encode())
    assert sheet.body[0].cells[0] == "=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "no line with text"),
        (b"x" * (MAX_BYTES + 1), "larger than"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old Excel"),
        (b"FIPS\0,Month\n", "neither CSV"),
        (b"PK\x03\x04" + b"junk" * 50, "not an Excel workbook"),
        (SIMPLE[: len(SIMPLE) // 2], "not an Excel workbook"),
        ((HEAD + "\n" + "1,2,3,4\n" * (MAX_LINES + 2)).encode(), "more than 20,000 lines"),
        ((HEAD + "\n" + "1," * MAX_COLUMNS + "1\n").encode(), f"at most {MAX_COLUMNS} are read"),
        (f'{HEAD}\n"never closed,1,2,3\n{"x" * 400}'.encode(), "quotation mark may be open"),
        (workbook(["x" * 301]), "more than 300 characters"),
        (workbook([str(i) for i in range(MAX_COLUMNS + 1)]), "at most"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_words(content: bytes, said: str) -> None:
    assert said in refused(content)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&c;</t></si></sst>'
)
ELSEWHERE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>'
)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/sharedStrings.xml": ENTITIES}, "XML entities"),
        ({"xl/sharedStrings.xml": ELSEWHERE}, "XML entities"),
        ({"xl/sharedStrings.xml": b"<sst><si>"}, "not well-formed"),
        ({"xl/worksheets/sheet1.xml": b"<a/>"}, "No sheet"),
        ({"xl/media/a.zip": b"PK"}, "another package"),
        ({"xl/embeddings/a.bin": b"x"}, "embedded files"),
        ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, "links to other workbooks"),
        ({"xl/vbaProject.bin": b"x"}, "macros"),
        ({"xl/connections.xml": b"<a/>"}, "data connections"),
        ({"xl/workbook.xml": None}, "not an Excel workbook"),
        ({"xl/media/zeros.bin": bytes(2_000_000)}, "packed more tightly"),
        ({f"xl/media/{n}.bin": b"" for n in range(excel.MAX_PARTS)}, "parts"),
        ({"docProps/deep.xml": b"<a>" * 100 + b"</a>" * 100}, "far more than a table"),
    ],
)  # fmt: skip
def test_a_workbook_that_would_do_harm_is_refused(parts: dict[str, bytes | None], said: str) -> None:
    assert said in refused(changed(SIMPLE, parts))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty megabytes in forty kilobytes: told by the sizes that the package states, without reading a part."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<a/>")
        package.writestr("xl/worksheets/sheet1.xml", bytes(40_000_000))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a part was opened"))
    assert "larger than" in refused(file.getvalue())


def test_a_size_that_lies_unpacks_no_more_than_it_states() -> None:
    """A part that states fewer bytes than it holds is broken, not read on."""
    content = bytearray(changed(SIMPLE, {"docProps/pad.xml": b"<a>" + b" " * 900_000 + b"</a>"}))
    real = (900_007).to_bytes(4, "little")
    while (at := content.find(real)) >= 0:
        content[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        read_file(bytes(content))


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    far = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str"><v>FIPS</v></c></row>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert "goes beyond line" in refused(changed(SIMPLE, {"xl/worksheets/sheet1.xml": far}))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_whatever_comes_is_read_or_refused(content: bytes) -> None:
    try:
        sheets = read_file(content)
    except Unreadable:
        return
    assert all(len(line.cells) <= MAX_COLUMNS for sheet in sheets for line in sheet.lines)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(SIMPLE)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_file(bytes(content))
    except Unreadable:
        return

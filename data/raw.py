"""Read a raw file as text, its index the line in the file, and turn text into numbers or say which line is wrong."""

import csv
import gzip
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow

from data.errors import WrongInput, one_line


def read_rows(
    raw: Path, file: str, columns: tuple[str, ...], separator: str = ",", encoding: str = "utf-8-sig"
) -> pd.DataFrame:
    """Every cell of a delimited file as text, blanks as "", indexed by the 1-based line in the file.

    `columns` are those that must be there; they come first, in that order, and the rest are left out.
    `encoding` is the file's: some publishers still write that of Windows ("cp1252").
    Raises WrongInput for a missing or unreadable file, a missing column and a line with too few or too many fields.
    """
    header, *lines = _read_lines(raw, file, separator, encoding)
    missing = [name for name in columns if name not in header.fields]
    if missing:
        raise WrongInput(file, header.number, f"the header must have the column {missing[0]!r}")
    for line in lines:
        if len(line.fields) != len(header.fields):
            raise WrongInput(file, line.number, "the line must have as many fields as the header")
    index = pd.Index([line.number for line in lines])
    frame = pd.DataFrame([line.fields for line in lines], index=index, columns=header.fields, dtype="str")
    return frame[list(columns)]


def read_parquet_rows(raw: Path, file: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """The named columns of a Parquet file as text, missing as "", indexed by the 1-based row in the file.

    Raises WrongInput for a missing or unreadable file and for a missing column.
    """
    try:
        frame = pd.read_parquet(raw / file)
    except FileNotFoundError:
        raise WrongInput(file, None, "the file must be in the raw folder") from None
    except (pyarrow.ArrowException, OSError) as error:
        raise WrongInput(file, None, f"the file must be readable as Parquet ({one_line(error)})") from error
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise WrongInput(file, None, f"the file must have the column {missing[0]!r}")
    text = frame[list(columns)].astype("str").fillna("")
    return text.set_axis(pd.RangeIndex(1, len(text) + 1))


def read_sheet_rows(
    raw: Path, file: str, columns: tuple[str, ...], sheet: str | int = 0, header_row: int = 1
) -> pd.DataFrame:
    """The named columns of a sheet of an Excel workbook as text, blanks as "", indexed by the 1-based row in the sheet.

    A column without a name in the header is called by its place, from 0: "Unnamed: 1". Raises WrongInput for a missing
    or unreadable file, a missing sheet and a missing column.
    """
    try:
        frame = pd.read_excel(raw / file, sheet_name=sheet, header=header_row - 1, dtype="str", keep_default_na=False)
    except FileNotFoundError:
        raise WrongInput(file, None, "the file must be in the raw folder") from None
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise WrongInput(file, None, f"the file must be readable as an Excel workbook ({one_line(error)})") from error
    frame.columns = frame.columns.astype("str")
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise WrongInput(file, header_row, f"the sheet must have the column {missing[0]!r}")
    text = frame[list(columns)].fillna("")
    return text.set_axis(pd.RangeIndex(header_row + 1, header_row + 1 + len(text)))


def read_header(raw: Path, file: str, sheet: str) -> list[str]:
    """The names of a sheet's columns. Raises WrongInput for a missing or unreadable file and for a missing sheet."""
    try:
        return [str(name) for name in pd.read_excel(raw / file, sheet_name=sheet, nrows=0).columns]
    except FileNotFoundError:
        raise WrongInput(file, None, "the file must be in the raw folder") from None
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise WrongInput(file, None, f"the file must be readable as a workbook ({one_line(error)})") from error


def refuse(wrong: pd.Series, file: str, rule: str) -> None:
    """Raise WrongInput for the first line that is marked wrong, if any."""
    if wrong.any():
        raise WrongInput(file, int(wrong.index[wrong].tolist()[0]), rule)


def numbers(text: pd.Series, file: str, low: float | None = None) -> pd.Series:
    """Text to float64; blank becomes missing. Raises WrongInput at the first that is no number or is below `low`."""
    values = pd.to_numeric(text.where(text.ne("")), errors="coerce").astype("float64")
    refuse(values.isna() & text.ne(""), file, f"{text.name} must be a number or blank")
    if low is not None:
        refuse(values.lt(low), file, f"{text.name} must be {low:g} or more")
    return values


def counts(text: pd.Series, file: str) -> pd.Series:
    """Text to nullable Int64; blank becomes missing. Raises WrongInput at the first that is not a whole number ≥ 0."""
    values = numbers(text, file, low=0)
    refuse(values.notna() & values.mod(1).ne(0), file, f"{text.name} must be a whole number")
    return values.astype("Int64")


def required_counts(text: pd.Series, file: str) -> pd.Series:
    """As counts, and no blank."""
    refuse(text.eq(""), file, f"{text.name} must not be blank")
    return counts(text, file)


def codes(text: pd.Series, file: str, pattern: str, meaning: str) -> pd.Series:
    """The same text, every cell matching `pattern`; raises WrongInput at the first that does not."""
    refuse(~text.str.fullmatch(pattern).astype(bool), file, f"{text.name} must be {meaning}")
    return text


def fips(text: pd.Series, file: str) -> pd.Series:
    """County codes: five digits as text, leading zero kept."""
    return codes(text, file, r"\d{5}", "a county FIPS code of five digits")


def translate(text: pd.Series, words: dict[str, str], file: str) -> pd.Series:
    """Each cell by its entry in `words`; raises WrongInput at the first that has none."""
    refuse(~text.isin(list(words)), file, f"{text.name} must be one of: {', '.join(words)}")
    return text.map(words)


class _Line(NamedTuple):
    number: int
    fields: list[str]


def _read_lines(raw: Path, file: str, separator: str, encoding: str) -> list[_Line]:
    """The lines of a delimited file, gzipped or not, numbered; csv, unlike pandas, shows a short line."""
    opener = gzip.open if file.endswith(".gz") else open
    try:
        with opener(raw / file, "rt", encoding=encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=separator, strict=True)
            lines = [_Line(reader.line_num, fields) for fields in reader]
    except FileNotFoundError:
        raise WrongInput(file, None, "the file must be in the raw folder") from None
    except (csv.Error, UnicodeDecodeError, OSError, EOFError, zlib.error) as error:
        raise WrongInput(file, None, f"the file must be readable as a delimited table ({one_line(error)})") from error
    if not lines:
        raise WrongInput(file, 1, "the file must have a header")
    return lines

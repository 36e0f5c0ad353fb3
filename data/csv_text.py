"""CSV that a spreadsheet may open: text that it would run as a formula gets an apostrophe before it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# what begins so, unless it is a number as a whole: spreadsheets run "-2+3" as well as "=2"
FORMULA = r"[=+@\t\r]|-(?!\d[\d,]*(?:\.\d+)?%?$)"
_FORMULA = re.compile(FORMULA)


def defused(text: str) -> str:
    """The text, or the text after an apostrophe where a spreadsheet would run it."""
    return f"'{text}" if _FORMULA.match(text) else text


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV: numbers as they are, text defused, nothing for None."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    return value if isinstance(value, int | float) else defused(str(value))

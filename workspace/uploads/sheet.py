"""What a file holds once it is read: sheets of lines of text, whatever it was written as."""

from dataclasses import dataclass

MAX_BYTES = 5_000_000
MAX_LINES = 20_000
MAX_COLUMNS = 40
MAX_TEXT = 300  # characters of a cell
MAX_SHEETS = 20


class Unreadable(ValueError):
    """A file that is not taken; the text says why and what to send instead."""


@dataclass(frozen=True)
class Line:
    """One line that is not empty. number: as the person's program counts it, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """The text of a column; "" where the line is shorter or there is no such column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """One table: its lines, the first of which names the columns. notes: what a person should know of the reading."""

    name: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.lines[0].cells if self.lines else ()

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines below the names of the columns."""
        return self.lines[1:]


class Lines:
    """Gathers lines and refuses a file at the first limit that it breaks."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def add(self, number: int, cells: list[str]) -> None:
        """Take one line; an empty one is left out. Raises Unreadable."""
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            return
        if len(self._lines) > MAX_LINES:
            raise Unreadable(f"The file has more than {MAX_LINES:,} lines. Split it and add the parts one by one.")
        if len(cells) > MAX_COLUMNS:
            raise Unreadable(f"Line {number} has {len(cells)} columns; at most {MAX_COLUMNS} are read.")
        long = next((at for at, text in enumerate(cells) if len(text) > MAX_TEXT), None)
        if long is not None:
            raise Unreadable(
                f"Line {number}, column {long + 1} holds more than {MAX_TEXT} characters. A quotation mark may be open."
            )
        self._lines.append(Line(number, tuple(cells)))

    def all(self) -> tuple[Line, ...]:
        """The lines gathered."""
        return tuple(self._lines)

"""A file from its bytes to what would be saved: the one way that the page and the API share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workspace.corrections import added
from workspace.uploads.check import Checked, check
from workspace.uploads.mapping import Mapping, propose
from workspace.uploads.places import Counties, counties_of
from workspace.uploads.read import read_file
from workspace.uploads.sheet import Sheet, Unreadable


@dataclass(frozen=True)
class Preview:
    """What is known of a file. unmapped: what must be chosen first; then there is no `checked`."""

    names: tuple[str, ...]
    sheet: Sheet
    mapping: Mapping
    unmapped: tuple[str, ...]
    checked: Checked | None

    @property
    def good(self) -> bool:
        """Whether it may be saved."""
        return self.checked is not None and self.checked.good


def preview(
    content: bytes, hidta: str, today: date, *, sheet: str = "", map_columns: Callable[[Sheet], Mapping] | None = None
) -> Preview:
    """Read, map and check. sheet: its name, the first if empty. map_columns: None proposes. Raises Unreadable."""
    sheets = read_file(content)
    chosen = next((each for each in sheets if each.name == sheet), None if sheet else sheets[0])
    if chosen is None:
        raise Unreadable(f"The file has no sheet “{sheet[:40]}”.")
    mapping = map_columns(chosen) if map_columns else propose(chosen.header)
    unmapped = mapping.wrong(max((len(line.cells) for line in chosen.lines), default=0))
    checked = None if unmapped else check(chosen, mapping, region_counties(hidta), today)
    return Preview(tuple(each.name for each in sheets), chosen, mapping, unmapped, checked)


def region_counties(hidta: str) -> Counties:
    """The counties whose counts a region may upload: those listed and those that corrections add."""
    return counties_of(hidta, added(hidta))

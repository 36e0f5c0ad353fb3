"""A region's counts as people outside it see them: sums by place, calendar year and drug, small counts hidden."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from workspace.suppression import Sums, hidden_cells
from workspace.uploads.check import Row

ALL_PLACES = ""
_Key = tuple[str, str, str]  # kind of place, place, drug


@dataclass(frozen=True)
class SharedCell:
    """One sum. place: FIPS, an agency's name, or "" for the region's sum. count: None where hidden."""

    place_kind: str
    place: str
    year: int
    drug: str
    count: int | None

    @property
    def hidden(self) -> bool:
        """Whether there is a number that is not shown."""
        return self.count is None


@dataclass(frozen=True)
class SharedTable:
    """The sums, and the months that each year's rest on: 12 of them make a whole year."""

    cells: tuple[SharedCell, ...]
    months: dict[int, int]


def shared_table(rows: Iterable[Row]) -> SharedTable:
    """The table of some counts; a place, year and drug without a row has no cell, which is not zero."""
    by_year: dict[int, Counter[_Key]] = defaultdict(Counter)
    months: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        by_year[row.month.year][(row.place_kind, row.place, row.drug)] += row.count
        months[row.month.year].add(row.month.month)
    cells = [cell for year in sorted(by_year) for cell in _year(year, tuple(sorted(by_year[year].items())))]
    return SharedTable(tuple(cells), {year: len(found) for year, found in sorted(months.items())})


@lru_cache(maxsize=128)
def _year(year: int, counts: tuple[tuple[_Key, int], ...]) -> tuple[SharedCell, ...]:
    """One year's cells with the sums over places; years share no sum, so each is judged by itself."""
    keys, values = [key for key, _ in counts], [count for _, count in counts]
    totals = []
    for kind, drug in sorted({(kind, drug) for kind, _, drug in keys}):
        parts = tuple(at for at, key in enumerate(keys) if (key[0], key[2]) == (kind, drug) and key[1] != ALL_PLACES)
        totals.append((len(keys), parts))
        keys.append((kind, ALL_PLACES, drug))
        values.append(sum(values[part] for part in parts))
    hidden = hidden_cells(values, Sums(tuple(totals), _at_most(keys, values)))
    return tuple(
        SharedCell(kind, place, year, drug, None if at in hidden else values[at])
        for at, (kind, place, drug) in enumerate(keys)
    )


def _at_most(keys: list[_Key], values: list[int]) -> tuple[tuple[int, int], ...]:
    """One drug's count is at most that of all drugs, where the two were counted alike."""
    where = {key: at for at, key in enumerate(keys)}
    pairs = [
        (at, where.get((kind, place, "all_drugs"))) for (kind, place, drug), at in where.items() if drug != "all_drugs"
    ]
    return tuple(
        (lesser, greater) for lesser, greater in pairs if greater is not None and values[lesser] <= values[greater]
    )

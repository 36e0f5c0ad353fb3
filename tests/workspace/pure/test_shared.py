"""What people outside a region see of its counts."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from workspace.suppression import THRESHOLD, Sums, bounds
from workspace.uploads.check import Row
from workspace.uploads.shared import ALL_PLACES, SharedCell, shared_table

KEYS = st.tuples(
    st.sampled_from(["39153", "39061", "39035", "39113"]),
    st.sampled_from([date(2024, 3, 1), date(2024, 7, 1), date(2025, 1, 1)]),
    st.sampled_from(["all_drugs", "heroin", "cocaine"]),
)
ROWS = st.dictionaries(KEYS, st.integers(0, 30), min_size=1, max_size=25).map(
    lambda counts: [Row(2, place, "county", month, drug, count) for (place, month, drug), count in counts.items()]
)


def sums_of(rows: list[Row]) -> dict[tuple[str, int, str], int]:
    found: dict[tuple[str, int, str], int] = {}
    for row in rows:
        for place in (row.place, ALL_PLACES):
            key = (place, row.month.year, row.drug)
            found[key] = found.get(key, 0) + row.count
    return found


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_no_small_count_is_shown_or_follows_from_what_is(rows: list[Row]) -> None:
    true, table = sums_of(rows), shared_table(rows)
    assert {(cell.place, cell.year, cell.drug) for cell in table.cells} == set(true)
    for cell in table.cells:
        count = true[cell.place, cell.year, cell.drug]
        assert cell.count in (None, count)
        if 0 < count < THRESHOLD:
            assert cell.hidden
            low, high = _attack(table.cells, true, cell)
            assert low <= 1 + 1e-6
            assert high >= THRESHOLD - 1 - 1e-6


def _attack(
    cells: tuple[SharedCell, ...], true: dict[tuple[str, int, str], int], target: SharedCell
) -> tuple[float, float]:
    """All that a reader knows: every sum over places, and that one drug is at most all drugs where that is so."""
    where = {(cell.place, cell.year, cell.drug): at for at, cell in enumerate(cells)}
    totals = tuple(
        (at, tuple(i for (p, y, d), i in where.items() if p != ALL_PLACES and (y, d) == (year, drug)))
        for (place, year, drug), at in where.items()
        if place == ALL_PLACES
    )
    at_most = tuple(
        (at, where[place, year, "all_drugs"])
        for (place, year, drug), at in where.items()
        if drug != "all_drugs"
        and (place, year, "all_drugs") in where
        and true[place, year, drug] <= true[place, year, "all_drugs"]
    )
    values = [true[cell.place, cell.year, cell.drug] for cell in cells]
    hidden = frozenset(at for at, cell in enumerate(cells) if cell.hidden)
    return bounds(values, Sums(totals, at_most), hidden, where[target.place, target.year, target.drug])


def test_months_say_whether_a_year_is_whole() -> None:
    rows = [Row(2, "39153", "county", date(2025, month, 1), "heroin", 20) for month in (1, 2, 5)]
    table = shared_table(rows)
    assert table.months == {2025: 3}
    assert [(cell.place, cell.count) for cell in table.cells] == [("39153", 60), (ALL_PLACES, 60)]

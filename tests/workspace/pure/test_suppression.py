"""What a reader with linear programming can work out of a table that left the region."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workspace.suppression import THRESHOLD, Sums, bounds, hidden_cells

COUNTS = st.one_of(st.integers(0, 14), st.integers(0, 400))


def with_margins(grid: list[list[int]]) -> tuple[list[int], Sums]:
    """A table of rows and columns with its row sums, column sums and grand total, as one list of cells."""
    height, width = len(grid), len(grid[0])
    values = [value for row in grid for value in row]
    totals = []
    for row in range(height):
        totals.append((len(values), tuple(row * width + column for column in range(width))))
        values.append(sum(grid[row]))
    for column in range(width):
        totals.append((len(values), tuple(row * width + column for row in range(height))))
        values.append(sum(row[column] for row in grid))
    totals.append((len(values), tuple(range(height * width, height * width + height))))
    values.append(sum(map(sum, grid)))
    return values, Sums(tuple(totals))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], Sums]:
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    return with_margins([[draw(COUNTS) for _ in range(width)] for _ in range(height)])


@st.composite
def drugs_of_places(draw: st.DrawFn) -> tuple[list[int], Sums]:
    """Counties of a region: all drugs and two classes that overlap, each with its regional sum."""
    places = draw(st.integers(1, 5))
    values: list[int] = []
    totals, at_most = [], []
    for _ in range(places):
        everything = draw(COUNTS)
        at_most += [(len(values) + 1, len(values)), (len(values) + 2, len(values))]
        values += [everything, draw(st.integers(0, everything)), draw(st.integers(0, everything))]
    for drug in range(3):
        parts = tuple(3 * place + drug for place in range(places))
        totals.append((3 * places + drug, parts))
        values.append(sum(values[part] for part in parts))
    at_most += [(3 * places + 1, 3 * places), (3 * places + 2, 3 * places)]
    return values, Sums(tuple(totals), tuple(at_most))


@settings(max_examples=60, deadline=None)
@given(st.one_of(tables(), drugs_of_places()))
def test_a_small_count_may_be_anything_small(table: tuple[list[int], Sums]) -> None:
    """The stated rule: what a reader can work out reaches from 1 or less to 9 or more."""
    values, sums = table
    hidden = hidden_cells(values, sums)
    for at, value in enumerate(values):
        if 0 < value < THRESHOLD:
            assert at in hidden
            low, high = bounds(values, sums, hidden, at)
            assert low <= 1 + 1e-6
            assert high >= THRESHOLD - 1 - 1e-6


@settings(max_examples=40, deadline=None)
@given(st.one_of(tables(), drugs_of_places()))
def test_no_hidden_cell_can_be_worked_out(table: tuple[list[int], Sums]) -> None:
    values, sums = table
    hidden = hidden_cells(values, sums)
    for at in hidden:
        low, high = bounds(values, sums, hidden, at)
        assert low <= values[at] + 1e-6
        assert high >= values[at] - 1e-6
        assert high - low > 1e-6


@given(st.lists(st.integers(10, 500), min_size=2, max_size=8))
def test_nothing_is_hidden_without_need(counts: list[int]) -> None:
    values, sums = with_margins([counts])
    assert hidden_cells(values, sums) == frozenset()


def test_one_small_count_takes_another_cell_with_it() -> None:
    values, sums = with_margins([[3, 40], [50, 60]])
    hidden = hidden_cells(values, sums)
    assert 0 in hidden
    assert len(hidden) >= 4  # in a table with both margins nothing less protects one cell
    low, high = bounds(values, sums, hidden, 0)
    assert low <= 1
    assert high >= 9


def test_hiding_small_counts_alone_would_tell_them() -> None:
    """The attack that the rule is for: without further cells the difference tells the count."""
    values, sums = with_margins([[3, 40], [50, 60]])
    assert bounds(values, sums, frozenset({0}), 0) == (3, 3)


def test_one_drug_does_not_tell_another() -> None:
    """Nine died of any drug in one county: that eight died of one may not be shown either."""
    values = [9, 8, 30, 20, 39, 28]  # county A all, class; county B all, class; the region
    sums = Sums(((4, (0, 2)), (5, (1, 3))), ((1, 0), (3, 2), (5, 4)))
    hidden = hidden_cells(values, sums)
    for at in (0, 1):
        low, high = bounds(values, sums, hidden, at)
        assert (low <= 1, high >= 9) == (True, True)


def test_three_directions() -> None:
    """Counties by years by drugs with every margin: a table that is no network."""
    shape = (3, 3, 2)
    cells = {key: (7 * key[0] + 5 * key[1] + 3 * key[2]) % 23 for key in product(*map(range, shape))}
    keys = list(product(*[[*range(size), "all"] for size in shape]))
    values, totals = [], []
    where = {key: at for at, key in enumerate(keys)}
    for key in keys:
        members = [c for c in cells if all(k in ("all", part) for k, part in zip(key, c, strict=True))]
        values.append(sum(cells[c] for c in members))
        for axis, part in enumerate(key):
            if part == "all":
                parts = tuple(where[(*key[:axis], each, *key[axis + 1 :])] for each in range(shape[axis]))
                totals.append((where[key], parts))
    sums = Sums(tuple(totals))
    hidden = hidden_cells(values, sums)
    for at, value in enumerate(values):
        if 0 < value < THRESHOLD:
            low, high = bounds(values, sums, hidden, at)
            assert low <= 1 + 1e-6
            assert high >= 9 - 1e-6


def test_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="do not keep the sums"):
        hidden_cells([1, 2, 4], Sums(((2, (0, 1)),)))

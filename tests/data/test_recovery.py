"""No table gives a hidden count away: worlds are published, parsed and derived, and an attacker tries to get them back.

What the attacker may know, and what it tries, is in docs/decisions/0008-suppression.md.
"""

import itertools
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import parquet
from data.catalog import CATALOG
from data.errors import WrongInput
from data.sources import vsrr_county, vsrr_state, wonder_county
from tests.attack.bounds import Contradiction, Fact, tightest
from tests.attack.readings import Number, recovered, unexplained
from tests.attack.served import table_numbers
from tests.attack.worlds import PUBLISHED, World, draw, publish, redrawn, served

TABLES = (*((name, "fips") for name in PUBLISHED), ("county_death_rates", "fips"), ("hidta_deaths", "hidta_slug"))
SEEDS = st.integers(0, 2**32 - 1)


def numbers() -> list[Number]:
    """Everything the tables of deaths say that serve now."""
    return list(itertools.chain.from_iterable(table_numbers(name, place) for name, place in TABLES))


@given(seed=SEEDS)
@settings(deadline=None, derandomize=True, max_examples=3)
def test_every_number_of_a_table_has_a_public_meaning(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    world = draw(seed)
    with served(publish(world, tmp_path_factory.mktemp("world"))):
        found = numbers()
    assert unexplained(found, world.known) == []
    assert recovered(found, world.known) == {}


@given(seed=SEEDS)
@settings(deadline=None, derandomize=True, max_examples=2)
def test_what_is_hidden_changes_no_byte_of_a_table(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    world = draw(seed)
    other = redrawn(world, seed)
    assert other.truth != world.truth
    assert other.boxes == world.boxes
    one, two = (publish(each, tmp_path_factory.mktemp("world")) for each in (world, other))
    assert {file.name: file.read_bytes() for file in one.iterdir()} == {
        file.name: file.read_bytes() for file in two.iterdir()
    }


# --- the attacker itself: tables that leak are caught ---------------------------------------------------------------


def leak(dataset_id: str, change: Callable[[pd.DataFrame], pd.DataFrame], tables: Path) -> None:
    """Let a table of the folder be a leaking one."""
    dataset, file = CATALOG[dataset_id], tables / f"{dataset_id}.parquet"
    parquet.write(parquet.tidy(change(parquet.read(dataset, file)), dataset), dataset, file)


def sums_with_hidden(world: World) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The regions' reported deaths, hidden ones included."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        keys = zip(frame["hidta_slug"], frame["period"], strict=True)
        sums = [sum(world.truth[cell] for cell in world.known.cells(*key)) for key in keys]
        return frame.assign(deaths=pd.Series(sums, dtype="Int64").where(frame["deaths"].notna()))

    return change


def rates_of_hidden(world: World) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The counties' rates, of hidden counts too."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        keys = zip(frame["fips"], frame["period"], strict=True)
        return frame.assign(rate=[world.truth[key] * 1e5 / world.people[key[0]] for key in keys])

    return change


def bounds_by_truth(world: World) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Upper bounds that a well-meaning hand narrowed to what it knew."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        keys = zip(frame["fips"], frame["year"].astype("str"), strict=True)
        truth = pd.Series([world.truth[key] for key in keys])
        return frame.assign(upper=frame["upper"].mask(truth.lt(5) & frame["deaths"].isna(), 4))

    return change


@pytest.mark.parametrize(
    ("dataset_id", "leaking"),
    [
        ("hidta_deaths", sums_with_hidden),
        ("county_death_rates", rates_of_hidden),
        ("county_deaths_annual", bounds_by_truth),
    ],
)
def test_a_leaking_table_is_caught(
    tmp_path: Path, dataset_id: str, leaking: Callable[[World], Callable[[pd.DataFrame], pd.DataFrame]]
) -> None:
    world = draw(7)
    tables = publish(world, tmp_path)
    leak(dataset_id, leaking(world), tables)
    with served(tables):
        found = numbers()
    odd = unexplained(found, world.known)
    assert odd
    assert {number.channel.partition(".")[0] for number in odd} == {dataset_id}
    if dataset_id == "county_deaths_annual":
        return  # a bound is no sum: it is noticed, not solved
    bounds = recovered(found, world.known)
    exact = [cell for cell, (low, high) in bounds.items() if low == high]
    assert len(exact) > 10
    assert all(low <= world.truth[cell] <= high for cell, (low, high) in bounds.items())


def test_two_sums_that_share_a_cell_are_solved_together() -> None:
    a, b, c = (("a", "1"), ("b", "1"), ("c", "1"))
    boxes = dict.fromkeys((a, b, c), (1, 9))
    facts = [Fact({a: 1, b: 1}, 17, 17), Fact({b: 1, c: 1}, 10, 10)]
    assert tightest(boxes, facts) == {a: (8, 9), b: (8, 9), c: (1, 2)}
    with pytest.raises(Contradiction):
        tightest(boxes, [Fact({a: 1}, 12, 12)])


# --- ingest: a number beside a mark of suppression is not taken -----------------------------------------------------

SUPPRESSED_COUNTY = "One or more data cells have counts between 1-9 and have been suppressed"
SUPPRESSED_STATE = "Underreported due to incomplete data. Data suppressed (<10)."


def county_rows(count: str, footnote: str) -> pd.DataFrame:
    row = {"fips": "6025", "monthendingdate": "2025-12-31T00:00:00.000", "provisional_drug_overdose": count}
    return pd.DataFrame([row | {"footnote": footnote}], index=[2], dtype="str")


def state_rows(count: str, footnote: str) -> pd.DataFrame:
    row = dict.fromkeys(vsrr_state.COLUMNS, "") | {"state": "WY", "state_name": "Wyoming", "year": "2024"}
    row |= {"month": "May", "indicator": "Heroin (T40.1)", "data_value": count, "footnote": footnote}
    return pd.DataFrame([row], index=[2], dtype="str")


@given(count=st.integers(0, 2_000))
@settings(deadline=None, derandomize=True, max_examples=8)
def test_a_count_beside_its_mark_of_suppression_is_refused(count: int) -> None:
    people = pd.DataFrame({"fips": ["06025"], "population": [179_000], "population_year": [2024]})
    with pytest.raises(WrongInput, match="suppressed"):
        vsrr_county.tidy(county_rows(str(count), SUPPRESSED_COUNTY), "file", people)
    with pytest.raises(WrongInput, match="suppressed"):
        vsrr_state.tidy(state_rows(str(count), SUPPRESSED_STATE), "file")


@given(count=st.integers(1, 9))
@settings(deadline=None, derandomize=True, max_examples=9)
def test_a_count_that_its_publisher_would_hide_is_refused(count: int) -> None:
    people = pd.DataFrame({"fips": ["06025"], "population": [179_000], "population_year": [2024]})
    with pytest.raises(WrongInput, match="1 to 9"):
        vsrr_county.tidy(county_rows(str(count), ""), "file", people)
    with pytest.raises(WrongInput, match="1 to 9"):
        vsrr_state.tidy(state_rows(str(count), ""), "file")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (wonder_county.FILE, "06025,2015,{},suppressed,180000"),
        (wonder_county.FILE, "06025,2023,{},suppressed_or_zero,180000"),
        (wonder_county.FILE, "06025,2015,{},reported,180000"),
        (vsrr_county.FILE, "06025,20,{},True,180000,2024"),
        (vsrr_county.FILE, "06025,20,{},False,180000,2024"),
        (vsrr_county.FILE, "06025,{},20,False,180000,2024"),
    ],
)
def test_a_raw_file_with_a_hidden_count_is_refused(tmp_path: Path, file: str, line: str) -> None:
    header = {
        wonder_county.FILE: "fips,year,deaths,status,population",
        vsrr_county.FILE: "fips,deaths_12m_2024_12,deaths_12m_2025_12,suppressed_2025_12,population_2024,pop_year",
    }[file]
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(f"{header}\n{line.format(6)}\n")
    source = wonder_county if file == wonder_county.FILE else vsrr_county
    with pytest.raises(WrongInput, match=r"suppressed|1 to 9"):
        source.parse(tmp_path)

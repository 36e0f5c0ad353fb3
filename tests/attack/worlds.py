"""Made-up worlds: true counts of a few real counties, published by the publisher's rule as its raw files, then tables.

Each raw row also carries the true count in a column of its own, as no publisher would: what enters a table must not
depend on it.
"""

import csv
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from data import parquet, store
from data.build import with_derived
from data.catalog import CATALOG
from data.derived.hidta_deaths import published_members
from data.registry import maker
from data.sources import county_population, vsrr_county, wonder_county
from tests.attack.bounds import Box, Cell
from tests.attack.readings import Publication

YEARS = tuple(str(year) for year in range(2010, 2024))
MONTHS = {"2024-12": "deaths_12m_2024_12", "2025-12": "deaths_12m_2025_12"}
UNLISTED = "2023"  # the year whose list leaves out counties under 10, zero or not
# all of three small regions, some of a fourth, one county of each of two more, and two of no region
COUNTIES = (
    "06025", "06073", "32003", "32031", "15001", "15003", "15007", "15009",
    "04003", "04005", "04012", "04013", "35001", "41051", "06003", "04001",
)  # fmt: skip
PUBLISHED = ("county_deaths_annual", "county_deaths_provisional")
_HIDDEN_FROM, _HIDDEN_TO = 1, 9


@dataclass(frozen=True)
class World:
    """True counts by county and period, the counties' people, and all counties of their regions by slug."""

    truth: Mapping[Cell, int]
    people: Mapping[str, int]
    regions: Mapping[str, tuple[str, ...]]

    @property
    def boxes(self) -> dict[Cell, Box]:
        """What the publisher's own rows leave: exact where published, else 1–9, or 0–9 where not listed."""
        return {cell: box(count, cell[1]) for cell, count in self.truth.items()}

    @property
    def known(self) -> Publication:
        """What everybody may know of this world."""
        return Publication(self.boxes, {cell: float(self.people[cell[0]]) for cell in self.truth}, self.regions)

    @property
    def hidden(self) -> list[Cell]:
        """The cells the publisher hides."""
        return [cell for cell, (low, high) in self.boxes.items() if low < high]


def box(count: int, period: str) -> Box:
    """The publisher's rule for one count: what a reader of its table knows."""
    if period == UNLISTED and count <= _HIDDEN_TO:
        return 0, _HIDDEN_TO
    return (_HIDDEN_FROM, _HIDDEN_TO) if _HIDDEN_FROM <= count <= _HIDDEN_TO else (count, count)


def draw(seed: int) -> World:
    """A world by chance: some counties are nearly always hidden, some now and then, some never."""
    chance = np.random.default_rng(seed)
    usual = chance.choice([1, 4, 8, 11, 25, 400], size=len(COUNTIES))
    truth = {
        (fips, period): int(chance.poisson(level))
        for fips, level in zip(COUNTIES, usual, strict=True)
        for period in (*YEARS, *MONTHS)
    }
    people = {fips: int(number) for fips, number in zip(COUNTIES, chance.integers(900, 2_000_000, 16), strict=True)}
    return World(truth, people, regions_of(COUNTIES))


def redrawn(world: World, seed: int) -> World:
    """Another truth behind the same publication: only hidden cells differ."""
    chance = np.random.default_rng(seed)
    boxes = world.boxes
    truth = dict(world.truth) | {cell: int(chance.integers(boxes[cell][0], 10)) for cell in world.hidden}
    return World(truth, world.people, world.regions)


def regions_of(counties: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The regions that have one of these counties: slug, and all their counties as deaths are published for them."""
    codes = store.load_snapshot("county_code_changes")
    listed = published_members(store.load_snapshot("hidta_counties"), codes).groupby("hidta_slug")["fips"]
    return {slug: tuple(members) for slug, members in listed if members.isin(counties).any()}


def publish(world: World, folder: Path) -> Path:
    """Write the publisher's raw files of a world, parse them, derive what follows; the folder of tables.

    Tables that deaths do not touch are the snapshot's.
    """
    raw, tables = folder / "raw", folder / "tables"
    _write_raw(world, raw)
    tables.mkdir(parents=True)
    for dataset in CATALOG.values():
        shutil.copy2(store.snapshot_path(dataset.id), tables / f"{dataset.id}.parquet")
    frames = {"county_deaths_annual": wonder_county.parse(raw), "county_deaths_provisional": vsrr_county.parse(raw)}
    for dataset in with_derived(PUBLISHED):
        made = frames.get(dataset.id)
        if made is None:
            inputs = (parquet.read(CATALOG[name], tables / f"{name}.parquet") for name in dataset.inputs)
            made = maker(dataset)(*inputs)
        parquet.write(parquet.tidy(made, dataset), dataset, tables / f"{dataset.id}.parquet")
    return tables


@contextmanager
def served(tables: Path) -> Iterator[None]:
    """Let the app serve this folder of tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(store.TABLES_VARIABLE, str(tables))
        yield


def _write_raw(world: World, raw: Path) -> None:
    wonder = [
        (fips, year, *_wonder_cells(world.truth[fips, year], year), world.people[fips], world.truth[fips, year])
        for fips in COUNTIES
        for year in YEARS
    ]
    _write(raw / wonder_county.FILE, ("fips", "year", "deaths", "status", "population", "true_count"), wonder)
    windows = [(fips, *_vsrr_cells(world, fips), world.people[fips], 2024, world.truth[fips, "2025-12"])
               for fips in COUNTIES]  # fmt: skip
    header = ("fips", *MONTHS.values(), "suppressed_2025_12", "population_2024", "pop_year", "true_count")
    _write(raw / vsrr_county.FILE, header, windows)
    census = [(fips, year, world.people[fips], "V2024") for fips in COUNTIES for year in range(2020, 2025)]
    _write(raw / county_population.FILE, ("fips", "year", "population", "vintage"), census)


def _wonder_cells(count: int, year: str) -> tuple[int | str, str]:
    low, high = box(count, year)
    if low == high:
        return count, "reported"
    return "", "suppressed_or_zero" if year == UNLISTED else "suppressed"


def _vsrr_cells(world: World, fips: str) -> tuple[int | str | bool, ...]:
    boxes = [box(world.truth[fips, month], month) for month in MONTHS]
    shown = [low if low == high else "" for low, high in boxes]
    return (*shown, shown[-1] == "")


def _write(file: Path, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)

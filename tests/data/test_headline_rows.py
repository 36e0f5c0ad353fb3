"""The headline rows of all 33 regions against the publishers' raw files, summed here by plain Python and csv alone."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.views.mortality import LATEST
from data.views.regions import region_change, region_deaths

DEATHS = "mortality/vsrr_county_12m_2024-12_2025-12.csv"
MEMBERS = "hidta/hidta_counties_compiled.csv"
# two designated areas of Alaska whose deaths are published as one
PUBLISHED_AS = {"02063": "02261", "02066": "02261"}


@dataclass
class Row:
    """One region by hand: counties reported and hidden, deaths, bounds, people, and the counties of both years."""

    reported: int = 0
    hidden: int = 0
    absent: int = 0
    deaths: int = 0
    people: int = 0
    compared: int = 0
    before: int = 0
    after: int = 0

    @property
    def bounds(self) -> tuple[int, int] | None:
        """Fewest and most deaths; None where nothing is published."""
        if not self.reported + self.hidden:
            return None
        return self.deaths + self.hidden, self.deaths + 9 * self.hidden


def by_hand(raw: Path) -> dict[str, Row]:
    """The rows by slug."""
    counts = {row["fips"].zfill(5): row for row in read(raw / DEATHS)}
    members: dict[str, set[str]] = defaultdict(set)
    for row in read(raw / MEMBERS):
        fips = row["county_fips"].zfill(5)
        members[slug_of(row["hidta"])].add(PUBLISHED_AS.get(fips, fips))
    return {slug: summed([counts.get(fips) for fips in counties]) for slug, counties in members.items()}


def summed(counties: list[dict[str, str] | None]) -> Row:
    """One region from the raw rows of its counties, None for one that the publisher does not have."""
    found = Row()
    for row in counties:
        if row is None:
            found.absent += 1
            continue
        now, before = row["deaths_12m_2025_12"], row["deaths_12m_2024_12"]
        found.people += int(float(row["population_2024"] or 0))
        if not now:
            found.hidden += 1
            continue
        found.reported += 1
        found.deaths += int(float(now))
        if before:
            found.compared += 1
            found.before += int(float(before))
            found.after += int(float(now))
    return found


def read(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def slug_of(name: str) -> str:
    """A region's name as its address has it."""
    kept = "".join(letter if letter.isalnum() else " " for letter in name.lower().replace(".", ""))
    return "-".join(kept.split())


@pytest.fixture(scope="module")
def hand(raw: Path) -> dict[str, Row]:
    return by_hand(raw)


def test_there_are_33_regions_by_the_same_names(hand: dict[str, Row]) -> None:
    assert len(hand) == 33
    assert set(hand) == set(region_deaths(LATEST.key).index)


def test_every_headline_row_is_the_sum_of_the_raw_rows(hand: dict[str, Row]) -> None:
    ours = region_deaths(LATEST.key)
    told = {
        slug: (int(row["reported"]), int(row["suppressed"]), int(row["not_available"]),
               None if row["lower"] is None or row["lower"] != row["lower"] else (int(row["lower"]), int(row["upper"])))
        for slug, row in ours.astype(object).where(ours.notna(), None).to_dict("index").items()
    }  # fmt: skip
    assert told == {slug: (row.reported, row.hidden, row.absent, row.bounds) for slug, row in hand.items()}


def test_every_change_is_over_the_counties_reported_in_both_years(hand: dict[str, Row]) -> None:
    ours = region_change()
    told = {slug: tuple(int(row[key]) for key in ("compared", "before", "after")) if row["compared"] else (0, 0, 0)
            for slug, row in ours.to_dict("index").items()}  # fmt: skip
    assert told == {slug: (row.compared, row.before, row.after) for slug, row in hand.items()}


def test_every_rate_divides_by_the_people_of_the_raw_rows(hand: dict[str, Row]) -> None:
    ours = region_deaths(LATEST.key)
    for slug, row in hand.items():
        if row.bounds is None or slug == "alaska":  # the raw file has no people of Alaska's 02261
            continue
        low, high = (1e5 * bound / row.people for bound in row.bounds)
        assert ours["rate_lower"][slug] == pytest.approx(low), slug
        assert ours["rate_upper"][slug] == pytest.approx(high), slug

"""Nothing the app shows or serves gives a hidden count away: two worlds with one publication look the same, byte by
byte, and every number of one of them has a public meaning.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from flask.testing import FlaskClient

from components import region_maps, situation_map
from data.views import place_figures
from tests.attack import screens
from tests.attack.readings import Number, recovered, unexplained
from tests.attack.served import (
    answer,
    api_numbers,
    bundle_numbers,
    grid_numbers,
    map_numbers,
    region_numbers,
    screen_numbers,
)
from tests.attack.worlds import World, draw, publish, redrawn, served

SEED = 20260
PERIODS_AT = ("2021", "2023", "2025-12")


@pytest.fixture(scope="module")
def world() -> World:
    return draw(SEED)


@pytest.fixture(scope="module")
def published(world: World, tmp_path_factory: pytest.TempPathFactory, client: FlaskClient) -> Iterator[None]:
    """The world's tables, in place of the snapshot's."""
    with served(publish(world, tmp_path_factory.mktemp("world"))):
        yield


@pytest.fixture(scope="module")
def numbers(world: World, published: None, client: FlaskClient) -> list[Number]:
    """Every number about deaths in counties and regions, wherever it is shown or served."""
    found = [number for table in ("county_deaths_annual", "county_deaths_provisional", "county_death_rates")
             for number in api_numbers(client, table)]  # fmt: skip
    found += [*api_numbers(client, "hidta_deaths", "hidta_slug"), *region_numbers(client)]
    found += [*screen_numbers(screens.county_screens(world)), *screen_numbers(screens.region_screens(world))]
    found += [number for name, period, payload in screens.maps(world) for number in map_numbers(name, payload, period)]
    found += [number for name, sent in screens.bundles() for number in bundle_numbers(name, sent)]
    found += [number for name, period, sent in screens.grids() for number in grid_numbers(name, sent, period)]
    return found


def test_every_number_served_has_a_public_meaning(world: World, numbers: list[Number]) -> None:
    assert len(numbers) > 5_000
    assert unexplained(numbers, world.known) == []
    assert recovered(numbers, world.known) == {}


def everything(world: World, client: FlaskClient) -> dict[str, bytes]:
    """All answers by name."""
    shown: dict[str, Any] = dict(screens.others(world)) | {
        f"{name} {place} {period}": card
        for name, place, period, card in (*screens.county_screens(world), *screens.region_screens(world))
    }
    shown |= {
        f"{name} {period} {number}": payload for number, (name, period, payload) in enumerate(screens.maps(world))
    }
    return {name: _unnumbered(answer(each)) for name, each in shown.items()} | dict(screens.api(client))


def _unnumbered(text: str) -> bytes:
    """Without the running numbers of explained words, which count every layout ever made."""
    return re.sub(r"\bterm-\d+", "term", text).encode()


def test_worlds_that_differ_in_hidden_counts_look_the_same(
    world: World, published: None, tmp_path: Path, client: FlaskClient
) -> None:
    other = redrawn(world, SEED)
    one = everything(world, client)
    with served(publish(other, tmp_path)):
        two = everything(other, client)
    assert len(one) > 300
    assert [name for name in one if one[name] != two[name]] == []


# --- the attacker itself: views that leak are caught ----------------------------------------------------------------


def rounded_rates(world: World) -> Callable[[str, str], dict[str, Any]]:
    """A map of the nation whose cards say the rate of hidden counts."""
    honest = situation_map.nation_map

    def leaking(measure: str, period: str) -> dict[str, Any]:
        payload = honest(measure, period)
        rates = {fips: round(world.truth[fips, period] * 1e5 / people, 1) for fips, people in world.people.items()}
        return payload | {"labels": {fips: f"{rate} per 100,000" for fips, rate in rates.items()}}

    return leaking


def test_a_map_whose_cards_know_too_much_is_solved(world: World, published: None) -> None:
    leaking = rounded_rates(world)
    found = [number for period in PERIODS_AT for number in map_numbers("map", leaking("rate", period), period)]
    bounds = recovered(found, world.known)
    assert bounds
    assert all(low <= world.truth[cell] <= high for cell, (low, high) in bounds.items())
    assert any(low == high for low, high in bounds.values())


def test_colors_by_the_true_count_differ_between_worlds(world: World, published: None) -> None:
    def colors(each: World) -> str:
        payload = situation_map.nation_map("deaths", "2021")
        bins = pd.cut([each.truth[fips, "2021"] for fips in payload["ids"]], [-1, 4, 9, 1e9], labels=False)
        return answer(payload | {"bins": bins.tolist()})

    assert colors(world) != colors(redrawn(world, SEED))


def test_an_order_by_the_true_count_differs_between_worlds(world: World, published: None) -> None:
    def rows(each: World) -> str:
        listed = place_figures.county_figures("2023").index
        return answer(sorted(listed, key=lambda fips: each.truth[fips, "2023"]))

    assert rows(world) != rows(redrawn(world, SEED))


def test_a_map_refuses_a_number_with_a_hidden_status(monkeypatch: pytest.MonkeyPatch, published: None) -> None:
    honest = region_maps.region_counties
    monkeypatch.setattr(region_maps, "region_counties", lambda *asked: honest(*asked).assign(deaths=5))
    with pytest.raises(ValueError, match="is suppressed and has a number"):
        region_maps.county_map.__wrapped__("hawaii", "deaths", "2021")  # past what is remembered of it

"""The shapes of the map: complete, inside the frame, without gaps, small enough, and the same every time."""

import gzip
import json
import re
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data import store
from data.geometry.build import FILES, GEOMETRY, build
from data.geometry.counties import coverage
from data.geometry.members import hidta_by_county
from data.geometry.paths import UNITS, path
from data.geometry.port_hidtas import port_hidtas
from data.geometry.projection import INSETS, LONGITUDE_LATITUDE, part_of
from data.geometry.published import OLD_COUNTY_FILE, divide
from data.states import STATES
from data.views.mortality import PERIODS, county_deaths

WIRE_LIMIT = 250_000  # bytes


def read(name: str) -> dict:
    return json.loads((GEOMETRY / f"{name}.json").read_text(encoding="utf-8"))


def points(d: str) -> np.ndarray:
    """Every point (n, 2) of a path string, in path units."""
    rings = []
    for ring in d.strip("z").split("z"):
        start, steps = ring.lstrip("M").split("l")
        numbers = [int(n) for n in re.findall(r"-?\d+", start) + re.findall(r"-?\d+", steps)]
        rings.append(np.cumsum(np.reshape(numbers, (-1, 2)), axis=0))
    return np.concatenate(rings)


@pytest.fixture(scope="module")
def counties() -> dict:
    return read("counties")


def test_every_county_of_the_states_and_of_puerto_rico_is_there(counties):
    ids = pd.Series(counties["ids"])
    assert (~ids.str[:2].isin(["72", "78"])).sum() == 3_144 - 9 + 8 - 2 + 1
    assert (ids.str[:2] == "72").sum() == 78
    assert (ids.str[:2] == "78").sum() == 3
    assert ids.is_unique
    assert ids.is_monotonic_increasing


def test_every_county_has_a_shape_inside_the_part_of_the_frame_it_belongs_to(counties):
    for fips, d in zip(counties["ids"], counties["d"], strict=True):
        left, top, right, bottom = part_of(fips[:2]).window
        x, y = points(d).T / UNITS
        assert len(x) >= 3, fips
        assert left <= x.min() < x.max() <= right, fips
        assert top <= y.min() < y.max() <= bottom, fips


def test_the_insets_do_not_touch_each_other_or_the_lower_48(counties):
    windows = [shapely.box(*inset.window) for inset in INSETS]
    assert not any(a.intersects(b) for i, a in enumerate(windows) for b in windows[i + 1 :])
    main = [points(d) / UNITS for fips, d in zip(counties["ids"], counties["d"], strict=True)
            if not any(fips[:2] in inset.states for inset in INSETS)]  # fmt: skip
    cloud = shapely.points(np.concatenate(main))
    assert not any(shapely.intersects(window, cloud).any() for window in windows)


def test_every_hidta_has_an_outline_around_its_counties(counties):
    hidtas = read("hidtas")
    listed = store.load("hidta_counties")
    assert len(hidtas["ids"]) == 33
    assert set(hidtas["ids"]) == set(listed["hidta_slug"].astype(str))
    for slug, d, box, members in zip(hidtas["ids"], hidtas["d"], hidtas["box"], hidtas["counties"], strict=True):
        cloud = np.concatenate([points(counties["d"][member]) for member in members])
        assert points(d).min(axis=0).tolist() == box[:2] == cloud.min(axis=0).tolist(), slug
        assert points(d).max(axis=0).tolist() == box[2:] == cloud.max(axis=0).tolist(), slug


@pytest.mark.parametrize("period", PERIODS)
def test_every_county_with_published_deaths_is_drawn(counties, period):
    deaths = county_deaths(period)
    published = set(deaths.loc[deaths["status"] != "not_available", "fips"])
    dissolved = {"02201", "02232", "02280", "51515"}  # three areas of Alaska and Bedford city, listed to 2013
    assert published - set(counties["ids"]) <= (dissolved if period <= "2013" else set())


def test_every_listed_county_is_drawn_as_part_of_its_hidta(counties):
    members = hidta_by_county(store.load("hidta_counties"), store.load("county_code_changes"))
    assert set(members.index) <= set(counties["ids"])
    assert len(members) == 734 - 1  # Chugach and Copper River are drawn as Valdez-Cordova
    connecticut = members[members.index.str.startswith("09")]
    assert connecticut.to_dict() == {"09001": "new-england", "09003": "new-england", "09009": "new-england"}
    assert members["02261"] == "alaska"


def test_connecticut_s_counties_fill_its_outline_and_are_as_large_as_they_were(raw: Path, drawn_counties):
    areas = shapely.area(drawn_counties[drawn_counties.index.str.startswith("09")].to_numpy())
    old = gpd.read_file(raw / OLD_COUNTY_FILE, layer="counties").set_crs(LONGITUDE_LATITUDE).set_index("id")
    expected = old[old.index.str.startswith("09")].sort_index().to_crs("EPSG:5070").area
    shares = areas / areas.sum() / (expected / expected.sum())
    assert len(areas) == 8
    assert shares.between(0.98, 1.02).all()


def test_ground_that_no_county_holds_is_shared_out_to_the_nearest():
    banks = gpd.GeoSeries([shapely.box(0, 0, 0.04, 0.1), shapely.box(0.06, 0, 0.1, 0.1)], index=["west", "east"])
    ground = shapely.box(0, 0, 0.1, 0.1)
    west, east = divide(ground, banks)
    assert [west.area, east.area] == pytest.approx([0.005, 0.005], rel=0.001)
    assert shapely.union(west, east).area == pytest.approx(ground.area)
    assert shapely.intersection(west, east).area < ground.area / 1000  # rounding; `coverage` gives it to one of them


def test_states_and_their_lines_come_from_the_counties(counties):
    states = read("states")
    drawn = {code: {tuple(p) for p in points(d)} for code, d in zip(states["ids"], states["d"], strict=True)}
    assert set(drawn) == {fips[:2] for fips in counties["ids"]}
    corners = {code: set() for code in drawn}
    for fips, d in zip(counties["ids"], counties["d"], strict=True):
        corners[fips[:2]] |= {tuple(p) for p in points(d)}
    assert all(drawn[code] <= corners[code] for code in drawn)


def test_the_map_costs_less_than_250_kb_on_the_wire():
    total = sum(len(gzip.compress((GEOMETRY / f"{name}.json").read_bytes(), 6)) for name in FILES)
    assert total < WIRE_LIMIT


def test_a_path_is_whole_numbers_relative_to_the_point_before():
    square = shapely.Polygon([(1, 1), (2, 1), (2, 0.5), (1, 0.5)])
    assert path(square) == "M20 20l20 0 0-10-20 0z"


def test_a_coverage_closes_gaps_of_overlaps_and_gives_the_enclosed_city_its_ground():
    county, city = shapely.box(0, 0, 10, 10), shapely.box(4, 4, 6, 6)
    joined = coverage(np.array([county, city], dtype=object))
    assert shapely.coverage_is_valid(joined)
    assert joined[0].area == pytest.approx(96)
    assert joined[1].area == pytest.approx(4)


def test_ports_are_drawn_in_the_frame_and_near_their_state():
    ports, states = read("ports"), read("states")
    boxes = dict(zip(states["postal"], states["box"], strict=True))
    margin = 25 * UNITS / 4.9  # 25 km at 4.9 km to a frame unit
    astray = []
    for code, state, x, y in zip(ports["ids"], ports["states"], ports["x"], ports["y"], strict=True):
        left, top, right, bottom = boxes[state]
        if not (left - margin <= x <= right + margin and top - margin <= y <= bottom + margin):
            astray.append(code)
    assert astray == []
    assert len(ports["ids"]) > 400


def test_neighbors_share_their_borders_without_gap_or_overlap(drawn_counties):
    shapes = drawn_counties.to_numpy()
    assert shapely.area(shapes).sum() == pytest.approx(shapely.union_all(shapes).area, rel=1e-9)
    mainland = drawn_counties[~drawn_counties.index.str[:2].isin(["02", "15", "72", "78"])]
    assert shapely.coverage_is_valid(mainland.to_numpy())


def test_building_twice_gives_the_same_bytes_as_the_ones_committed(raw: Path, tmp_path: Path):
    build(raw, tmp_path)
    for name in FILES:
        assert (tmp_path / f"{name}.json").read_bytes() == (GEOMETRY / f"{name}.json").read_bytes(), name


def test_ports_get_the_county_and_hidta_they_lie_in(raw: Path):
    ports = store.load("ports")
    table = port_hidtas(raw, ports, store.load("hidta_counties")).set_index("port_code")
    assert len(table) == len(ports)
    assert table.loc["2504"].tolist() == ["06073", "san-diego-imperial-valley"]  # San Ysidro
    assert table.loc["2304"].tolist() == ["48479", "south-texas"]  # Laredo
    assert table.loc["2402"].tolist() == ["48141", "west-texas"]  # El Paso
    assert table.loc["3801"].tolist() == ["26163", "michigan"]  # Detroit
    state_fips = {postal: code for code, (postal, _) in STATES.items()}
    found = table.join(ports.set_index("port_code")["state"].astype(str)).dropna(subset=["fips"])
    assert (found["fips"].str[:2] == found["state"].map(state_fips)).all()


@pytest.fixture(scope="module")
def drawn_counties(counties) -> gpd.GeoSeries:
    return gpd.GeoSeries({fips: polygon(d) for fips, d in zip(counties["ids"], counties["d"], strict=True)})


def polygon(d: str) -> shapely.Geometry:
    """The drawn shape; rings inside rings are holes, as the even-odd rule has it."""
    shape = shapely.Polygon()
    for ring in d.strip("z").split("z"):
        shape = shape.symmetric_difference(shapely.Polygon(points(ring)))
    return shape

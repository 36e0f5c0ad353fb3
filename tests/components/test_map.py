"""What a map is told: bad input is refused, missing is never zero, and colors agree with numbers."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from dash import Dash

from components.map import map_data, map_view, nice_breaks, port_flows
from components.map.files import NAMES, addresses

ASSETS = Path(__file__).resolve().parents[2] / "assets"
WORDS = {"measure": "Deaths", "unit": "deaths", "period": "2021", "source": "CDC/NCHS"}


def series(**values) -> pd.Series:
    return pd.Series(values)


def test_a_place_without_a_number_stays_null_and_keeps_its_status():
    values = pd.Series([12.0, None, None], index=["01001", "01003", "01005"])
    status = pd.Series(["final", "suppressed"], index=["01001", "01003"])
    payload = map_data(values, status, breaks=[10, 20], **WORDS)
    assert payload["values"] == [12, None, None]
    assert [payload["statuses"][i]["key"] for i in payload["status"]] == ["final", "suppressed", "not_available"]
    assert "NaN" not in json.dumps(payload)


def test_values_are_rounded_as_shown_so_that_color_and_number_agree():
    payload = map_data(series(a=9.96), series(a="final"), breaks=[10], decimals=1, **WORDS)
    assert payload["values"] == [10.0]


@pytest.mark.parametrize("breaks", [[], [2, 1], [1, 1], [1, 2, 3, 4, 5, 6, 7]])
def test_breaks_must_ascend_and_fit_the_seven_colors(breaks):
    with pytest.raises(ValueError, match="breaks must be"):
        map_data(series(a=1.0), series(a="final"), breaks=breaks, **WORDS)


def test_a_hidden_count_with_a_number_is_refused():
    with pytest.raises(ValueError, match="01001 is suppressed and has a number"):
        map_data(pd.Series({"01001": 4.0}), pd.Series({"01001": "suppressed"}), breaks=[1], **WORDS)


def test_an_unknown_status_is_refused():
    with pytest.raises(ValueError, match="no status 'secret'"):
        map_data(series(a=4.0), series(a="secret"), breaks=[1], **WORDS)


def test_ports_without_a_flow_are_not_drawn():
    payload = port_flows(pd.Series({"2504": 10.0, "0101": None}), **WORDS)
    assert (payload["ids"], payload["values"]) == (["2504"], [10])


@pytest.mark.parametrize("values", [range(100), [5, 5, 5], [0, 0], [None], [0.001, 0.002], [-3, -2, 4]])
def test_nice_breaks_are_always_breaks_a_map_takes(values):
    numbers = pd.Series(list(values), dtype="float64")
    edges = nice_breaks(numbers)
    map_data(numbers, numbers.where(numbers.isna(), 1.0).map({1.0: "final"}), breaks=edges, **WORDS)


def test_shape_files_carry_a_hash_of_their_content():
    Dash(__name__)
    for name in NAMES:
        assert re.fullmatch(rf".*/assets/geo/{name}\.json\?v=[0-9a-f]{{12}}", addresses()[name])


def test_a_map_has_its_own_ids_and_starts_as_told():
    Dash(__name__)
    stores = {part.id["type"]: part.data for part in map_view("a", title="T", selected="06073").children[4:]}
    assert stores["map-selected"] == "06073"
    assert stores["map-layers"] == ["hidtas", "states", "counties"]


@pytest.mark.parametrize(("scheme", "direction"), [(0, -1), (1, 1)], ids=["light", "dark"])
def test_the_sequential_scale_is_even_in_lightness(scheme, direction):
    text = (ASSETS / "css" / "tokens.css").read_text(encoding="utf-8")
    found = re.findall(r"--sp-map-seq-(\d): (#[0-9a-f]{6})", text)[scheme * 7 : scheme * 7 + 7]
    lights = [lightness(color) for _, color in found]
    steps = [direction * (b - a) for a, b in pairwise(lights)]
    assert [number for number, _ in found] == list("0123456")
    assert min(steps) > 0.8 * max(steps) > 0


def lightness(color: str) -> float:
    """Perceived lightness L of OKLab (Ottosson 2020), 0 to 1."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short


def test_ports_may_be_grouped_by_up_to_three_words() -> None:
    groups = pd.Series({"2504": "Mexico", "0101": "Canada"})
    payload = port_flows(pd.Series({"2504": 10.0, "0101": 4.0}), groups=groups, **WORDS)
    assert payload["groups"] == ["Canada", "Mexico"]
    assert payload["group"] == [1, 0]
    assert port_flows(pd.Series({"2504": 10.0}), **WORDS)["groups"] == []

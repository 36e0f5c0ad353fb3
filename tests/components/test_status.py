"""One list of words serves map, chart, mark and API: what is hidden is hatched or empty, and never has a number."""

import json
import re

import pandas as pd
import pytest
from flask import Flask

from components.figures.coverage import rows_by_status
from components.map import map_data
from components.status import allowed, mark
from data.status import HIDDEN, HIDDEN_COUNTS, STATUSES
from tests.conftest import ROOT

SHAPES = {"lines": "/", "dots": ".", "light": "\\", "": ""}
WORDS = {"measure": "Deaths", "unit": "deaths", "period": "2021", "source": "CDC/NCHS", "breaks": [10]}


@pytest.mark.parametrize("key", HIDDEN)
def test_a_map_draws_a_hidden_count_without_a_number(key: str) -> None:
    payload = map_data(pd.Series({"06025": None}), pd.Series({"06025": key}), **WORDS)
    assert payload["values"] == [None]
    assert payload["statuses"][payload["status"][0]]["hatch"] == STATUSES[key].hatch
    with pytest.raises(ValueError, match="has a number"):
        map_data(pd.Series({"06025": 4.0}), pd.Series({"06025": key}), **WORDS)


def test_the_map_knows_every_hatch() -> None:
    script = (ROOT / "assets" / "js" / "map_color.js").read_text()
    known = set(re.findall(r"(\w+):", re.search(r"const HATCH = \{([^}]*)\}", script)[1]))
    assert known == {STATUSES[key].hatch for key in HIDDEN} - {""}
    assert 'hatch === "light"' in script


@pytest.mark.parametrize("key", HIDDEN)
def test_a_chart_hatches_what_is_hidden_as_the_map_does(key: str) -> None:
    figure = rows_by_status(pd.DataFrame({"period": ["2021"], "status": [key], "rows": [3]}))
    assert figure.data[0].name == STATUSES[key].label
    assert figure.data[0].marker.pattern.shape == SHAPES[STATUSES[key].hatch]


@pytest.mark.parametrize("key", STATUSES)
def test_a_mark_says_the_label_and_the_meaning(key: str) -> None:
    said = mark(key)
    assert (said.children, said.title) == (STATUSES[key].label, STATUSES[key].meaning)


def test_words_of_a_hidden_count_are_its_bounds() -> None:
    assert {key: allowed(key) for key in HIDDEN_COUNTS} == {"suppressed": "1–9", "suppressed_or_zero": "0–9"}


def test_the_api_lists_the_same_words(laid_out_server: Flask) -> None:
    listed = json.loads(laid_out_server.test_client().get("/api/v1/statuses").data)["statuses"]
    assert [entry["key"] for entry in listed] == list(STATUSES)
    assert {entry["key"] for entry in listed if entry["hidden"]} == set(HIDDEN)

"""The address as state: good values are kept, bad ones become notices, nothing crashes."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.url_state import Choice, Choices, Number, Text, address_names, read_address

PARAMETERS = (
    Choice("measure", "rate", ("rate", "deaths")),
    Number("year", 2023, 2010, 2023),
    Choices("layers", ("states",), ("states", "hidtas")),
    Text("county", "", r"\d{5}|", "a county code of five digits"),
)
DEFAULTS = {"measure": "rate", "year": 2023, "layers": ("states",), "county": ""}


def test_an_empty_address_is_the_defaults() -> None:
    assert read_address(PARAMETERS, {}) == (DEFAULTS, [])


def test_good_values_are_kept() -> None:
    query = {"measure": "deaths", "year": "2011", "layers": "hidtas,states", "county": "04013", "revisit": 5}
    values, notices = read_address(PARAMETERS, query)
    assert values == {"measure": "deaths", "year": 2011, "layers": ("hidtas", "states"), "county": "04013"}
    assert notices == []


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        ("measure", "height", "one of rate, deaths"),
        ("year", "1999", "a number from 2010 to 2023"),
        ("year", "nan", "a number from 2010 to 2023"),
        ("layers", "states,roads", "a list of: states, hidtas"),
        ("county", "abc", "a county code of five digits"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(name: str, text: str, allowed: str) -> None:
    values, notices = read_address(PARAMETERS, {name: text})
    assert values == DEFAULTS
    assert len(notices) == 1
    assert f"{name}={text}" in notices[0]
    assert allowed in notices[0]


def test_an_unknown_name_is_told() -> None:
    values, notices = read_address(PARAMETERS, {"utm_source": "mail"})
    assert values == DEFAULTS
    assert "utm_source" in notices[0]


@given(st.dictionaries(st.sampled_from([*DEFAULTS, "other"]), st.text(string.printable, max_size=60)))
@settings(deadline=None, derandomize=True)
def test_no_address_crashes_a_page(query: dict[str, str]) -> None:
    values, notices = read_address(PARAMETERS, query)
    assert set(values) == set(DEFAULTS)
    assert all(len(notice) < 300 for notice in notices)


def test_the_browser_is_told_which_values_are_defaults() -> None:
    assert address_names("page", PARAMETERS).data == [
        {"name": "measure", "default": "rate"},
        {"name": "year", "default": "2023"},
        {"name": "layers", "default": "states"},
        {"name": "county", "default": ""},
    ]

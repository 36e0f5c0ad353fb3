"""Suppressed is not zero: no hidden count has a number, and bounds say what it may be."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import parquet, store
from data.catalog import CATALOG
from data.checks import check
from data.errors import WrongInput
from data.sources.suppression import with_bounds
from data.status import HIDDEN

COUNTED = [entry for entry in CATALOG.values() if entry.count_column]
COUNTY_TABLES = ("county_deaths_annual", "county_deaths_provisional")
STATUSES = {
    "final": (False, 0),
    "suppressed": (True, 1),
    "suppressed_or_zero": (True, 0),
    "not_available": (True, None),
}


@pytest.mark.parametrize("entry", COUNTED, ids=lambda entry: entry.id)
def test_count_is_missing_exactly_where_it_is_hidden(entry):
    frame = store.load(entry.id)
    assert (frame[entry.count_column].isna() == frame["status"].isin(HIDDEN)).all()


@pytest.mark.parametrize("dataset_id", COUNTY_TABLES)
def test_bounds_hold_the_count(dataset_id):
    frame = store.load(dataset_id)
    known = frame[frame["deaths"].notna()]
    assert (known["lower"].eq(known["deaths"]) & known["upper"].eq(known["deaths"])).all()
    hidden = frame[frame["status"].isin(("suppressed", "suppressed_or_zero"))]
    assert hidden["lower"].eq(hidden["status"].eq("suppressed").astype("int64")).all()
    assert hidden["upper"].eq(9).all()


@given(st.lists(st.tuples(st.sampled_from(sorted(STATUSES)), st.integers(0, 3000)), min_size=1, max_size=30))
@settings(deadline=None, derandomize=True, max_examples=50)
def test_bounds_follow_from_the_status(cells):
    deaths = [None if STATUSES[status][0] else number for status, number in cells]
    frame = pd.DataFrame({"deaths": pd.array(deaths, dtype="Int64"), "status": [status for status, _ in cells]})
    for (status, number), lower, upper in zip(
        cells, *(with_bounds(frame)[name].tolist() for name in ("lower", "upper")), strict=True
    ):
        hidden, low = STATUSES[status]
        expected = (low, None if low is None else 9) if hidden else (number, number)
        assert (None if pd.isna(lower) else lower, None if pd.isna(upper) else upper) == expected


@given(st.integers(0, 9), st.integers(0, 2999))
@settings(deadline=None, derandomize=True, max_examples=10)
def test_check_refuses_a_number_in_a_suppressed_row(number, place):
    entry = CATALOG["county_deaths_provisional"]
    frame = store.load(entry.id)
    row = frame.index[frame["status"].eq("suppressed")][place]
    frame.loc[row, "deaths"] = number
    with pytest.raises(WrongInput, match="deaths must be missing where the status says suppressed"):
        check(frame, entry)


def test_check_names_the_row_of_a_repeated_key():
    entry = CATALOG["hidta_counties"]
    frame = store.load(entry.id)
    repeated = parquet.tidy(pd.concat([frame, frame.tail(1)]), entry)
    with pytest.raises(WrongInput, match=r"row fips=\d{5}: fips must name one row"):
        check(repeated, entry)


def test_check_names_the_row_and_the_range():
    entry = CATALOG["us_duties_2025"]
    frame = store.load(entry.id)
    frame.loc[0, "rate"] = 1.5
    with pytest.raises(WrongInput, match=r"row iso3=BRA, period=2025: rate must be 1 or less"):
        check(frame, entry)


def test_check_refuses_a_missed_total():
    entry = CATALOG["cbp_fentanyl_recent"]
    frame = store.load(entry.id)
    frame.loc[0, "pounds"] += 100
    with pytest.raises(WrongInput, match=r"pounds of fentanyl in fiscal year 2023 must be 27,022\.86"):
        check(frame, entry)

"""The committed tables give away no more of a hidden count than their publishers' rows; what those give is counted.

The figures stand in docs/decisions/0008-suppression.md as known facts; none of them is shown.
"""

import itertools

import pandas as pd
import pytest

from data import store
from data.catalog import CATALOG, Dataset
from data.derived.hidta_deaths import published_members
from data.derived.rates import PER
from data.states import STATES
from data.status import HIDDEN, STATUSES
from data.views.mortality import DRUGS, state_deaths
from data.views.state_figures import state_figures
from tests.attack.own import Known, five_years, other_vintage, part_of, remainder, windows
from tests.attack.readings import Publication, recovered, unexplained
from tests.attack.served import table_numbers

WITH_STATUS = [entry for entry in CATALOG.values() if entry.statuses]
LOW = {"suppressed": 1, "suppressed_or_zero": 0}
# numbers that may stand beside a hidden one, since they tell nothing of it or are the publisher's own
BESIDE = {
    "county_deaths_annual": {"population", "lower", "upper"},
    "county_deaths_provisional": {"population", "population_year", "lower", "upper"},
    "county_deaths_monthly": {"percent_pending", "lower", "upper"},
    "county_death_rates": {"population", "population_year", "lower", "upper", "rate_lower", "rate_upper"},
    "state_deaths_monthly": {"predicted", "percent_complete", "percent_pending"},  # predicted: see the decision
    "nonfatal_county": {"person_years", "lower", "upper"},
}


def hidden_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with a number that their publisher has and hides."""
    words = {key for key in HIDDEN if key.startswith("suppressed")}
    return frame[frame["status"].isin(words)]


@pytest.mark.parametrize("entry", WITH_STATUS, ids=lambda entry: entry.id)
def test_only_known_numbers_stand_beside_a_hidden_one(entry: Dataset) -> None:
    rows = hidden_rows(store.load(entry.id))
    numeric = rows.select_dtypes("number").columns.difference(entry.keys)
    beside = {name for name in numeric if rows[name].notna().any()}
    assert beside <= BESIDE.get(entry.id, set()), "say in BESIDE why these tell nothing of the hidden number"


@pytest.mark.parametrize("dataset_id", [key for key, names in BESIDE.items() if "lower" in names])
def test_bounds_of_a_hidden_count_follow_from_its_status(dataset_id: str) -> None:
    rows = hidden_rows(store.load(dataset_id))
    assert len(rows)
    assert (rows["lower"] == rows["status"].astype("str").map(LOW)).all()
    assert rows["upper"].eq(9).all()


def test_rates_of_a_hidden_count_are_those_of_its_bounds() -> None:
    rows = hidden_rows(store.load("county_death_rates"))
    rows = rows[rows["population"].gt(0).fillna(False)]
    for name in ("lower", "upper"):
        expected = rows[name] * PER / rows["population"]
        assert (rows[f"rate_{name}"] - expected.astype("float64")).abs().max() < 1e-9


def test_no_number_of_a_region_has_a_hidden_county_in_it() -> None:
    counties = store.load("county_death_rates").astype({"fips": "str", "period": "str"})
    counties = counties[counties["lower"].notna()]
    keys = list(zip(counties["fips"], counties["period"], strict=True))
    boxes = dict(zip(keys, zip(counties["lower"], counties["upper"], strict=True), strict=True))
    members = published_members(store.load("hidta_counties"), store.load("county_code_changes"))
    groups = {slug: tuple(found) for slug, found in members.groupby("hidta_slug")["fips"]}
    known = Publication(boxes, dict(zip(keys, counties["population"].astype("float64"), strict=True)), groups)
    found = [number for number in table_numbers("hidta_deaths", "hidta_slug") if known.bears_on_hidden(number)]
    assert len(found) > 3_000
    assert unexplained(found, known) == []
    assert recovered(found, known) == {}


# --- what publishers' own rows give away, with this app or without it -----------------------------------------------


@pytest.fixture(scope="module")
def states() -> pd.DataFrame:
    return store.load("state_deaths_monthly").astype({"state": "str", "status": "str", "indicator_key": "str"})


@pytest.mark.parametrize(
    ("part", "whole", "other", "expected"),
    [
        ("methadone", "natural_opioids_methadone", "natural_opioids", Known(562, 453, 7)),
        ("synthetic_opioids", "opioids_t402_t404", "natural_opioids_methadone", Known(22, 22, 0)),
        ("natural_opioids_methadone", "opioids_t402_t404", "synthetic_opioids", Known(27, 27, 3)),
    ],
)
def test_overlapping_classes_of_states(
    states: pd.DataFrame, part: str, whole: str, other: str, expected: Known
) -> None:
    assert part_of(states, part, whole, other) == expected


def test_overlapping_windows() -> None:
    assert windows(store.load("county_deaths_monthly"), "fips") == Known(56_583, 2_919, 0)


def test_five_years_less_four() -> None:
    assert five_years(store.load("nonfatal_county")) == Known(1_791, 542, 109)


def test_an_older_vintage_of_a_county() -> None:
    found = other_vintage(store.load("county_deaths_annual"), store.load("county_deaths_monthly"))
    assert (found.tighter, found.exact) == (1, 0)


def test_a_state_less_its_counties_is_not_one_universe(states: pd.DataFrame) -> None:
    december = states[states["indicator_key"].eq("all_drugs") & states["month"].dt.month.eq(12)]
    codes = {postal: fips for fips, (postal, _) in STATES.items()}
    own = december.assign(state_fips=december["state"].map(codes), year=december["month"].dt.year)
    assert remainder(own, store.load("county_deaths_annual")) == (407, 353)


def test_the_nation_less_its_states_leaves_two_states_without_rows(states: pd.DataFrame) -> None:
    """Pennsylvania and Louisiana publish nothing by drug and stand in the nation's count: they are never left out."""
    hidden = states[states["status"].eq("suppressed")]
    for drug in hidden["indicator_key"].unique():
        rows = states[states["indicator_key"].eq(drug)]
        assert not rows["state"].isin(["PA", "LA"]).any()


def test_what_publishers_predict_beside_a_hidden_count_is_not_drawn(states: pd.DataFrame) -> None:
    beside = states[states["status"].eq("suppressed") & states["predicted"].notna()]
    assert len(beside) == 51
    assert beside["percent_complete"].eq(100).all()
    for drug in DRUGS:
        drawn = state_deaths(tuple(states["state"].unique()), (drug,))
        shown = hidden_rows(drawn)
        assert shown[["reported", "predicted"]].isna().all(axis=None)
        figures = hidden_rows(state_figures(drug))
        assert figures[["deaths", "predicted", "rate", "change", "change_share"]].isna().all(axis=None)
        assert (figures["lower"].eq(1) & figures["upper"].eq(9)).all()


# --- one list of words ----------------------------------------------------------------------------------------------


def test_every_status_of_the_catalog_is_in_the_list() -> None:
    words = {word for entry in CATALOG.values() for column in entry.columns if "status" in column.name
             for word in column.allowed}  # fmt: skip
    assert words <= set(STATUSES)
    assert set(itertools.chain.from_iterable(entry.statuses for entry in WITH_STATUS)) <= set(STATUSES)


def test_every_hidden_count_is_hatched() -> None:
    """A number the publisher has and hides is hatched; one that it does not have is empty, with the reason."""
    for status in STATUSES.values():
        if status.hidden:
            assert status.hatch in (("lines", "dots") if status.key.startswith("suppressed") else ("",))

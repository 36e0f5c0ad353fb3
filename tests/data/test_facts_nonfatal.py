"""What DOSE must say, and how its marks are kept apart."""

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.sources import dose_discharge, dose_syndromic


def test_counties_hide_counts_of_1_to_9_and_rates_of_fewer_than_20() -> None:
    county = store.load("nonfatal_county")
    hidden = county[county["status"].eq("suppressed")]
    assert len(hidden) == 2755
    assert hidden["visits"].isna().all()
    assert (hidden["lower"].eq(1) & hidden["upper"].eq(9)).all()
    shown = county[county["rate"].notna()]
    assert (shown["visits"].ge(20) | shown["visits"].eq(0)).all()


def test_a_published_rate_is_visits_over_person_years() -> None:
    county = store.load("nonfatal_county")
    shown = county[county["rate"].notna() & county["visits"].notna()]
    computed = shown["visits"].astype("float64") * 100_000 / shown["person_years"].astype("float64")
    assert (computed - shown["rate"]).abs().max() < 0.1


def test_states_are_hidden_not_shared_or_not_taking_part_and_each_says_so() -> None:
    states = store.load("nonfatal_jurisdiction")
    drugs = states[states["drug"].eq("all_drugs")]
    counted = drugs["status"].value_counts().to_dict()
    assert {key: counted[key] for key in ("suppressed_rate", "not_shared", "not_participating")} == {
        "suppressed_rate": 1037,
        "not_shared": 1256,
        "not_participating": 156,
    }
    assert drugs.loc[drugs["status"].ne("published"), "rate"].isna().all()


def test_marks_in_the_raw_file_never_become_numbers(raw) -> None:
    parsed = dose_syndromic.parse(raw)
    assert parsed["rate"].isna().sum() == parsed["status"].ne("published").sum()


def test_a_rate_beside_a_hidden_count_is_refused(tmp_path) -> None:
    row = {
        "fips": "01001",
        "year": "2020",
        "dataset": "ED",
        "count_alldrug": "suppressed",
        "population": "50000",
        "rate_alldrug": "12.5",
        "type": "1 year",
        "person_years": ".",
    }
    file = tmp_path / dose_discharge.FILE
    file.parent.mkdir(parents=True)
    pd.DataFrame([row]).to_csv(file, index=False)
    with pytest.raises(WrongInput, match="must not be given for a hidden count"):
        dose_discharge.parse(tmp_path)

"""The headline figures, and changes of counties that may be compared at all."""

import pandas as pd

from data.views import situation
from data.views.mortality import county_deaths


def test_the_baseline_is_74091_reported_deaths() -> None:
    assert situation.at_baseline(situation.SYNTHETIC_OPIOIDS).reported == 74_091


def test_the_latest_windows_are_those_published_last() -> None:
    opioids, all_drugs = situation.latest(situation.SYNTHETIC_OPIOIDS), situation.latest(situation.ALL_DRUGS)
    assert (opioids.month, opioids.reported) == (pd.Timestamp(2026, 1, 31), 36_825)
    assert opioids.predicted is not None
    assert opioids.predicted >= opioids.reported
    assert all_drugs.month == pd.Timestamp(2025, 2, 28)


def test_deaths_and_seizures_share_months() -> None:
    frame = situation.deaths_and_seizures()
    assert frame.index.is_unique
    assert frame.loc["2023-12-01", "reported"] == 74_091
    fiscal_2023 = frame.loc["2022-10-01":"2023-09-01", ["Office of Field Operations", "U.S. Border Patrol"]]
    assert round(float(fiscal_2023.to_numpy().sum()), 2) == 27_022.85


def test_final_years_and_provisional_windows_are_never_compared() -> None:
    assert situation.period_before("2024-12") == ""
    assert situation.period_before("2010") == ""
    assert situation.period_before("2023") == "2022"
    assert situation.period_before("2025-12") == "2024-12"


def test_a_change_needs_both_counts() -> None:
    frame = situation.county_change("2024-12", "2025-12").set_index("fips")
    before = county_deaths("2024-12").set_index("fips")["deaths"].reindex(frame.index)
    assert (frame["change"].notna() == (frame["deaths"].notna() & before.gt(0).fillna(False))).all()
    assert not frame.loc[frame["change"].isna(), "status"].isin(["provisional", "unreliable"]).any()


def test_a_change_from_few_deaths_is_unreliable() -> None:
    frame = situation.county_change("2024-12", "2025-12")
    few = frame["deaths"].lt(20).fillna(False) & frame["change"].notna()
    assert set(frame.loc[few, "status"]) == {"unreliable"}

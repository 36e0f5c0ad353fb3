"""The national picture: who moved most, and the policy events."""

import pandas as pd
import pytest

from data import store
from data.views.movers import LEAST, movers
from data.views.place_figures import COUNTY, HIDTA, STATE
from data.views.policy_events import KINDS, policy_events, tariffs_in_force, when


def test_a_state_s_movement_is_that_between_its_two_published_counts() -> None:
    table = store.load("state_deaths_monthly")
    rows = table[table.state.eq("NM") & table.indicator_key.eq("synthetic_opioids")].set_index("month")
    after, before = (int(rows.reported[month]) for month in ("2026-01-31", "2025-01-31"))
    found = movers(STATE).loc["35"]
    assert (found["before"], found["after"]) == (before, after)
    assert found["change_share"] == pytest.approx(after / before - 1)


def test_no_mover_has_a_hidden_count_or_too_few_deaths() -> None:
    table = store.load("county_deaths_provisional")
    hidden = set(table.loc[table.deaths.isna(), "fips"].astype(str))
    frame = movers(COUNTY)
    assert not hidden & set(frame.index)
    assert frame["before"].min() >= LEAST[COUNTY]
    assert frame["change_share"].is_monotonic_increasing


def test_every_region_with_a_change_is_among_the_movers() -> None:
    assert len(movers(HIDTA)) == 32  # all but Puerto Rico/U.S. Virgin Islands, which has no county deaths


def test_events_name_their_kind_their_country_and_their_day() -> None:
    events = policy_events()
    assert set(events["kind"]) == set(KINDS)
    assert events["concerns"].notna().all()
    assert tariffs_in_force() == (pd.Timestamp(2025, 2, 4), pd.Timestamp(2026, 2, 24))
    assert when(pd.Timestamp(2024, 9, 30), "month") == "September 2024"
    assert when(pd.Timestamp(2025, 2, 4), "day") == "4 February 2025"

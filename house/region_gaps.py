"""What is not known of a region: said on its page and in its brief as plainly as what is."""

import pandas as pd

from data.states import STATES
from data.status import HIDDEN_COUNTS
from data.views.mortality import LATEST
from data.views.region_services import treatment_access
from data.views.region_signals import unseen_states
from data.views.region_supply import field_offices
from data.views.regions import region_counties, states_of
from data.views.sudors import NATION, special_concern
from house.hidden import NO_COUNTY_DEATHS, counties
from house.regions import limits

_NAMES = dict(STATES.values())


def gaps(slug: str) -> list[str]:
    """The gaps of a region's figures, one sentence each, those of its own before those of every region."""
    found = [*_county_gaps(slug), *_state_gaps(slug), *_access_gaps(slug)]
    if not field_offices(slug):
        found.append("Seizures: no field office can be named for this region from an official list.")
    return [*found, *(text for text in limits(slug) if text not in found)]


def _county_gaps(slug: str) -> list[str]:
    rows = region_counties(slug, LATEST.key)
    if rows["lower"].isna().all():
        return [NO_COUNTY_DEATHS]
    hidden = int(rows["status"].isin(HIDDEN_COUNTS).sum())
    missing = int(rows["status"].eq("not_available").sum())
    return [
        text
        for number, text in (
            (hidden, f"Deaths of {counties(hidden)} of {len(rows)} are hidden (1–9 each, or 0–9 where not listed)."),
            (missing, f"No deaths are published for {counties(missing)}."),
        )
        if number
    ]


def _state_gaps(slug: str) -> list[str]:
    states = states_of(slug)
    years = special_concern((*states, NATION)).groupby("state")["year"].max()
    latest = int(years[NATION])
    outside = [_NAMES[state] for state in states if state not in years]
    behind = [f"{_NAMES[state]} ({years[state]})" for state in states if years.get(state, latest) < latest]
    unseen = [_NAMES[state] for state in unseen_states(slug)]
    return [
        text
        for places, text in (
            (outside, f"Not in SUDORS: {', '.join(outside)}. Circumstances of deaths there are not available."),
            (behind, f"In SUDORS, but not in its latest year ({latest}): {', '.join(behind)}, an older year is shown."),
            (unseen, f"No laboratory reports of fentanyl are published for {', '.join(unseen)}."),
        )
        if places
    ]


def _access_gaps(slug: str) -> list[str]:
    missing = int(pd.to_numeric(treatment_access(slug)["missing"]).max())
    return [f"Driving time to treatment is not available for {counties(missing)}."] if missing else []

"""Sentences of the mortality page: what may be asked of each kind of place, its limits, and a count with its status."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.formats import bounds, decimal, signed, signed_percent, span, whole
from components.mortality.choices import drug_words
from components.situation_map import LIMITS
from data.status import HIDDEN_COUNTS, STATUSES
from data.views.place_figures import COUNTY, HIDTA, STATE, Window, figures
from data.views.state_figures import NATION

COVERAGE = {
    COUNTY: "Counties: all drugs only. CDC's county files count overdose deaths from all drugs together and hide "
    "counts of 1–9. By drug, deaths are published for states.",
    STATE: "States: by drug, in 12 months ending each month. Deaths are counted where they occurred, not where people "
    "lived; drugs overlap, since one death may involve several: never add them, nor two windows.",
    HIDTA: "HIDTA regions: all drugs only, from their counties. Hidden counties leave each sum a lower and an upper "
    "bound. By drug, deaths are published for states only: choose a region to see its states' drugs.",
}
LINEAGE = {
    COUNTY: "County counts as published, by residence; crude rates over the county's population (CDC WONDER's or the "
    "Census estimate of the year, or of the last year there is one). Changes compare two published counts.",
    STATE: "State counts as published, by place of death. New York includes New York City: the sum of the publisher's "
    "two parts. Crude rates over residents (Census estimate of the year, 2024 at the latest).",
    HIDTA: "County counts summed over the region's designated counties; a hidden county adds 1–9 to the bounds (0–9 "
    "where not listed). Changes compare the counties that are reported in both years only.",
}
UNITS = "deaths; deaths per 100,000 people (crude); percent or deaths of change from the 12 months a year before"
_STATE_LIMITS = (
    "Every figure covers 12 months: never add two of them. All are provisional; recent months are underreported, and "
    "NCHS's prediction, where it publishes one, allows for that.",
    "Completeness counts death records received; pending counts those whose cause is not yet known.",
    "All drugs end in February 2025 here, synthetic opioids (T40.4) in January 2026.",
    "A state whose certificates name too few drugs has no figures by drug: Pennsylvania and Louisiana in most years.",
)
_REGION_LIMITS = ("The county lists are compiled from notices and are not official.",)


def limits_of(place: str) -> tuple[str, ...]:
    """What a reader must know of a kind of place."""
    if place == STATE:
        return _STATE_LIMITS
    return (*LIMITS, *_REGION_LIMITS) if place == HIDTA else LIMITS


def count_words(row: Mapping[str, Any]) -> str:
    """676; 1–9 where suppressed; bounds of a sum; "not available"."""
    if pd.isna(row["deaths"]) or row["status"] == "partly_hidden":
        return bounds(row["lower"], row["upper"])
    return whole(row["deaths"])


def rate_words(row: Mapping[str, Any]) -> str:
    """20.5; "at most 14.6" where the count is hidden; bounds of a sum's rate."""
    if row["status"] in HIDDEN_COUNTS:
        return f"at most {decimal(row['rate_upper'])}"
    if pd.isna(row["rate"]):
        return span(row["rate_lower"], row["rate_upper"])
    return decimal(row["rate"])


def change_words(row: Mapping[str, Any]) -> str:
    """−28.1% (−18); "not available" where either count is hidden or there is no year before."""
    if pd.isna(row["change"]):
        return "not available"
    return f"{signed_percent(row['change_share'])} ({signed(row['change'])})"


def status_words(row: Mapping[str, Any]) -> str:
    """The status of a place's rate, which is its count's unless too few deaths make it unreliable."""
    return STATUSES[row["rate_status"] if row["rate_status"] in STATUSES else row["status"]].label


def summary(place: str, drug: str, window: Window) -> str:
    """One view in plain words: what, when, how many places have a count and how many are hidden."""
    frame = figures(place, drug, window.key).drop(index=NATION, errors="ignore")
    hidden = frame["status"].isin(HIDDEN_COUNTS).sum()
    nouns = {COUNTY: "counties", STATE: "states and territories", HIDTA: "regions"}
    parts = [f"{len(frame)} {nouns[place]}: {frame['deaths'].notna().sum():,} with a count"]
    if place == HIDTA:
        parts.append(f"{frame['status'].eq('partly_hidden').sum()} of them include hidden counties, so have bounds")
    elif hidden:
        parts.append(f"{hidden:,} hidden (never zero)")
    absent = frame["status"].eq("not_available").sum()
    parts.extend([f"{absent} not available"] if absent else [])
    return f"Deaths from overdose, {drug_words(drug)}; {window.label}, {window.status}. {'; '.join(parts)}."

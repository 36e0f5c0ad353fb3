"""Sums with hidden counts in words: what is reported, what is hidden, and the bounds."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.status import STATUSES
from house.formats import bounds, whole

NO_COUNTY_DEATHS = (
    "CDC publishes no county counts for Puerto Rico and the U.S. Virgin Islands: they are not available, not zero."
)


def allowed(key: str) -> str:
    """What a hidden count of this status can be: "1–9"."""
    return bounds(STATUSES[key].low, STATUSES[key].high)


def hidden_words(row: Mapping[str, Any]) -> str:
    """What is hidden in a region's sum, in words; empty where nothing is."""
    parts = [
        f"{row['suppressed']} suppressed ({allowed('suppressed')} each)" if row["suppressed"] else "",
        f"{row['unlisted']} not listed ({allowed('suppressed_or_zero')} each)" if row["unlisted"] else "",
        f"{row['not_available']} not available" if row["not_available"] else "",
    ]
    return ", ".join(part for part in parts if part)


def sum_words(row: Mapping[str, Any]) -> str:
    """A region's deaths in one sentence, as every sum with hidden counties is told."""
    if pd.isna(row["lower"]):
        return NO_COUNTY_DEATHS
    reported = f"{whole(row['deaths'])} reported in {counties(row['reported'])}"
    hidden = hidden_words(row)
    if not hidden:
        return f"{reported}; no county is hidden."
    return f"{reported}, plus {hidden}: between {whole(row['lower'])} and {whole(row['upper'])}."


def counties(number: int) -> str:
    """1 county, 12 counties."""
    return f"{number} county" if number == 1 else f"{number:,} counties"

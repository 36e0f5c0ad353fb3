"""What a published death count allows: bounds for those that are hidden."""

import pandas as pd

HIDDEN_HIGH = 9
_HIDDEN_LOW = {"suppressed": 1, "suppressed_or_zero": 0}


def with_bounds(frame: pd.DataFrame, count: str = "deaths") -> pd.DataFrame:
    """Add `lower` and `upper` from `count` and `status`: 1–9 suppressed, 0–9 not listed, none where not available."""
    low = frame["status"].map(_HIDDEN_LOW).astype("Int64")
    high = low.where(low.isna(), HIDDEN_HIGH)
    return frame.assign(lower=frame[count].fillna(low), upper=frame[count].fillna(high))

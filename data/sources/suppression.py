"""What a published death count allows: bounds for those that are hidden."""

import pandas as pd

from data.raw import refuse
from data.status import STATUSES

_LOW = {key: status.low for key, status in STATUSES.items() if status.low is not None}
_HIGH = {key: status.high for key, status in STATUSES.items() if status.high is not None}


def with_bounds(frame: pd.DataFrame, count: str = "deaths") -> pd.DataFrame:
    """Add `lower` and `upper` from `count` and `status`: 1–9 suppressed, 0–9 not listed, none where not available."""
    words = frame["status"].astype("object")
    low, high = (words.map(bound).astype("Int64") for bound in (_LOW, _HIGH))
    return frame.assign(lower=frame[count].fillna(low), upper=frame[count].fillna(high))


def refuse_hidden(deaths: pd.Series, marked: pd.Series, file: str) -> None:
    """Raise WrongInput for the first count that its publisher hides and that stands in the file all the same.

    `marked`: where a footnote or a word of the file says that the count is suppressed.
    """
    refuse(deaths.notna() & marked, file, "a count marked as suppressed must be blank")
    refuse(
        deaths.between(_LOW["suppressed"], _HIGH["suppressed"]).fillna(False),
        file,
        "a count of 1 to 9 must not stand in the file",
    )

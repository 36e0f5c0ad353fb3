"""Known totals of the tables of policy."""

from data.totals.record import Total, missing

TOTALS: dict[str, tuple[Total, ...]] = {
    "parameters": (
        Total("facts without a number", missing("value"), 6),
        Total("facts without a range", missing("low"), 149),
    ),
}

"""Known totals of the tables of price index."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

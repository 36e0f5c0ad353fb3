"""Known totals of the tables of nonfatal."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

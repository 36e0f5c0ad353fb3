"""Known totals of the tables of services."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

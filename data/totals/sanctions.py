"""Known totals of the tables of sanctions."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

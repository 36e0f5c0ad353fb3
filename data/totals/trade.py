"""Known totals of the tables of trade."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

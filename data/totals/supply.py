"""Known totals of the tables of supply."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

"""Known totals of the tables of circumstances."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

"""Known totals of the tables of mortality history."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

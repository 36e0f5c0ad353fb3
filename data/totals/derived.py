"""Known totals of the tables of derived."""

from data.totals.record import Total

TOTALS: dict[str, tuple[Total, ...]] = {}

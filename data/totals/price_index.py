"""Known totals of the tables of consumer prices."""

from data.totals.record import Total, missing, total

TOTALS: dict[str, tuple[Total, ...]] = {
    "cpi_us": (
        Total("index of May 2026", total("cpi", month="2026-05-31"), 335.123),
        Total("index of January 1913", total("cpi", month="1913-01-31"), 9.8),
        Total("months without an index", missing("cpi"), 1),
    ),
}

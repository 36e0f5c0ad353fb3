"""Known totals of the tables of non-fatal overdoses."""

from data.totals.record import Total, count, distinct

TOTALS: dict[str, tuple[Total, ...]] = {
    "nonfatal_county": (
        Total("counties", distinct("fips"), 2061),
        Total("suppressed counts", count(status="suppressed"), 2755),
        Total("counts not available", count(status="not_available"), 84),
        Total("hidden rates", count(rate_status="suppressed_rate"), 4786),
    ),
    "nonfatal_jurisdiction": (
        Total("states and DC", distinct("state"), 51),
        Total("hidden rates for all drugs", count(status="suppressed_rate", drug="all_drugs"), 1037),
        Total("rates for all drugs not shared", count(status="not_shared", drug="all_drugs"), 1256),
        Total(
            "rates for all drugs of states not taking part", count(status="not_participating", drug="all_drugs"), 156
        ),
    ),
}

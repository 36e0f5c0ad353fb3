"""Known totals of the tables of sanctions."""

from data.totals.record import Total, count, distinct, total

TOTALS: dict[str, tuple[Total, ...]] = {
    "ofac_narcotics_designations": (
        Total("listings", total("designations"), 2632),
        Total("listings older than the first list seen", total("designations", already_listed=True), 2304),
        Total("listings under the Kingpin Act", total("designations", program="SDNTK"), 1790),
        Total("listings still on the last list seen", total("still_listed"), 1917),
    ),
    "ofac_narcotics_listed": (
        Total("listings on the list of 2 July 2024", total("listed"), 1917),
        Total("aircraft on the list of 2 July 2024", total("aircraft"), 1),
    ),
    "ofac_programs_by_country_month": (
        Total("countries", distinct("iso3"), 180),
        Total("listings of Russia in March 2026", total("listed", iso3="RUS", month="2026-03-31"), 5419),
    ),
    "precursor_scheduling": (
        Total("substances", distinct("substance"), 168),
        Total("dates", count(status="published"), 137),
        Total("dates that are leads", count(evidence="lead"), 48),
    ),
}

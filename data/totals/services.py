"""Known totals of the tables of services."""

from data.totals.record import Total, count, distinct, total

TOTALS: dict[str, tuple[Total, ...]] = {
    "opioid_treatment_programs": (
        Total("programs", total("programs"), 1830),
        Total("programs in California", total("programs", state="CA"), 164),
    ),
    "treatment_access_county": (
        Total("counties", distinct("fips"), 3234),
        Total("rows without a road network", count(status="not_available"), 515),
    ),
    "opioid_dispensing_county": (
        Total("counties", distinct("fips"), 3144),
        Total("rates that are unavailable", count(status="not_available"), 293),
    ),
    "state_dispensing": (
        Total("states and DC", distinct("state"), 51),
        Total(
            "West Virginia's buprenorphine in 2023", total("rate", state="WV", year=2023, drug="buprenorphine"), 25.9
        ),
    ),
}

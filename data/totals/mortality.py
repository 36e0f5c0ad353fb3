"""Known totals of the tables of overdose deaths."""

from data.totals.record import Total, count, total

_T404 = {"state": "US", "indicator_key": "synthetic_opioids"}

TOTALS: dict[str, tuple[Total, ...]] = {
    "county_deaths_annual": (
        Total("reported deaths of 2021", total("deaths", year=2021), 101342),
        Total("reported deaths of 2023", total("deaths", year=2023), 99658),
        Total("suppressed counties of 2021", count(year=2021, status="suppressed"), 1400),
        Total("suppressed or zero counties of 2023", count(year=2023, status="suppressed_or_zero"), 1863),
    ),
    "county_deaths_provisional": (
        Total("reported counties, December 2025", count(month="2025-12-31", status="provisional"), 1513),
        Total("suppressed counties, December 2025", count(month="2025-12-31", status="suppressed"), 1629),
        Total("suppressed counties, December 2024", count(month="2024-12-31", status="suppressed"), 1935),
        Total("reported deaths, 12 months to December 2025", total("deaths", month="2025-12-31"), 62825),
        Total("reported deaths, 12 months to December 2024", total("deaths", month="2024-12-31"), 71358),
    ),
    "state_deaths_monthly": (
        Total(
            "U.S. synthetic opioid deaths, 12 months to December 2023",
            total("reported", month="2023-12-31", **_T404),
            74091,
        ),
        Total(
            "U.S. synthetic opioid deaths, 12 months to December 2025",
            total("reported", month="2025-12-31", **_T404),
            37777,
        ),
    ),
}

"""Known totals of older vintages of overdose deaths."""

from data.totals.record import Total, count, distinct, total

TOTALS: dict[str, tuple[Total, ...]] = {
    "county_deaths_monthly": (
        Total("counties", distinct("fips"), 3142),
        Total("12-month periods", distinct("month"), 39),
        Total("county-months lost at the comma", count(status="not_available"), 185),
    ),
    "state_deaths_yearly": (
        Total(
            "U.S. overdose deaths, 12 months to December 2015",
            total("reported", state="US", indicator_key="all_drugs", year=2015),
            52623,
        ),
        Total(
            "U.S. overdose deaths, 12 months to about April 2025",
            total("reported", state="US", indicator_key="all_drugs", year=2025),
            73690,
        ),
        Total("rows of the period published as 2025", count(calendar_year=False), 642),
    ),
}

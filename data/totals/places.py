"""Known totals of the tables of places."""

from data.totals.record import Total, count, distinct, missing, total

TOTALS: dict[str, tuple[Total, ...]] = {
    "hidta_counties": (
        Total("number of HIDTAs", distinct("hidta"), 33),
        Total("number of slugs", distinct("hidta_slug"), 33),
    ),
    "counties": (
        Total("counties of the 2023 shapes", count(retired=False), 3233),
        Total("states and territories", distinct("state"), 56),
    ),
    "county_population": (Total("population of 2020", total("population", year=2020), 331577720),),
    "ports": (Total("ports without coordinates", missing("lat"), 78),),
}

"""Known totals of the tables of circumstances."""

from data.totals.record import Total, count, distinct, total

_PILLS = {"measure": "counterfeit_pills"}
_TREND = {"first_year": 2020, "last_year": 2024, "measure": "alldrug"}

TOTALS: dict[str, tuple[Total, ...]] = {
    "sudors_annual": (
        Total("jurisdictions and the US", distinct("state"), 46),
        Total("measures", distinct("measure"), 84),
        Total("deaths of 43 jurisdictions in 2024", total("deaths", state="US", year=2024, measure="alldrug"), 53336),
        Total("deaths with pill evidence, US 2023", total("deaths", state="US", year=2023, **_PILLS), 3333),
        Total("counts not available", count(status="not_available"), 54),
    ),
    "sudors_trends": (
        Total("deaths of 27 jurisdictions in 2020", total("deaths", year=2020, **_TREND), 37747),
        Total("deaths of 27 jurisdictions in 2024", total("deaths", year=2024, **_TREND), 31059),
    ),
    "counterfeit_pills_mmwr": (
        Total("deaths with evidence in 2021", total("value", measure="deaths_with_evidence", group="All"), 2437),
        Total("deaths of 2021", total("among", measure="deaths_with_evidence", group="All"), 54768),
    ),
    "overdose_deaths_nida": (
        Total(
            "overdose deaths of 2019",
            total("deaths", age="all ages", drug="Total Overdose Deaths", sex="both", year=2019),
            70630,
        ),
        Total("blank cells", count(status="not_available"), 233),
    ),
    "overdose_rates_demographics": (
        Total("hidden rates", count(status="suppressed_rate"), 1111),
        Total("drug classes", distinct("drug"), 6),
    ),
}

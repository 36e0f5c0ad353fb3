"""Known totals of the tables of derived."""

from data.totals.record import Total, count, distinct, missing, total

TOTALS: dict[str, tuple[Total, ...]] = {
    "county_death_rates": (
        Total("reported deaths of 2021", total("deaths", period="2021"), 101342),
        Total("reported deaths of the 12 months to December 2025", total("deaths", period="2025-12"), 62825),
        Total(
            "suppressed counties of the 12 months to December 2025", count(status="suppressed", period="2025-12"), 1629
        ),
    ),
    "hidta_deaths": (
        Total("HIDTAs", distinct("hidta_slug"), 33),
        Total("member counties as deaths are published", total("counties", period="2023"), 733),
        Total("HIDTAs without any figure", count(status="not_available"), 16),
    ),
    "fentanyl_per_crossing": (
        Total("office-years with a rate", count(status="final"), 24),
        Total("office-years without a rate", missing("pounds_per_million_people"), 8),
    ),
    "supply_signal_state": (
        Total("jurisdictions", distinct("state"), 55),
        Total("state half-years without a figure", missing("reports"), 42),
    ),
    "pill_share_potency": (
        Total(
            "share of pills with at least 2 mg in fiscal 2025",
            total("value", fact="purity/share_pills_ge_2mg/FY2025"),
            0.29,
        ),
    ),
    "real_usd_index": (Total("years that are not whole", count(status="provisional"), 2),),
    "outcome_scores": (
        Total("scores", lambda frame: frame["score"].notna().sum(), 4),
        Total("proposed scores", lambda frame: frame.loc[frame["proposed"], "score"].notna().sum(), 2),
    ),
}

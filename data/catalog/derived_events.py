"""Catalog entry for the policy events that stand beside a series."""

from data.catalog.record import US_WORK, Column, Dataset

POLICY_EVENTS = Dataset(
    id="policy_events",
    made_by="policy_events",
    theme="policy",
    title="Policy events, 2019 and later",
    publisher="Compiled by Setpoint; each event names its source",
    source_name="Laws, executive orders, announcements; dates of tariffs and of precursor control from their tables",
    page="https://www.federalregister.gov/presidential-documents/executive-orders",
    licence=US_WORK,
    grain="event",
    keys=("date", "country", "title"),
    coverage="2019 to February 2026: controls, tariffs, sanctions law, the border, cooperation with China",
    vintage="compiled in November 2026",
    inputs=("parameters", "precursor_scheduling"),
    columns=(
        Column(
            "date", "datetime64[ms]", "date", "first day in force; the last day of the month where only that is known"
        ),
        Column("precision", "category", "word", "day or month"),
        Column("country", "category", "code", "ISO 3166 alpha-3 of the country it concerns, or all"),
        Column("kind", "category", "word", "control, trade, sanction, border or diplomacy"),
        Column("title", "str", "text", "what changed"),
        Column("source", "str", "text", "who says so"),
        Column("url", "str", "address", "address of the source; blank where it is a document without one"),
    ),
    caveats=(
        "An event beside a series is no finding that the one moved the other.",
        "A choice of events, not a chronicle: those that the white paper or the tariffs of 2025–26 turn on.",
    ),
    rows=23,
)

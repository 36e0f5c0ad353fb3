"""The cards that speak of seizures: by year and component, region, field office or sector, and per crossing."""

from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.seizures import fiscal_year, pounds_by_region, pounds_by_year, pounds_per_million
from components.formats import decimal, whole
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.tables import Cell, plain_table
from data.views.seizures import by_area, by_region, by_year, months_of, per_crossing

LIMITS = (
    "Seizures measure enforcement as well as flow; they are not a random sample.",
    "CBP publishes no seizures for a single port.",
    "Fiscal years run from October to September. Weights are gross.",
    "Air and Marine Operations is kept in its own table (cbp_amo_seizures) and is not added here.",
)
WEAKNESS = (
    "Weak evidence: seizures show where officers look as well as what comes; people are counted at the ports of the "
    "customs district, which is about, not exactly, the field office's area; and all people are counted, however they "
    "cross. Read it as a first look, not as a rate of smuggling."
)


def year_words(year: int) -> str:
    """Fiscal year 2025, or fiscal year 2026 to date (7 months, provisional)."""
    months = months_of(year)
    return f"Fiscal year {year}" if months == 12 else f"Fiscal year {year} to date ({months} months, provisional)"


def by_year_card(drug: str) -> Component:
    """Pounds by fiscal year, Field Operations and Border Patrol apart."""
    frame = by_year(drug)
    rows = [
        (fiscal_year(row["fiscal_year"], row["months"]), row["component"], _pounds(row["pounds"]), whole(row["events"]))
        for row in frame.to_dict("records")
    ]
    return chart_card(
        f"{drug} seized by fiscal year",
        pounds_by_year(frame),
        note="Pounds, gross. Field Operations works at ports of entry, the Border Patrol between them. The last "
        "year is to date and provisional.",
        table=plain_table("Seizures by year", ("Year", "Component", "Pounds", "Events"), rows, numeric=(2, 3)),
        source=_source("Sum of all field offices and sectors.", "pounds (lb) in a fiscal year"),
        name="setpoint-seizures-by-year",
    )


def by_region_card(drug: str, year: int) -> Component:
    """Pounds by region in one fiscal year."""
    frame = by_region(drug)
    frame = frame[frame["fiscal_year"].eq(year)]
    rows = [
        (row["region"], row["component"], _pounds(row["pounds"]), whole(row["events"]))
        for row in frame.to_dict("records")
    ]
    return chart_card(
        f"{drug} seized by region",
        pounds_by_region(frame),
        note=f"Pounds, gross. {year_words(year)}.",
        table=plain_table("Seizures by region", ("Region", "Component", "Pounds", "Events"), rows, numeric=(2, 3)),
        source=_source("Sum of the region's field offices and sectors.", "pounds (lb) in a fiscal year"),
        name="setpoint-seizures-by-region",
    )


def by_area_card(drug: str, year: int) -> Component:
    """Field offices and sectors of one fiscal year as a table."""
    rows = [
        (row["area"], row["component"], row["region"], _pounds(row["pounds"]), whole(row["events"]),
         _pounds(row["pounds_before"]))
        for row in by_area(drug, year).to_dict("records")
    ]  # fmt: skip
    head = ("Field office or sector", "Component", "Region", "Pounds", "Events", f"Pounds, FY{year - 1}")
    table = saved(
        plain_table(f"{drug} by field office and sector", head, rows, numeric=(3, 4, 5)), f"seized-by-office-fy{year}"
    )
    note = f"Pounds, gross. {year_words(year)}. FY{year - 1} is a whole year."
    return card(
        f"{drug} by field office and sector",
        [table, _source("As published, summed over the year's months.", "pounds (lb) and seizure events")],
        note=note,
        className="seizure-areas",
    )


def per_crossing_card(drug: str) -> Component:
    """Pounds per million people crossing, by southwest field office."""
    frame = per_crossing(drug)
    rows = [
        (row["office"], f"FY{row['fiscal_year']}", Cell(decimal(row["per_million"]), row["per_million"]),
         _pounds(row["pounds"]), whole(row["people"]))
        for row in frame.to_dict("records")
    ]  # fmt: skip
    head = ("Field office", "Year", "lb per million people", "Pounds at land ports", "People crossing")
    return chart_card(
        f"{drug} seized per million people crossing",
        pounds_per_million(frame),
        note=f"Southwest land ports, FY2019 to FY2024: border traffic ends in February 2025. {WEAKNESS}",
        table=plain_table("Seizures per crossing", head, rows, numeric=(2, 3, 4)),
        source=sources(
            ["cbp_seizures", "border_crossings", "ports"],
            lineage="Field Operations' pounds marked land only, divided by inbound people (pedestrians and passengers "
            "of personal vehicles, buses and trains) at ports of the customs district: San Diego; Nogales for Tucson; "
            "El Paso; Laredo.",
            units="pounds per million inbound people in a fiscal year",
            limits=(*LIMITS[:2], WEAKNESS),
        ),
        name="setpoint-seizures-per-crossing",
    )


def _source(lineage: str, units: str) -> Component:
    return sources(["cbp_seizures"], lineage=lineage, units=units, limits=LIMITS)


def _pounds(value: float) -> Cell:
    return Cell(decimal(value) if value < 10 else whole(value), value)

"""The situation page's tiles, and the regions with the highest rates."""

from collections.abc import Hashable

from dash import dcc, get_relative_path
from dash.development.base_component import Component

from components.formats import bounds, signed_percent, span, whole
from components.page import card, figure_tile, tiles
from components.provenance import panel, sources
from components.saves import saved
from components.status import mark
from components.tables import Cell, plain_table
from data.views.mortality import LATEST
from data.views.ports import total, total_before, window
from data.views.regions import region_deaths, region_names
from data.views.seizures import BASELINE_YEAR, fentanyl_to_date, latest_full_year, pounds_in
from data.views.situation import ALL_DRUGS, SYNTHETIC_OPIOIDS, at_baseline, latest

CAVEAT = "Seizures measure enforcement as well as flow: fewer pounds seized need not mean fewer pounds arrived."
HIGHEST = 8


def headline() -> Component:
    """Four tiles; a table that cannot be read takes down its own."""
    return tiles(
        [
            panel(lambda: _deaths_tile(SYNTHETIC_OPIOIDS, "Synthetic-opioid deaths (T40.4)"), name="This figure"),
            panel(lambda: _deaths_tile(ALL_DRUGS, "Overdose deaths, all drugs"), name="This figure"),
            panel(_seizures_tile, name="This figure"),
            panel(_travelers_tile, name="This figure"),
        ]
    )


def sources_of_headline() -> Component:
    """What stands behind the tiles."""
    return sources(
        ["state_deaths_monthly", "cbp_seizures", "cbp_fentanyl_recent", "border_crossings"],
        lineage="Deaths: the nation's row as published. Seizures: sum of Field Operations and Border Patrol. "
        "Travelers: pedestrians and passengers of personal vehicles, buses and trains at land ports.",
        units="deaths in 12 months; pounds in a fiscal year; inbound crossings by people in 12 months",
        limits=(
            "The two death figures end in different months: the all-drug series here ends earlier.",
            CAVEAT,
            "Crossings are not different people. The series ends in February 2025.",
        ),
    )


def rates_card() -> Component:
    """The regions with the highest death rates, as the bounds that hidden counties leave."""
    frame = region_deaths(LATEST.key).dropna(subset=["rate_lower"]).nlargest(HIGHEST, "rate_lower")
    rows = [
        (
            _region_link(slug),
            Cell(span(row["rate_lower"], row["rate_upper"]), row["rate_lower"], "unbroken"),
            Cell(bounds(row["lower"], row["upper"]), row["lower"], "unbroken"),
        )
        for slug, row in frame.iterrows()
    ]
    return card(
        "Highest rates",
        [
            saved(
                plain_table(
                    "Regions with the highest rates", ("Region", "Per 100,000", "Deaths"), rows, numeric=(1, 2)
                ),
                "setpoint-highest-rates",
            ),
            sources(
                ["county_deaths_provisional", "hidta_counties"],
                lineage="Reported counties, plus 1 to 9 deaths for each hidden one, over the region's population.",
                units="deaths per 100,000 people in 12 months",
                limits=("Provisional, by residence. Regions are ordered by the lower bound.",),
            ),
        ],
        note=f"The {HIGHEST} regions where most people died for their size: {LATEST.label}; provisional.",
    )


def _region_link(slug: Hashable) -> Component:
    return dcc.Link(region_names()[str(slug)], href=get_relative_path(f"/regions/{slug}"))


def _deaths_tile(drug: str, label: str) -> Component:
    now, base = latest(drug), at_baseline(drug)
    change = signed_percent(now.reported / base.reported - 1)
    detail = (
        f"reported, 12 months to {now.month:%B %Y}; {whole(now.predicted)} predicted. "
        f"{change} on {whole(base.reported)} in the 12 months to December 2023"
    )
    return figure_tile(label, whole(now.reported), detail=detail, mark=mark("provisional"))


def _seizures_tile() -> Component:
    year = latest_full_year()
    pounds, base = pounds_in("Fentanyl", year), pounds_in("Fentanyl", BASELINE_YEAR)
    recent = fentanyl_to_date()
    now, this_year = recent.iloc[-1], recent.index[-1]
    detail = (
        f"{signed_percent(pounds / base - 1)} on {whole(base)} lb in FY{BASELINE_YEAR}. "
        f"FY{this_year} to date ({whole(now['months'])} months, provisional): {whole(now['pounds'])} lb"
    )
    return figure_tile(
        f"Fentanyl seized by CBP, fiscal year {year}", f"{whole(pounds)} lb", detail=detail, mark=mark("final")
    )


def _travelers_tile() -> Component:
    first, last = window()
    people, before = total("people"), total_before("people")
    change = signed_percent(people / before - 1)
    detail = f"{first:%B %Y} to {last:%B %Y}, where the series ends; {change} on the year before"
    return figure_tile("Inbound travelers at land borders", whole(people), detail=detail, mark=mark("final"))

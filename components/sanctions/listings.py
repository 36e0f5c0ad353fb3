"""Narcotics sanctions as counts: by program and year, and by country. Never a name."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.fields import field_id
from components.figures.sanctions import first_seen_by_year as year_chart
from components.figures.sanctions import listings_by_country as country_chart
from components.formats import whole
from components.governance.paths import sentence
from components.page import card, figure_tile, tiles
from components.provenance import sources
from components.tables import plain_table
from data.views.sanctions import (
    BEFORE,
    PROGRAMS,
    TABLE,
    YEARS,
    first_seen_by_year,
    listings_by_country,
    listings_by_program,
    program_names,
)
from scenarios.statecraft import SANCTIONS_EVALUATED, TERTIARY

PAGE = "sanctions"
MOST_COUNTRIES = 12
SHORT = {"ILLICIT-DRUGS-EO14059": "Executive Order 14059", "SDNTK": "Kingpin Act", "SDNT": "Executive Order 12978"}
LIMITS = (
    "Counts only: no name of a person or entity is kept here or shown.",
    "A listing is an output of enforcement. It says nothing of traffic, supply or deaths.",
    "One person or entity under two programs is counted in each: programs are not added.",
    "The lists seen run from May 22, 2021 to July 2, 2024: 2021 and 2024 are not whole years, and what was added and "
    "removed between two lists does not show.",
)
COUNTRY_LIMITS = (
    "The country is inferred from an identity document, a nationality or a place of birth. It is not where the act "
    "took place, and no finding against the country.",
)
UNITS = "Listings: a person or entity under one program."


def program_tiles() -> Component:
    """How many stood on the last list seen, by program. Raises data.store.TableUnavailable."""
    counts = listings_by_program()
    shown = tiles(
        [
            figure_tile(
                f"{SHORT[program]}: on the list",
                whole(counts.at[program, "still"]),
                detail=f"July 2, 2024. {whole(counts.at[program, 'since'])} first seen since May 22, 2021.",
            )
            for program in PROGRAMS
        ]
    )
    return html.Div(shown, className="sanctions-tiles")


def years_card() -> Component:
    """Listings first seen by year and program. Raises data.store.TableUnavailable."""
    table = first_seen_by_year()
    before = listings_by_program()["before"]
    rows = [[YEARS[int(year)], *[whole(table.at[year, p]) for p in PROGRAMS]] for year in table.index]
    rows.insert(0, [f"Listed {BEFORE}, or earlier", *[whole(before[p]) for p in PROGRAMS]])
    return chart_card(
        "Listings first seen, by year and program",
        year_chart(table, YEARS, SHORT),
        note=f"Persons and entities under a program, by calendar year. Listed {BEFORE} or earlier, not drawn: "
        f"{whole(before['SDNTK'])} under the Kingpin Act, {whole(before['SDNT'])} under Executive Order 12978.",
        table=plain_table("Listings first seen by year and program", ["Year", *[SHORT[p] for p in PROGRAMS]], rows,
                          numeric=range(1, 4)),
        source=sources((TABLE,), lineage="Each list compared with those before it: the year in which a listing is "
                       "first seen.", units=UNITS, limits=LIMITS),
        id="sanctions-years-chart",
        name="setpoint-sanctions-by-year",
    )  # fmt: skip


def program_choice(program: str) -> Component:
    """Which program the countries are shown for."""
    names = program_names()
    return dmc.Select(
        id=field_id(PAGE, "program"),
        label="Program",
        data=[{"value": each, "label": names[each]} for each in PROGRAMS],
        value=program,
        allowDeselect=False,
        size="sm",
    )


def countries_card(program: str) -> Component:
    """Listings of one program by country. Raises data.store.TableUnavailable."""
    table = listings_by_country(program)
    shown = table[table["country"].ne("Unknown")].head(MOST_COUNTRIES)
    columns = ["Country", "Before", *[str(year) for year in YEARS], "On the last list"]
    rows = [[row["country"], *[whole(row[key]) for key in ("before", *map(str, YEARS), "still")]]
            for row in table.to_dict("records")]  # fmt: skip
    unknown = int(table.loc[table["country"].eq("Unknown"), ["before", "since"]].to_numpy().sum())
    more = f" {unknown:,} listings have no known country." if unknown else ""
    note = f"Listings under {SHORT[program]}; the {len(shown)} countries with the most.{more}"
    return chart_card(
        "Listings by country",
        country_chart(shown),
        note=note,
        table=plain_table(f"Listings by country under {SHORT[program]}", columns, rows, numeric=range(1, 7)),
        source=sources((TABLE,), lineage="Sums of one program by inferred country.", units=UNITS,
                       limits=(*COUNTRY_LIMITS, *LIMITS)),
        id="sanctions-countries-chart",
        name="setpoint-sanctions-by-country",
    )  # fmt: skip


def output_card() -> Component:
    """Why a listing is not an outcome."""
    points: list[Any] = [html.Li(sentence(each, TERTIARY)) for each in SANCTIONS_EVALUATED]
    return card(
        "A listing is an output, not an outcome",
        [
            html.Ul(points, className="governance-list"),
            html.P(
                "Source: Kathleen J. Frydl, A New Approach to Counternarcotics Supply-Side Policy, Niskanen Center, "
                "April 2025; in our words, by section (§).",
                className="governance-paper",
            ),
        ],
        note="What the white paper says of narcotics sanctions. From § Tertiary interventions, unless marked.",
    )

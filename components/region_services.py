"""What help is reachable in a region: treatment within a drive, treatment programs, dispensing in its states."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.formats import decimal, percent, span, whole
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.tables import Cell, plain_table
from data.states import STATES
from data.views.mortality import LATEST
from data.views.region_services import (
    ACCESS,
    DISPENSING,
    PROGRAMS,
    deaths_per_program,
    latest_dispensing,
    treatment_access,
    treatment_programs,
)
from data.views.regions import states_of

_NAMES = dict(STATES.values())


def services_card(slug: str) -> Component:
    """Access, programs and dispensing, each with its year. Raises TableUnavailable."""
    programs, having, counties = treatment_programs(slug)
    return card(
        "Services against need",
        [
            saved(_access(slug), f"access-{slug}"),
            html.P(
                f"{whole(programs)} certified opioid treatment programs, in {whole(having)} of {whole(counties)} "
                f"counties (SAMHSA's directory of about 2020–2023){_need(slug)}."
            ),
            saved(_dispensing(slug), f"dispensing-{slug}"),
            sources(
                (ACCESS, PROGRAMS, DISPENSING, "hidta_counties"),
                lineage="Census tracts of the region's counties within 30 minutes' drive of a provider; programs by "
                "county; prescriptions of the region's whole states.",
                units="percent of tracts; programs; prescriptions per 100 people a year",
                limits=(
                    "A share of tracts, not of people. Being near a provider is not being treated by one.",
                    "Dispensing is of whole states and by pharmacies: it leaves out what programs hand out.",
                ),
            ),
        ],
        note="What is within reach: providers of May 2025; dispensing of the latest year published.",
    )


def _need(slug: str) -> str:
    """The deaths each program faces, from the fewest to the most that hidden counties allow."""
    found = deaths_per_program(slug)
    return "" if found is None else f": {span(*found)} deaths for each in the {LATEST.label}, provisional"


def _access(slug: str) -> Component:
    frame = treatment_access(slug)
    rows = [
        (str(service).capitalize(), Cell(percent(row["share"], 0), row["share"]), whole(row["tracts"]),
         whole(row["missing"]))
        for service, row in frame.iterrows()
    ]  # fmt: skip
    head = ("Service", "Tracts within 30 minutes", "Tracts", "Counties without a figure")
    return plain_table("Tracts near each service", head, rows, numeric=(1, 2, 3))


def _dispensing(slug: str) -> Component:
    frame = latest_dispensing(states_of(slug))
    year = int(frame["year"].max())
    rows = [
        (_NAMES[str(state)], _rate(row["buprenorphine"]), _rate(row["naloxone"])) for state, row in frame.iterrows()
    ]
    head = ("State", f"Buprenorphine, {year}", f"Naloxone, {year}")
    return plain_table("Prescriptions per 100 people", head, rows, numeric=(1, 2))


def _rate(value: float) -> Cell | str:
    return "not available" if pd.isna(value) else Cell(f"{decimal(value)} per 100 people", value)

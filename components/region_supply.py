"""The cards of what comes near a region: ports of entry, and fentanyl seized at ports near it."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.region_supply import pounds_by_office, year_label
from components.formats import decimal, dollars, whole
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.seizure_cards import WEAKNESS
from components.tables import Cell, plain_table
from data.views.ports import window
from data.views.region_signals import INLAND, NORTHERN, part_of_border, part_seizures
from data.views.region_supply import field_offices, office_seizures, region_ports
from data.views.seizures import per_crossing


def ports_card(slug: str) -> Component:
    """Ports of entry in the region with what crosses at them."""
    ports = region_ports(slug)
    first, last = window()
    if ports.empty:
        return card("Ports of entry", [html.P("No port of entry with crossings or imports lies in this region.")])
    rows = [
        [dcc.Link(f"{row['name']}, {row['state']}", href=get_relative_path(f"/ports?port={row['port_code']}")),
         *(_flow(row[column], whole) for column in ("people", "trucks")),
         *(_flow(row[column], dollars) for column in ("imports_air", "imports_vessel"))]
        for row in ports.to_dict("records")
    ]  # fmt: skip
    heads = ["Port", "People", "Trucks", "Imports by air", "By container vessel"]
    table = plain_table("Ports of entry in the region", heads, rows, numeric=(1, 2, 3, 4))
    return card(
        "Ports of entry",
        [
            html.Div(saved(table, f"ports-{slug}"), className="region-scroll"),
            sources(
                ["border_crossings", "ports", "port_hidtas"],
                lineage="A port belongs to the region of the county it stands in.",
                units="inbound crossings; US dollars of imports",
                limits=("Crossings, not people: one person may cross many times.", "Imports leave out truck and rail."),
            ),
        ],
        note=f"{len(ports)} in the region. Inbound land crossings {first:%B %Y} to {last:%B %Y}; imports of 2024. "
        "A dash: the port reports none.",
    )


def seizures_card(slug: str) -> Component:
    """Fentanyl seized by the field offices of the southwest border with a port in the region; elsewhere by all ports of
    the part of the nation that CBP counts it to.
    """
    offices = field_offices(slug)
    if not offices:
        return _part_card(slug)
    rates = per_crossing("Fentanyl")
    return _seizures(
        "Fentanyl seized at ports nearby",
        office_seizures(offices).merge(rates[["office", "fiscal_year", "per_million"]], how="left"),
        " field office",
        note="Pounds by federal fiscal year (October–September); Office of Field Operations; hatched: year not over. "
        f"{_per_crossing_words(rates[rates['office'].isin(offices)])}",
        lineage="Field offices whose customs district has a port on the Mexican border in this region. Per million "
        "people crossing: pounds marked land only over inbound people at the ports of the customs district.",
        limits=(
            "A field office has ports outside the region too: these are not the region's own seizures.",
            WEAKNESS,
            *_LIMITS,
        ),
        name=f"fentanyl-{slug}",
    )


def _per_crossing_words(rates: pd.DataFrame) -> str:
    """The latest year's pounds per million people crossing, of each field office."""
    latest = rates[rates["fiscal_year"].eq(rates["fiscal_year"].max())]
    told = ", ".join(f"{row['office']} {decimal(row['per_million'])} lb" for row in latest.to_dict("records"))
    return f"Per million people crossing, FY{latest['fiscal_year'].max()}: {told}"


_LIMITS = (
    "Seizures measure enforcement as well as flow; they are not a sample.",
    "Border Patrol sectors are left out: no official list ties them to HIDTAs.",
)
_PARTS = {NORTHERN: "the whole northern border", INLAND: "all coasts and the interior"}


def _part_card(slug: str) -> Component:
    """Why no field office is named, and what is published of the part of the nation around the region."""
    part = part_of_border(slug)
    return _seizures(
        f"Fentanyl seized at ports of {_PARTS[part]}",
        part_seizures(part),
        "",
        note="Not this region's: CBP publishes by field office and sector, never by port or county, and outside the "
        "southwest border no official list says which office serves this region; so none is told per crossing. "
        "Pounds by fiscal year; hatched: not over",
        lineage="All field offices that CBP counts to this part of the nation in its own file: the northern border for "
        "a region with a port of entry on it, else coast and interior.",
        limits=("Of many states: it says what is found in this part of the nation, not here.", *_LIMITS),
        name=f"fentanyl-{slug}",
    )


def _seizures(
    title: str, seizures: pd.DataFrame, suffix: str, *, note: str, lineage: str, limits: Sequence[str], name: str
) -> Component:
    rates = "per_million" in seizures
    rows = [
        [year_label(row), f"{row['office']}{suffix}", decimal(row["pounds"]), whole(row["events"]),
         *([decimal(row["per_million"])] if rates else []), row["status"]]
        for _, row in seizures.iterrows()
    ]  # fmt: skip
    heads = ["Fiscal year", "Where", "Pounds", "Events", *(["lb per million people"] if rates else []), "Status"]
    return chart_card(
        title,
        pounds_by_office(seizures, suffix),
        note=note,
        table=plain_table("Fentanyl seized", heads, rows, numeric=range(2, len(heads) - 1)),
        source=sources(
            ["cbp_seizures", "ports", "port_hidtas", *(["border_crossings"] if rates else [])],
            lineage=lineage,
            units="pounds, gross weight; seizure events",
            limits=limits,
        ),
        name=name,
    )


def _flow(value: Any, words: Callable[[float], str]) -> Cell:
    return Cell("–", "") if pd.isna(value) or value == 0 else Cell(words(value), float(value))

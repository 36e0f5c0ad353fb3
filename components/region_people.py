"""People of special concern in a region's states: ages 15–24, recent release, counterfeit pills, as SUDORS has them."""

from typing import Any

import pandas as pd
from dash.development.base_component import Component

from components.chart_card import table_card
from components.formats import MISSING, decimal, percent, signed, whole
from components.provenance import sources
from components.tables import Cell, plain_table
from data.catalog import CATALOG
from data.states import STATES
from data.status import STATUSES
from data.views.regions import states_of
from data.views.sudors import ANNUAL, CONCERNS, NATION, pill_evidence_by_age, special_concern

NOT_IN_SUDORS = f"{MISSING}: state not in SUDORS"
_NAMES = {**dict(STATES.values()), NATION: "All SUDORS jurisdictions"}
_STUDY = "counterfeit_pills_mmwr"
Row = dict[str, Any]


def people_card(slug: str) -> Component:
    """Each state of the region and all jurisdictions together. Raises TableUnavailable."""
    states = (*states_of(slug), NATION)
    known = {(row["state"], row["measure"]): row for row in special_concern(states).to_dict("records")}
    rows = [_row(state, measure, known) for state in states for measure in CONCERNS if _has(state, measure, known)]
    heads = ("State", "People", "Year", "Deaths", "Share of deaths", "Change", "Per 100,000")
    return table_card(
        "Who dies, and how: the region's states",
        plain_table("People of special concern by state", heads, rows, numeric=(3, 4, 5, 6)),
        note="Overdose deaths in SUDORS, whole states, latest year of each; share of deaths with known information",
        source=sources(
            (ANNUAL,),
            lineage="As its publisher gives it. Change: of the share against the year before, in percentage points; "
            "none for all jurisdictions, which are others every year.",
            units="deaths; percent of deaths with known information; deaths per 100,000 people of the age group",
            limits=CATALOG[ANNUAL].caveats,
        ),
        name=f"special-concern-{slug}",
    )


def _has(state: str, measure: str, known: dict[tuple[str, str], Row]) -> bool:
    """A state that is not in the file has one row, that says so."""
    return any(place == state for place, _ in known) or measure == next(iter(CONCERNS))


def _row(state: str, measure: str, known: dict[tuple[str, str], Row]) -> tuple[Any, ...]:
    row = known.get((state, measure))
    if row is None:
        return (_NAMES[state], NOT_IN_SUDORS, "", MISSING, MISSING, MISSING, MISSING)
    return (
        _NAMES[state],
        CONCERNS[measure],
        str(row["year"]),
        STATUSES[row["status"]].label if pd.isna(row["deaths"]) else Cell(whole(row["deaths"]), int(row["deaths"])),
        share_text(row),
        _points(row),
        rate_text(row),
    )


def share_text(row: Row) -> str:
    """The share as its publisher gives it: 4.3%, or under 0.1%."""
    return "under 0.1%" if row["share_below"] else percent(row["share"])


def rate_text(row: Row) -> str:
    """A rate, or why there is none: hidden by its publisher, or none for this group."""
    if pd.notna(row["rate"]):
        return decimal(row["rate"])
    return STATUSES[row["rate_status"]].label if row["rate_status"] == "suppressed_rate" else "–"


def _points(row: Row) -> str:
    if pd.isna(row["share"]) or pd.isna(row["share_before"]):
        return MISSING
    return f"{signed(100 * (row['share'] - row['share_before']), 1)} points"


def pill_study_card() -> Component:
    """The published study of counterfeit pills by age and part of the country, for states that SUDORS does not have."""
    rows = [
        (row["group"], Cell(whole(row["deaths"]), int(row["deaths"])), whole(row["among"]), percent(row["share"]))
        for row in pill_evidence_by_age().to_dict("records")
    ]
    return table_card(
        "Counterfeit pills by age and part of the country",
        plain_table("Deaths with evidence of counterfeit pills, 2021", ("Group", "Deaths", "Among", "Share"), rows,
                    numeric=(1, 2, 3)),
        note="Overdose deaths with evidence of counterfeit pill use, 34 states and DC, 2021. Published, final",
        source=sources(
            (_STUDY,),
            lineage="As printed in its first table; the share is deaths with evidence among deaths.",
            units="deaths; percent",
            limits=CATALOG[_STUDY].caveats,
        ),
        name="counterfeit-pills-2021",
    )  # fmt: skip

"""The biggest movers: regions, states or counties whose deaths fell or rose most."""

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.formats import signed_percent, whole
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.tables import Cell, plain_table
from data.views.movers import LEAST, movers, period_of_movers
from data.views.place_figures import COUNTY, HIDTA, PLACES, STATE

SHOWN = 6
_HEADS = {HIDTA: "Region", STATE: "State", COUNTY: "County"}
_DATASETS = {
    HIDTA: ("county_deaths_provisional", "hidta_counties"),
    STATE: ("state_deaths_monthly",),
    COUNTY: ("county_deaths_provisional",),
}
_WHAT = {
    HIDTA: "Overdose deaths on the counties reported in both years",
    STATE: f"Synthetic-opioid deaths (T40.4) of states with at least {LEAST[STATE]} a year before, where they occurred",
    COUNTY: f"Overdose deaths of counties with at least {LEAST[COUNTY]} a year before, by residence",
}


def movers_card(place: str) -> Component:
    """The card: a choice of the kind of place, and the table."""
    choice = dmc.Select(
        id="situation-movers", label="Places", value=place, allowDeselect=False,
        data=[{"value": key, "label": label} for key, label in PLACES.items()],
    )  # fmt: skip
    return card("Biggest movers", [choice, html.Div(movers_table(place), id="situation-movers-table")])


def movers_table(place: str) -> list[Component]:
    """The largest falls, then the largest rises, against the 12 months before. Raises TableUnavailable."""
    frame = movers(place)
    chosen = pd.concat([frame.head(SHOWN), frame.iloc[SHOWN:].tail(SHOWN)])
    rows = [_row(place, str(key), row) for key, row in chosen.iterrows()]
    note = f"{_WHAT[place]}: {period_of_movers(place).label} against the year before; provisional."
    return [
        html.P(note, className="card-note"),
        saved(
            plain_table("Places with the largest change", (_HEADS[place], "Change", "Deaths"), rows, numeric=(1, 2)),
            f"setpoint-movers-{place}",
        ),
        sources(
            _DATASETS[place],
            lineage="Change between two published counts. Places whose either count is hidden are left out.",
            units="percent and deaths",
            limits=(
                "Provisional: the later year is less complete, which makes falls look larger.",
                "Large changes are not all more than chance: see the warnings.",
            ),
        ),
    ]


def _row(place: str, key: str, row: "pd.Series[float]") -> tuple[Cell | Component, ...]:
    return (
        Cell(dcc.Link(str(row["name"]), href=_address(place, key)), str(row["name"])),
        Cell(signed_percent(row["change_share"]), row["change_share"]),
        Cell(f"{whole(row['before'])} → {whole(row['after'])}", row["change"], "unbroken"),
    )


def _address(place: str, key: str) -> str:
    if place == HIDTA:
        return get_relative_path(f"/regions/{key}")
    drug = "&drug=synthetic_opioids" if place == STATE else ""
    return get_relative_path(f"/mortality?place={place}{drug}&pick={key}")

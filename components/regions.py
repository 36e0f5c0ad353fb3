"""What the region pages say in words and in rows: headline tiles, limits, bounds, tables' rows."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import get_relative_path
from dash.development.base_component import Component

from components.formats import bounds, signed, signed_percent, span, whole
from components.page import figure_tile, tiles
from components.status import allowed, mark
from data.views.mortality import BEFORE, LATEST, PERIODS
from data.views.regions import region_change, region_deaths, region_list, region_names, states_of

MEASURES = {"rate": "Death rate", "deaths": "Deaths", "change": "Change of deaths, 2024 to 2025"}
PERIOD_OPTIONS = [{"value": key, "label": period.label} for key, period in reversed(PERIODS.items())]
DATASETS = ("county_deaths_provisional", "county_deaths_annual", "hidta_counties", "county_population")
NO_COUNTY_DEATHS = (
    "CDC publishes no county counts for Puerto Rico and the U.S. Virgin Islands: they are not available, not zero."
)
_CONNECTICUT = (
    "Connecticut's deaths are published for its eight old counties and the region is listed by them: the map draws "
    "those, not the nine planning regions of today."
)
_ALASKA = "Chugach and Copper River are published and drawn together as Valdez-Cordova (02261) and count as one."
_NORTH_CAROLINA = "North Carolina's counts for 2023 are short by more than 900 deaths statewide: 2023 is too low here."
_UNLISTED = "For 2023 a county that CDC does not list had 0–9 deaths: zero and suppressed cannot be told apart."
_LISTING = "The county list is compiled from notices and is not official; each county shows how sure it is (A, B, C)."


def href(slug: str) -> str:
    """Address of a region's page."""
    return str(get_relative_path(f"/regions/{slug}"))


def hidden_words(row: Mapping[str, Any]) -> str:
    """What is hidden in a region's sum, in words; empty where nothing is."""
    parts = [
        f"{row['suppressed']} suppressed ({allowed('suppressed')} each)" if row["suppressed"] else "",
        f"{row['unlisted']} not listed ({allowed('suppressed_or_zero')} each)" if row["unlisted"] else "",
        f"{row['not_available']} not available" if row["not_available"] else "",
    ]
    return ", ".join(part for part in parts if part)


def sum_words(row: Mapping[str, Any]) -> str:
    """A region's deaths in one sentence, as every sum with hidden counties is told."""
    if pd.isna(row["lower"]):
        return NO_COUNTY_DEATHS
    reported = f"{whole(row['deaths'])} reported in {counties(row['reported'])}"
    hidden = hidden_words(row)
    if not hidden:
        return f"{reported}; no county is hidden."
    return f"{reported}, plus {hidden}: between {whole(row['lower'])} and {whole(row['upper'])}."


def counties(number: int) -> str:
    """1 county, 12 counties."""
    return f"{number} county" if number == 1 else f"{number:,} counties"


def limits(slug: str) -> list[str]:
    """What a reader must know about a region's figures."""
    states = states_of(slug)
    said = {"NC": _NORTH_CAROLINA, "CT": _CONNECTICUT, "AK": _ALASKA, "PR": NO_COUNTY_DEATHS}
    return [text for state, text in said.items() if state in states] + [_UNLISTED, _LISTING]


def headline(slug: str) -> Component:
    """The region's tiles: deaths, rate, change, counties."""
    row, change = region_deaths(LATEST.key).loc[slug], region_change().loc[slug]
    return tiles([_deaths_tile(row), _rate_tile(row), _change_tile(change), _county_tile(slug)])


def _deaths_tile(row: pd.Series) -> Component:
    detail = hidden_words(row) or "no county is hidden"
    if pd.isna(row["lower"]):
        return figure_tile("Overdose deaths", "not available", detail="CDC publishes no county counts here")
    return figure_tile(
        "Overdose deaths, " + LATEST.label,
        bounds(row["lower"], row["upper"]),
        detail=f"{whole(row['deaths'])} reported; {detail}",
        mark=mark("provisional"),
    )


def _rate_tile(row: pd.Series) -> Component:
    value = span(row["rate_lower"], row["rate_upper"])
    people = "" if pd.isna(row["population"]) else f"per 100,000 of {whole(row['population'])} people"
    return figure_tile("Death rate, " + LATEST.label, value, detail=people, mark=mark(row["status"]))


def _change_tile(change: pd.Series) -> Component:
    if not change["compared"]:
        return figure_tile("Change from the year before", "not available", detail="no county is reported in both")
    detail = f"{signed(change['change'])} deaths in the {counties(int(change['compared']))} reported in both years"
    return figure_tile("Change from " + BEFORE.label, signed_percent(change["change_share"]), detail=detail,
                       mark=mark("provisional"))  # fmt: skip


def _county_tile(slug: str) -> Component:
    row = region_list().set_index("slug").loc[slug]
    return figure_tile("Counties designated", whole(row["counties"]), detail=f"confidence {grades(row)}")


def grades(row: Mapping[str, Any]) -> str:
    """Counties by confidence, in words: 23 A, 2 B, 2 C."""
    pairs = ((row[f"confidence_{grade}"], grade.upper()) for grade in "abc")
    return ", ".join(f"{number} {grade}" for number, grade in pairs if number)


def region_rows(period: str) -> list[dict[str, Any]]:
    """Rows of the table of regions: one a region, numbers as numbers, missing ones as None."""
    frame = region_deaths(period).join(region_change()[["change_share", "compared"]]).reset_index()
    frame = frame.merge(region_list().drop(columns="name"), on="slug")
    return [_region_row(row) for row in frame.sort_values("name").to_dict("records")]


def _region_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "region": f"[{row['name']}]({href(row['slug'])})",
        "deaths": number(row["deaths"]),
        "bounds": bounds(row["lower"], row["upper"]),
        "lower": number(row["lower"]),
        "rate_lower": number(row["rate_lower"], 1),
        "rate_upper": number(row["rate_upper"], 1),
        "change": number(100 * row["change_share"], 1),
        "hidden": row["suppressed"] + row["unlisted"] if pd.notna(row["lower"]) else None,
        "counties": row["counties"],
        "confidence": grades(row),
        "status": row["status"].replace("_", " "),
    }


def number(value: Any, places: int = 0) -> float | int | None:
    """A number for a table or a map, None where it is missing."""
    if pd.isna(value):
        return None
    return round(float(value), places) if places else int(value)


def picker_options() -> list[dict[str, str]]:
    """The regions for a Select: value slug, label name."""
    return [{"value": slug, "label": name} for slug, name in region_names().items()]

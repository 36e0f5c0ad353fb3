"""What the region pages say in words and in rows: headline tiles, limits, bounds, tables' rows."""

from typing import Any

import pandas as pd
from dash import get_relative_path, html
from dash.development.base_component import Component

from components.formats import bounds, signed, signed_percent, span, whole
from components.page import figure_tile, tiles
from components.provenance import sources
from components.status import mark
from data.views.mortality import BEFORE, LATEST, PERIODS
from data.views.region_intervals import change_interval, region_intervals
from data.views.regions import region_change, region_deaths, region_list, region_names
from house.hidden import NO_COUNTY_DEATHS, counties, hidden_words, sum_words
from house.regions import graded, grades, limits

__all__ = ["NO_COUNTY_DEATHS", "counties", "hidden_words", "limits", "sum_words"]  # with what is defined here

PERIOD_OPTIONS = [{"value": key, "label": period.label} for key, period in reversed(PERIODS.items())]
DATASETS = ("county_deaths_provisional", "county_deaths_annual", "hidta_counties", "county_population")


def href(slug: str) -> str:
    """Address of a region's page."""
    return str(get_relative_path(f"/regions/{slug}"))


INTERVAL = (
    "95% interval of chance: deaths taken as Poisson, from the lower limit of the fewest deaths that hidden counties "
    "allow to the upper limit of the most. It does not hold incomplete reporting."
)


def headline(slug: str) -> Component:
    """The region's tiles: deaths, rate, change, each with its interval of chance; counties; and their sources."""
    row, change = region_deaths(LATEST.key).loc[slug], region_change().loc[slug]
    chance = region_intervals(LATEST.key).loc[slug]
    shown = [_deaths_tile(row, chance), _rate_tile(row, chance), _change_tile(slug, change), _county_tile(slug)]
    return html.Div([tiles(shown), _headline_sources(slug)])


def _headline_sources(slug: str) -> Component:
    return sources(
        DATASETS,
        lineage="Sum of the region's reported counties. Bounds add 1–9 for each suppressed county and 0–9 for each not "
        f"listed. {INTERVAL}",
        units="deaths of residents in 12 months; deaths per 100,000 people; percent; counties",
        limits=limits(slug),
    )


def _chance(words: str) -> Component:
    return html.Span(f"95% interval {words}", title=INTERVAL)


def _deaths_tile(row: pd.Series, chance: pd.Series) -> Component:
    detail = hidden_words(row) or "no county is hidden"
    if pd.isna(row["lower"]):
        return figure_tile("Overdose deaths", "not available", detail="CDC publishes no county counts here")
    return figure_tile(
        "Overdose deaths, " + LATEST.label,
        bounds(row["lower"], row["upper"]),
        detail=f"{whole(row['deaths'])} reported; {detail}",
        mark=html.Span([_chance(f"{whole(chance['low'])}–{whole(chance['high'])} "), mark("provisional")]),
    )


def _rate_tile(row: pd.Series, chance: pd.Series) -> Component:
    value = span(row["rate_lower"], row["rate_upper"])
    people = "" if pd.isna(row["population"]) else f"per 100,000 of {whole(row['population'])} people"
    known = [] if pd.isna(row["lower"]) else [_chance(f"{span(chance['rate_low'], chance['rate_high'])} ")]
    return figure_tile(
        "Death rate, " + LATEST.label, value, detail=people, mark=html.Span([*known, mark(row["status"])])
    )


def _change_tile(slug: str, change: pd.Series) -> Component:
    if not change["compared"]:
        return figure_tile("Change from the year before", "not available", detail="no county is reported in both")
    detail = f"{signed(change['change'])} deaths in the {counties(int(change['compared']))} reported in both years"
    limits = change_interval(slug)
    known = [] if limits is None else [_chance(f"{signed_percent(limits[0])} to {signed_percent(limits[1])} ")]
    return figure_tile("Change from " + BEFORE.label, signed_percent(change["change_share"]), detail=detail,
                       mark=html.Span([*known, mark("provisional")]))  # fmt: skip


def _county_tile(slug: str) -> Component:
    row = region_list().set_index("slug").loc[slug]
    return figure_tile("Counties designated", whole(row["counties"]), detail=f"confidence in the list: {graded(row)}")


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

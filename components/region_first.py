"""A region's first screen: its heading, its figures, its county map and the county beside it."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.map import map_config, map_view
from components.page import card, page_head
from components.provenance import panel
from components.region_controls import STATE_NAMES
from components.region_county import county_side, county_sources
from components.region_maps import county_map
from components.regions import NO_COUNTY_DEATHS, headline, sum_words
from data.views.mortality import PERIODS
from data.views.regions import region_deaths, region_names, states_of

MAP = "region"


def lead(slug: str) -> str:
    """What the page is about, in a sentence."""
    states = _and([STATE_NAMES[state] for state in states_of(slug)])
    return (
        f"[[High Intensity Drug Trafficking Area|HIDTA]] in {states}. Overdose deaths, warnings, supply, services, "
        "and its share of border revenue."
    )


def _and(names: list[str]) -> str:
    """Ohio; Idaho and Oregon; Georgia, North Carolina and South Carolina."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def heading(slug: str) -> list[Component]:
    """The region's name and what the page is about."""
    return page_head(region_names()[slug], lead(slug))


def figures(slug: str) -> Component:
    """The headline figures."""
    return panel(lambda: headline(slug), name="The headline figures")


def map_card(slug: str, measure: str, period: str, county: str, **_: Any) -> Component:
    """The county map. Raises TableUnavailable."""
    drawn = map_view(
        MAP, title=_map_title(slug), fit=slug, selected=county or None, data=county_map(slug, measure, period),
        name=f"setpoint-{slug}",
    )  # fmt: skip
    note = html.P(map_note(slug, period), id="region-map-note", className="card-note")
    return card("Deaths by county", [note, drawn, html.Div(county_sources(slug), id="region-map-source")])


def config(slug: str) -> dict[str, Any]:
    """What the map must know to show this region in place of another."""
    return map_config(MAP, _map_title(slug), fit=slug, name=f"setpoint-{slug}")


def _map_title(slug: str) -> str:
    return f"Counties of {region_names()[slug]}"


def map_note(slug: str, period: str) -> str:
    """The sum of the counties shown, with what is hidden."""
    row = region_deaths(period).loc[slug]
    if pd.isna(row["lower"]):
        return NO_COUNTY_DEATHS
    status = "provisional" if PERIODS[period].provisional else "final"
    return f"{PERIODS[period].label}, {status}: {sum_words(row.to_dict())}"


def county_card(slug: str, county: str, period: str, **_: Any) -> Component:
    """The county chosen, beside the map."""
    side = panel(lambda: html.Div(county_side(slug, county or None, period)), name="The county")
    return html.Section(html.Div(side, id="region-county", role="status"), className="card")

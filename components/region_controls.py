"""What is chosen on a region's panel: region, county, measure, period; and the region to compare with."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.region_county import county_options
from components.regions import PERIOD_OPTIONS, picker_options
from components.url_state import Choice, Parameter
from data.states import STATES
from data.store import TableUnavailable
from data.views.mortality import LATEST, PERIODS
from data.views.region_measures import MEASURES
from data.views.regions import states_of

MEASURE_KEYS = ("rate", "deaths")
NAMES = ("measure", "period", "state", "county")  # this page's own in the address
STATE_NAMES = dict(STATES.values())


def parameters(slug: str) -> tuple[Parameter, ...]:
    """What the address of this region's page may say, beside the simulator's own names."""
    states = states_of(slug)
    return (
        Choice("measure", "rate", MEASURE_KEYS),
        Choice("period", LATEST.key, tuple(PERIODS)),
        Choice("state", states[0], states),
        Choice("county", "", ("", *(each["value"] for each in counties(slug)))),
    )


def controls(slug: str, values: dict[str, Any]) -> Component:
    """The row above the figures."""
    measures = [{"value": key, "label": MEASURES[key].label} for key in MEASURE_KEYS]
    return html.Div(
        [
            dmc.Select(id="region-picker", label="Region", data=picker_options(), value=slug, searchable=True,
                       allowDeselect=False, nothingFoundMessage="No region has this name"),
            dmc.Select(id="region-county-picker", label="County", data=counties(slug), value=values["county"] or None,
                       searchable=True, clearable=True, placeholder="Choose a county",
                       nothingFoundMessage="No county of the region has this name"),
            dmc.Select(id="region-measure", label="Map shows", data=measures, value=values["measure"],
                       allowDeselect=False),
            dmc.Select(id="region-period", label="Map and counties of", data=PERIOD_OPTIONS,
                       value=values["period"], allowDeselect=False),
            dmc.Select(id="region-compare", label="Compare with", data=picker_options(), value=None, searchable=True,
                       placeholder="Choose a region", nothingFoundMessage="No region has this name"),
        ],
        className="region-controls",
    )  # fmt: skip


def state_picker(slug: str, state: str) -> Component:
    """Whose deaths by drug the chart shows."""
    return dmc.Select(id="region-state", label="State", data=state_options(slug), value=state, allowDeselect=False,
                      className="region-state-picker")  # fmt: skip


def state_options(slug: str) -> list[dict[str, str]]:
    """The region's states for a Select."""
    return [{"value": state, "label": STATE_NAMES[state]} for state in states_of(slug)]


def counties(slug: str) -> list[dict[str, str]]:
    """The region's counties for a Select; none where they cannot be read."""
    try:
        return county_options(slug, LATEST.key)
    except TableUnavailable:
        return []

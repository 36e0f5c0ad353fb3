"""The region's brief: two pages for a board meeting, and the CSV of every figure in it."""

from collections.abc import Callable
from typing import Any

from dash import Input, State, callback, dcc, no_update
from dash.development.base_component import Component

from briefs.region_brief import region_brief, region_figures_csv
from components.brief_row import CSV, background, brief_row, outputs, wire_presses, wish_id
from components.simulator.state import read_state, scenario_of
from data.store import TableUnavailable

PREFIX = "region"


def region_brief_panel() -> Component:
    """The row with the buttons; the page keeps its region in "region-slug" and its scenario in "region-carried"."""
    return brief_row(PREFIX)


wire_presses(PREFIX)


@callback(
    *outputs(PREFIX),
    Input(wish_id(PREFIX), "data"),
    State("region-slug", "data"),
    State("region-carried", "data"),
    **background(PREFIX),
)
def make_region_brief(
    set_progress: Callable[[str], None], wish: dict[str, Any], slug: str, carried: dict[str, str]
) -> tuple[Any, str]:
    """The file asked for, under the scenario that the page's address carries."""
    try:
        scenario = scenario_of(read_state(carried)[0]) if carried else None
        if wish["kind"] == CSV:
            set_progress("Reading…")
            return dcc.send_string(region_figures_csv(slug, scenario), f"{slug}.csv"), f"Saved: {slug}.csv"
        made = region_brief(slug, wish["address"], scenario, on_step=lambda step: set_progress(f"{step}…"))
    except TableUnavailable as problem:
        return no_update, f"Not made: the table {problem.dataset_id} is not readable: {problem.reason}."
    return dcc.send_bytes(made, f"{slug}.pdf"), f"Saved: {slug}.pdf"

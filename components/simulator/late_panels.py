"""The panels at the foot that are built when their tab is first opened, so that the page's start does not carry them.

A panel is `build(state, view)`: the state the reader last rested at, and what the address says is looked at.
"""

from collections.abc import Callable, Mapping
from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from components.provenance import panel
from components.simulator.compare import compare
from components.simulator.leakage import leakage_panel
from components.simulator.maps import maps
from components.simulator.over_time import over_time
from components.simulator.state import State as Chosen
from components.simulator.state import state_from
from components.simulator.view import at_rest_id, view_in

Build = Callable[[Chosen, Mapping[str, Any]], Component]
PANELS: dict[str, tuple[str, Build]] = {
    "over_time": ("Over time", over_time),
    "compare": ("Compare", compare),
    "maps": ("Maps", maps),
    "leakage": ("Leakage", leakage_panel),
}
ALL_TABS = "*"
ANEW = ("maps",)  # built at every opening: a map's drawing goes with its tab


def late_panel(key: str, state: Chosen, view: Mapping[str, Any]) -> Component:
    """The place of a panel; it holds the panel where the address opens its tab (ALL_TABS: in any case)."""
    opened = view.get("tab") in (key, ALL_TABS)
    return html.Div(_built(key, state, view) if opened else None, id=f"{key}-place")


def late_store(tab: str) -> Component:
    """Which tabs were opened; the browser adds the next and what the address says then."""
    return dcc.Store(id="simulator-opened", data={"tab": tab, "opened": [tab], "late": list(PANELS)})


def _built(key: str, state: Chosen, view: Mapping[str, Any]) -> Component:
    title, build = PANELS[key]
    return panel(lambda: build(state, view), name=title)


clientside_callback(
    ClientsideFunction("setpoint", "openTab"),
    Output("simulator-opened", "data"),
    Input("simulator-details", "value"),
    State("simulator-opened", "data"),
    prevent_initial_call=True,
)


clientside_callback(
    ClientsideFunction("setpoint", "restPanels"),
    Output(at_rest_id(ALL), "data"),
    Input("simulator-settled", "data"),
    Input("simulator-opened", "data"),
    *[Input(f"{key}-place", "children") for key in PANELS],
    State("simulator-details", "value"),
    State(at_rest_id(ALL), "data"),
    prevent_initial_call=True,
)


@callback(
    *[Output(f"{key}-place", "children") for key in PANELS],
    Input("simulator-opened", "data"),
    State("simulator-settled", "data"),
    State("simulator-state", "data"),
    prevent_initial_call=True,
)
def fill(opened: dict[str, Any], settled: dict[str, Any] | None, initial: dict[str, Any]) -> tuple[Any, ...]:
    """Build the panel whose tab was opened for the first time, of the state that the reader last rested at."""
    key = opened["tab"]
    if not opened["first"] and key not in ANEW:
        raise PreventUpdate
    state = state_from(settled or initial)
    return tuple(_built(key, state, view_in(opened["query"])) if each == key else no_update for each in PANELS)

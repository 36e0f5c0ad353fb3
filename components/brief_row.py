"""The row of buttons that makes a two-page brief, or the CSV of its figures: pressed, made beside the web, saved.

A page lays out `brief_row(prefix)`, wires the presses with `wire_presses(prefix)`, and answers the store
`wish_id(prefix)` by a background callback: {"kind": "pdf" or "csv", "address": the page's, "name": what was typed}.
"""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.run_row import telling

PDF, CSV = "pdf", "csv"
WAITING = 300  # ms between two looks at the progress


def wish_id(prefix: str) -> str:
    """The store that holds what was last asked for."""
    return f"{prefix}-brief-wish"


def brief_row(prefix: str, *, named: bool = False) -> Component:
    """Buttons, progress and download; named: with a field for the brief's name."""
    return html.Div(
        [
            _name_field(prefix) if named else dcc.Store(id=f"{prefix}-brief-name"),
            html.Button("Brief (PDF, two pages)", id=f"{prefix}-brief-{PDF}", type="button", className="quiet-button"),
            html.Button("Its figures (CSV)", id=f"{prefix}-brief-{CSV}", type="button", className="quiet-button"),
            html.Button("Cancel", id=f"{prefix}-brief-cancel", type="button", className="quiet-button", hidden=True),
            html.Span(id=f"{prefix}-brief-status", role="status", className="brief-status"),
            dcc.Store(id=wish_id(prefix)),
            dcc.Download(id=f"{prefix}-brief-file"),
        ],
        className="brief-row",
    )


def _name_field(prefix: str) -> Component:
    return dmc.TextInput(
        id=f"{prefix}-brief-name", label="Name on the brief", placeholder="optional", size="sm", className="brief-name"
    )


def wire_presses(prefix: str, *, named: bool = False) -> None:
    """Let a press write the wish, with the address as it stands: the simulator rewrites it without a page load."""
    clientside_callback(
        ClientsideFunction("setpoint", "wishBrief"),
        Output(wish_id(prefix), "data"),
        Input(f"{prefix}-brief-{PDF}", "n_clicks"),
        Input(f"{prefix}-brief-{CSV}", "n_clicks"),
        State(f"{prefix}-brief-name", "value" if named else "data"),
        prevent_initial_call=True,
    )


def background(prefix: str) -> dict[str, Any]:
    """How the callback that answers a wish is run: beside the web, with progress and cancel."""
    buttons = [(Output(f"{prefix}-brief-{kind}", "disabled"), True, False) for kind in (PDF, CSV)]
    return {
        "background": True,
        "interval": WAITING,
        "progress": [Output(f"{prefix}-brief-status", "children")],
        "running": [*buttons, (Output(f"{prefix}-brief-cancel", "hidden"), False, True)],
        "cancel": [Input(f"{prefix}-brief-cancel", "n_clicks")],
        "prevent_initial_call": True,
        "on_error": telling(f"{prefix}-brief", answers=1),
    }


def outputs(prefix: str) -> tuple[Output, Output]:
    """What the callback answers: the file, and the words beside the buttons."""
    return Output(f"{prefix}-brief-file", "data"), Output(f"{prefix}-brief-status", "children", allow_duplicate=True)

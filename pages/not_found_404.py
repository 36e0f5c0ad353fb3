"""What stands at an address that no page has."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from components.page import page

dash.register_page(__name__, title="Not found – Setpoint")


def layout(**_: str) -> Component:
    """Say so, and name the ways on."""
    return page(
        "There is no page at this address",
        "It may have been renamed, or the link may be incomplete.",
        [html.P([dcc.Link("Situation", href="/"), " · ", dcc.Link("Regions", href="/regions")])],
    )

"""The frame every page sits in: header with navigation and color scheme, main landmark, footer."""

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.frozen import frozen, frozen_around
from components.icons import moon, sun
from components.workspace.notes_panel import notes_panel

INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <meta name="description" content="Regional dashboard and policy workbench for counternarcotics supply policy">
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
  </head>
  <body>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>
"""

NAVIGATION = (
    ("/", "Situation"),
    ("/regions", "Regions"),
    ("/mortality", "Mortality"),
    ("/ports", "Ports"),
    ("/simulator", "Simulator"),
    ("/invest", "Invest"),
    ("/sampling", "Sampling"),
    ("/governance", "Governance"),
    ("/sanctions", "Sanctions"),
    ("/data", "Data"),
    ("/methods", "Methods"),
)


def shell(content: Component, entry: Component) -> Component:
    """Wrap the page container; called for each browser that loads the app. `entry`: the way to one's account."""
    return dmc.MantineProvider(
        [
            html.A("Skip to the page's content", href="#main", className="skip-link"),
            dcc.Store(id="revisit"),
            frozen_around(_header(entry)),
            html.Main(content, id="main", className="main", tabIndex=-1),
            frozen_around(notes_panel()),
            frozen(_footer()),
        ],
        defaultColorScheme="auto",
        theme={
            "primaryColor": "cyan",
            "primaryShade": {"light": 9, "dark": 4},
            "autoContrast": True,
            "fontFamily": "var(--sp-font)",
            "fontFamilyMonospace": "var(--sp-mono)",
            "defaultRadius": "sm",
            "respectReducedMotion": True,
        },
    )


def _header(entry: Component) -> Component:
    links = [
        dcc.Link(label, href=path, className="nav-link")
        for path, label in NAVIGATION
    ]
    return html.Header(
        html.Div(
            [
                dcc.Link(
                    [html.Span("Setpoint", className="brand-name"), html.Span("Counternarcotics supply policy")],
                    href="/",
                    className="brand",
                ),
                html.Nav(links, className="nav", **{"aria-label": "Pages"}),
                entry,
                dmc.ColorSchemeToggle(
                    lightIcon=sun(),
                    darkIcon=moon(),
                    variant="subtle",
                    color="gray",
                    size="lg",
                    **{"aria-label": "Switch between light and dark"},
                ),
            ],
            className="header-inner",
        ),
        className="header",
    )


def _footer() -> Component:
    return html.Footer(
        html.Div(
            [
                html.P(
                    "Public figures from U.S. federal agencies; each names its source, period and status. "
                    "Shares of deaths by country are assumptions: no data set attributes a death to a country."
                ),
                html.P(
                    [
                        dcc.Link("Data and sources", href="/data"),
                        " · ",
                        dcc.Link("Methods and parameters", href="/methods"),
                        " · ",
                        html.A("API", href="/api/v1/datasets"),
                    ]
                ),
            ],
            className="footer-inner",
        ),
        className="footer",
    )


clientside_callback(
    ClientsideFunction("setpoint", "markCurrentPage"),
    Input("_pages_location", "pathname"),
    Input("_pages_content", "children"),
)

"""What is not known of a region, listed on its page."""

from dash import dcc, html
from dash.development.base_component import Component

from components.page import card
from house.region_gaps import gaps


def gaps_card(slug: str) -> Component:
    """The gaps, those of this region first. Raises TableUnavailable."""
    return card(
        "What is not known",
        [
            html.Ul([html.Li(text) for text in gaps(slug)], className="region-gaps"),
            html.P(dcc.Link("Every data set, its coverage and its caveats", href="/data"), className="card-note"),
        ],
        note="Gaps of this region's figures: not available, never zero",
    )

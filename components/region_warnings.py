"""A region's early warnings: what rose beyond chance with its reason, what fell, what cannot be judged."""

from collections.abc import Sequence

from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.page import card
from components.status import mark
from components.warnings import address, false_alarms, measure_words, warnings_sources, warnings_table
from scenarios.early_warning import falls, rises, unjudged, warnings_for
from surveillance import Warning


def warnings_card(slug: str) -> Component:
    """The region itself, its counties, its states and the field offices in it. Raises TableUnavailable."""
    found = warnings_for(region=slug)
    rose, fell, unknown = rises(found), falls(found), unjudged(found)
    return card(
        "Early warnings",
        [
            html.Ul([_rise(slug, each) for each in rose], className="warning-list")
            if rose
            else html.P("Nothing rose beyond what chance explains."),
            _folded(fell, f"{len(fell)} fell beyond chance"),
            _folded(unknown, f"{len(unknown)} cannot be judged"),
            html.P(false_alarms(found), className="card-note"),
            warnings_sources(found),
        ],
        note="The region, its counties, its whole states, and the southwest field offices with a port in it. One false "
        "alarm is expected in a hundred readings of a series that did not change.",
        className="warning-card",
    )


def _rise(slug: str, warning: Warning) -> Component:
    series = warning.series
    status = [" ", mark("provisional")] if series.provisional else []
    return html.Li(
        [
            dcc.Link(series.name, href=_place(slug, warning)),
            html.Span(f" {measure_words(series)}", className="warning-measure-inline"),
            *status,
            html.Div(warning.reason, className="warning-reason"),
        ]
    )


def _place(slug: str, warning: Warning) -> str:
    """A county of the region is shown on this page."""
    if warning.series.kind == "county":
        return str(get_relative_path(f"/regions/{slug}?county={warning.series.place}"))
    return address(warning.series)


def _folded(found: Sequence[Warning], words: str) -> Component:
    if not found:
        return html.P(f"{words.replace('0 ', 'None ', 1)}.", className="card-note")
    return html.Details([html.Summary(words), warnings_table(found, words)], className="warning-folded")

"""The nation's early warnings: the series that rose beyond chance, with at most a tenth of the list false."""

from dash import html
from dash.development.base_component import Component

from components.page import card
from components.warnings import false_alarms, warnings_sources, warnings_table
from scenarios.early_warning import all_warnings, falls, rises
from surveillance import Warning

MOST_FALSE = 0.1
SHOWN = 15


_NOTE = (
    "Counties, states, regions and field offices whose latest value is higher than chance explains; of this list at "
    "most a tenth should be false."
)


def warnings_to_come() -> Component:
    """The card while its list is made: the words are there at once, so that the page's largest text comes first."""
    return card("Early warnings", [], note=_NOTE, className="situation-warnings")


def warnings_card() -> Component:
    """The card. Raises TableUnavailable."""
    found = all_warnings()
    rose, fell = sorted(rises(found, MOST_FALSE), key=_last), falls(found, MOST_FALSE)
    body = [warnings_table(rose[:SHOWN], "Series that rose beyond chance")] if rose else [_none()]
    return card(
        "Early warnings",
        [
            *body,
            html.P(f"{len(fell)} series fell beyond chance, by the same rule.", className="card-note"),
            html.P(false_alarms(found), className="card-note"),
            warnings_sources(found),
        ],
        note=_NOTE,
        className="warning-card",
    )


def _last(warning: Warning) -> tuple[bool, bool]:
    """Deaths first, the yearly visits of counties, which end in 2023, last; by evidence among each."""
    series = warning.series
    return series.kind == "county" and series.measure == "visits", series.unit != "deaths"


def _none() -> Component:
    return html.P("No series rose beyond what chance explains.")

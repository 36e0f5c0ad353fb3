"""The national timeline: supply against deaths, with the policy events of the same years."""

import pandas as pd
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.national import deaths_supply_and_policy
from components.formats import whole
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.situation_cards import CAVEAT
from components.tables import Cell, plain_table
from data.views.policy_events import BORDER_CLOSED, KINDS, SCHEDULING, policy_events, tariffs_in_force, when
from data.views.situation import deaths_and_seizures

_ASIDE = "An event beside a series is no finding that the one moved the other."


def timeline_card() -> Component:
    """Deaths above, seizures below, events at the foot, on one time axis."""
    frame = deaths_and_seizures()
    bands = {"land borders closed": BORDER_CLOSED, "fentanyl tariffs": tariffs_in_force()}
    return chart_card(
        "Synthetic-opioid deaths, fentanyl seized, and policy",
        deaths_supply_and_policy(frame, _marks(policy_events()), bands),
        note="T40.4 deaths in the 12 months ending each month, United States; provisional, NCHS's prediction for the "
        "latest 12 months dashed. Pounds of fentanyl seized each month. Diamonds: policy events, by kind; shaded: "
        f"while in force. {CAVEAT} {_ASIDE}",
        table=_months(frame),
        source=sources(
            ["state_deaths_monthly", "cbp_seizures", "policy_events"],
            lineage="Deaths as published for the nation. Seizures: field offices and sectors summed by component. "
            "Events as their sources date them.",
            units="deaths in 12 months ending; pounds (lb, gross) a month",
            limits=("Every death figure covers 12 months: never add two of them.", CAVEAT, _ASIDE),
        ),
        name="setpoint-deaths-seizures-policy",
    )


def events_card() -> Component:
    """The events in words, latest first, each with its source."""
    rows = [_row(event) for event in policy_events()[::-1].to_dict("records")]
    head = ("When", "What changed", "Concerns", "Source")
    return card(
        "Policy events since 2019",
        [
            html.Div(
                saved(plain_table("Policy events with their sources", head, rows), "setpoint-policy-events"),
                className="situation-events",
            ),
            sources(
                ["policy_events"],
                lineage="Compiled from laws, orders and announcements; tariffs and precursor dates from their tables.",
                units="days; the month where only that is known",
                limits=(_ASIDE, "A choice of events, not a chronicle."),
            ),
        ],
        note="What changed in control, trade, sanctions law and at the border.",
    )


def _marks(events: pd.DataFrame) -> pd.DataFrame:
    """One mark a day and kind, so that none covers another."""
    told = [f"{when(event.date, event.precision)}: {event.title}" for event in events.itertuples()]
    grouped = events.assign(label=told).groupby(["date", "kind"])["label"].agg("<br>".join)
    return grouped.reset_index()


def _months(frame: pd.DataFrame) -> Component:
    field, patrol = "Office of Field Operations", "U.S. Border Patrol"
    rows = [
        (f"{month:%B %Y}", whole(row["reported"]), whole(row["predicted"]), whole(row[field]), whole(row[patrol]))
        for month, row in frame[::-1].iterrows()
    ]
    head = ("Month", "Deaths, 12 months to it", "Predicted", "Field Operations, lb", "Border Patrol, lb")
    return plain_table("Deaths and seizures by month", head, rows, numeric=(1, 2, 3, 4))


def _source(source: str, url: str) -> Cell | str:
    """A link to who says so: their own page, or the table that holds the dates with their sources."""
    if source == SCHEDULING:
        return Cell(dcc.Link(source, href=get_relative_path("/data/precursor_scheduling")), source)
    return Cell(html.A(source, href=url), source) if url else source


def _row(event: dict[str, object]) -> tuple[Cell | Component | str, ...]:
    date = pd.Timestamp(str(event["date"]))
    source = str(event["source"])
    return (
        Cell(when(date, str(event["precision"])), f"{date:%Y-%m-%d}", "unbroken"),
        Cell(
            [html.Span(KINDS[str(event["kind"])], className="situation-kind"), str(event["title"])], str(event["title"])
        ),
        str(event["concerns"]),
        _source(source, str(event["url"])),
    )

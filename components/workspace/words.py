"""Moments and counts of the workspace, in words."""

from datetime import UTC, datetime

from dash import html
from dash.development.base_component import Component


def moment(when: datetime) -> Component:
    """A moment in UTC, to the minute: "28 Nov 2026, 14:05 UTC"."""
    utc = when.astimezone(UTC)
    return html.Time(f"{utc.day} {utc:%b %Y, %H:%M} UTC", dateTime=utc.isoformat(timespec="seconds"))

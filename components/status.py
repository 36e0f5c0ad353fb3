"""How a status looks: a small label with its meaning."""

from dash import html
from dash.development.base_component import Component

from components.formats import bounds
from data.status import STATUSES


def allowed(key: str) -> str:
    """What a hidden count of this status can be: "1–9"."""
    return bounds(STATUSES[key].low, STATUSES[key].high)


def mark(key: str) -> Component:
    """A small label for one status, its meaning in the tooltip."""
    status = STATUSES[key]
    return html.Span(status.label, className=f"status status-{key}", title=status.meaning)

"""How a status looks: a small label with its meaning."""

from dash import html
from dash.development.base_component import Component

from data.status import STATUSES
from house.hidden import allowed

__all__ = ["allowed", "mark"]


def mark(key: str) -> Component:
    """A small label for one status, its meaning in the tooltip."""
    status = STATUSES[key]
    return html.Span(status.label, className=f"status status-{key}", title=status.meaning)

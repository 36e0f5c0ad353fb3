"""The few icons the app needs, drawn by us as inline SVG through data addresses, so that nothing is fetched."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

_SUN = "<circle cx='12' cy='12' r='4'/><path d='M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2'/>"
_MOON = "<path d='M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z'/>"


def sun() -> Component:
    """A sun: the light scheme."""
    return _icon(_SUN)


def moon() -> Component:
    """A moon: the dark scheme."""
    return _icon(_MOON)


def _icon(paths: str) -> Component:
    """A 24-unit line drawing used as a mask, so that it takes the color of the text around it."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' "
        f"stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'>{paths}</svg>"
    )
    return html.Span(className="icon", style={"maskImage": f'url("data:image/svg+xml,{quote(svg)}")'})

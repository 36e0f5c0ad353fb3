"""Equations as text: `A_c` sets a subscript, `T^η` a superscript; braces hold longer ones (`D_{0,o}`)."""

import re
from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

_MARK = re.compile(r"([_^])(?:\{([^}]*)\}|(\S))")


def equation(text: str) -> Component:
    """One equation on a line of its own, scrolling sideways where it is too long."""
    return html.Div(list(_marked(text)), className="equation", tabIndex=0, role="group", **{"aria-label": text})


def prose(text: str) -> Component:
    """A paragraph with the same marks for subscripts."""
    return html.P(list(_marked(text)))


def _marked(text: str) -> Iterator[Component | str]:
    end = 0
    for found in _MARK.finditer(text):
        yield text[end : found.start()]
        inner = found.group(2) or found.group(3)
        yield html.Sub(inner) if found.group(1) == "_" else html.Sup(inner)
        end = found.end()
    yield text[end:]

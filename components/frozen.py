"""Parts of a page that never change, sent as one piece of markup.

Dash keeps track of every component by itself: a page of some thousand cells and words takes seconds to come up. What
no callback reads or writes is frozen: written once as markup here, and turned into elements by assets/js/frozen.js,
through React, of known names only.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from dash import dcc
from dash.development.base_component import Component

_XHTML = "http://www.w3.org/1999/xhtml"
_NAMES = {"className": "class", "tabIndex": "tabindex", "colSpan": "colspan", "rowSpan": "rowspan"}
_KEPT = {
    "class", "id", "href", "role", "title", "tabindex", "scope", "colspan", "rowspan", "hidden", "open", "type",
    "target", "rel",
}  # fmt: skip


class Frozen(Component):
    """Markup as it stands: XML of the elements that assets/js/frozen.js knows."""

    _children_props: list[str] = []  # noqa: RUF012 - the names of Dash's own protocol
    _base_nodes = ["children"]  # noqa: RUF012
    _namespace = "setpoint_frozen"
    _type = "Frozen"
    _prop_names = ["markup"]  # noqa: RUF012
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_properties = ["markup"]  # noqa: RUF012
    available_wildcard_properties: list[str] = []  # noqa: RUF012

    def __init__(self, markup: str) -> None:
        super().__init__(markup=markup)


def frozen(part: Component) -> Component:
    """The same part, of Dash's html components and links, as markup. Raises TypeError for what cannot be frozen.

    Ids inside become anchors: no callback can name them.
    """
    return Frozen("".join(_markup(part, root=True)))


def frozen_around(part: Any) -> Any:
    """The same part with everything in it frozen that can be: only what Dash draws itself (charts, grids, stores), and
    the blocks around it, stay components. For parts in which no callback names an id.
    """
    if isinstance(part, list | tuple):
        return [frozen_around(each) for each in part]
    if not isinstance(part, Component) or isinstance(part, Frozen):
        return part
    try:
        return frozen(part)
    except TypeError:
        if getattr(part, "children", None) is not None:
            part.children = frozen_around(part.children)
        return part


def _markup(part: Any, *, root: bool = False) -> Iterator[str]:
    if part is None:
        return
    if isinstance(part, list | tuple):
        for each in part:
            yield from _markup(each)
    elif isinstance(part, Frozen):
        yield part.markup
    elif isinstance(part, Component):
        yield from _element(part, root=root)
    else:
        yield escape(str(part), quote=False)


def _element(part: Component, *, root: bool) -> Iterator[str]:
    if part._namespace != "dash_html_components" and not isinstance(part, dcc.Link):
        raise TypeError(f"{part._namespace}.{part._type} cannot be frozen")
    name = "a" if isinstance(part, dcc.Link) else part._type.lower()
    namespace = f' xmlns="{_XHTML}"' if root else ""
    yield f"<{name}{namespace}{''.join(_attributes(part))}>"
    yield from _markup(getattr(part, "children", None))
    yield f"</{name}>"


def _attributes(part: Component) -> Iterator[str]:
    for key, value in part.to_plotly_json()["props"].items():
        if key == "children" or value is None or value is False:
            continue
        name = _NAMES.get(key, key)
        if name not in _KEPT and not name.startswith(("data-", "aria-")):
            raise TypeError(f"{part._type}.{key} cannot be frozen")
        yield f' {name}="{escape(str(value))}"'

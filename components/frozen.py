"""Parts of a page that never change, sent as one piece of markup.

Dash keeps track of every component by itself: at each change of any property it asks every one of them whether it is
meant, so that a page of some thousand cells and words takes seconds to come up and a slider waits for its own page.
What no callback reads or writes is frozen: written once as markup here, and turned into elements by
assets/js/frozen.js, through React, of known names only.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from html import escape
from typing import Any

import dash
from dash import dcc
from dash._callback import GLOBAL_CALLBACK_LIST, GLOBAL_CALLBACK_MAP
from dash.dependencies import DashDependency
from dash.development.base_component import Component

_XHTML = "http://www.w3.org/1999/xhtml"
_NAMES = {"className": "class", "tabIndex": "tabindex", "colSpan": "colspan", "rowSpan": "rowspan", "htmlFor": "for"}
_KEPT = {
    "class", "id", "href", "role", "title", "tabindex", "scope", "colspan", "rowspan", "hidden", "open", "type", "for",
    "target", "rel", "download",
}  # fmt: skip
# the elements that assets/js/frozen.js makes, of Dash's html components
_TEXT = "p span a h1 h2 h3 h4 strong em b i code pre sub sup small br hr dfn abbr label button"
_LISTS = "ul ol li dl dt dd table caption thead tbody tr th td"
_BLOCKS = "div section article header footer nav aside figure figcaption details summary"
ELEMENTS = frozenset(f"{_TEXT} {_LISTS} {_BLOCKS}".split())
_HREF = re.compile(r"#|/(?!/)|https://")
# what XML, and so the browser's parser, cannot hold
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FRAGMENT = "fragment"  # around parts that stand side by side; makes no element of its own


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
    return _wrapped(_whole(part))


def frozen_around(part: Any) -> Any:
    """The same part with everything in it frozen that can be: what Dash draws itself (charts, grids, stores), what a
    callback names, and the blocks around these stay components.
    """
    if isinstance(part, list | tuple):
        return _row([_around(each) for each in part])
    done = _around(part) if isinstance(part, Component) else part
    return _wrapped(done) if isinstance(done, _Markup) else done


class _Markup(str):
    """A part written as markup."""


def _wrapped(markup: str) -> Frozen:
    return Frozen(f'<{FRAGMENT} xmlns="{_XHTML}">{markup}</{FRAGMENT}>')


def _whole(part: Any) -> _Markup:
    """A part as markup, all of it."""
    if part is None:
        return _Markup()
    if isinstance(part, list | tuple):
        return _Markup("".join(_whole(each) for each in part))
    if isinstance(part, Component) and not isinstance(part, Frozen):
        return _Markup(_opened(part) + _whole(getattr(part, "children", None)) + _closed(part))
    return _written(part)


def _around(part: Any) -> Any:
    """A part as markup where it can be; else itself, what it holds frozen."""
    if isinstance(part, list | tuple):
        inner = [_around(each) for each in part]
        return _Markup("".join(inner)) if _all_written(inner) else _row(inner)
    if not isinstance(part, Component) or isinstance(part, Frozen):
        try:
            return _written(part)
        except TypeError:
            return part  # neither words nor a component (a number of numpy's, say): Dash's to draw or to refuse
    children = getattr(part, "children", None)
    inner = [_around(each) for each in (children if isinstance(children, list | tuple) else [children])]
    if _all_written(inner) and not _is_named(part):
        try:
            return _Markup(_opened(part) + "".join(inner) + _closed(part))
        except TypeError:
            pass  # a component of its own, or with a property that only Dash can hold
    if isinstance(children, Component | list | tuple) and not _are_words(children):
        kept = _row(inner)
        part.children = kept if len(kept) != 1 or isinstance(children, list | tuple) else kept[0]
    return part


def _row(parts: list[Any]) -> list[Any]:
    """Parts that stand side by side: neighbors that are markup become one piece."""
    row: list[Any] = []
    for is_written, run in itertools.groupby(parts, lambda each: isinstance(each, _Markup)):
        if not is_written:
            row.extend(run)
        elif markup := "".join(run):
            row.append(_wrapped(markup))
    return row


def _all_written(parts: list[Any]) -> bool:
    return all(isinstance(each, _Markup) for each in parts)


def _are_words(children: Any) -> bool:
    """Whether Dash has nothing to keep track of in them anyway."""
    return isinstance(children, list | tuple) and not any(isinstance(each, Component | list) for each in children)


def _written(part: Any) -> _Markup:
    """Words, a number or what is frozen already, as markup."""
    if part is None:
        return _Markup()
    if isinstance(part, Frozen):
        return _Markup(part.markup)
    if isinstance(part, str | int | float) and not isinstance(part, bool):
        return _Markup(escape(_NO_XML.sub("\ufffd", str(part)), quote=False))
    raise TypeError(f"{part!r} cannot be frozen")


def _is_named(part: Component) -> bool:
    """Whether a callback names the part, or may."""
    name = getattr(part, "id", None)
    return name is not None and (not isinstance(name, str) or name in named_ids())


def _name(part: Component) -> str:
    return "a" if isinstance(part, dcc.Link) else part._type.lower()


def _opened(part: Component) -> str:
    """The tag that begins a component. Raises TypeError if it holds what markup cannot."""
    name = _name(part)
    if (part._namespace != "dash_html_components" and not isinstance(part, dcc.Link)) or name not in ELEMENTS:
        raise TypeError(f"{part._namespace}.{part._type} cannot be frozen")
    # a link of Dash opens within the app, one of HTML loads a page or a file
    within = ' data-within=""' if isinstance(part, dcc.Link) else ""
    return f"<{name}{within}{''.join(_attributes(part))}>"


def _closed(part: Component) -> str:
    return f"</{_name(part)}>"


def _attributes(part: Component) -> Iterator[str]:
    for key, value in part.to_plotly_json()["props"].items():
        if key == "children" or value is None or value is False:
            continue
        name = _NAMES.get(key, key)
        if name not in _KEPT and not name.startswith(("data-", "aria-")):
            raise TypeError(f"{part._type}.{key} cannot be frozen")
        if name == "href" and not _HREF.match(value):
            raise TypeError(f"{part._type}.{key} {value} cannot be frozen")
        text = escape(_NO_XML.sub("\ufffd", str(value))).replace("\n", "&#10;")
        yield f' {name}="{text}"'


def named_ids() -> frozenset[str]:
    """The ids that callbacks name."""
    app = vars(dash._get_app)["APP"]
    return _ids_in(app, len(app._callback_list) if app else 0, len(GLOBAL_CALLBACK_LIST))


@functools.lru_cache(maxsize=8)
def _ids_in(app: dash.Dash | None, _of_app: int, _registered: int) -> frozenset[str]:
    """`_of_app`, `_registered`: how many callbacks there are, as they are only ever added."""
    found: set[str] = set()
    left: list[Any] = [GLOBAL_CALLBACK_LIST, GLOBAL_CALLBACK_MAP]  # the map alone tells where progress is shown
    left += [app._callback_list, app.callback_map] if app else []
    while left:
        part = left.pop()
        if isinstance(part, DashDependency):
            left.append(part.component_id)
        elif isinstance(part, dict):
            left += [*part, *part.values()]
        elif isinstance(part, list | tuple):
            left += part
        elif isinstance(part, str):
            wired = part.strip(".").split("...")
            found.update([part], (each.rsplit(".", 1)[0] for each in wired))
    return frozenset(found)

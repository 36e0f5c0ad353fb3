"""How every page begins: one h1, one sentence of what it answers, and notices about its address."""

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component

from components.frozen import frozen_around
from components.glossary import with_terms


def page(
    title: str,
    lead: str,
    content: Sequence[Component],
    *,
    notices: Iterable[str] = (),
    aside: Component | None = None,
    head_id: str = "",
) -> Component:
    """A page's content under its heading; `notices` say what in the address could not be used.

    Words of the lead in double brackets explain themselves (components.glossary.with_terms), here and in notes.
    `aside` stands at the right of the heading while there is room. head_id: for a callback that writes `page_head`.
    """
    head, named = page_head(title, lead), {"id": head_id} if head_id else {}
    laid_out = html.Div(
        [
            html.Div([html.Div(head, **named), aside], className="page-head with-aside")
            if aside
            else html.Div(head, className="page-head", **named),
            *[html.Div(text, className="notice", role="status") for text in notices],
            *content,
        ],
        className="page",
    )
    return frozen_around(laid_out)  # Dash keeps track only of what a callback can name


def page_head(title: str, lead: str) -> list[Component]:
    """The heading and the sentence below it."""
    return [html.H1(title), html.P(with_terms(lead), className="lead")]


def card(title: str, content: Sequence[Component], *, note: str = "", className: str = "") -> Component:
    """A titled block of a page; `note` is one line under the title: measure, unit, period."""
    head = [html.H2(title)] + ([html.P(with_terms(note), className="card-note")] if note else [])
    return html.Section([*head, *content], className=f"card {className}".strip())


def figure_tile(
    label: str, value: str, *, detail: str = "", mark: Component | None = None, className: str = ""
) -> Component:
    """One headline figure: what it is, the number, and its change, period or status in a line below."""
    below = [part for part in (html.Span(detail) if detail else None, mark) if part is not None]
    return html.Div(
        [
            html.Div(label, className="tile-label"),
            html.Div(value, className="tile-value"),
            html.Div(below, className="tile-detail"),
        ],
        className=f"tile {className}".strip(),
    )


def tiles(content: Sequence[Component]) -> Component:
    """A row of headline figures."""
    return html.Div(list(content), className="tiles")

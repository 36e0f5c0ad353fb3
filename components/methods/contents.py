"""What is on the Methods page, beside the text while there is room."""

from dash import dcc, html
from dash.development.base_component import Component

from components.methods.model import SECTIONS

REFERENCE = (
    ("sensitivity", "Every choice, and what it does"),
    ("parameters", "Parameters"),
    ("values", "Values of the default scenario"),
    ("glossary", "Glossary"),
)


def contents() -> Component:
    """Links to every section, and to the model at work."""
    return html.Nav(
        [
            html.H2("Contents", className="contents-title"),
            _links([(section.id, section.title) for section in SECTIONS]),
            _links(list(REFERENCE)),
            html.P(
                [
                    "At work: ",
                    dcc.Link("Simulator", href="/simulator"),
                    ". As a library: ",
                    html.Code("docs/worked_example.ipynb"),
                    ".",
                ]
            ),
        ],
        className="contents",
        **{"aria-label": "On this page"},
    )


def _links(entries: list[tuple[str, str]]) -> Component:
    return html.Ul([html.Li(html.A(title, href=f"#{anchor}")) for anchor, title in entries])

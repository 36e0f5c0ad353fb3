"""Methods: the model in equations, every parameter and value with its source, what is assumed, the glossary."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from components.methods.glossary import glossary
from components.methods.model import SECTIONS, model_sections
from components.methods.tables import parameter_cards, value_card
from components.page import page
from components.provenance import panel
from scenarios import default_sources

dash.register_page(
    __name__,
    path="/methods",
    title="Methods – Setpoint",
    description="The model in equations, every parameter with its range and source, and the glossary",
)


def layout(**_: str) -> Component:
    """The whole method on one page; each parameter has its anchor."""
    return page(
        "Methods",
        "The model in equations, every parameter with its range, status and source, and what is assumed. "
        "◇ marks a choice made here where the white paper is silent.",
        [
            _contents(),
            *model_sections(),
            *parameter_cards(),
            panel(lambda: value_card(default_sources()), name="The default scenario's values"),
            glossary(),
        ],
    )


def _contents() -> Component:
    links = [(section.id, section.title) for section in SECTIONS]
    links += [("policy.basis", "Parameters"), ("values", "Values of the default scenario"), ("glossary", "Glossary")]
    items = [html.Li(html.A(title, href=f"#{anchor}")) for anchor, title in links]
    return html.Nav(
        [html.Ul(items), html.P(["The model at work: ", dcc.Link("Simulator", href="/simulator")])],
        className="contents",
        **{"aria-label": "On this page"},
    )

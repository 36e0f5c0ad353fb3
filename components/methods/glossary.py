"""The glossary as a card of the Methods page."""

from dash import html
from dash.development.base_component import Component

from components.glossary import TERMS


def glossary() -> Component:
    """A card with every term, in alphabetical order."""
    terms = sorted(TERMS.items(), key=lambda each: each[0].lower())
    return html.Section(
        [
            html.H2("Glossary"),
            html.P("The same words explain themselves where they are underlined with dots.", className="card-note"),
            html.Dl([part for term, words in terms for part in (html.Dt(term), html.Dd(words))]),
        ],
        className="card glossary",
        id="glossary",
    )

"""Lines of the Methods page: prose with formulas between dollar signs, and equations set apart with their numbers."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from components.methods.mathml import formula


def equation(text: str, number: int) -> Component:
    """One equation on a line of its own with its number, scrolling sideways where it is too long."""
    return html.Div(
        [
            html.Div(
                [formula(part, block=True) for part in text.split(r"\quad")],  # apart, so that a narrow line breaks
                className="equation-formula",
                role="group",
                **{"aria-label": f"Equation {number}"},
            ),
            html.A(f"({number})", href=f"#equation-{number}", className="equation-number"),
        ],
        className="equation",
        id=f"equation-{number}",
    )


def prose(text: str) -> Component:
    """A paragraph; what stands between two dollar signs is a formula."""
    return html.P(list(_parts(text)))


def _parts(text: str) -> Iterator[Component | str]:
    for place, part in enumerate(text.split("$")):
        if part:
            yield formula(part) if place % 2 else part

"""What both sides of the results share: cells that the browser fills, the names of rows, the limits told."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from house.charges import LIMITS, country_name
from model.scenario import Scenario

__all__ = ["LIMITS"]  # with what is defined here: the page takes them from here


def cell(shown: dict[str, Any], key: str, className: str = "") -> Component:
    """A span that the browser fills from the answer's cell of this key."""
    text, _ = shown["cells"][key]
    return html.Span(text, className=className, **{"data-cell": key})


def names(scenario: Scenario) -> list[str]:
    """Countries in the order of the scenario."""
    return [country_name(scenario, code) for code in scenario.countries]


def names_with_rest(scenario: Scenario) -> Sequence[str]:
    """Countries, then what is held to none."""
    return [*names(scenario), "No country"]

"""The page's blocks as they change: what follows a moving slider, what comes at rest, and both for a slow plan."""

from typing import Any

from dash.development.base_component import Component

from components.figures.template import blank
from components.invest.answer import answer
from components.invest.evidence import alone, binding
from components.invest.regions import region_map, region_rows, region_view
from components.invest.reproduce import how_to_reproduce
from components.invest.results import MIX_HEIGHT, Shown, shown
from components.invest.settings import Settings, Unusable, holds_over_all, plan_of
from model.invest import Investment

SOLVING = "Finding the best mix under limits over all regions. Any figures below are of the settings before."


def first(settings: Settings) -> Shown:
    """What the page shows before any answer: the figures, or why there are none yet. Raises TableUnavailable."""
    try:
        if holds_over_all(plan_of(settings)):
            return "Finding the best mix…", None, blank(MIX_HEIGHT)
        return quick(settings, answer(settings))
    except Unusable as problem:
        return f"Not used: {problem}.", None, blank(MIX_HEIGHT)


def quick(settings: Settings, investment: Investment) -> Shown:
    """Headline, figures, chart of the mix."""
    return shown(settings, investment)


def at_rest(settings: Settings, investment: Investment) -> tuple[Any, ...]:
    """Map, table, region, returns (chart, table), limits that bind, reproduce."""
    figure, table = alone(investment)
    rest: tuple[Any, list[Any], list[Component]] = (
        region_map(investment, settings.values["map"]),
        region_rows(settings, investment),
        region_view(settings, investment),
    )
    return (*rest, figure, table, binding(investment), how_to_reproduce(settings, investment))

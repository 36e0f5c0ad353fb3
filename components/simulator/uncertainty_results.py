"""What an uncertainty run found: intervals by country, and how likely each rank is; each a chart with its table."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.uncertainty import intervals, rank_odds
from components.provenance import sources
from components.simulator.cells import names
from components.tables import Cell, plain_table
from house.formats import dollars, percent, whole
from model.scenario import Scenario
from model.uncertainty.spread import Spread, Uncertainty
from model.uncertainty.study import Result

INPUTS = ("goods_imports", "border_crossings", "cbp_seizures", "state_deaths_monthly")
LINEAGE = (
    "Every number that has a range is drawn from it, all at once; the whole assessment is made anew for each draw. "
    "Ranges, their sources and the equations are on the Methods page, section 6."
)
LIMITS = (
    "Ranges are drawn one apart from another: what makes two of them move together is not known.",
    "An interval holds what the ranges and lenses say. It cannot hold what the model leaves out.",
    "What a government decides (shares put on goods and travelers, caps, phase-in) does not vary.",
)


@dataclass(frozen=True)
class Shown:
    """A result as the page shows it: title, unit of the axis, one unit on screen in the model's, and its words."""

    title: str
    unit: str
    scale: float
    words: Callable[[float], str]


SHOWN: dict[Result, Shown] = {
    "adjustment_rate": Shown("Border adjustment", "% of import value", 100.0, lambda value: percent(value, 2)),
    "toll": Shown("Toll", "USD per crossing", 1.0, dollars),
    "adjustment_revenue": Shown("Revenue from adjustments", "billion USD per year", 1e-9, dollars),
    "toll_revenue": Shown("Revenue from tolls", "billion USD per year", 1e-9, dollars),
    "deaths_current": Shown("Deaths held to each", "deaths per year", 1.0, whole),
}
REVENUE = Shown("Border revenue, all countries", "billion USD per year", 1e-9, dollars)
COLUMNS = ("Country", "The scenario itself", "Median", "5%", "95%")


def shown_of(name: str) -> Shown:
    """How a result is shown, by its place in the assessment ("revenue", "countries.MEX.toll")."""
    return SHOWN.get(name.rpartition(".")[2], REVENUE)  # type: ignore[call-overload,no-any-return]


def found_cards(scenario: Scenario, found: Uncertainty, results: tuple[Result, ...]) -> Component:
    """The revenue in a sentence, a card of intervals a result, and the odds of each rank."""
    cards = [_intervals(scenario, found, result) for result in results]
    return html.Div(
        [
            html.P(_headline(found.spreads["revenue"]), className="run-headline"),
            html.Div([*cards, _ranks(scenario, found)], className="study-cards"),
        ]
    )


def _headline(revenue: Spread) -> str:
    low, high = dollars(revenue.low), dollars(revenue.high)
    return (
        f"The border raises {dollars(revenue.point)} a year in the scenario itself; over the draws, "
        f"{dollars(revenue.median)} at the median and {low} to {high} in 90% of them."
    )


def _intervals(scenario: Scenario, found: Uncertainty, result: Result) -> Component:
    shown = SHOWN[result]
    spreads = [found.spreads[f"countries.{code}.{result}"] for code in scenario.countries]
    labels = names(scenario)
    if result == "deaths_current":
        spreads, labels = [*spreads, found.spreads["unattributed_deaths"]], [*labels, "No country"]
    rows = [[label, *_cells(spread, shown)] for label, spread in zip(labels, spreads, strict=True)]
    return chart_card(
        shown.title,
        intervals(labels, spreads, shown.unit[:1].upper() + shown.unit[1:], shown.scale),
        note=f"{shown.unit[:1].upper()}{shown.unit[1:]}. The line holds 90% of {found.draws:,} draws. Modeled.",
        table=plain_table(f"{shown.title}, by country: intervals", COLUMNS, rows, numeric=range(1, 5)),
        source=sources(INPUTS, lineage=LINEAGE, units=shown.unit, limits=LIMITS),
        name=f"setpoint-uncertainty-{result.replace('_', '-')}",
    )


def _cells(spread: Spread, shown: Shown) -> list[Cell]:
    return [Cell(shown.words(value), value) for value in (spread.point, spread.median, spread.low, spread.high)]


def _ranks(scenario: Scenario, found: Uncertainty) -> Component:
    odds = [found.ranks[code] for code in scenario.countries]
    places = [f"Rank {place + 1}" for place in range(len(odds))]
    rows = [
        [name, *[Cell(percent(value), value) for value in row]] for name, row in zip(names(scenario), odds, strict=True)
    ]
    return chart_card(
        "Who has the highest adjustment",
        rank_odds(names(scenario), odds),
        note=f"Part of {found.draws:,} draws in which a country has each rank; equals share the better one. Modeled.",
        table=plain_table(
            "How likely each rank by adjustment is", ["Country", *places], rows, numeric=range(1, len(odds) + 1)
        ),
        source=sources(INPUTS, lineage=LINEAGE, units="Part of the draws, %.", limits=LIMITS),
        name="setpoint-uncertainty-ranks",
    )

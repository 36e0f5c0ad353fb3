"""The card that shows how far each choice (◇) and each parameter's range moves a main result."""

from collections.abc import Iterable

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.sensitivity import Span, moves_by_choice
from components.frozen import frozen
from components.provenance import sources
from components.tables import Cell, plain_table
from components.url_state import Choice
from model.choices import CHOICES
from scenarios.alternatives import BASES
from scenarios.sensitivity import MEASURES, Effect, Sensitivity, sensitivity

SHOWN = 18
NOTHING = 0.05  # percent: less than this is no bar
DEFAULT_MEASURE = "mexico_rate"
MEASURE = Choice("measure", DEFAULT_MEASURE, tuple(MEASURES))


def measure_select(value: str) -> Component:
    """The control that says which result the chart shows."""
    return dmc.Select(
        id="methods-measure",
        label="Result",
        value=value,
        data=[{"value": key, "label": f"{measure.title}, {measure.unit}"} for key, measure in MEASURES.items()],
        allowDeselect=False,
    )


def sensitivity_card(key: str) -> Component:
    """Chart and table of every alternative. Raises data.store.TableUnavailable."""
    found, measure = sensitivity(), MEASURES[key]
    return chart_card(
        f"{measure.title}: what each choice and parameter does to it",
        moves_by_choice(spans(found, key), measure.title),
        note="Percent change from the base it is compared on: the default scenario, or where the choice acts (table). "
        "One thing moved at a time. Modeled.",
        table=frozen(_table(found)),
        source=sources(
            ("state_deaths_monthly", "cbp_seizures", "goods_imports", "border_crossings"),
            lineage="The assessment made again under each alternative, and at both ends of each parameter's plausible "
            "range. The same figures: python -m docs.sensitivity.",
            units="Adjustment in percent of import value, toll in USD a crossing, revenue in billion USD a year.",
            limits=("One at a time: what two do together is in the uncertainty run.", *_without(found)),
        ),
        name="setpoint-sensitivity",
    )


def spans(found: Sensitivity, key: str) -> list[Span]:
    """The widest moves of a result, by choice and parameter."""
    named = [("choice", found.choices), ("parameter", found.parameters)]
    rows = [
        Span(title, kind, min(0.0, *moves), max(0.0, *moves))
        for kind, effects in named
        for title, moves in _moves(effects, key).items()
    ]
    seen = [row for row in rows if row.high - row.low > NOTHING]
    return sorted(seen, key=lambda row: row.low - row.high)[:SHOWN]


def _moves(effects: Iterable[Effect], key: str) -> dict[str, list[float]]:
    moves: dict[str, list[float]] = {}
    for effect in effects:
        moves.setdefault(effect.title, []).append(effect.change(key))
    return moves


def _table(found: Sensitivity) -> Component:
    titles = [f"{measure.title}, {measure.unit}" for measure in MEASURES.values()]
    columns = ["Choice or parameter", "Instead", "Compared on", *titles]
    base = ["The default scenario", "", "", *[Cell(_number(found.base[key]), found.base[key]) for key in MEASURES]]
    rows = [_row(effect) for effect in (*found.choices, *found.parameters)]
    caption = "Main results under each alternative, with the change in percent"
    return plain_table(caption, columns, [base, *rows], numeric=range(3, 8))


def _row(effect: Effect) -> list[Cell | str]:
    cells = [Cell(_words(effect, key), effect.after[key]) for key in MEASURES]
    return [effect.title, effect.words, BASES[effect.on][0], *cells]


def _words(effect: Effect, key: str) -> str:
    change = effect.change(key)
    moved = f" ({change:+.0f}%)".replace("-", "−") if abs(change) >= 0.5 else ""
    return f"{_number(effect.after[key])}{moved}"


def _number(value: float) -> str:
    return f"{value:,.3f}" if abs(value) < 1 else f"{value:,.2f}"


def _without(found: Sensitivity) -> list[str]:
    """The choices without a computed alternative, and why."""
    return [f"{CHOICES[key].title}: {CHOICES[key].not_computed}" for key in found.not_computed]


def placeholder() -> Component:
    """Where the card goes: its chart's script is large and comes after the page."""
    return html.Div(html.Div(className="card methods-sensitivity-wait"), id="methods-sensitivity")

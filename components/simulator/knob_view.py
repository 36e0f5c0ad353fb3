"""How a knob looks: slider or number field, status and source below, the mark "your value" once it is changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.controls import slider_field
from components.simulator.knobs import Knob, country_name, knobs_of, outcome_title, value_of
from components.status import mark
from model.parameters import PARAMETERS
from model.scenario import Scenario
from scenarios import SourcedValue

IN_MATRIX = ("score", "adaptation", "new_source", "share", "deaths_now")


@dataclass(frozen=True)
class Desk:
    """A scenario on the page, with the sources of the default's values by their place."""

    scenario: Scenario
    sources: Mapping[str, SourcedValue]

    def of(self, group: str) -> list[Knob]:
        """The knobs of one group, in the order of the page."""
        return [knob for knob in knobs_of(self.scenario).values() if knob.group == group]


def matrix(desk: Desk, knobs: Iterable[Knob], last: tuple[str, list[Knob]] | None = None) -> Component:
    """Countries down, outcomes across; each cell a slider with its number field. `last`: one more row, by outcome."""
    by_place = {(knob.path[3], knob.path[1]): knob for knob in knobs}
    head = [
        html.Div(),
        *[html.Div(outcome_title(desk.scenario, o), className="matrix-head") for o in desk.scenario.outcomes],
    ]
    cells: list[Component] = []
    for code in desk.scenario.countries:
        cells.append(html.Div(country_name(desk.scenario, code), className="matrix-row"))
        cells.extend(knob_view(desk, by_place[(code, outcome)]) for outcome in desk.scenario.outcomes)
    if last:
        cells += [html.Div(last[0], className="matrix-row matrix-last"), *[knob_view(desk, knob) for knob in last[1]]]
    return html.Div([*head, *cells], className="matrix")


def knob_view(desk: Desk, knob: Knob) -> Component:
    """A knob as it stands on the page."""
    value = knob.shown(value_of(desk.scenario, knob))
    in_matrix = knob.group in IN_MATRIX
    hint = "" if in_matrix else _hint(desk, knob)
    field = (
        slider_field(knob.key, knob.label, value, knob.scale, hint=hint) if knob.slider else _field(knob, value, hint)
    )
    return wrapped(knob.key, knob.label, field)


def wrapped(key: str, label: str, control: Component) -> Component:
    """A control with its mark "your value" and its own reset, both shown by the browser once it is changed."""
    reset = html.Button(
        "Your value – reset",
        type="button",
        className="knob-reset",
        **{"data-simulator": "reset", "data-key": key, "aria-label": f"Your value. Reset {label}"},
    )
    return html.Div([control, reset], className="knob", **{"data-knob": key})


def _field(knob: Knob, value: float, hint: Any) -> Component:
    return html.Div(
        [
            dmc.NumberInput(
                id={"type": "simulator-field", "key": knob.key},
                label=knob.label,
                value=value,
                min=knob.scale.low,
                max=knob.scale.high,
                step=knob.scale.step,
                suffix=knob.scale.unit,
                decimalScale=knob.scale.decimals,
                thousandSeparator=",",
                clampBehavior="none",
                size="xs",
            ),
            html.Div(hint, className="slider-hint"),
        ],
        className="number-field",
    )


def _hint(desk: Desk, knob: Knob) -> list[Component | str]:
    """Status, plausible range in the unit on screen, and the way to the source."""
    parameter = PARAMETERS[knob.parameter]
    source = desk.sources.get(".".join(knob.path))
    status = source.status if source else parameter.status
    low, high = (source.low, source.high) if source else (parameter.plausible or (None, None))
    words: list[Component | str] = [mark(status), " "]
    if low is not None and high is not None:
        words.append(f"plausible {knob.shown(low):,.10g} to {knob.shown(high):,.10g}{knob.scale.unit.rstrip()} ")
    elif source and source.period:
        words.append(f"{source.period} ")
    return [*words, dcc.Link("Source", href=f"/methods#{knob.parameter}", className="hint-link")]


def of_deaths(desk: Desk) -> list[Component | str]:
    """What the counts of "deaths now" are, before the reader's own."""
    knob = desk.of("deaths_now")[0]
    source = desk.sources[".".join(knob.path)]
    link = dcc.Link("Source", href=f"/methods#{knob.parameter}", className="hint-link")
    return ["Deaths now: ", mark(source.status), f" {source.period} in the latest data. ", link]


def note(text: str) -> Component:
    """A line of explanation over a group of controls."""
    return html.P(text, className="card-note")

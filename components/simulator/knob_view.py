"""How a knob looks: slider or number field, status and source below, the mark "your value" once it is changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.controls import slider_field
from components.simulator.knobs import Knob, country_name, knobs_of, outcome_title, value_of
from components.simulator.measured import Found, is_measured, mark_of, measured_line
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
    measured: Found = field(default_factory=dict)

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
        row = [by_place[(code, outcome)] for outcome in desk.scenario.outcomes]
        cells.append(html.Div([country_name(desk.scenario, code), _unmeasured(desk, row)], className="matrix-row"))
        cells.extend(knob_view(desk, knob) for knob in row)
    if last:
        cells += [html.Div(last[0], className="matrix-row matrix-last"), *[knob_view(desk, knob) for knob in last[1]]]
    return html.Div([*head, *cells], className="matrix", style={"--outcomes": str(len(desk.scenario.outcomes))})


def knob_view(desk: Desk, knob: Knob) -> Component:
    """A knob as it stands on the page."""
    value = knob.shown(value_of(desk.scenario, knob))
    in_matrix = knob.group in IN_MATRIX
    hint = "" if in_matrix else _hint(desk, knob)
    if not knob.slider:
        return wrapped(knob.key, knob.label, _field(knob, value, hint))
    marked = mark_of(knob, desk.measured)
    track = slider_field(knob.key, knob.label, value, knob.scale, hint=hint, track=knob.track, marked=marked)
    parts = [track, _beyond(knob) if knob.track else None]
    parts += [measured_line(knob, desk.measured)] if _row_is_measured(desk, knob) else []
    return wrapped(knob.key, knob.label, html.Div(parts))


def _row_is_measured(desk: Desk, knob: Knob) -> bool:
    """Whether any score of the knob's country was measured: then each of its cells says whether it was."""
    places = ((knob.path[-1], outcome) for outcome in desk.scenario.outcomes)
    return knob.group == "score" and any(is_measured(place, desk.measured) for place in places)


def _unmeasured(desk: Desk, row: list[Knob]) -> Component | None:
    """Said once beside a country's name where none of its scores was measured."""
    if row[0].group != "score" or _row_is_measured(desk, row[0]):
        return None
    return html.Span("not measured", className="measured-none")


def _beyond(knob: Knob) -> Component:
    """What stands below a track whose end the number has passed; the browser shows it then."""
    low, high = knob.track or (knob.scale.low, knob.scale.high)
    return html.Div(
        f"beyond the track, which ends at {low:,g} and {high:,g}".replace("-", "−"), className="knob-beyond"
    )


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
    found = ((knob, desk.sources.get(".".join(knob.path))) for knob in desk.of("deaths_now"))
    knob, source = next((pair for pair in found if pair[1] is not None), (None, None))
    if knob is None or source is None:
        return ["Deaths now: as the file says."]
    link = dcc.Link("Source", href=f"/methods#{knob.parameter}", className="hint-link")
    return ["Deaths now: ", mark(source.status), f" {source.period} in the latest data. ", link]


def note(text: str) -> Component:
    """A line of explanation over a group of controls."""
    return html.P(text, className="card-note")

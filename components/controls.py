"""Controls that work without dragging: a slider always has its number field, and both say the same."""

from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import MATCH, ClientsideFunction, Input, Output, State, clientside_callback, html
from dash.development.base_component import Component


@dataclass(frozen=True)
class Scale:
    """The numbers a slider may take; unit is written after the number ("%", " USD")."""

    low: float
    high: float
    step: float
    unit: str = ""
    decimals: int = 0


def slider_field(
    key: str,
    label: str,
    value: float,
    scale: Scale,
    *,
    hint: Component | str = "",
    track: tuple[float, float] | None = None,
    marked: float | None = None,
) -> Component:
    """A slider and its number field, kept equal in the browser.

    Callbacks listen to `slider_id(key)`'s `value`, which moves while the thumb is dragged. A number out of range
    is not taken: the field says what is allowed and the value stays. track: the slider's own ends; a number beyond
    them stands in the field alone, the thumb at the end (assets/js/controls.js). marked: a value to mark on the track.
    """
    low, high = track or (scale.low, scale.high)
    on_track = marked is not None and low <= marked <= high
    field = dmc.NumberInput(
        id={"type": "slider-number", "key": key},
        value=value,
        min=scale.low,
        max=scale.high,
        step=scale.step,
        suffix=scale.unit,
        decimalScale=scale.decimals,
        thousandSeparator=",",
        clampBehavior="none",
        hideControls=False,
        size="xs",
        className="slider-number",
        **{"aria-label": f"{label}, number"},
    )
    slider = dmc.Slider(
        id=slider_id(key),
        value=min(max(value, low), high),
        min=low,
        max=high,
        step=scale.step,
        marks=[{"value": marked}] if on_track else None,
        updatemode="drag",
        thumbLabel=label,
        label=None,
        size=4,
        thumbSize=16,
        className="slider-track",
    )
    return html.Div(
        [
            html.Div([html.Span(label, className="slider-label"), field], className="slider-head"),
            slider,
            html.Div(hint, className="slider-hint") if hint else None,
            html.Div(id={"type": "slider-error", "key": key}, className="field-error", role="alert"),
        ],
        className="slider-field",
    )


def slider_id(key: str) -> dict[str, Any]:
    """The id of a slider, for callbacks; `key` may be MATCH or ALL."""
    return {"type": "slider", "key": key}


clientside_callback(
    ClientsideFunction("setpoint", "keepSliderAndNumberEqual"),
    Output({"type": "slider-error", "key": MATCH}, "children"),
    Input({"type": "slider", "key": MATCH}, "value"),
    Input({"type": "slider-number", "key": MATCH}, "value"),
    State({"type": "slider", "key": MATCH}, "min"),
    State({"type": "slider", "key": MATCH}, "max"),
    State({"type": "slider-number", "key": MATCH}, "min"),
    State({"type": "slider-number", "key": MATCH}, "max"),
    prevent_initial_call=True,
)

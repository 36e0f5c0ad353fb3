"""A desk: controls at left, results at right, and one state that the address holds.

The browser gathers the controls into the store `state_id(prefix)`, asking once at a time while a slider moves, and into
`settled_id(prefix)` once the reader rests; then it adds a step to the browser's history, so that "back" undoes it.
A callback that answers the first store must also return the state's `turn` to `answered_id(prefix)`. The script is
assets/js/desk.js.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

import dash_mantine_components as dmc
from dash import MATCH, ClientsideFunction, Input, Output, State, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.controls import Scale, slider_field, slider_id
from components.url_state import Choice, Number, Parameter, read_address

NUMBER, CHOICE, SWITCH, LOG = "desk-number", "desk-choice", "desk-switch", "desk-log"


@dataclass(frozen=True)
class Control:
    """A parameter of the address and the component that holds it: its type and property."""

    parameter: Parameter
    kind: str

    @property
    def source(self) -> Input:
        """What the page listens to."""
        return Input(control_id(self.kind, self.parameter.name), "checked" if self.kind == SWITCH else "value")


def control_id(kind: str, name: str) -> dict[str, Any]:
    """The id of a control; `kind` is "slider" or one of this module's."""
    return slider_id(name) if kind == "slider" else {"type": kind, "key": name}


def state_id(prefix: str) -> str:
    """The store of the state while it moves: {"values": …, "carried": …, "turn": n}."""
    return f"{prefix}-state"


def settled_id(prefix: str) -> str:
    """The store of the state at rest; None until the first rest after a change."""
    return f"{prefix}-settled"


def answered_id(prefix: str) -> str:
    """The store that takes the turn of the last answer."""
    return f"{prefix}-answered"


def stores(
    prefix: str, controls: Sequence[Control], values: Mapping[str, Any], carried: Mapping[str, str], *own: str
) -> Component:
    """The stores that a desk needs, last on its page. carried: what else stays in the address (another page's own
    names). own: ids of stores of the page's own, empty at first.
    """
    entries = [_entry(control) for control in controls]
    config = {"prefix": prefix, "controls": entries, "carried": dict(carried)}
    state = {"values": dict(values), "carried": config["carried"], "turn": 0}
    return html.Div(
        [
            dcc.Store(id=f"{prefix}-desk", data=config),
            dcc.Store(id=state_id(prefix), data=state),
            dcc.Store(id=settled_id(prefix)),
            dcc.Store(id=answered_id(prefix)),
            dcc.Store(id=f"{prefix}-gathered"),
            *(dcc.Store(id=each) for each in own),
        ],
        id=f"{prefix}-stores",
        hidden=True,
    )


def wire(prefix: str, controls: Sequence[Control]) -> None:
    """Register the callbacks that gather a desk's controls."""
    clientside_callback(
        ClientsideFunction("setpoint", "collectDesk"),
        Output(f"{prefix}-gathered", "data"),  # never written: a callback without an output is not called at the start
        *[control.source for control in controls],
        State(f"{prefix}-desk", "data"),
    )
    clientside_callback(
        ClientsideFunction("setpoint", "deskAnswered"),
        Input(answered_id(prefix), "data"),
        State(f"{prefix}-desk", "data"),
        prevent_initial_call=True,
    )


def say_cancelled(button: str, status: str) -> None:
    """Register the callback that says so beside a button that ended long work."""
    clientside_callback(
        ClientsideFunction("setpoint", "sayCancelled"),
        Output(status, "children", allow_duplicate=True),
        Input(button, "n_clicks"),
        prevent_initial_call=True,
    )


def tell_stale(prefix: str, made_of: str, text_id: str) -> None:
    """Register the callback that says when what was made on a button is of earlier settings.

    made_of: the store of the values that it was made of, None at first.
    """
    clientside_callback(
        ClientsideFunction("setpoint", "tellStale"),
        Output(text_id, "children"),
        Input(made_of, "data"),
        Input(state_id(prefix), "data"),
    )


def values_of(controls: Sequence[Control], stored: Mapping[str, Any]) -> dict[str, Any]:
    """The values that the browser sent, checked as an address is; what cannot be used becomes the default."""
    sent = {name: _text(value) for name, value in stored["values"].items() if value not in (None, "")}
    values, _ = read_address([control.parameter for control in controls], sent)
    return values


def slider(control: Control, label: str, value: float, scale: Scale, hint: Component | str = "") -> Component:
    """The control's slider with its number field."""
    return slider_field(control.parameter.name, label, value, scale, hint=hint)


def log_slider(control: Control, label: str, value: float, unit: str, hint: Component | str = "") -> Component:
    """A slider over orders of magnitude with its number field; the range is that of the control's `Number`."""
    parameter = control.parameter
    assert isinstance(parameter, Number)
    field = dmc.NumberInput(
        id=control_id(LOG, parameter.name),
        value=value,
        min=parameter.low,
        max=parameter.high,
        step=1,
        suffix=unit,
        decimalScale=2,
        thousandSeparator=",",
        clampBehavior="none",
        size="xs",
        className="slider-number desk-wide-number",
        **{"aria-label": f"{label}, number"},
    )
    track = dmc.Slider(
        id={"type": "log-slider", "key": parameter.name},
        value=_exponent(value),
        min=_exponent(parameter.low),
        max=_exponent(parameter.high),
        step=0.01,
        scale={"function": "setpointPowerOfTen"},
        updatemode="drag",
        thumbLabel=label,
        label=None,
        size=4,
        thumbSize=16,
        className="slider-track",
    )
    head = html.Div([html.Span(label, className="slider-label"), field], className="slider-head")
    parts = [head, track, html.Div(hint, className="slider-hint") if hint else None]
    return html.Div(parts, className="slider-field")


def number(
    control: Control, label: str, value: float | None, *, unit: str = "", decimals: int = 0, hidden_label: bool = False
) -> Component:
    """A number field; empty where the control's default is None and nothing was given."""
    parameter = control.parameter
    assert isinstance(parameter, Number)
    words = {"aria-label": label} if hidden_label else {}
    return dmc.NumberInput(
        id=control_id(NUMBER, parameter.name),
        label=None if hidden_label else label,
        value="" if value is None else value,
        min=parameter.low,
        max=parameter.high,
        suffix=unit,
        decimalScale=decimals,
        thousandSeparator=",",
        clampBehavior="none",
        placeholder="none" if parameter.default is None else "",
        size="xs",
        hideControls=True,
        **words,
    )


def choice(control: Control, label: str, value: str, words: Mapping[str, str], description: str = "") -> Component:
    """A list of a few words to choose from."""
    return dmc.Select(
        id=control_id(CHOICE, control.parameter.name),
        label=label,
        description=description or None,
        data=[{"value": key, "label": text} for key, text in words.items()],
        value=value,
        allowDeselect=False,
        size="sm",
    )


def switch(control: Control, label: str, value: str) -> Component:
    """A switch; its parameter is a `Choice` of "false" and "true"."""
    return dmc.Switch(id=control_id(SWITCH, control.parameter.name), label=label, checked=value == "true", size="sm")


def reproduce(prefix: str, summary: str, file_name: str, content: str, command: str, python: str) -> list[Component]:
    """How to get the same figures elsewhere: the summary, the file, the command line, the Python lines."""
    save = {"data-desk-save": f"{prefix}-file", "data-name": file_name}
    return [
        html.P(summary),
        html.P("1. Save the file. 2. Run the command, or the Python lines, in a copy of this project."),
        html.Div(html.Button(f"Download {file_name}", type="button", className="quiet-button", **save)),
        *_block("Command line", command),
        *_block("Python", python),
        html.Details(
            [
                html.Summary("The file"),
                html.Pre(content, id=f"{prefix}-file", tabIndex=0, role="region", **{"aria-label": "The file"}),
            ]
        ),
    ]


def save_buttons() -> Component:
    """PNG and SVG of the chart in a card of class `chart-card`, and the CSV of its first table."""
    labels = [(kind, f"Download as {kind.upper()}") for kind in ("png", "svg", "csv")]
    buttons = [
        html.Button(kind.upper(), type="button", className="save", **{"data-save": kind, "aria-label": label})
        for kind, label in labels
    ]
    return html.Div(buttons, className="chart-saves")


def carry_link(path: str, text: str) -> Component:
    """A link to another page that takes the whole address with it."""
    return html.A(text, href=path, className="card-link", **{"data-carry": path})


def _block(title: str, text: str) -> tuple[Component, Component]:
    return html.H3(title), html.Pre(html.Code(text), tabIndex=0, role="region", **{"aria-label": title})


def _entry(control: Control) -> dict[str, Any]:
    parameter = control.parameter
    default = parameter.default
    entry: dict[str, Any] = {"name": parameter.name, "kind": control.kind, "default": _text(default)}
    if isinstance(parameter, Number):
        entry |= {"low": parameter.low, "high": parameter.high, "blank": default is None}
    return entry


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ",".join(value)
    return f"{value:.12g}" if isinstance(value, float | int) else str(value)


def _exponent(value: float) -> float:
    return round(log10(value), 4)


SWITCHED = ("false", "true")


def switched(name: str, default: str = "false") -> Choice:
    """The parameter of a switch."""
    return Choice(name, default, SWITCHED)


clientside_callback(
    ClientsideFunction("setpoint", "moveLogNumber"),
    Input({"type": "log-slider", "key": MATCH}, "value"),
    State({"type": LOG, "key": MATCH}, "value"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "moveLogSlider"),
    Input({"type": LOG, "key": MATCH}, "value"),
    State({"type": "log-slider", "key": MATCH}, "value"),
    State({"type": LOG, "key": MATCH}, "min"),
    State({"type": LOG, "key": MATCH}, "max"),
    prevent_initial_call=True,
)

"""Number fields, choices and switches of a page whose state is its address, collected in the browser.

Each knows its default and its range. What a reader changed is marked, can be reset alone, and stands in the address
and in the store `<page>-values` (key → value, only what differs from the default); a number out of range is told under
its field and changes nothing (assets/js/fields.js).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.controls import Scale, slider_id


@dataclass(frozen=True)
class Field:
    """A number that a reader may change; `key` is its name in the address."""

    key: str
    label: str
    default: float
    scale: Scale


@dataclass(frozen=True)
class Option:
    """A choice or switch that a reader may change; the value of a switch is "true" or "false" in the address."""

    key: str
    default: str


def field_id(page: str, key: Any) -> dict[str, Any]:
    """The id of a control that has a value."""
    return {"type": f"{page}-field", "key": key}


def switch_id(page: str, key: Any) -> dict[str, Any]:
    """The id of a control that is on or off."""
    return {"type": f"{page}-switch", "key": key}


def number_cell(page: str, field: Field, value: float, *, below: Component | str = "") -> Component:
    """A number field without a visible label, for tables; `below` stands under it."""
    number = dmc.NumberInput(
        id=field_id(page, field.key),
        value=value,
        min=field.scale.low,
        max=field.scale.high,
        step=field.scale.step,
        suffix=field.scale.unit,
        decimalScale=field.scale.decimals,
        clampBehavior="none",
        size="xs",
        **{"aria-label": field.label},
    )
    return with_reset(field.key, field.label, number, below=below)


def with_reset(key: str, label: str, control: Component, *, below: Component | str = "") -> Component:
    """A control with its own reset, shown once it is changed, and a place for what is wrong with a number."""
    reset = html.Button(
        "Yours: reset",
        type="button",
        className="field-reset",
        **{"data-reset": key, "aria-label": f"Your value. Reset {label}"},
    )
    under = html.Div(below, className="field-below") if below else None
    return html.Div(
        [control, under, reset, html.Div(className="field-error", role="alert")],
        className="field",
        **{"data-field": key},
    )


def reset_button(label: str, starts: str) -> Component:
    """A button that resets every field whose key starts so; "" resets all."""
    return html.Button(label, type="button", className="quiet-button", **{"data-reset-all": starts})


def fields_stores(
    page: str, fields: Iterable[Field | Option], values: Mapping[str, Any], kept: Mapping[str, str]
) -> list[Component]:
    """The stores that assets/js/fields.js reads and writes.

    values: what the address set. kept: names of the address that no control of the page stands for, carried along.
    """
    return [
        dcc.Store(id=f"{page}-fields", data={"fields": [_entry(each) for each in fields], "kept": dict(kept)}),
        dcc.Store(id=f"{page}-values", data=dict(values)),
    ]


def collect_fields(page: str) -> None:
    """Register the callback that keeps marks, address and the store of values in line with the controls."""
    clientside_callback(
        ClientsideFunction("setpoint", "collectFields"),
        Output(f"{page}-values", "data"),
        Input(field_id(page, ALL), "value"),
        Input(switch_id(page, ALL), "checked"),
        Input(slider_id(ALL), "value"),
        State(f"{page}-fields", "data"),
    )


def _entry(each: Field | Option) -> dict[str, Any]:
    if isinstance(each, Option):
        return {"key": each.key, "default": each.default}
    return {"key": each.key, "default": each.default, "low": each.scale.low, "high": each.scale.high}

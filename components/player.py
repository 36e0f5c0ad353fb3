"""A slider over periods with a button that plays through them; a list of the same periods may stand beside it.

Ids are `<prefix>-period` (the list, whose value the page listens to), `-step`, `-play`, `-clock` and `-periods`.
"""

from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, clientside_callback, dcc, html
from dash.development.base_component import Component

_FRAME_MILLISECONDS = 1200
_MOST_MARKS = 6


def player(prefix: str, periods: Sequence[str], period: str) -> Component:
    """The slider and the button. periods: keys in order of time that begin with their year, or a word."""
    last = len(periods) - 1
    every = max(1, -(-len(periods) // _MOST_MARKS))
    marks = [{"value": place, "label": key[:4] if key[:1].isdigit() else ""}
             for place, key in enumerate(periods) if place % every == 0]  # fmt: skip
    return html.Div(
        [
            html.Button("Play", id=f"{prefix}-play", className="save player-button", type="button", disabled=not last),
            dmc.Slider(
                id=f"{prefix}-step",
                value=periods.index(period),
                min=0,
                max=max(last, 1),
                step=1,
                marks=marks,
                label=None,
                thumbLabel="Period of the map",
                size=4,
                thumbSize=16,
                disabled=not last,
                className="player-slider",
            ),
            dcc.Interval(id=f"{prefix}-clock", interval=_FRAME_MILLISECONDS, disabled=True),
            dcc.Store(id=f"{prefix}-periods", data=list(periods)),
        ],
        className="player",
    )


def period_list(prefix: str, periods: Mapping[str, str], period: str) -> Component:
    """The list of the periods, the latest first; a long one can be searched."""
    return dmc.Select(
        id=f"{prefix}-period",
        label="Period",
        value=period,
        data=[{"value": key, "label": words} for key, words in reversed(periods.items())],
        allowDeselect=False,
        searchable=len(periods) > 20,
        nothingFoundMessage="No such period",
    )


def wire_player(prefix: str) -> None:
    """Register the callback that keeps slider, list and button at one period."""
    clientside_callback(
        ClientsideFunction("setpoint", "stepThroughPeriods"),
        Output(f"{prefix}-step", "value"),
        Output(f"{prefix}-period", "value"),
        Output(f"{prefix}-clock", "disabled"),
        Output(f"{prefix}-play", "children"),
        Input(f"{prefix}-step", "value"),
        Input(f"{prefix}-period", "value"),
        Input(f"{prefix}-play", "n_clicks"),
        Input(f"{prefix}-clock", "n_intervals"),
        State(f"{prefix}-clock", "disabled"),
        State(f"{prefix}-periods", "data"),
        prevent_initial_call=True,
    )

"""How far a result moves under the alternatives of each choice and over the range of each parameter."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from components.figures.template import SERIES, blank

KINDS = (("choice", "Choice ◇: its alternatives", SERIES[0]), ("parameter", "Parameter: its range", SERIES[1]))


class Span(NamedTuple):
    """From the lowest to the highest change of a result, percent; 0 is the result itself and always within."""

    title: str
    kind: str
    low: float
    high: float


def moves_by_choice(spans: Sequence[Span], measure: str) -> go.Figure:
    """A bar a choice or parameter, the widest on top, on one axis of percent change."""
    figure = blank(90 + 24 * len(spans))
    for kind, name, color in KINDS:
        chosen = [span for span in spans if span.kind == kind]
        figure.add_bar(
            x=[span.high - span.low for span in chosen],
            base=[span.low for span in chosen],
            y=[span.title for span in chosen],
            orientation="h",
            name=name,
            marker={"color": color},
            customdata=[[span.low, span.high] for span in chosen],
            hovertemplate="%{customdata[0]:+.1f}% to %{customdata[1]:+.1f}%<extra></extra>",
        )
    figure.update_layout(
        hovermode="y unified",
        barmode="overlay",
        xaxis={"title": {"text": f"{measure}: change, %"}, "showgrid": True, "zeroline": True, "zerolinewidth": 2},
        yaxis={
            "categoryorder": "array",
            "categoryarray": [span.title for span in reversed(spans)],
            "showgrid": False,
            "ticklabelstandoff": 6,
        },
    )
    return figure

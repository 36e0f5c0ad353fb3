"""Charts of a simulation: a result review by review with its band, and who pays."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.colors import hex_to_rgb

from components.figures.template import SERIES, blank

DASHES = ("solid", "dash")  # for more lines than there are colors


@dataclass(frozen=True)
class Path:
    """One line of a chart: a value a review. `drawn` holds the 5%, the median and the 95% of draws, where there are."""

    name: str
    point: Sequence[float]
    drawn: tuple[Sequence[float], Sequence[float], Sequence[float]] | None = None


def by_review(paths: Sequence[Path], unit: str, scale: float = 1.0) -> go.Figure:
    """A line a path over the reviews, times `scale`; under it the band of the draws, dotted at their median."""
    figure = blank(300)
    for place, path in enumerate(paths):
        color, dash = SERIES[place % len(SERIES)], DASHES[place // len(SERIES) % len(DASHES)]
        if path.drawn is not None:
            _band(figure, path.drawn, color, scale)
        figure.add_scatter(
            x=_reviews(path.point),
            y=[value * scale for value in path.point],
            mode="lines+markers",
            name=path.name,
            line={"color": color, "width": 2.5, "dash": dash},
            marker={"size": 5},
            hovertemplate="%{y:,.2f}",
        )
    figure.update_layout(showlegend=True)
    return _axes(figure, unit)


def who_pays(parts: Sequence[Path], unit: str, scale: float = 1.0) -> go.Figure:
    """The parts of the revenue over the reviews, one on the other."""
    figure = blank(300)
    for part, color in zip(parts, SERIES, strict=False):
        figure.add_bar(
            x=_reviews(part.point),
            y=[value * scale for value in part.point],
            name=part.name,
            marker={"color": color},
            hovertemplate="%{y:,.2f}",
        )
    figure.update_layout(barmode="stack", showlegend=True, legend={"traceorder": "normal"})
    return _axes(figure, unit)


def _band(figure: go.Figure, drawn: tuple[Sequence[float], ...], color: str, scale: float) -> None:
    low, median, high = ([value * scale for value in each] for each in drawn)
    at = _reviews(low)
    red, green, blue = hex_to_rgb(color)
    figure.add_scatter(
        x=at + at[::-1],
        y=high + low[::-1],
        fill="toself",
        fillcolor=f"rgba({red},{green},{blue},0.16)",
        line={"width": 0},
        hoverinfo="skip",
        showlegend=False,
    )
    figure.add_scatter(
        x=at,
        y=median,
        mode="lines",
        line={"color": color, "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
        showlegend=False,
    )


def _axes(figure: go.Figure, unit: str) -> go.Figure:
    figure.update_xaxes(title="Review, one a quarter", tickformat="d", nticks=12)
    figure.update_yaxes(title=unit, rangemode="tozero")
    return figure


def _reviews(values: Sequence[float]) -> list[int]:
    return list(range(1, len(values) + 1))

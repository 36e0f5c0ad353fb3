"""Overdose deaths of chosen places over time: final, provisional, predicted and hidden told apart."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank

_BAR = 6  # pixels: the mark of a hidden count, from the least to the most it can be
_LAST = 2025.7  # where the axis of years ends
_BREAK = 2023.5  # between the last final year and the first provisional window


@dataclass(frozen=True)
class Columns:
    """Which columns of `place_figures.series` a chart draws, and the words of its axis."""

    value: str
    lower: str
    upper: str
    predicted: str
    title: str
    hover: str


COUNTS = Columns("deaths", "lower", "upper", "predicted", "Deaths", "%{y:,.0f} deaths")
RATES = Columns(
    "rate", "rate_lower", "rate_upper", "rate_predicted", "Deaths per 100,000 people", "%{y:.1f} per 100,000"
)


def years_of_counties(places: Mapping[str, pd.DataFrame], columns: Columns, height: int = 380) -> go.Figure:
    """Counties: final years as a line, provisional windows as diamonds, hidden counts as bars from 1 (or 0) to 9.

    places: by name, frames of `place_figures.series`.
    """
    figure = blank(height)
    for number, (name, frame) in enumerate(places.items()):
        color, shift = SERIES[number % len(SERIES)], _shift(number, len(places))
        final, provisional = _parts(frame)
        _line(figure, name, final, columns, color)
        _diamonds(figure, name, provisional, columns.value, columns, color)
        _bars(figure, name, frame, columns, color, shift)
    return _broken_axis(figure, columns)


def years_of_regions(places: Mapping[str, pd.DataFrame], columns: Columns, height: int = 380) -> go.Figure:
    """Regions: final years as a band between the bounds that hidden counties leave, provisional windows as diamonds.

    Where no county is hidden the band is a line, and the two diamonds are one.
    """
    figure = blank(height)
    for number, (name, frame) in enumerate(places.items()):
        color, shift = SERIES[number % len(SERIES)], _shift(number, len(places))
        final, provisional = _parts(frame)
        _band(figure, name, final, columns, color)
        for bound in (columns.lower, columns.upper):
            _diamonds(figure, name, provisional, bound, columns, color)
        _bars(figure, name, provisional, columns, color, shift)
    return _broken_axis(figure, columns)


def _parts(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    final = frame["period_status"] == "final"
    return frame[final], frame[~final]


def _broken_axis(figure: go.Figure, columns: Columns) -> go.Figure:
    """Years with a rule where the final series ends: what follows is provisional and does not join it."""
    figure.add_vline(x=_BREAK, line={"dash": "dot", "width": 1, "color": SERIES[4]})
    figure.add_annotation(x=_LAST, y=1, yref="paper", text="provisional", showarrow=False, xanchor="right",
                          yanchor="top", font={"size": 11})  # fmt: skip
    _axes(figure, columns)
    figure.update_xaxes(tickformat="d", dtick=2, range=[2009.5, _LAST])
    return figure


def _band(figure: go.Figure, name: str, rows: pd.DataFrame, columns: Columns, color: str) -> None:
    edge = {"x": _years(rows), "mode": "lines", "legendgroup": name, "line": {"color": color, "width": 1.5},
            "hovertemplate": columns.hover}  # fmt: skip
    figure.add_scatter(y=_floats(rows[columns.lower]), name=f"{name}, at least", showlegend=False, **edge)
    figure.add_scatter(y=_floats(rows[columns.upper]), name=name, fill="tonexty", **edge)


def months_of_places(places: Mapping[str, pd.DataFrame], columns: Columns, height: int = 380) -> go.Figure:
    """States: reported deaths in 12 months ending as a line, NCHS's prediction dashed, hidden counts as a band 1–9."""
    figure = blank(height)
    for number, (name, frame) in enumerate(places.items()):
        color = SERIES[number % len(SERIES)]
        figure.add_scatter(
            x=frame["month"], y=_floats(frame[columns.value]), name=f"{name}, reported", legendgroup=name, mode="lines",
            line={"color": color, "width": 2}, hovertemplate=columns.hover,
        )  # fmt: skip
        figure.add_scatter(
            x=frame["month"], y=_floats(frame[columns.predicted]), name=f"{name}, predicted", legendgroup=name,
            mode="lines", line={"color": color, "width": 1.5, "dash": "dot"}, showlegend=number == 0,
            hovertemplate=columns.hover,
        )  # fmt: skip
        _months_hidden(figure, name, frame, columns, color)
    _axes(figure, columns)
    figure.update_xaxes(title="12 months ending", hoverformat="%B %Y")
    return figure


def _axes(figure: go.Figure, columns: Columns) -> None:
    figure.update_yaxes(title=columns.title, rangemode="tozero", tickformat=",")


def _shift(number: int, of: int) -> float:
    """Bars of several places stand beside each other, in years."""
    return 0.12 * (number - (of - 1) / 2)


def _line(figure: go.Figure, name: str, rows: pd.DataFrame, columns: Columns, color: str) -> None:
    figure.add_scatter(
        x=_years(rows), y=_floats(rows[columns.value]), name=name, legendgroup=name, mode="lines+markers",
        line={"color": color, "width": 2}, marker={"size": 5}, hovertemplate=columns.hover,
    )  # fmt: skip


def _diamonds(
    figure: go.Figure, name: str, rows: pd.DataFrame, column: str, columns: Columns, color: str
) -> None:  # fmt: skip
    figure.add_scatter(
        x=_years(rows), y=_floats(rows[column]), name=f"{name}, provisional", legendgroup=name, mode="markers",
        marker={"size": 10, "symbol": "diamond-open", "color": color, "line": {"width": 2}}, showlegend=False,
        hovertemplate=columns.hover,
    )  # fmt: skip


def _bars(
    figure: go.Figure, name: str, rows: pd.DataFrame, columns: Columns, color: str, shift: float
) -> None:  # fmt: skip
    """From the least to the most that a hidden count, or a sum with hidden counts, can be."""
    open_rows = rows[rows[columns.lower].lt(rows[columns.upper]).fillna(False).astype(bool)]
    _segments(figure, name, _years(open_rows) + shift, open_rows, columns, color, _BAR)


def _months_hidden(figure: go.Figure, name: str, frame: pd.DataFrame, columns: Columns, color: str) -> None:
    hidden = frame[frame["status"] == "suppressed"]
    _segments(figure, name, hidden["month"], hidden, columns, color, 3)


def _segments(
    figure: go.Figure, name: str, x: "pd.Series[float]", rows: pd.DataFrame, columns: Columns, color: str, width: int
) -> None:
    if rows.empty:
        return
    lower, upper = _floats(rows[columns.lower]), _floats(rows[columns.upper])
    across = [part for at in x for part in (at, at, None)]
    along = [part for low, high in zip(lower, upper, strict=True) for part in (low, high, None)]
    figure.add_scatter(
        x=across, y=along, name=f"{name}, between", legendgroup=name, mode="lines", opacity=0.45, showlegend=False,
        line={"color": color, "width": width}, hovertemplate="bound: " + columns.hover,
    )  # fmt: skip


def _years(rows: pd.DataFrame) -> "pd.Series[int]":
    return rows["period"].str[:4].astype(int)


def _floats(series: "pd.Series[float]") -> "pd.Series[float]":
    return series.astype("Float64").astype("float64")

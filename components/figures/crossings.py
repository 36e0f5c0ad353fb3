"""Charts of what crosses the land border."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank
from data.views.policy_events import BORDER_CLOSED

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def crossings_over_time(series: pd.Series, unit: str, *, monthly: bool, height: int = 300) -> go.Figure:
    """One measure by month (a line) or by complete calendar year (bars), the closing of the land borders shaded.

    `series` is indexed by the period's start.
    """
    figure = blank(height)
    if monthly:
        figure.add_scatter(x=series.index, y=series.to_numpy(), mode="lines", line={"color": SERIES[0], "width": 1.5})
    else:
        figure.add_bar(x=series.index.year, y=series.to_numpy(), marker={"color": SERIES[0]})
    first, last = BORDER_CLOSED
    _shade_closed_borders(figure, *((first, last) if monthly else (first.year - 0.5, last.year + 0.5)))
    figure.update_traces(name=unit, hovertemplate="%{y:,.0f} " + unit + "<extra></extra>")
    figure.update_yaxes(title=f"{unit[:1].upper()}{unit[1:]} a {'month' if monthly else 'year'}", rangemode="tozero")
    figure.update_xaxes(hoverformat="%B %Y" if monthly else "d")
    return figure


def _shade_closed_borders(figure: go.Figure, first: pd.Timestamp | float, last: pd.Timestamp | float) -> None:
    """A gray band over the months, or the two years, in which the land borders were closed."""
    figure.add_vrect(x0=first, x1=last, fillcolor=SERIES[4], opacity=0.16, line_width=0, layer="below")
    figure.add_annotation(
        x=first, y=1, yref="y domain", text="land borders closed to travel that is not essential", showarrow=False,
        xanchor="right", yanchor="top", xshift=-4, font={"size": 11},
    )  # fmt: skip


def crossings_by_mode(frame: pd.DataFrame, names: Mapping[str, str], unit: str, height: int = 340) -> go.Figure:
    """Modes by month, a line each, with the closing of the land borders shaded; frame: index month, a column a mode."""
    figure = blank(height)
    for color, mode in zip(SERIES, frame.columns, strict=False):
        figure.add_scatter(
            x=frame.index, y=frame[mode], name=names[mode], mode="lines", line={"color": color, "width": 1.5},
            hovertemplate="%{y:,.0f}",
        )  # fmt: skip
    _shade_closed_borders(figure, *BORDER_CLOSED)
    figure.update_yaxes(title=unit, rangemode="tozero", tickformat=",")
    figure.update_xaxes(hoverformat="%B %Y")
    return figure


def through_the_year(seasons: "Mapping[str, pd.Series[float]]", height: int = 280) -> go.Figure:
    """Each month's mean against the mean of all, in percent; seasons: by name, index 1 to 12, as views.port.season."""
    figure = blank(height)
    for color, (name, share) in zip(SERIES, seasons.items(), strict=False):
        figure.add_scatter(
            x=[MONTHS[month - 1] for month in share.index], y=100 * (share - 1), name=name, mode="lines+markers",
            line={"color": color, "width": 2}, hovertemplate="%{y:+.0f}%",
        )  # fmt: skip
    figure.update_yaxes(title="Percent above or below the mean", ticksuffix="%", zeroline=True)
    return figure

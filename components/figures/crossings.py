"""Charts of what crosses the land border."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank


def crossings_over_time(series: pd.Series, unit: str, *, monthly: bool, height: int = 300) -> go.Figure:
    """One measure by month (a line) or by complete calendar year (bars); `series` is indexed by the period's start."""
    figure = blank(height)
    if monthly:
        figure.add_scatter(x=series.index, y=series.to_numpy(), mode="lines", line={"color": SERIES[0], "width": 1.5})
    else:
        figure.add_bar(x=series.index.year, y=series.to_numpy(), marker={"color": SERIES[0]})
    figure.update_traces(name=unit, hovertemplate="%{y:,.0f} " + unit + "<extra></extra>")
    figure.update_yaxes(title=f"{unit[:1].upper()}{unit[1:]} a {'month' if monthly else 'year'}", rangemode="tozero")
    figure.update_xaxes(hoverformat="%B %Y" if monthly else "d")
    return figure

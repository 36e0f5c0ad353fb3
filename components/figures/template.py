"""The one Plotly template. Colors that depend on the scheme are set by assets/css/charts.css, so that switching
between light and dark redraws nothing; the colors here are those of the traces, readable on both grounds."""

import plotly.graph_objects as go

from house.palette import GRID, INK, SERIES

__all__ = ["SERIES"]  # with what is defined here: figures take it from here
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

_AXIS = {
    "gridcolor": GRID,
    "zerolinecolor": GRID,
    "linecolor": GRID,
    "ticks": "",
    "automargin": True,
    "title": {"font": {"size": 12}, "standoff": 8},
    "tickfont": {"size": 12},
    "fixedrange": True,
}

TEMPLATE = go.layout.Template(
    layout={
        "colorway": list(SERIES),
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {**_AXIS, "showgrid": False},
        "yaxis": _AXIS,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "xanchor": "left", "font": {"size": 12}},
        "hovermode": "x unified",
        "hoverlabel": {"font": {"family": FONT, "size": 12}},
        "bargap": 0.35,
        "colorscale": {"sequential": "Cividis"},
    }
)


def blank(height: int = 320) -> go.Figure:
    """An empty figure in the house style; charts add their traces to it."""
    return go.Figure(layout={"template": TEMPLATE, "height": height, "separators": ".,"})

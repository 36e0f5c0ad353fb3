"""Charts of goods imports."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank


def imports_by_country(frame: pd.DataFrame, height: int = 420) -> go.Figure:
    """Imports of one year in billion dollars, the largest on top; frame: country, usd."""
    figure = blank(height)
    figure.add_bar(
        y=frame["country"], x=frame["usd"] / 1e9, orientation="h", marker={"color": SERIES[0]},
        hovertemplate="$%{x:,.1f} billion<extra></extra>",
    )  # fmt: skip
    figure.update_layout(hovermode="closest")
    figure.update_xaxes(title="Billion US dollars", tickformat=",d", showgrid=True)
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    return figure


def imports_by_chapter(frame: pd.DataFrame, height: int = 420) -> go.Figure:
    """A port's imports by chapter, air and vessel stacked; frame: chapter, air, vessel (USD), the largest on top."""
    figure = blank(height)
    for color, mode in zip(SERIES, ("vessel", "air"), strict=False):
        figure.add_bar(
            y=frame["chapter"], x=frame[mode] / 1e6, orientation="h", name=f"by {mode}", marker={"color": color},
            hovertemplate="$%{x:,.1f} million",
        )  # fmt: skip
    figure.update_layout(barmode="stack", hovermode="y unified")
    figure.update_xaxes(title="Million US dollars", tickformat=",", showgrid=True)
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    return figure


def freight_by_mode(frame: pd.DataFrame, height: int = 320) -> go.Figure:
    """Imports from Canada and Mexico by month, modes stacked; frame: index month, a column a mode (USD)."""
    figure = blank(height)
    for color, mode in zip(SERIES, frame.columns, strict=False):
        figure.add_bar(
            x=frame.index, y=frame[mode] / 1e6, name=mode, marker={"color": color},
            hovertemplate="$%{y:,.0f} million",
        )  # fmt: skip
    figure.update_layout(barmode="stack", bargap=0.1)
    figure.update_yaxes(title="Million US dollars a month", tickformat=",")
    figure.update_xaxes(hoverformat="%B %Y")
    return figure

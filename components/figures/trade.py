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

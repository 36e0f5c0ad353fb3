"""Charts of what leaks."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.figures.template import SERIES, blank


def gains_by_supplier(names: Sequence[str], usd: Sequence[float]) -> go.Figure:
    """Imports that suppliers take over in a year, in million dollars, in the order given, the first on top."""
    figure = blank(max(160, 60 + 26 * len(names)))
    figure.add_bar(
        y=list(names), x=[each / 1e6 for each in usd], orientation="h", marker={"color": SERIES[0]},
        hovertemplate="$%{x:,.0f} million<extra></extra>",
    )  # fmt: skip
    figure.update_layout(hovermode="closest")
    figure.update_xaxes(title="Million US dollars a year", tickformat=",", showgrid=True)
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    return figure

"""Charts of the governance page: the deficit index with its range, and the adjustment under each path."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.figures.template import INK, SERIES, blank

PATH_COLORS = {"harm": SERIES[0], "compliance": SERIES[1], "countervailing": SERIES[2]}


def index_by_country(
    names: Sequence[str], index: Sequence[float], low: Sequence[float], high: Sequence[float]
) -> go.Figure:
    """The index, 0 to 1, as a dot, on the span that its items' ranges allow; everything in the order of `names`."""
    figure = blank(64 + 40 * len(names))
    for name, start, end in zip(names, low, high, strict=True):
        figure.add_scatter(
            x=[start, end], y=[name, name], mode="lines", line={"color": INK, "width": 6}, opacity=0.35,
            hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    figure.add_scatter(
        x=list(index), y=list(names), mode="markers+text", marker={"size": 13, "color": SERIES[0]},
        text=[f"{value:.2f}" for value in index], textposition="top center", cliponaxis=False,
        customdata=list(zip(low, high, strict=True)), showlegend=False,
        hovertemplate="%{x:.2f}, range %{customdata[0]:.2f} to %{customdata[1]:.2f}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(hovermode="closest", margin={"t": 16, "r": 16})
    figure.update_xaxes(title="Deficit index: 0 effective, 1 absent", range=[-0.04, 1.04], showgrid=True, dtick=0.25)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=6)
    return figure


def rates_by_path(names: Sequence[str], rates: Mapping[str, Sequence[float]], titles: Mapping[str, str]) -> go.Figure:
    """Ad valorem rate in percent by country under each path; rates in the order of `names`, by path."""
    figure = blank(96 + 62 * len(names))
    for basis, values in rates.items():
        figure.add_bar(
            x=list(values), y=list(names), orientation="h", name=titles[basis], marker={"color": PATH_COLORS[basis]},
            text=[f"{value:.2f}" if value else "0" for value in values], textposition="outside", cliponaxis=False,
            hovertemplate="%{x:.3f}%",
        )  # fmt: skip
    figure.update_layout(
        barmode="group", hovermode="y unified", bargap=0.3, bargroupgap=0.08, legend={"traceorder": "normal"},
        margin={"r": 40},
    )  # fmt: skip
    figure.update_xaxes(title="Border adjustment, % of import value", rangemode="tozero", showgrid=True)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=6)
    return figure

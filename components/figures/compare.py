"""The chart of a comparison: one bar a scenario, by country."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.figures.template import SERIES, blank


def by_scenario(
    countries: Sequence[str],
    scenarios: Sequence[str],
    values: Sequence[Sequence[float | None]],
    unit: str,
    scale: float,
) -> go.Figure:
    """Bars of `values` [scenario][country], times `scale`; None draws nothing."""
    figure = blank(90 + (16 * len(scenarios) + 18) * len(countries))
    for name, row, color in zip(scenarios, values, SERIES, strict=False):
        figure.add_bar(
            x=[None if value is None else value * scale for value in row],
            y=list(countries),
            orientation="h",
            name=name,
            marker={"color": color},
            hovertemplate="%{x:,.2f}",
        )
    figure.update_layout(barmode="group", hovermode="y unified", showlegend=True, legend={"traceorder": "normal"})
    figure.update_xaxes(title=unit, rangemode="tozero", showgrid=True)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=6)
    return figure

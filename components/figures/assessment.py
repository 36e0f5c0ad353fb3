"""The simulator's chart of deaths from the set point to now; that of rates and tolls is drawn by the browser."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.figures.template import INK, SERIES, blank

PART_NAMES = (
    ("explained", "Explained by scores", SERIES[0]),
    ("unproven", "Unproven claims returned", SERIES[1]),
    ("traced", "Traced by evidence", SERIES[2]),
    ("growth", "Growth", SERIES[3]),
)


def deaths_from_set_point_to_now(names: Sequence[str], stacks: dict[str, list[float]]) -> go.Figure:
    """Deaths a year by country: the parts that today's attribution is the sum of, a line at the set point's number."""
    figure = blank(90 + 46 * len(names))
    for part, title, color in PART_NAMES:
        figure.add_bar(
            x=stacks[part],
            y=list(names),
            orientation="h",
            name=title,
            marker={"color": color},
            hovertemplate=f"{title}: %{{x:,.0f}}<extra></extra>",
        )
    figure.add_scatter(
        x=stacks["baseline"],
        y=list(names),
        mode="markers",
        name="Set point",
        marker={"symbol": "line-ns", "size": 26, "line": {"width": 2.5, "color": INK}},
        hovertemplate="Set point: %{x:,.0f}<extra></extra>",
    )
    figure.update_layout(
        barmode="stack",
        legend={"traceorder": "normal"},
        hovermode="y unified",
        yaxis={"autorange": "reversed", "showgrid": False, "ticklabelstandoff": 6},
        xaxis={"title": {"text": "Deaths per year"}, "showgrid": True, "rangemode": "tozero"},
    )
    return figure

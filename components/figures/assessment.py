"""The simulator's charts: rates and tolls by country beside the set point, and deaths from the set point to now."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from components.figures.template import INK, SERIES, blank

PART_NAMES = (
    ("explained", "Explained by scores", SERIES[0]),
    ("unproven", "Unproven claims returned", SERIES[1]),
    ("traced", "Traced by evidence", SERIES[2]),
    ("growth", "Growth", SERIES[3]),
)


def rates_and_tolls_by_country(names: Sequence[str], charts: dict[str, Any]) -> go.Figure:
    """Two panels of horizontal bars: ad valorem rate in percent, toll in USD; a line marks the set point.

    charts: {"rates": {"now": […], "before": […], "end": x}, "tolls": …}, in the order of `names`.
    """
    figure = blank(60 + 38 * len(names))
    for panel, (key, color, unit) in enumerate((("rates", SERIES[0], "%"), ("tolls", SERIES[1], " USD"))):
        axis = {} if panel == 0 else {"xaxis": "x2", "yaxis": "y2"}
        numbers = charts[key]
        hover = f"%{{x:.2f}}{unit}"
        figure.add_bar(
            x=numbers["now"],
            y=list(names),
            orientation="h",
            name="now",
            marker={"color": color},
            hovertemplate=f"now {hover}<extra></extra>",
            **axis,
        )
        figure.add_scatter(
            x=numbers["before"],
            y=list(names),
            mode="markers",
            name="set point",
            marker={"symbol": "line-ns", "size": 22, "line": {"width": 2.5, "color": INK}},
            hovertemplate=f"set point {hover}<extra></extra>",
            **axis,
        )
    figure.update_layout(
        showlegend=False,
        hovermode="y unified",
        bargap=0.45,
        xaxis=_amounts("Adjustment, %", charts["rates"]["end"], [0, 0.48]),
        xaxis2=_amounts("Toll, USD", charts["tolls"]["end"], [0.52, 1]),
        yaxis={"autorange": "reversed", "showgrid": False, "fixedrange": True, "ticklabelstandoff": 6},
        yaxis2={
            "autorange": "reversed",
            "showgrid": False,
            "showticklabels": False,
            "anchor": "x2",
            "fixedrange": True,
        },
    )
    return figure


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


def _amounts(title: str, end: float, domain: list[float]) -> dict[str, Any]:
    return {"title": {"text": title}, "range": [0, end], "domain": domain, "showgrid": True, "fixedrange": True}

"""Charts of an uncertainty run: intervals, likely ranks, and what moves a result."""

from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.colors import sample_colorscale

from components.figures.template import INK, SERIES, blank
from model.uncertainty.spread import Spread

RANKS = {1: "highest", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def intervals(names: Sequence[str], spreads: Sequence[Spread], unit: str, scale: float = 1.0) -> go.Figure:
    """A line from 5% to 95% for each name, a dot at the median and a mark at the point result, times `scale`."""
    figure = blank(80 + 36 * len(names))
    low, median, high, point = (
        [getattr(spread, key) * scale for spread in spreads] for key in ("low", "median", "high", "point")
    )
    reach = {
        "type": "data",
        "symmetric": False,
        "array": [top - middle for top, middle in zip(high, median, strict=True)],
        "arrayminus": [middle - bottom for middle, bottom in zip(median, low, strict=True)],
        "thickness": 4,
        "width": 0,
        "color": SERIES[0],
    }
    figure.add_scatter(
        x=median,
        y=list(names),
        error_x=reach,
        mode="markers",
        name="median, 90% of draws",
        cliponaxis=False,
        marker={"size": 10, "color": SERIES[0]},
        customdata=list(zip(low, high, strict=True)),
        hovertemplate="median %{x:,.2f}, 5–95%: %{customdata[0]:,.2f}–%{customdata[1]:,.2f}<extra></extra>",
    )
    figure.add_scatter(
        x=point,
        y=list(names),
        mode="markers",
        name="the scenario itself",
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 2.5, "color": INK}},
        hovertemplate="the scenario itself %{x:,.2f}<extra></extra>",
    )
    figure.update_xaxes(title=unit, rangemode="tozero", showgrid=True)
    return _by_name(figure)


def rank_odds(names: Sequence[str], odds: Sequence[Sequence[float]]) -> go.Figure:
    """One bar a name, cut into the probabilities (0–1) of being first, second and so on."""
    figure = blank(80 + 36 * len(names))
    colors = sample_colorscale("Cividis", len(names)) if len(names) > 1 else [SERIES[0]]
    for place, color in enumerate(colors):
        label = RANKS.get(place + 1, f"{place + 1}th")
        figure.add_bar(
            x=[100 * row[place] for row in odds],
            y=list(names),
            orientation="h",
            name=label,
            marker={"color": color},
            hovertemplate=f"{label}: %{{x:.1f}}%<extra></extra>",
        )
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"})
    figure.update_xaxes(title="Draws, %", range=[0, 100], showgrid=True)
    return _by_name(figure)


def swings(names: Sequence[str], ends: Sequence[tuple[float, float]], point: float, unit: str) -> go.Figure:
    """A tornado: one bar a parameter, from the result at its low value to that at its high value, about the point."""
    figure = blank(90 + 26 * len(names))
    for place, label in enumerate(("at the low end", "at the high end")):
        figure.add_bar(
            x=[end[place] - point for end in ends],
            y=list(names),
            base=point,
            orientation="h",
            name=label,
            marker={"color": SERIES[place]},
            customdata=[end[place] for end in ends],
            hovertemplate=f"%{{customdata:,.2f}} {label}<extra></extra>",
        )
    figure.add_vline(x=point, line={"color": INK, "width": 1})
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(title=unit, showgrid=True)
    return _by_name(figure)


def indices(names: Sequence[str], first: Sequence[float], total: Sequence[float]) -> go.Figure:
    """Two bars a parameter: its part of the variance alone, and with all its interactions, in percent."""
    figure = blank(90 + 34 * len(names))
    for values, label, color in ((first, "alone", SERIES[0]), (total, "with its interactions", SERIES[1])):
        figure.add_bar(
            x=[100 * value for value in values],
            y=list(names),
            orientation="h",
            name=label,
            marker={"color": color},
            hovertemplate=f"{label}: %{{x:.1f}}%<extra></extra>",
        )
    figure.update_layout(barmode="group")
    figure.update_xaxes(title="Part of the variance, %", rangemode="tozero", showgrid=True)
    return _by_name(figure)


def _by_name(figure: go.Figure) -> go.Figure:
    """Names from the top down, in the order given."""
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=6)
    figure.update_layout(hovermode="y unified")
    return figure

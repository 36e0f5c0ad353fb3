"""From the set point to the charge: a waterfall of steps, and flows from outcomes to what becomes of them."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.figures.template import INK, SERIES, blank
from components.formats import dollars, signed, whole

ROW = 34  # pixels a step
UP, DOWN, WHOLE = SERIES[1], SERIES[2], SERIES[0]
Steps = Sequence[tuple[str, float, bool]]  # title, value, whether it stands for itself rather than adding


def steps_to_charge(deaths: Steps, usd: Steps) -> go.Figure:
    """Two waterfalls, one under the other: deaths from the set point to now, USD from the charge to what is collected.

    In each a step that stands for itself is what the steps before it add up to.
    """
    rows = len(deaths) + len(usd)
    figure = blank(ROW * rows + 120)
    share = len(usd) / (rows + 3)
    for steps, axis, words, title, domain in (
        (deaths, "", _deaths, "Deaths per year", [share + 0.13, 1.0]),
        (usd, "2", _usd, "USD per year", [0.0, share]),
    ):
        figure.add_waterfall(
            x=[value for _, value, _ in steps],
            y=[name for name, _, _ in steps],
            measure=["absolute" if stands else "relative" for _, _, stands in steps],
            orientation="h",
            xaxis=f"x{axis}",
            yaxis=f"y{axis}",
            text=[words(value, stands) for _, value, stands in steps],
            textposition="outside",
            cliponaxis=False,
            constraintext="none",
            increasing={"marker": {"color": UP}},
            decreasing={"marker": {"color": DOWN}},
            totals={"marker": {"color": WHOLE}},
            connector={"line": {"color": INK, "width": 0.5, "dash": "dot"}},
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
        figure.update_layout(
            {
                f"yaxis{axis}": {
                    "autorange": "reversed",
                    "showgrid": False,
                    "ticklabelstandoff": 6,
                    "domain": domain,
                    "anchor": f"x{axis}",
                },
                f"xaxis{axis}": {
                    "title": {"text": title},
                    "showgrid": True,
                    "range": _range(steps),
                    "anchor": f"y{axis}",
                },
            }
        )
    figure.update_layout(showlegend=False, hovermode="closest", bargap=0.4)
    return figure


def flows_to_charge(
    names: Sequence[str], colors: Sequence[str], links: Mapping[tuple[int, int], float], in_usd: bool
) -> go.Figure:
    """Flows between nodes as bands, their width deaths or USD per year; nodes and links by position in `names`."""
    figure = blank(520)
    said = [_usd(value, True) if in_usd else _deaths(value, True) for value in links.values()]
    figure.add_sankey(
        arrangement="snap",
        node={
            "label": list(names),
            "color": list(colors),
            "pad": 18,
            "thickness": 14,
            "line": {"width": 0},
            "hovertemplate": "%{label}: %{value:,.0f}<extra></extra>",
        },
        link={
            "source": [source for source, _ in links],
            "target": [target for _, target in links],
            "value": list(links.values()),
            "customdata": said,
            "color": "rgba(117,128,138,0.28)",
            "hovertemplate": "%{source.label} to %{target.label}: %{customdata}<extra></extra>",
        },
        textfont={"size": 12},
    )
    figure.update_layout(margin={"l": 8, "r": 8, "t": 8, "b": 16}, hovermode="closest")
    return figure


def _deaths(value: float, stands: bool) -> str:
    return whole(value) if stands else signed(value)


def _usd(value: float, stands: bool) -> str:
    return dollars(value) if stands or value <= 0 else f"+{dollars(value)}"


def _range(steps: Steps) -> list[float]:
    """From 0, or the lowest point, to the highest, with room for the numbers at the ends of bars."""
    at, points = 0.0, [0.0]
    for _, value, stands in steps:
        at = value if stands else at + value
        points.append(at)
    low, high = min(points), max(points)
    room = (high - low) or 1.0
    return [low - (0.1 * room if low < 0 else 0.0), high + 0.22 * room]

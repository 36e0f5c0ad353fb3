"""Charts of the sampling page: power, sample size by change, intervals by budget, drawn shifts, simulated rounds."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import INK, SERIES, blank

_LOG = {"type": "log", "showgrid": True, "dtick": 1, "tickformat": "~s", "exponentformat": "none"}


def power_by_inspections(curve: pd.DataFrame, marks: dict[str, float], wanted: float) -> go.Figure:
    """Chance to find the change by inspections of a round (log); marks: name → inspections, drawn as vertical lines."""
    figure = blank(300)
    figure.add_scatter(
        x=curve["inspections"], y=100 * curve["power"], mode="lines", line={"color": SERIES[0], "width": 2.5},
        hovertemplate="%{x:,.0f} inspections: %{y:.0f}%<extra></extra>",
    )  # fmt: skip
    figure.add_hline(y=100 * wanted, line={"color": INK, "width": 1, "dash": "dot"})
    for (name, inspections), color in zip(marks.items(), (SERIES[1], SERIES[2]), strict=False):
        figure.add_scatter(
            x=[inspections, inspections], y=[0, 100], mode="lines", name=name,
            line={"color": color, "width": 2, "dash": "dash"}, hovertemplate=f"{name}: %{{x:,.0f}}<extra></extra>",
        )  # fmt: skip
    figure.data[0].name = "chance to find it"
    figure.update_layout(hovermode="closest", showlegend=True)
    figure.update_xaxes(title="Inspections of a round (log)", **_LOG)
    figure.update_yaxes(title="Found, %", range=[0, 102])
    return figure


def inspections_by_change(sizes: pd.DataFrame, bought: float) -> go.Figure:
    """Inspections of a round (log) that find each size of change, and a line at what the budget buys."""
    figure = blank(300)
    figure.add_scatter(
        x=100 * sizes["change"], y=sizes["inspections"], mode="lines+markers", name="needed",
        line={"color": SERIES[0], "width": 2.5}, hovertemplate="%{x:.0f}%: %{y:,.0f} inspections<extra></extra>",
    )  # fmt: skip
    ends = [100 * sizes["change"].min(), 100 * sizes["change"].max()]
    figure.add_scatter(
        x=ends, y=[bought, bought], mode="lines", name="bought by the budget",
        line={"color": SERIES[1], "width": 2, "dash": "dash"}, hovertemplate="bought: %{y:,.0f}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(hovermode="closest", showlegend=True)
    figure.update_xaxes(title="Change to be found, %")
    figure.update_yaxes(title="Inspections of a round (log)", **_LOG)
    return figure


def interval_by_budget(curve: pd.DataFrame, budget: float) -> go.Figure:
    """Half the interval's width in percent of the prevalence (log) by budget (million USD, log): two allocations."""
    figure = blank(300)
    for column, name, color, dash in (
        ("proportional", "by arrivals alone", SERIES[4], "dot"),
        ("neyman", "Neyman, with cost", SERIES[0], "solid"),
    ):
        figure.add_scatter(
            x=curve["budget"], y=100 * curve[column], mode="lines", name=name,
            line={"color": color, "width": 2.5, "dash": dash}, hovertemplate="$%{x:g} million: ±%{y:.0f}%",
        )  # fmt: skip
    figure.add_vline(x=budget, line={"color": INK, "width": 1.5, "dash": "dot"})
    figure.update_layout(hovermode="closest", showlegend=True)
    figure.update_xaxes(title="Budget of a round, million USD (log)", **{**_LOG, "tickformat": "~g"})
    figure.update_yaxes(title="± % of prevalence (log)", **{**_LOG, "dtick": "D2", "tickformat": "~g"})
    return figure


def shifts_drawn(shifts: pd.DataFrame, days: float) -> go.Figure:
    """Drawn shifts of a round under both schemes: day across, the three shifts of a day down."""
    figure = blank(230)
    for row, (scheme, color) in enumerate((("systematic", SERIES[0]), ("random", SERIES[1]))):
        rows = shifts[shifts["scheme"] == scheme]
        axis = {} if row == 0 else {"yaxis": "y2"}
        figure.add_scatter(
            x=rows["day"], y=rows["shift"], mode="markers", name="systematic" if row == 0 else "randomized",
            marker={"color": color, "symbol": "square", "size": 6}, customdata=rows[["inspections", "first", "step"]],
            hovertemplate="day %{x}, shift %{y}: %{customdata[0]} inspections, from arrival %{customdata[1]}, every "
            "%{customdata[2]}th<extra></extra>", **axis,
        )  # fmt: skip
    shared = {"tickvals": [1, 2, 3], "range": [3.6, 0.4], "showgrid": False, "fixedrange": True}
    figure.update_layout(
        hovermode="closest", showlegend=True, yaxis={**shared, "domain": [0.55, 1], "title": {"text": "Shift"}},
        yaxis2={**shared, "domain": [0, 0.45], "title": {"text": "Shift"}},
    )  # fmt: skip
    figure.update_xaxes(title="Day of the round", range=[0, days + 1], anchor="y2")
    return figure


def found_in_simulated_rounds(rows: pd.DataFrame) -> go.Figure:
    """How often drawn rounds found the change, with two standard errors, beside the exact chance; percent."""
    figure = blank(80 + 22 * len(rows))
    figure.add_bar(
        x=100 * rows["found"], y=rows["place"], orientation="h", name="in drawn rounds",
        marker={"color": SERIES[0]}, error_x={
            "type": "data", "symmetric": False, "array": 200 * rows["error"],
            "arrayminus": (200 * rows["error"]).clip(upper=100 * rows["found"]), "color": INK, "thickness": 1.5,
            "width": 3,
        },
        hovertemplate="drawn: %{x:.1f}%<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=100 * rows["exact"], y=rows["place"], mode="markers", name="exact",
        marker={"symbol": "line-ns", "size": 14, "line": {"width": 2.5, "color": SERIES[1]}},
        hovertemplate="exact: %{x:.1f}%<extra></extra>",
    )  # fmt: skip
    figure.update_layout(hovermode="y unified", showlegend=True)
    figure.update_xaxes(title="Found, % of pairs of rounds", showgrid=True, rangemode="tozero")
    figure.update_yaxes(autorange="reversed", showgrid=False, type="category")
    return figure

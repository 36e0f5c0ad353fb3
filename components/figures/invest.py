"""Charts of the invest page: what the money buys, how returns diminish, what each budget averts."""

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import INK, SERIES, blank

MOST_LETTERS = 26  # of a line of an axis label


def dollars_and_deaths_by_intervention(mix: pd.DataFrame) -> go.Figure:
    """Two panels of bars: million USD, and deaths averted; mix: `answer.mix_frame`.

    Interventions without money have no bar; those that claim no life have none at right.
    """
    figure = blank(64 + 36 * max(len(mix), 3))
    titles = ["<br>".join(wrap(title, MOST_LETTERS)) for title in mix["title"]]
    figure.add_bar(
        x=mix["spending"] / 1e6, y=titles, orientation="h", marker={"color": SERIES[0]},
        hovertemplate="$%{x:,.1f} million<extra></extra>",
    )  # fmt: skip
    figure.add_bar(
        x=mix["averted"], y=titles, orientation="h", marker={"color": SERIES[2]}, xaxis="x2", yaxis="y2",
        hovertemplate="%{x:,.0f} deaths<extra></extra>",
    )  # fmt: skip
    rows = {"autorange": "reversed", "showgrid": False, "fixedrange": True, "ticklabelstandoff": 6}
    figure.update_layout(
        showlegend=False,
        hovermode="closest",
        xaxis=_amounts("Million USD a year", [0, 0.47]),
        xaxis2=_amounts("Deaths averted a year", [0.53, 1]),
        yaxis=rows,
        yaxis2={**rows, "showticklabels": False, "anchor": "x2"},
    )
    return figure


def deaths_averted_by_intervention_alone(returns: pd.DataFrame, billions: float) -> go.Figure:
    """Diminishing returns: deaths averted if the whole budget went to one; a line at the plan's money (billion USD)."""
    figure = blank(320)
    for (title, rows), color in zip(returns.groupby("title", sort=False), SERIES, strict=False):
        figure.add_scatter(
            x=rows["billions"], y=rows["averted"], name=str(title), mode="lines",
            line={"color": color, "shape": "spline", "width": 2.5}, hovertemplate="%{y:,.0f}",
        )  # fmt: skip
    _mark_money(figure, billions)
    figure.update_xaxes(title="Billion USD a year, all on one intervention", rangemode="tozero")
    figure.update_yaxes(title="Deaths averted a year", tickformat=",d", rangemode="tozero")
    figure.update_layout(showlegend=True)
    return figure


def deaths_averted_by_budget(curve: pd.DataFrame, billions: float) -> go.Figure:
    """What the best mix averts for each budget, with the range of the effects; curve: billions, averted, low, high."""
    figure = blank(320)
    figure.add_scatter(
        x=[*curve["billions"], *curve["billions"][::-1]], y=[*curve["high"], *curve["low"][::-1]], fill="toself",
        fillcolor="rgba(69,156,120,0.22)", line={"width": 0}, hoverinfo="skip", name="range of the effects",
    )  # fmt: skip
    figure.add_scatter(
        x=curve["billions"], y=curve["averted"], mode="lines+markers", name="best mix",
        line={"color": SERIES[2], "width": 2.5}, customdata=curve[["low", "high"]],
        hovertemplate="%{y:,.0f} (%{customdata[0]:,.0f}–%{customdata[1]:,.0f})<extra></extra>",
    )  # fmt: skip
    _mark_money(figure, billions)
    figure.update_xaxes(title="Billion USD a year", rangemode="tozero")
    figure.update_yaxes(title="Deaths averted a year", tickformat=",d", rangemode="tozero")
    figure.update_layout(showlegend=True)
    return figure


def _mark_money(figure: go.Figure, billions: float) -> None:
    figure.add_vline(
        x=billions, line={"color": INK, "width": 1.5, "dash": "dot"}, annotation_text="this plan",
        annotation_position="bottom right",
    )  # fmt: skip


def _amounts(title: str, domain: list[float]) -> dict[str, object]:
    return {
        "title": {"text": title}, "domain": domain, "showgrid": True, "fixedrange": True, "rangemode": "tozero",
        "tickformat": "~s", "nticks": 5,
    }  # fmt: skip
